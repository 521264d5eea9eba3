// Draws the results and the filters of the search page.

import type { Site } from "./address"
import type { Answer } from "./answer"
import { el } from "./dom"
import { contactLine, link, marked, messagesLink, nameOf } from "./draw"
import type { Group } from "./filters"
import type { AnswerView, HitView } from "./hits"
import { texts } from "./texts"

export interface Frame {
  site: Site
  tones: Record<string, string>
  more: (() => void) | undefined
  unfilter: (() => void) | undefined
}

/** The nodes of the results, and the sentence that is read out. */
export function drawResults(found: Answer, { hits, weak }: AnswerView, frame: Frame): { nodes: Node[]; said: string } {
  if (!hits.length) return nothing(found, frame)
  const names = new Map(found.groups.find(g => g.facet === "severity")?.choices.map(c => [c.id, c.name]))
  const count = texts.count(hits.length, !!frame.more)
  const nodes: Node[] = [
    weak ? el("div", { class: "alert alert-warning" }, el("p", { class: "alert-title" }, texts.weakTitle), el("p", {}, texts.weak)) : el("p", { class: "search-count" }, count),
    el("ol", { class: "hits" }, ...hits.map((hit, i) => item(hit, weak, !i, badge(hit, names, frame.tones)))),
  ]
  if (frame.more) nodes.push(button(texts.more, frame.more))
  if (weak) nodes.push(otherWays(found, texts.otherwise, frame))
  return { nodes, said: weak ? `${texts.weakTitle}. ${count}` : count }
}

function nothing(found: Answer, frame: Frame): { nodes: Node[]; said: string } {
  const more = frame.unfilter ? texts.noneFiltered : texts.noneMore
  const box = el("div", { class: "alert" }, el("p", { class: "alert-title" }, texts.none), el("p", {}, more))
  if (frame.unfilter) box.append(button(texts.unfilter, frame.unfilter))
  return { nodes: [box, otherWays(found, texts.ask, frame)], said: `${texts.none}. ${more}` }
}

function otherWays({ contacts }: Answer, lead: string, { site }: Frame): HTMLElement {
  return el("div", { class: "search-other" }, ...contacts.map(c => contactLine(lead, c)), el("p", {}, messagesLink(site)))
}

function button(text: string, act: () => void): HTMLElement {
  const b = el("button", { type: "button", class: "search-button" }, text)
  b.addEventListener("click", act)
  return b
}

function badge(hit: HitView, names: Map<string, string>, tones: Record<string, string>): HTMLElement | undefined {
  const name = names.get(hit.severity)
  return name ? el("span", { class: "badge tone-" + (tones[hit.severity] ?? "neutral") }, name) : undefined
}

function item(hit: HitView, weak: boolean, best: boolean, badge: HTMLElement | undefined): HTMLElement {
  const li = el("li", { class: best && !weak ? "hit hit-best" : "hit" },
    el("div", { class: "hit-head" }, el("h2", {}, link(hit, weak, {}, ...nameOf(hit))), badge))
  if (hit.message.length) li.append(el("p", { class: "hit-message", translate: "no" }, ...marked(hit.message)))
  if (hit.summary.length) li.append(el("p", { class: "hit-text" }, ...marked(hit.summary)))
  if (!best || weak) return li
  if (hit.fix.length) li.append(el("h3", {}, texts.fix), el("ol", { class: "steps" }, ...hit.fix.map(step => el("li", {}, step))))
  if (hit.contact) li.append(el("h3", {}, texts.contact), contactLine("", { to: hit.contact, send: hit.send }))
  return li
}

/** Draws the filters anew, and leaves the focus on the one that was just used. */
export function drawFilters(into: HTMLElement, groups: Group[], act: (facet: string, id: string) => void): void {
  const focused = document.activeElement?.id
  const sets = groups.map(({ facet, name, choices }) => el("fieldset", {}, el("legend", {}, name), ...choices.map(({ id, name, count, on }) => {
    const box = el("input", { type: "checkbox", id: `filter-${facet}-${id}`, checked: on && "" })
    box.addEventListener("change", () => act(facet, id))
    return el("label", { class: "filter" }, box, el("span", {}, name), " ", el("span", { class: "count" }, String(count)))
  })))
  into.querySelector("[data-search-groups]")?.replaceChildren(...sets)
  into.hidden = !sets.length
  if (focused) document.getElementById(focused)?.focus()
}
