// Draws what is in logs.

import type { Chain, Place, Status, Values } from "../../logs/answer"
import type { Fault } from "../../logs/shape"
import { redactShape } from "../../logs/redact"
import { hrefOf, wordsHash, type Site } from "../address"
import { el } from "../dom"
import type { Data, Details } from "./data"
import type { Outcome } from "./run"
import { copyButton, summaryOf } from "./share"
import * as texts from "./words"

const shownShapes = 50, shownChains = 100

export interface Shown { site: Site; data: Data; details: Map<string, Details> }

/** A part of an outcome: at once, or a list whose items come one by one, so that the browser
 * may draw in between. */
export type Part = Node | { list: HTMLElement; items: Iterable<Node> }

/** Draws an outcome. */
export function draw(outcome: Outcome, shown: Shown): Part[] {
  const { answer } = outcome, nodes: Part[] = []
  const notes = outcome.faults.map(([name, why]) => texts.unreadable(name, why))
  if (outcome.skipped.length) notes.unshift(texts.skipped(outcome.skipped.join(texts.separator)))
  if (outcome.stopped) notes.unshift(texts.stopped)
  for (const note of notes) nodes.push(el("p", { class: "alert alert-warning" }, note))
  const count = el("p", { class: "search-count" }, texts.lines(answer.lines))
  const shared = answer.statuses.length || answer.undocumented.length
  nodes.push(el("div", { class: "logs-head" }, count, ...shared ? [sharing(outcome, shown)] : []))
  nodes.push(el("h2", {}, texts.recognised))
  if (!answer.statuses.length) nodes.push(el("p", {}, texts.nothing))
  else nodes.push(listOf("hits", answer.statuses, status => drawStatus(status, shown)))
  if (answer.timeline.length) {
    const chains = answer.timeline.slice(0, shownChains)
    nodes.push(el("h2", {}, texts.order), listOf("logs-order", chains, drawChain))
    if (answer.timeline.length > shownChains) nodes.push(el("p", {}, texts.more(answer.timeline.length - shownChains)))
  }
  if (answer.undocumented.length) {
    nodes.push(el("h2", {}, texts.undocumented), ...drawFaults(answer.undocumented, answer.others))
  }
  return nodes
}

function listOf<T>(name: string, all: T[], one: (item: T) => Node): Part {
  const items = function* () { for (const item of all) yield one(item) }
  return { list: el("ol", { class: name }), items: items() }
}

function sharing(outcome: Outcome, shown: Shown): HTMLElement {
  const box = el("input", { type: "checkbox" }) as HTMLInputElement
  return el("p", { class: "logs-share" }, copyButton(texts.copy, () => summaryOf(outcome.answer, shown, box.checked)),
    el("label", {}, box, " ", texts.everything))
}

/** What a screen reader says of an outcome: how much was read, and what is worst. */
export function spoken({ answer }: Outcome): string {
  const [worst] = answer.statuses
  return texts.facts(texts.lines(answer.lines), worst ? [wordOf(worst), worst.label].filter(Boolean).join(": ")
    : texts.nothing)
}

const wordOf = (status: Status) => status.over ? texts.over : texts.verdicts[status.verdict]

function verdictOf(status: Status): HTMLElement | undefined {
  const word = wordOf(status)
  return word ? el("span", { class: "hit-verdict tone-" + (status.over ? "none" : status.verdict) }, word) : undefined
}

function drawStatus(status: Status, shown: Shown): HTMLElement {
  const details = shown.details.get(status.id)
  // The line fills the gaps of the message on the page of the entry.
  const pasted = wordsHash({ strong: [], weak: [] }, status.places[0]?.text ?? "")
  const head = el("a", { href: hrefOf(shown.site, details?.url || status.id + "/") + pasted, "data-entry": status.id },
    el("span", { class: "hit-title" }, status.label), " ", el("span", { class: "hit-place" }, details?.where ?? ""))
  const li = el("li", { class: "hit", "data-count": String(status.count) },
    el("div", { class: "hit-head" }, el("h3", {}, head), verdictOf(status)),
    el("p", { class: "hit-text" }, texts.facts(texts.times(status.count), spanOf(status.first, status.last))))
  if (details?.step && !status.over && status.verdict !== "none") {
    li.append(el("p", {}, el("b", {}, texts.step), " ", details.step))
  }
  if (status.arguments.length) li.append(drawValues(status.arguments))
  if (status.also.length) {
    const others = status.also.flatMap((id, i) =>
      [i ? texts.separator : "", el("a", { href: hrefOf(shown.site, id + "/") }, shown.data.label(id))])
    li.append(el("p", { class: "hit-text" }, texts.same, " ", ...others))
  }
  li.append(drawPlaces(status))
  return li
}

/** The places are drawn when the reader opens them. */
function drawPlaces({ count, places }: Status): HTMLElement {
  const all = el("details", {}, el("summary", {}, texts.places(count)))
  all.addEventListener("toggle", () => {
    const more = count > places.length && el("p", {}, texts.more(count - places.length))
    all.append(...places.map(drawPlace), ...more ? [more] : [])
  }, { once: true })
  return all
}

function drawValues(all: Values[]): HTMLElement {
  return el("dl", { class: "logs-values" }, ...all.flatMap(({ name, distinct, values }) => {
    const list = (distinct > values.length ? [...values, "…"] : values).join(texts.separator)
    return [el("dt", {}, name),
      el("dd", { translate: "no", dir: "auto" }, distinct > 1 && texts.different(distinct) + ": ", list)]
  }))
}

function drawPlace(place: Place): HTMLElement {
  const before = place.before.map(text => text + "\n"), after = place.after.map(text => "\n" + text)
  const lines = [...before, el("mark", {}, place.text), ...after]
  return el("figure", { class: "logs-place" }, el("figcaption", {}, texts.at(place.file, place.line)),
    el("pre", { translate: "no", dir: "ltr", tabindex: "0" }, ...lines))
}

function drawChain({ steps }: Chain): HTMLElement {
  const [first, ...rest] = steps.map(step => texts.repeated(step.label, step.count))
  const text = rest.reduce((before, next) => texts.then(before, next), first!)
  const time = spanOf(steps[0]!.first, steps.at(-1)!.last)
  const small = (text: string) => el("span", { class: "hit-place" }, text)
  return el("li", {}, time && small(time), time && " ", text, " ", small(texts.at(steps[0]!.file, steps[0]!.line)))
}

function drawFaults(faults: Fault[], others: number): Part[] {
  const list = listOf("hits", faults.slice(0, shownShapes), drawFault)
  const hidden = Math.max(0, faults.length - shownShapes) + others
  return hidden ? [list, el("p", {}, texts.more(hidden))] : [list]
}

function drawFault({ shape, count, trace, first, last, place }: Fault): HTMLElement {
  const safe = redactShape(shape, place.text), subject = encodeURIComponent(texts.subject(safe))
  const mail = `mailto:?subject=${subject}&body=${encodeURIComponent(texts.suggestion(safe, count))}`
  const where = texts.at(place.file, place.line)
  const facts = texts.facts(texts.times(count), trace && texts.trace, spanOf(first, last), where)
  return el("li", { class: "hit", "data-shape": shape },
    el("p", { class: "hit-message", translate: "no", dir: "auto" }, el("code", {}, shape)),
    el("p", { class: "hit-text" }, facts),
    el("p", { class: "search-ways" }, copyButton(texts.copyShape, () => safe), el("a", { href: mail }, texts.suggest)))
}

/** Two times, which run from left to right in any language. */
export const spanOf = (first: string, last: string) =>
  first || last ? `\u2066${first === last ? first : `${first} – ${last}`}\u2069` : ""
