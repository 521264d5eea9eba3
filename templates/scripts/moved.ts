// Redirects old addresses: that of a page with its fragment, and a fragment whose section has
// moved.

import { decoded } from "./decode"

/** Redirects from the page at an old address; its script element names the target. */
export function leave() {
  const to = (document.currentScript as HTMLScriptElement | null)?.dataset["to"]
  if (!to) return
  const url = new URL(to, location.href)
  url.search ||= location.search
  if (location.hash) url.hash = location.hash
  location.replace(url.href)
}

export function moved() {
  const list = document.querySelector("[data-moved]")
  if (!list) return
  const follow = () => {
    const old = document.getElementById(decoded(location.hash.slice(1)))
    const link = old?.parentElement === list && old.querySelector("a")
    if (link) location.replace(link.href)
  }
  addEventListener("hashchange", follow)
  follow()
}
