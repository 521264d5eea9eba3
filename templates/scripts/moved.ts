// An address whose fragment names a section that has moved leads on to it.

export function moved() {
  const list = document.querySelector("[data-moved]")
  if (!list) return
  const follow = () => {
    const old = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    const link = old?.parentElement === list && old.querySelector("a")
    if (link) location.replace(link.href)
  }
  addEventListener("hashchange", follow)
  follow()
}
