// Makes slots of a planned query, from the records of its words. Mirrors ../plan.go.

import { joinFactor, knownFactor, prefixFactor, type SlotPlan, type Spelling } from "./query"
import type { List, Rec } from "./shard"

/** One way in which a slot may match. */
export interface Alt { rec: Rec; lists: List[]; word: string; factor: number; span: number; most: number }
export interface Slot { text: string; weight: number; known: boolean; alts: Alt[]; exact: Rec | undefined }
export type Lookup = (word: string) => Rec | undefined

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

/** The weight at which a list counts for a slot: a synonym never says more than the
 * words that were typed. */
export function limit(slots: Slot[], i: number, a: Alt, l: List): number {
  if (a.most) return Math.min(l.weight, a.most)
  if (l.form) return l.weight
  let typed = 0
  for (const s of slots.slice(i, i + a.span)) typed += s.weight
  return Math.min(l.weight, typed)
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
