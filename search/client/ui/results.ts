// Draws the results and the filters of the search page.

import type { Site } from "./address"
import type { Answer } from "./answer"
import { el, fill } from "./dom"
import { button, contactLine, item, link, marked, messagesLink, nameOf, verdictOf } from "./draw"
import type { Group } from "./filters"
import { present, type AnswerView, type HitView } from "./hits"
import * as texts from "./texts"

export interface Frame {
  site: Site
  more: (() => void) | undefined
  unfilter: (() => void) | undefined
}

/** The nodes of the results, and the sentence that is read out. */
export function drawResults(found: Answer, { hits, weak, unknown, total }: AnswerView, frame: Frame): { nodes: Node[]; said: string } {
  if (!hits.length) return nothing(found, unknown, frame)
  const count = texts.count(total)
  const note = found.hidden.length ? hiding(found, frame)
    : weak ? named("weak", unknown) : el("p", { class: "search-count" }, count)
  const nodes: Node[] = [
    note,
    el("ol", { class: "hits" }, ...hits.map((hit, i) => result(hit, weak, !i))),
  ]
  if (frame.more) nodes.push(button(texts.more, frame.more))
  if (weak) nodes.push(otherWays(hits[0], frame))
  return { nodes, said: weak ? note.textContent + " " + count : count }
}

function nothing(found: Answer, unknown: string, frame: Frame): { nodes: Node[]; said: string } {
  const note = found.hidden.length ? hiding(found, frame)
    : frame.unfilter ? notice("unmatched", frame.unfilter) : named("none", unknown)
  const near = present(found.state, { ...found.result, hits: found.near }, frame.site).hits
  const nodes: Node[] = [note]
  if (near.length) {
    nodes.push(el("h2", { class: "search-near" }, texts.nearestLabels),
      el("ul", { class: "lost-hits" }, ...near.map(hit => item(hit, true))))
  }
  nodes.push(otherWays(undefined, frame))
  return { nodes, said: note.textContent! } // of an element: never null
}

/** Names the filters that hide a better match, with the way to drop them. */
function hiding({ hidden }: Answer, { unfilter }: Frame): HTMLElement {
  const note = notice("hidden", unfilter), names = note.querySelector("[data-search-names]")
  if (names) names.textContent = hidden.join(texts.separator)
  return note
}

/** Where to turn when the hits do not help: to those who help with the nearest one. */
function otherWays(best: HitView | undefined, { site }: Frame): HTMLElement {
  const contact = best?.contact ? contactLine(texts.otherwise, best) : notice("contacts")
  return el("div", { class: "search-other" }, contact, el("p", {}, messagesLink(site)))
}

/** A text of the page's template, below the sentence about identifiers that no page has. */
function named(name: string, unknown: string): HTMLElement {
  const note = notice(name), title = note.querySelector("p")
  if (unknown) title!.textContent = unknown
  return note
}

/** A text of the page's template, and what its button does. */
export function notice(name: string, act?: () => void): HTMLElement {
  const template = document.querySelector<HTMLTemplateElement>(`template[data-search-${name}]`)
  const note = el("div", {}, template?.content.cloneNode(true))
  if (act) note.querySelector("button")?.addEventListener("click", act)
  return note
}

function result(hit: HitView, weak: boolean, best: boolean): HTMLElement {
  const li = el("li", { class: best && !weak ? "hit hit-best" : "hit" },
    el("div", { class: "hit-head" }, el("h2", {}, link(hit, weak, {}, ...nameOf(hit))), verdictOf(hit)))
  if (hit.lang) li.append(texts.language(hit.lang))
  if (hit.message.length) {
    li.append(el("p", { class: "hit-message", translate: "no", dir: "auto", lang: hit.lang }, ...marked(hit.message)))
  }
  if (hit.summary.length) li.append(el("p", { class: "hit-text" }, ...marked(hit.summary)))
  if (!best || weak) return li
  const [list, name] = hit.causes.length ? ["ul", "ways"] as const : ["ol", "steps"] as const
  if (hit.fix.length) li.append(el("h3", {}, texts.fix), el(list, { class: name }, ...hit.fix.map((step, i) => el("li", {}, hit.causes[i] && el("b", {}, hit.causes[i]), step))))
  if (hit.contact) li.append(el("h3", {}, texts.contact), contactLine("", hit))
  return li
}

/** Gives the function that draws the filters. What was drawn before stays where it is,
 * with the focus on it, which spares most of the work of a keystroke on a large site. */
export function filtersIn(into: HTMLElement, act: (facet: string, id: string) => void) {
  const sets: Record<string, HTMLElement> = Object.create(null), made: Record<string, HTMLElement> = {}
  const make = (id: string, name: string, change: () => void) => {
    const label = el("label", { class: "filter" }, el("input", { type: "checkbox", id }), el("span", {}, name), " ", el("span", { class: "count" }, " "))
    label.addEventListener("change", change)
    return label
  }
  return (groups: Group[]) => {
    const drawn = groups.map(({ facet, name, choices }) => {
      const set = sets[facet] ??= el("fieldset", {}, el("legend", {}, name))
      fill(set, [set.firstChild!, ...choices.map(({ id, name, count, on }) => {
        const key = `filter-${facet}-${id}`
        const label = made[key] ??= make(key, name, () => act(facet, id)), number = label.lastChild!.firstChild!
        if (number.nodeValue !== String(count)) number.nodeValue = String(count);
        (label.firstChild as HTMLInputElement).checked = on
        return label
      })])
      return set
    })
    const all = into.querySelector("[data-search-groups]")
    if (all) fill(all, drawn)
    const chosen = into.querySelector("[data-search-chosen]"), on = groups.flatMap(g => g.choices.filter(c => c.on).map(c => c.name))
    if (chosen) chosen.textContent = on.length ? ": " + on.join(texts.separator) : ""
    into.hidden = !drawn.length
  }
}
