// Small comforts of the menu. It opens and closes by itself: it is a popover.

export function menu() {
  const nav = document.getElementById("nav")
  const current = nav?.querySelector<HTMLElement>("[aria-current]")
  if (!nav || !current) return
  // In a long menu the current page is in view, beside the page and in the popover.
  const show = () => {
    const below = current.getBoundingClientRect().bottom - nav.getBoundingClientRect().top
    if (below > nav.clientHeight) nav.scrollTop = below - nav.clientHeight / 2
  }
  show()
  nav.addEventListener("toggle", show)
}
