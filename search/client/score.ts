// Scores documents by the slots of a query. Mirrors ../score.go: the same arithmetic in
// the same order.

import { begins, coverOf, orderOf, prefers, saidLeast, says, settle, type Line, type Match } from "./line"
import { bodyFactor, formFactor, isShort, synonymFactor } from "./query"
import type { List, Postings, Run } from "./shard"
import { limit, type Alt, type Slot } from "./slots"

// Tenths by kind: code, label, message, condition, keyword, cause, fix, summary,
// surface, heading, sentence, number.
const kinds = [40, 30, 30, 30, 24, 18, 16, 18, 8, 12, 27, 12]
const quotes = (kind: number) => kind <= 3 || kind === 10

const scoreScale = 160, lightShare = 6, bodyWeight = 6, facetWeight = 12, facetName = 270, facetCap = 500
const lineBase = 0.3, lineCover = 0.7, spreadBase = 0.4, spreadCover = 0.6, spread = 0.5, answeredTimes = 9
const askedBase = 0.5, begunCover = 0.85, saidFactor = 1.3, saidAlso = 1.2, backgroundCut = 0.6, impactLevels = 15
const wholeCover = 0.88, mostCover = 0.6, quoteWeight = 32, strictOrder = 0.84

export interface Doc {
  doc: number
  score: number
  best: number
  told: number
  named: number
  whole: number
  most: boolean
  spread: number[]
  explained: number[]
}

function newDoc(doc: number, slots: number): Doc {
  const zeros = () => new Array<number>(slots).fill(0)
  return { doc, score: 0, best: 0, told: 0, named: 0, whole: 0, most: false, spread: zeros(), explained: zeros() }
}

/** The last slot of two letters or more: a single one says nothing yet of what is being typed. */
const lastTyped = (slots: Slot[]) => slots.length - (slots.length > 1 && isShort(slots.at(-1)!.text) ? 2 : 1)

function explain(d: Doc, slot: number, span: number, factor: number): void {
  for (let i = slot; i < Math.min(slot + span, d.explained.length); i++) d.explained[i] = Math.max(d.explained[i]!, factor)
}

export class Scorer {
  private lines = new Map<number, Line>()
  private values = new Map<number, Line>()
  private docs = new Map<number, Doc>()
  private last: number
  private asked = 0 // weight of the words that find anything

  constructor(private slots: Slot[], private runs: Run[][]) {
    this.last = lastTyped(slots)
    const finding = slots.filter(s => s.alts.length), heaviest = Math.max(0, ...finding.map(s => s.weight))
    const words = new Map<string, number>() // each counts once
    for (const s of finding) if (!words.has(s.text)) { words.set(s.text, s.weight); this.asked += s.weight }
    const light = (s: Slot) => s.weight * lightShare < heaviest
    const find = (doc: number) => !!this.doc(doc), known = (doc: number) => this.docs.has(doc)
    for (const pass of [false, true]) {
      slots.forEach((s, i) => {
        if (light(s) !== pass) return
        this.matchSlot(i, this.lines, pass ? known : find, a => a.lists)
        this.addBody(i, pass ? known : find)
      })
    }
    slots.forEach((_, i) => {
      this.matchSlot(i, this.values, () => true, a => a.word && a.rec.facets.doc.length
        ? [{ form: a.word, weight: Math.max(1, a.rec.weight), postings: a.rec.facets }] : [])
    })
    for (const [ref, l] of this.lines) this.addLine(ref, l)
  }

  private doc(n: number): Doc {
    let d = this.docs.get(n)
    if (!d) this.docs.set(n, (d = newDoc(n, this.slots.length)))
    return d
  }

  private matchSlot(slot: number, into: Map<number, Line>, admit: (doc: number) => boolean, lists: (a: Alt) => List[]): void {
    const best = new Map<number, Match>()
    for (const a of this.slots[slot]!.alts) {
      for (const l of lists(a)) {
        let factor = a.factor
        if (!l.form) factor *= synonymFactor
        else if (l.form !== a.word) factor *= formFactor
        const strength = limit(this.slots, slot, a, l) * factor
        const p: Postings = l.postings
        for (let i = 0; i < p.doc.length; i++) {
          if (!admit(p.doc[i]!)) continue
          const ref = p.doc[i]! * 1024 + p.line[i]!
          const m: Match = { slot, span: a.span, pos: p.pos[i]!, strength, factor }
          let line = into.get(ref)
          if (!line) into.set(ref, (line = { total: p.total[i]!, matches: [] }))
          if (prefers(line, m, best.get(ref))) best.set(ref, m)
        }
      }
    }
    for (const [ref, m] of best) into.get(ref)!.matches.push(m)
  }

  private addLine(ref: number, l: Line): void {
    const d = this.doc(Math.floor(ref / 1024)), kind = ref & 15, weight = kinds[kind]!
    for (const m of l.matches) explain(d, m.slot, m.span, m.factor)
    settle(l)
    let [sum, cover] = coverOf(l)
    const order = orderOf(l)
    if (quotes(kind)) {
      this.quote(d, kind ? l.matches.length : 3, sum, cover, order, weight)
      if (begins(l, this.last)) cover = begunCover + (1 - begunCover) * cover
    }
    let value = weight * sum * (lineBase + lineCover * cover * cover) * order * (askedBase + (1 - askedBase) * Math.min(1, sum / this.asked))
    if (quotes(kind) && cover >= begunCover && says(l, this.slots.length)) value *= ref & 1008 ? saidAlso : saidFactor
    d.best = Math.max(d.best, value)
    for (const m of l.matches) {
      d.spread[m.slot] = Math.max(d.spread[m.slot]!, weight * m.strength * (spreadBase + spreadCover * cover))
    }
  }

  private quote(d: Doc, words: number, sum: number, cover: number, order: number, weight: number): void {
    if (order < strictOrder) return
    if (this.slots.length > 1) d.told = Math.max(d.told, weight * sum * order)
    if (words >= 3 && sum < quoteWeight) return
    if (cover >= wholeCover) d.whole = Math.max(d.whole, words)
    d.most ||= cover >= mostCover && words >= 3
  }

  private addBody(i: number, admit: (doc: number) => boolean): void {
    for (const a of this.slots[i]!.alts) {
      if (!a.word) continue
      const { doc, impact } = a.rec.body
      for (let k = 0; k < doc.length; k++) {
        if (!admit(doc[k]!)) continue
        const d = this.doc(doc[k]!)
        d.spread[i] = Math.max(d.spread[i]!, (bodyWeight * a.rec.weight * a.factor * impact[k]!) / impactLevels)
        explain(d, i, a.span, a.factor * bodyFactor)
      }
    }
  }

  private facetScores(): Map<number, Doc> {
    const out = new Map<number, Doc>()
    for (const [ref, l] of this.values) {
      const n = Math.floor(ref / 1024)
      let v = out.get(n)
      if (!v) out.set(n, (v = newDoc(n, this.slots.length)))
      for (const m of l.matches) explain(v, m.slot, m.span, m.factor)
      settle(l)
      const [sum, cover] = coverOf(l)
      let value = facetWeight * sum * cover * orderOf(l)
      if (!(ref & 1023) && cover >= wholeCover) value = Math.max(value, facetName)
      v.best = Math.max(v.best, Math.min(facetCap, value))
    }
    return out
  }

  rank(visible: number): Doc[] {
    const out = [...this.docs.values()]
    for (const d of out) {
      d.score = d.best
      for (const part of d.spread) d.score += spread * part
    }
    const values = [...this.facetScores()].sort((a, b) => a[0] - b[0])
    for (const [v, value] of values) {
      for (const run of this.runs[v] ?? []) this.addFacet(run, value, out)
    }
    for (const d of out) {
      if (d.told > d.best && this.answered(d)) d.score += d.told - d.best
      if (d.doc >= visible) d.score *= backgroundCut
      d.score = Math.round((d.score / scoreScale) * 1e4) / 1e4
    }
    return out.sort((a, b) => b.score - a.score || a.doc - b.doc)
  }

  /** Whether a document answers to nearly all words of the query. */
  private answered(d: Doc): boolean {
    return this.slots.reduce((sum, s, i) => sum + s.weight * (d.explained[i]! < saidLeast ? -answeredTimes : 1), 0) >= 0
  }

  /** Adds a facet value to its documents, by the shorter of two ways to find them. */
  private addFacet(run: Run, value: Doc, all: Doc[]): void {
    const end = run.first + run.count
    const add = (d: Doc | undefined) => {
      if (!d || d.doc < run.first || d.doc >= end) return
      d.score += value.best
      d.named = Math.max(d.named, value.best)
      value.explained.forEach((factor, i) => { if (factor > d.explained[i]!) d.explained[i] = factor })
    }
    if (run.count < all.length) for (let doc = run.first; doc < end; doc++) add(this.docs.get(doc))
    else all.forEach(add)
  }
}
