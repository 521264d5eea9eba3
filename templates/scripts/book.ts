// Shows one page at a time of a site that is one file: the page that the fragment of the address
// names. The browser's own find still searches the hidden pages. Without this script all pages
// follow each other.

import { decoded } from "./decode"
import { edition } from "./editions"

const leaves = [...document.querySelectorAll<HTMLElement>("main[data-title]")]
const nav = document.getElementById("nav")
const skip = document.querySelector<HTMLAnchorElement>(".skip")
const root = document.documentElement
const opened = edition() // the language of the pages
const languages = [...document.querySelectorAll<HTMLAnchorElement>(".languages a")]
  .map(link => ({ link, home: link.getAttribute("href") ?? "" }))
let here: HTMLElement | undefined

/** What the address names: a page, or a place within one. */
function named(): HTMLElement | null {
  const [name = ""] = location.hash.slice(1).split(/[?#]/)
  if (!name || name === "top" || name.startsWith("m=")) return document.getElementById("/" + opened)
  return document.getElementById(decoded(name))
}

const leafOf = (place: Element | null) => place?.closest<HTMLElement>("main[data-title]") ?? undefined

function hide(leaf: HTMLElement, is: boolean): void {
  if (is) leaf.setAttribute("hidden", "until-found")
  else leaf.removeAttribute("hidden")
}

/** Shows a page with its title, its menu and its marks. */
function turn(to: HTMLElement): void {
  if (to === here) return
  if (here) hide(here, true)
  hide(to, false)
  here = to
  document.title = to.dataset["title"] ?? ""
  document.body.className = to.className
  const menu = document.querySelector<HTMLTemplateElement>(`template[data-menu="${to.dataset["menu"]}"]`)
  if (nav?.matches(":popover-open")) nav.hidePopover()
  if (nav && menu) nav.replaceChildren(menu.content.cloneNode(true))
  if (skip) skip.href = "#" + to.id
  for (const { link, home } of languages) link.href = home + encodeURI(to.id.slice(1 + opened.length))
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".top a, .menu a, .foot a")) {
    if (link.getAttribute("href") === "#" + encodeURI(to.id)) link.setAttribute("aria-current", "page")
    else link.removeAttribute("aria-current")
  }
}

// The scroll position of each entry of the history: the browser would restore it before the page
// is shown again.
const scrolled = new Map<number, number>()
let entry = 0, entries = Date.now() // another language loads the file again, and counts on

const entryNow = () => (history.state as { leaf?: number } | null)?.leaf

function arrive(): void {
  if (edition() !== opened) return location.reload() // its texts and its search are others
  const place = named(), leaf = leafOf(place) ?? leafOf(document.getElementById(`/${opened}404.html`)) ?? leaves[0]
  if (!leaf) return
  const known = entryNow(), before = here
  entry = known ?? ++entries
  if (known === undefined) history.replaceState({ ...history.state as object, leaf: entry }, "")
  turn(leaf)
  const y = known === undefined ? undefined : scrolled.get(known)
  if (y !== undefined) scrollTo({ top: y, behavior: "instant" })
  else if (place && place !== leaf) place.scrollIntoView({ behavior: "instant" })
  else if (before && before !== leaf) scrollTo({ top: 0, behavior: "instant" })
  if (before && before !== leaf && !leaf.contains(document.activeElement)) leaf.focus({ preventScroll: true })
}

/** Shows every page while they are printed. */
function whole(is: boolean): void {
  root.classList.toggle("whole", is)
  for (const leaf of leaves) hide(leaf, !is && leaf !== here)
}

function printButton(): void {
  const button = document.createElement("button")
  button.type = "button"
  button.className = "search-button print-book"
  button.textContent = document.querySelector<HTMLElement>("[data-print]")?.dataset["print"] ?? ""
  button.addEventListener("click", () => {
    whole(true)
    print()
  })
  document.querySelector(".foot")?.append(button)
  addEventListener("afterprint", () => whole(false))
}

history.scrollRestoration = "manual"
for (const leaf of leaves) {
  hide(leaf, true)
  // The browser's own find has moved to another page.
  leaf.addEventListener("beforematch", () => {
    if (leafOf(named()) === leaf) return
    history.pushState({ leaf: entry = ++entries }, "", "#" + leaf.id)
    turn(leaf)
  })
}
// The browser scrolls before it reports the move to another entry.
addEventListener("scroll", () => { if (entryNow() === entry) scrolled.set(entry, scrollY) }, { passive: true })
addEventListener("popstate", arrive)
arrive()
root.classList.add("ready")
printButton()
