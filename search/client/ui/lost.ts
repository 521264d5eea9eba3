// The page of unknown addresses: lists the pages nearest to the words of the address
// that was asked for, or says that there is none, and whom to contact.

import { decoded, type Site } from "./address"
import { answer } from "./answer"
import { el } from "./dom"
import { item } from "./draw"
import { present } from "./hits"
import { notice } from "./results"
import type { Session } from "./session"

const most = 5 // pages listed

/**
 * The words of an address: /a/b-c.html?d below /a/ gives "b c". Of folders only the last
 * counts: an old site kept its pages elsewhere, and says at the end what a page is about. Pure.
 */
export function wordsOf(path: string, root: string): string {
  const below = path.startsWith(root) ? path.slice(root.length) : path
  const end = decoded(below).replace(/\.[a-z]{2,5}$/i, "").split("/").filter(part => part && part !== "index").slice(-2)
  return (end.join(" ").match(/[\p{L}\p{N}]+/gu) ?? []).join(" ")
}

export async function lost(into: HTMLElement, site: Site, session: Session): Promise<void> {
  const text = wordsOf(location.pathname, new URL(site.root || ".", location.href).pathname)
  if (!text) return
  const found = await session.ask(state => answer(state, { text, filters: {} }, most))
  if (!found) return
  const { hits, weak } = present(found.state, found.result, site), any = !!hits[0]
  into.append(el("div", {},
    any && el("h2", {}, into.dataset["near"]), any ? weak && notice("weak") : notice("undocumented"),
    any && el("ul", { class: "lost-hits" }, ...hits.map(hit => item(hit, weak,
      !!hit.summary[0] && el("p", {}, hit.summary.map(piece => piece.text).join(""))))),
    (!any || weak) && notice("contacts")))
}
