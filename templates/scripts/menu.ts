// Scrolls the menu. It opens and closes without a script: it is a popover.

export function menu() {
  const nav = document.getElementById("nav")
  const current = nav?.querySelector<HTMLElement>("[aria-current]")
  if (!nav || !current) return
  // A long menu shows the current page, beside the page and in the popover.
  const show = () => {
    const below = current.getBoundingClientRect().bottom - nav.getBoundingClientRect().top
    if (below > nav.clientHeight) nav.scrollTop = below - nav.clientHeight / 2
  }
  show()
  nav.addEventListener("toggle", show)
}
