// Recent searches: kept in the browser alone, and not at all where the reader or the
// browser says so.

import { pageOf, type Site } from "./address"
import { el } from "./dom"
import { button } from "./draw"
import * as texts from "./texts"

const key = "faultbook-recent", off = "off", most = 6

/** The searches, the last one first; nothing where they are not kept. */
function kept(): string[] | undefined {
  try {
    const text = localStorage.getItem(key)
    return text === off ? undefined : JSON.parse(text ?? "[]") as string[]
  } catch {
    return undefined
  }
}

function write(text: string): void {
  try { localStorage.setItem(key, text) } catch { /* not allowed */ }
}

/** Keeps a search that led somewhere. */
export function remember(text: string): void {
  const all = kept(), query = text.trim()
  if (all && query) write(JSON.stringify([query, ...all.filter(one => one !== query)].slice(0, most)))
}

/** Shows the searches, with what clears them and what stops keeping them. */
export function showRecent(into: HTMLElement, site: Site): void {
  const all = kept(), again = () => showRecent(into, site)
  const act = (text: string, value: string) => button(text, () => { write(value); again() })
  into.hidden = all?.length === 0
  into.replaceChildren(...all?.length ? [
    el("h2", {}, texts.recent),
    el("ul", { class: "pills" }, ...all.map(text => el("li", {}, el("a", { href: pageOf(site, { text, filters: {} }) }, text)))),
    el("p", { class: "search-ways" }, act(texts.recentClear, "[]"), act(texts.recentOff, off)),
  ] : all ? [] : [el("p", { class: "search-ways" }, act(texts.recentOn, "[]"))])
}
