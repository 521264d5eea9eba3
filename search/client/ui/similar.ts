// Below an entry that a link with a pasted text opened: other entries that the text may be
// about, for readers whom the link led wrong.

import type { Site } from "./address"
import { answer } from "./answer"
import { el } from "./dom"
import { item } from "./draw"
import { present } from "./hits"
import type { Session } from "./session"
import * as texts from "./texts"

const most = 4 // entries, the one that is shown among them
const near = 0.5 // share of the best score from which an entry may be meant

/** Lists entries near to the text that the form holds, if a link brought one. */
export function similar(form: HTMLFormElement, site: Site, session: Session): void {
  const show = () => void list(form.dataset["pasted"], site, session)
  addEventListener("faultbook:pasted", show)
  show()
}

/** Lists the entries near to a text below the page that is shown. The page says enough
 * without. */
export async function list(text: string | undefined, site: Site, session: Session): Promise<void> {
  const into = document.querySelector("main:not([hidden]) .page-main")
  if (!text || !into) return
  const found = await session.ask(state => answer(state, { text, filters: {} }, most)).catch(() => undefined)
  if (!found) return
  into.querySelector("[data-similar]")?.remove()
  const { hits } = present(found.state, found.result, site)
  const items = hits
    .filter(hit => hit.action && hit.score >= hits[0]!.score * near && placeOf(hit.href) !== placeOf(""))
    .map(hit => item(hit, false,
      hit.message.length > 0 && el("p", { dir: "auto", lang: hit.lang }, ...hit.message.map(piece => piece.text))))
  if (!items.length) return
  into.append(el("section", { "data-similar": "" }, el("h2", {}, texts.similar), el("ul", {}, ...items)))
}

/** What tells pages apart: the path, or in a site that is one file the fragment. */
function placeOf(href: string): string {
  const { hash, pathname } = new URL(href || location.href, location.href)
  return hash || pathname.replace("index.html", "")
}
