// Makes slots of a planned query and scores documents. Mirrors ../plan.go, ../score.go
// and ../confidence.go: the same arithmetic in the same order.

import { bodyFactor, formFactor, isShort, joinFactor, knownFactor, prefixFactor, synonymFactor, type SlotPlan, type Spelling } from "./query"
import type { List, Postings, Rec, Run } from "./shard"

interface Alt { rec: Rec; lists: List[]; word: string; factor: number; span: number; most: number }
export interface Slot { text: string; weight: number; known: boolean; alts: Alt[]; exact: Rec | undefined }
type Lookup = (word: string) => Rec | undefined

export function resolve(plans: SlotPlan[], lookup: Lookup, unknownWeight: number): Slot[] {
  const slots: Slot[] = []
  const add = (text: string, exact: Rec | undefined, as: Spelling[], quiet: boolean) => {
    const s: Slot = { text, weight: 0, known: false, alts: [], exact }
    for (const { word, factor, span } of as) {
      const rec = span === 1 && word === text ? exact : lookup(word)
      if (rec) s.alts.push({ rec, lists: rec.lists, word, factor, span, most: 0 })
    }
    levelCompletions(s)
    weigh(s, quiet, unknownWeight)
    slots.push(s)
  }
  for (const p of plans) {
    const found = p.exact ? lookup(p.text) : undefined
    if (!found && p.parts.length) {
      for (const word of p.parts) add(word, lookup(word), [{ word, factor: joinFactor, span: 1 }], false)
      continue
    }
    add(p.text, found, [{ word: p.text, factor: 1, span: 1 }, ...p.others, ...(found ? [] : p.near)], p.quiet)
  }
  addPhrases(slots)
  slots.forEach((s, i) => {
    for (const a of s.alts) for (const t of slots.slice(i + 1, i + a.span)) if (!t.known) { t.known = true; t.weight = 0 }
  })
  return slots
}

function levelCompletions(s: Slot): void {
  let most = 0
  for (const a of s.alts) {
    if (a.factor !== prefixFactor && a.factor !== knownFactor) continue
    most ||= a.rec.weight
    a.most = most
  }
}

function weigh(s: Slot, quiet: boolean, unknownWeight: number): void {
  for (const a of s.alts) {
    s.known ||= a.rec.weight > 0 || a.lists.length > 0
    if (s.exact && a.rec !== s.exact) continue
    s.weight = Math.max(s.weight, a.rec.weight)
    if (!a.rec.weight) for (const l of a.lists) s.weight = Math.max(s.weight, l.weight)
  }
  if (!s.weight && !quiet && (s.text.length > 1 || s.text > "\x7f")) s.weight = unknownWeight
}

function addPhrases(slots: Slot[]): void {
  slots.forEach((s, i) => {
    for (const p of s.exact?.phrases ?? []) {
      const first = i - p.at
      if (p.rest.every((name, k) => slots[first + k + (k < p.at ? 0 : 1)]?.exact?.forms.includes(name))) {
        slots[first]?.alts.push({ rec: s.exact!, lists: p.lists, word: "", factor: 1, span: 1 + p.rest.length, most: 0 })
      }
    }
  })
}

function limit(slots: Slot[], i: number, a: Alt, l: List): number {
  if (a.most) return Math.min(l.weight, a.most)
  if (l.form) return l.weight
  let typed = 0
  for (const s of slots.slice(i, i + a.span)) typed += s.weight
  return Math.min(l.weight, typed)
}

// Tenths by kind: code, label, message, condition, keyword, cause, fix, summary,
// surface, heading, sentence, number.
const kinds = [40, 30, 30, 30, 24, 18, 16, 18, 8, 12, 27, 12]
const quotes = (kind: number) => kind <= 3 || kind === 10

const gapStep = 8, scoreScale = 160, lightShare = 6, bodyWeight = 6, facetWeight = 12, facetName = 270, facetCap = 500
const lineBase = 0.3, lineCover = 0.7, spreadBase = 0.4, spreadCover = 0.6, spread = 0.5
const orderBase = 0.7, begunCover = 0.85, saidFactor = 1.3, saidAlso = 1.2, saidLeast = 0.8, backgroundCut = 0.6, impactLevels = 15
const mostEvidence = 80, unknownWords = 3, wholeSure = 0.9, wholeNamed = 0.8, mostOfIt = 0.6, wholeCover = 0.88, mostCover = 0.6, quoteWeight = 32, strictOrder = 0.84, namedEnough = 100, namedShare = 0.1
export const confident = 0.51, closeHits = 3, closeScore = 0.98

interface Match { slot: number; span: number; pos: number; strength: number; factor: number }
interface Line { total: number; matches: Match[] }
export interface Doc {
  doc: number
  score: number
  best: number
  named: number
  whole: number
  most: boolean
  begun: number
  spread: number[]
  explained: number[]
}

function newDoc(doc: number, slots: number): Doc {
  const zeros = () => new Array<number>(slots).fill(0)
  return { doc, score: 0, best: 0, named: 0, whole: 0, most: false, begun: 0, spread: zeros(), explained: zeros() }
}

function coverOf(l: Line): [number, number] {
  let sum = 0, part = 0
  for (const m of l.matches) {
    sum += m.strength
    part += (m.strength * (1 + 1 / m.factor)) / 2
  }
  return [sum, Math.min(1, part / l.total)]
}

function orderOf(l: Line): number {
  const n = l.matches.length
  if (n < 2) return 1
  let kept = 0
  for (let i = 1; i < n; i++) {
    const a = l.matches[i - 1]!, b = l.matches[i]!
    const inLine = b.pos - a.pos, inQuery = b.slot - a.slot
    if (inQuery > 0) kept += inQuery <= inLine + 1 || inLine >= gapStep ? 1 : 0.5
  }
  return orderBase + ((1 - orderBase) * kept) / (n - 1)
}

function says(l: Line, slots: number): boolean {
  let next = 0
  for (const m of l.matches) {
    if (m.slot !== next || m.factor < saidLeast) return false
    next += m.span
  }
  return next === slots
}

/** The last slot of two letters or more: a single one says nothing yet of what is being typed. */
const lastTyped = (slots: Slot[]) => slots.length - (slots.length > 1 && isShort(slots[slots.length - 1]!.text) ? 2 : 1)

function begins(l: Line, last: number): boolean {
  let pos = 0, slot = -1
  for (const m of l.matches) {
    const step = m.pos - pos, words = m.slot - slot
    const gap = step > gapStep && step % gapStep === 1 && (words >= Math.floor(step / gapStep) || slot < 0)
    if (!gap && (step !== 1 || (slot >= 0 && words !== 1))) return false
    pos = m.pos
    slot = m.slot
  }
  return slot >= last
}

function settle(l: Line): void {
  if (l.matches.length < 2) return
  l.matches.sort((a, b) => a.pos - b.pos || b.strength - a.strength || a.slot - b.slot)
  const kept: Match[] = []
  for (const m of l.matches) {
    const same = kept[kept.length - 1], before = kept[kept.length - 2]
    if (same?.pos !== m.pos) kept.push(m)
    else if (before && m.strength === same.strength && m.slot === before.slot + before.span) kept[kept.length - 1] = m
  }
  l.matches = kept
  for (const m of l.matches) {
    for (const other of l.matches) {
      if (other.slot > m.slot && other.slot < m.slot + m.span) m.strength = Math.max(0, m.strength - other.strength)
    }
  }
}

function explain(d: Doc, slot: number, span: number, factor: number): void {
  for (let i = slot; i < Math.min(slot + span, d.explained.length); i++) d.explained[i] = Math.max(d.explained[i]!, factor)
}

function prefers(l: Line, m: Match, to: Match | undefined): boolean {
  if (!to?.strength) return true
  const free = (m: Match) => !l.matches.some(other => other.pos === m.pos)
  if (free(m) !== free(to)) return free(m)
  return m.strength !== to.strength ? m.strength > to.strength : m.pos < to.pos
}

export class Scorer {
  private lines = new Map<number, Line>()
  private values = new Map<number, Line>()
  private docs = new Map<number, Doc>()
  private last: number

  constructor(private slots: Slot[], private runs: Run[][], private open: boolean) {
    this.last = lastTyped(slots)
    const heaviest = Math.max(0, ...slots.filter(s => s.alts.length).map(s => s.weight))
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
      this.quote(d, kind ? l.matches.length : 3, sum, cover, order)
      if (this.open && begins(l, this.last)) {
        cover = begunCover + (1 - begunCover) * cover
        d.begun = Math.max(d.begun, l.matches.length)
      }
    }
    let value = weight * sum * (lineBase + lineCover * cover * cover) * order
    if (quotes(kind) && cover >= begunCover && says(l, this.slots.length)) value *= ref & 1008 ? saidAlso : saidFactor
    d.best = Math.max(d.best, value)
    for (const m of l.matches) {
      d.spread[m.slot] = Math.max(d.spread[m.slot]!, weight * m.strength * (spreadBase + spreadCover * cover))
    }
  }

  private quote(d: Doc, words: number, sum: number, cover: number, order: number): void {
    if (order < strictOrder || (words >= 3 && sum < quoteWeight)) return
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
      if (d.doc >= visible) d.score *= backgroundCut
      d.score = Math.round((d.score / scoreScale) * 1e4) / 1e4
    }
    return out.sort((a, b) => b.score - a.score || a.doc - b.doc)
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

export function confidence(slots: Slot[], best: Doc, unknownWeight: number): number {
  let explained = 0, total = 0, unknown = 0
  slots.forEach((s, i) => {
    const w = Math.min(s.weight, mostEvidence)
    if (!s.known) { unknown += w; return }
    total += w
    explained += w * best.explained[i]!
  })
  total += Math.min(unknown, unknownWords * Math.min(unknownWeight, mostEvidence))
  if (!total) return 0
  const quoted = best.whole >= 3 ? wholeSure
    : best.whole && best.named >= namedEnough ? wholeNamed
    : (best.most && best.named >= namedEnough) || best.begun >= 3 ? mostOfIt : 0
  const share = explained / total + (best.named >= namedEnough ? namedShare : 0)
  return Math.min(1, Math.max(share, quoted))
}

/** Tells whether the words stand side by side in a line of the document. */
export function hasPhrase(doc: number, words: string[], lookup: Lookup): boolean {
  let starts: number[] | undefined
  words.forEach((word, i) => {
    const here: number[] = []
    for (const { form, postings: p } of lookup(word)?.lists ?? []) {
      if (form !== word) continue
      p.doc.forEach((d, k) => { if (d === doc && p.pos[k]! > i) here.push(p.line[k]! * 4096 + p.pos[k]! - i) })
    }
    starts = starts ? starts.filter(s => here.includes(s)) : here
  })
  return !!starts?.length
}

/** Tells whether the document has the word in any of its texts that the record keeps. */
export function holdsWord(doc: number, word: string, lookup: Lookup): boolean {
  const rec = lookup(word)
  return !!rec && (rec.lists.some(l => l.form && l.postings.doc.includes(doc)) || rec.body.doc.includes(doc))
}
