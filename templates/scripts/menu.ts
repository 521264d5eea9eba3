// Small comforts of the menu. It opens and closes by itself: it is a popover.

export function menu() {
  const nav = document.getElementById("nav")
  const current = nav?.querySelector<HTMLElement>("[aria-current]")
  if (!nav || !current) return
  const center = () => {
    nav.scrollTop += current.getBoundingClientRect().top - nav.getBoundingClientRect().top - nav.clientHeight / 2
  }
  // In a long menu the current page is in view, beside the page and in the popover.
  center()
  nav.addEventListener("toggle", center)
}
