// The search box takes pasted text of several lines; Enter sends it.

export function searchBox() {
  for (const box of document.querySelectorAll<HTMLTextAreaElement>("textarea[data-search-box]")) {
    box.addEventListener("keydown", event => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return
      event.preventDefault()
      box.form?.requestSubmit()
    })
  }
}
