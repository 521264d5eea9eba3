// Below an entry that a link with a pasted text opened: other entries that the text may be
// about, for readers whom the link led wrong.

import { hrefOf, type Site } from "./address"
import { answer } from "./answer"
import { el } from "./dom"
import { link, nameOf, verdictOf } from "./draw"
import { present, type HitView } from "./hits"
import type { Session } from "./session"
import * as texts from "./texts"

const most = 3 // entries listed
const near = 0.5 // share of the best score from which an entry may be meant

/** Lists entries near to the text that the form holds, if a link brought one. */
export function similar(form: HTMLFormElement, site: Site, session: Session): void {
  const show = () => {
    const { pasted } = form.dataset
    if (pasted) list(pasted, site, session).catch(() => { /* the page says enough without */ })
  }
  addEventListener("faultbook:pasted", show)
  show()
}

/** Lists the entries near to a text below the page that is shown. */
export async function list(text: string, site: Site, session: Session): Promise<void> {
  const main = document.querySelector("main:not([hidden])"), into = main?.querySelector(".page-main") ?? main
  const found = await session.ask(state => answer(state, { text, filters: {} }, most + 1))
  if (!into || !found) return
  into.querySelector("[data-similar]")?.remove()
  const { hits } = present(found.state, found.result, site), best = hits[0]?.score ?? 0
  const others = hits.filter(hit => hit.action && hit.score >= best * near && !isHere(hit, site)).slice(0, most)
  if (!others.length) return
  const messageOf = ({ message, lang }: HitView) => message.length > 0 &&
    el("p", { translate: "no", dir: "auto", lang }, ...message.map(piece => piece.text))
  const items = others.map(hit =>
    el("li", {}, link(hit, false, {}, ...nameOf(hit)), " ", verdictOf(hit), messageOf(hit)))
  into.append(el("section", { "data-similar": "" }, el("h2", {}, texts.similar), el("ul", {}, ...items)))
}

/** Reports whether a hit is the page that is shown. */
function isHere(hit: HitView, site: Site): boolean {
  if (hit.href.startsWith("#")) return decodeURI(location.hash).split(/[?#]/)[1] === decodeURI(hit.href).slice(1)
  const path = (href: string) => new URL(href, location.href).pathname.replace(/index\.html$/, "")
  return path(hit.href) === path(location.href) || hit.href === hrefOf(site, "")
}
