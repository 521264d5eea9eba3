// Ranks documents by one weighted sum. Mirrors ../score: find.go, name.go, sum.go and
// confidence.go.

import {
  itself, leastInWindow, maxTyped, mostAhead, mostCodes, mostEvidence, mostWeighed, oneOfTwo, quotedPart, quotedSure,
  quotedWeight, quotedWords, sureDigits, tellingDigits, twoWords, wholeLine, wholeName, wholeQuery,
} from "../data/limits"
import { C } from "../data/score"
import { align, assign, begun, inOrder, Is, isArgument, quote, raise, type Line, type Match } from "./line"
import type { Named, Posting, Run, Use } from "./shard"
import type { Name, Slot, Way } from "./slot"

const impacts = 15 // of running text, from 1 to this
/** What a window of running text has: of each slot the strongest match. */
interface Window {
  sum: number
  slot: number
  strength: number
  words?: Set<number> // the slots of which it has the word itself
}

/** What a query finds of a document. */
export class Doc {
  readonly lines = new Map<number, Line>()
  readonly text: number[]
  readonly any: number[] // by slot: the greatest factor anywhere
  readonly facet: number[]
  readonly windows = new Map<number, Window>()
  agrees = 0 // how much the line of matched and the query agree
  matched = 0 // the key of the line that agrees most with the query
  answered = 0 // weight of the slots that it answers to
  both = 0
  code = 0
  exact = 0
  score = 0

  constructor(readonly number: number, slots: number) {
    this.text = zeros(slots)
    this.any = zeros(slots)
    this.facet = zeros(slots)
  }

  line(p: Posting): Line {
    const key = p.kind << 8 | p.line
    let l = this.lines.get(key)
    if (!l) {
      l = { kind: p.kind, other: p.kind === Is.Message || p.line > 0, total: 0, cover: 0, matches: [] }
      this.lines.set(key, l)
    }
    if (p.total) l.total = p.total
    return l
  }

  answers(i: number, span: number, factor: number): void {
    for (let k = i; k < i + span && k < this.any.length; k++) raise(this.any, k, factor)
  }

  /** The greatest sum of what one window of the running text has. */
  nearby(): number {
    let best = 0
    for (const { sum } of this.windows.values()) best = Math.max(best, sum)
    return best
  }
}

const zeros = (n: number) => new Array<number>(n).fill(0)
const total = (row: number[]) => { let sum = 0; for (const v of row) sum += v; return sum }
export const round = (score: number) => Math.round(score * 1e4) / 1e4

export class Ranker {
  private readonly docs = new Map<number, Doc>()
  private readonly total: number
  private readonly spoken: number // of it, the weight of the words that tell a sentence
  private readonly zeros: number

  constructor(
    private readonly slots: Slot[], private readonly runs: Run[][], private readonly unknown: number,
    private readonly noise: number, private readonly names: Name[],
  ) {
    this.zeros = slots.length
    let known = 0, others = 0, common = 0
    slots.forEach((s, i) => {
      if (s.known) {
        known += s.weight
        if (!tellsSentence(s)) common += s.weight
      } else others += s.weight
      for (const w of s.ways) this.way(i, w)
    })
    this.total = Math.max(1, known + Math.min(others, C.unknown * unknown))
    this.spoken = Math.max(1, this.total - common)
    this.facets()
  }

  private doc(number: number): Doc {
    let d = this.docs.get(number)
    if (!d) this.docs.set(number, (d = new Doc(number, this.zeros)))
    return d
  }

  private strength(i: number, w: Way, weight: number, factor: number): number {
    let limit = 0
    for (let k = i; k < i + w.span && k < this.slots.length; k++) limit += this.slots[k]!.weight
    return (w.level ? limit : Math.min(limit, weight)) * factor
  }

  private way(i: number, w: Way): void {
    for (const l of w.lists) {
      const factor = l.form && l.form !== w.word ? w.factor * C.form : w.factor
      const strength = this.strength(i, w, l.weight, factor)
      for (const p of l.lines) {
        const d = this.doc(p.doc)
        d.line(p).matches.push({ slot: i, span: w.span, pos: p.pos, strength, inner: p.inner })
        d.answers(i, w.span, factor)
      }
      if (w.like) this.text(i, w, l.text, strength, factor)
    }
    this.text(i, w, w.uses, this.strength(i, w, w.rec.weight, w.factor), w.factor)
  }

  private text(i: number, w: Way, uses: Use[], strength: number, factor: number): void {
    const whole = this.names.length > 0 && strength >= itself * this.slots[i]!.weight
    for (const u of uses) {
      const d = this.doc(u.doc)
      raise(d.text, i, strength * u.impact / impacts)
      d.answers(i, w.span, factor)
      for (const at of u.windows) {
        let w = d.windows.get(at)
        if (!w) d.windows.set(at, (w = { sum: strength, slot: i, strength }))
        else if (w.slot !== i) { w.sum += strength; w.slot = i; w.strength = strength }
        else if (strength > w.strength) { w.sum += strength - w.strength; w.strength = strength }
        if (whole) (w.words ??= new Set()).add(i)
      }
    }
  }

  /** Lets words that name a product or an operation speak for its documents. */
  private facets(): void {
    const names = new Map<string, { named: Named; row: number[] }>()
    this.slots.forEach((s, i) => {
      for (const w of s.ways) {
        if (w.like) continue
        for (const named of w.rec.facets) {
          const key = named.value + "." + named.line
          let n = names.get(key)
          if (!n) names.set(key, (n = { named, row: zeros(this.zeros) }))
          raise(n.row, i, this.strength(i, w, w.rec.weight, w.factor))
        }
      }
    })
    const best = new Map<number, number[]>()
    for (const { named, row } of names.values()) {
      const cover = Math.min(1, total(row) / Math.max(1, named.total))
      let into = best.get(named.value)
      if (!into) best.set(named.value, (into = zeros(this.zeros)))
      row.forEach((v, i) => raise(into, i, v * cover))
    }
    for (const [value, row] of best) {
      for (const d of this.docs.values()) {
        if (!this.runs[value]?.some(r => d.number >= r.first && d.number < r.first + r.count)) continue
        row.forEach((v, i) => {
          if (!v) return
          const part = Math.min(1, v / this.slots[i]!.weight)
          raise(d.facet, i, v)
          raise(d.any, i, part)
        })
      }
    }
  }

  /** Makes the score of a document: its terms are between 0 and 1, but for the code's. */
  private weigh(d: Doc): void {
    const byKind = Array.from({ length: Is.Count }, () => zeros(this.zeros))
    let cover = 0, pair = 0, held = 0
    for (const [key, l] of d.lines) {
      l.total ||= this.total // found by other words alone: taken to be as long as the query
      const kind = l.kind === Is.Keyword ? C.half : 1, sum = assign(l, byKind[l.kind]!), part = l.cover = sum / l.total
      cover = Math.max(cover, kind * part * Math.min(1, sum / (C.enough * this.unknown)))
      const both = kind * 2 * sum / (l.total + this.total)
      d.both = Math.max(d.both, both)
      if (both > d.agrees || (both === d.agrees && key < d.matched)) { d.agrees = both; d.matched = key }
      if (part >= wholeLine && sum >= wholeQuery * this.total) {
        d.exact = Math.max(d.exact, l.other ? kind * C.form : kind)
      } else if (l.kind !== Is.Keyword && begun(l, this.slots)) d.exact = Math.max(d.exact, C.half * C.half)
      if (l.matches.length < 2) continue
      const c = align(l)
      pair = Math.max(pair, kind * c.pairs / this.total)
      const pasted = this.slots.length > maxTyped
      if (pasted && l.kind !== Is.Keyword) held = Math.max(held, inOrder(c, l.total, this.unknown))
    }
    const near = d.nearby()
    const short = 1 - Math.min(1, d.exact / C.form) // what is missing of an exact line
    let said = near / this.spoken, label = 0, keyword = 0, text = 0, code = 0
    said *= said * Math.min(1, near / (C.enough * this.unknown)) * short
    const sentence = near >= wholeQuery * this.spoken && near >= C.enough * this.unknown
    if (sentence) d.exact = Math.max(d.exact, C.half * C.half)
    this.slots.forEach((s, i) => {
      const named = Math.max(byKind[Is.Label]![i]!, byKind[Is.Code]![i]!), written = byKind[Is.Keyword]![i]!
      let quoted = Math.max(named, byKind[Is.Message]![i]!)
      label += named
      keyword += Math.max(0, written - named)
      text += Math.max(0, d.text[i]! - quoted)
      if (s.code && this.slots.findIndex(o => o.text === s.text) === i) {
        if (d.text[i]! > 0) quoted = Math.max(quoted, C.half * s.weight)
        code += quoted * telling(s.text)
      }
    })
    label /= this.total
    keyword /= this.total
    text /= this.total
    d.code = Math.min(mostCodes, code / this.unknown)
    d.score = C.label * label + C.half * keyword + C.text * text + C.any * (d.answered / this.total) +
      C.cover * cover + C.both * d.both +
      C.code * d.code + C.facet * (total(d.facet) / Math.min(this.total, C.enough * this.unknown)) +
      C.exact * d.exact + C.pair * pair + C.said * said + C.half * held * short
  }

  rank(visible: number): Doc[] {
    const docs = [...this.docs.values()]
    for (const d of docs) this.slots.forEach((s, i) => { d.answered += s.weight * d.any[i]! })
    docs.sort((a, b) => b.answered - a.answered || a.number - b.number)
    for (const [i, d] of docs.entries()) {
      if (i < mostWeighed) this.weigh(d)
      else d.score = C.any * d.answered / this.total
      if (d.number >= visible && d.exact < 1) d.score *= C.article
      d.score = round(d.score)
    }
    return docs.filter(d => d.score > 0).sort((a, b) => b.score - a.score || a.number - b.number)
  }

  /** The symbolic names of the query that no document has. */
  unknownNames(): string[] {
    const docs = [...this.docs.values()]
    return this.names.filter(name => !docs.some(d => d.score > 0 && this.holds(d, name))).map(name => name.shown)
  }

  /** Whether a document has a name: its words side by side in a line, in one sentence of the
   * running text, or each in a label or the name of a facet value. */
  private holds(d: Doc, { first, end }: Name): boolean {
    const slots = this.slots.slice(first, end)
    const told = slots.map((s, k) => tellsSentence(s) ? first + k : -1).filter(k => k >= 0)
    const itselfIn = (m: Match, slot: number) => m.slot === slot && m.strength >= itself * this.slots[slot]!.weight
    const at = (l: Line, slot: number, pos: number) =>
      l.matches.some(m => itselfIn(m, slot) && m.pos === pos)
    const lines = [...d.lines.values()]
    if (slots.every((s, k) => d.facet[first + k]! >= itself * s.weight ||
      lines.some(l => l.kind === Is.Label && l.matches.some(m => itselfIn(m, first + k))))) return true
    for (const l of lines) {
      if (l.matches.some(m => m.slot === first && slots.every((_, k) => at(l, first + k, m.pos + k)))) return true
    }
    return !!told.length && [...d.windows.values()].some(w => told.every(k => w.words?.has(k)))
  }

  /** The probability that the first document answers. values gets the numbers of the query that
   * are in places of placeholders, without leading zeros. */
  confidence(first: Doc, second: Doc | undefined, values: string[] = []): number {
    const q = quote(first.lines.values())
    let reach = 0, whole = 0, mismatch = false, pinned = false, coded = Math.min(1, first.code)
    this.slots.forEach((s, i) => {
      if (s.code && !first.any[i]) {
        if (isArgument(q, i, s.text)) values.push(s.text.replace(/^0+/, ""))
        else mismatch = true
      }
      const sure = /[^0-9]/.test(s.text) || s.text.length >= sureDigits
      if (s.code && first.any[i] && sure) coded = 1 // wherever the page has it
      pinned ||= s.code && first.any[i]! > 0 && s.weight >= C.half * this.unknown // few other pages have it
      const w = Math.min(s.weight, mostEvidence)
      whole += w
      reach += w * first.any[i]!
    })
    mismatch ||= this.names.some(name => !this.holds(first, name))
    reach /= Math.max(1, whole)
    const ahead = second ? Math.min(mostAhead, 1 - second.score / first.score) : mostAhead
    const named = Math.min(1, total(first.facet) / wholeName)
    // A line in the query tells where the rest of it is the page's too, or a machine wrote it.
    const quoted = q.part * Math.min(1, q.words / twoWords) * (reach + this.noise)
    const z = C.base + C.reach * reach + C.quote * quoted + C.ahead * ahead * reach +
      C.named * named + C.coded * coded + C.noise * this.noise
    let p = mismatch && !(pinned && coded) ? 0 : 1 / (1 + Math.exp(-z))
    if (mismatch) p = Math.min(p, oneOfTwo)
    const line = q.part >= quotedPart && q.words >= quotedWords && q.sum >= quotedWeight * this.unknown
    if (line) p = Math.max(p, quotedSure)
    return round(p)
  }
}

/** Whether a slot's word is held by sentence: commoner ones are not. */
const tellsSentence = (s: Slot) => Math.floor(s.weight) >= leastInWindow

/** How much a code tells by its length: logs are full of single digits. */
const telling = (code: string) => /[^0-9]/.test(code) ? 1 : Math.min(1, code.length / tellingDigits)
