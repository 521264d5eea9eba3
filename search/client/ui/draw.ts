// Draws views: the pieces that the list below the box and the search page share.

import type { Site } from "./address"
import { el, type Child } from "./dom"
import type { AnswerView, HitView } from "./hits"
import type { Piece } from "./mark"
import * as texts from "./texts"

export type Field = HTMLInputElement | HTMLTextAreaElement

/** In a text of several lines the arrows move among them first. */
export const inside = ({ value, selectionEnd }: Field) => value.includes("\n") && selectionEnd !== value.length

export const marked = (pieces: Piece[]) => pieces.map(({ text, marked }) => marked ? el("mark", {}, text) : text)

/** What a hit is called: code, title and where it belongs. */
export function nameOf({ code, title, place, icon }: HitView): Child[] {
  return [
    ...iconOf(icon),
    el("span", { class: "hit-title" }, code && el("code", {}, code), code && " ", ...marked(title)),
    ...(place ? [" ", el("span", { class: "hit-place" }, place)] : []),
  ]
}

/** The icon that the product shows, where the site says what it looks like. */
function iconOf(icon: string): Child[] {
  const [, color, shape, name] = /^(\w*)-(\w*)-(.*)$/.exec(icon) ?? []
  const look = { class: `drawn color-${color} shape-${shape}`, role: "img", "aria-label": texts.icon(name ?? "") }
  return color || shape ? [el("span", look), " "] : []
}

/** What a hit asks of its reader, before anything else that it says. */
export function verdictOf({ action }: HitView): HTMLElement | undefined {
  return action ? el("span", { class: "hit-verdict tone-" + action }, texts.verdicts[action]) : undefined
}

export function link(
  hit: HitView, weak: boolean, attributes: Record<string, string>, ...children: Child[]
): HTMLAnchorElement {
  const about = { href: hit.href, "data-entry": hit.id, "data-score": String(hit.score) }
  return el("a", { ...attributes, ...about, "data-low-confidence": weak && "" }, ...children)
}

/** A hit in a plain list: what it is called, what it asks of its reader, and more. */
export const item = (hit: HitView, weak: boolean, ...more: Child[]) =>
  el("li", {}, link(hit, weak, {}, ...nameOf(hit)), " ", verdictOf(hit), ...more)

/** Takes the words along to the page of a hit, but into no address that is copied. */
export function takeWords(list: HTMLElement, view: () => AnswerView | undefined, before?: () => void): void {
  const go = (event: Event) => {
    const hit = (event.target as Element).closest("a[data-entry]"), href = hit?.getAttribute("href")
    if (!hit || !href) return
    hit.setAttribute("href", href + (view()?.find ?? ""))
    before?.()
    setTimeout(() => hit.setAttribute("href", href))
  }
  list.addEventListener("click", go)
  list.addEventListener("auxclick", go)
}

export function contactLine(lead: string, { contact, send }: HitView): HTMLElement {
  const ids = send.flatMap((id, i) => [i ? ", " : texts.ready, el("strong", {}, id)])
  return el("p", { class: "hit-contact" }, lead && lead + " ", el("strong", {}, contact), ...ids, ".")
}

export const messagesLink = (site: Site) => el("a", { href: site.messages }, texts.messages)

export function failure(error: string, site: Site, retry: () => void): HTMLElement {
  return el("div", { class: "alert alert-caution" }, el("p", {}, error), el("p", { class: "search-ways" }, button(texts.retry, retry), messagesLink(site)))
}

export function button(text: string, act: () => void): HTMLElement {
  const made = el("button", { type: "button", class: "search-button" }, text)
  made.addEventListener("click", act)
  return made
}

/** A live region that waits for a pause in typing before it speaks. */
export function announcer(form: HTMLFormElement): (text: string) => void {
  const region = form.querySelector("[data-search-status]")
  let timer: ReturnType<typeof setTimeout> | undefined
  return text => {
    clearTimeout(timer)
    timer = setTimeout(() => { if (region) region.textContent = text }, 400)
  }
}
