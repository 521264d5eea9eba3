// Arrow keys on the search page: from the box down to the hits, and back.

export function arrows(input: HTMLInputElement | HTMLTextAreaElement, results: HTMLElement): void {
  const stops = () => [input, ...results.querySelectorAll<HTMLElement>("a[data-entry]")]
  const move = (event: KeyboardEvent) => {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0
    const at = stops().indexOf(event.target as HTMLElement)
    if (!by || at < 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const inside = at === 0 && input.value.includes("\n") && input.selectionEnd !== input.value.length
    const to = stops()[at + by]
    if (inside || !to) return
    event.preventDefault()
    to.focus()
  }
  input.addEventListener("keydown", event => move(event as KeyboardEvent))
  results.addEventListener("keydown", event => {
    if (event.key === "Escape") input.focus()
    else move(event)
  })
}
