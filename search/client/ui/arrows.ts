// Arrow keys on the search page: from the box down to the hits, and back.

import { inside, type Field } from "./draw"

export function arrows(input: Field, results: HTMLElement): void {
  const move = (event: KeyboardEvent) => {
    const { key, target, altKey, ctrlKey, metaKey, shiftKey } = event
    const stops: EventTarget[] = [input, ...results.querySelectorAll("a[data-entry]")]
    const at = stops.indexOf(target!)
    const to = key === "Escape" ? 0 : at + (key === "ArrowDown" ? 1 : key === "ArrowUp" ? -1 : 0)
    const stop = stops[to] as HTMLElement | undefined
    if (!stop || at < 0 || to === at || altKey || ctrlKey || metaKey || shiftKey || (!at && inside(input))) return
    event.preventDefault()
    stop.focus()
  }
  input.addEventListener("keydown", event => move(event as KeyboardEvent))
  results.addEventListener("keydown", move)
}
