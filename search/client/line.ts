// Lines of documents: what of a query stands there, and in which order. Mirrors
// ../score/line.go.

import { itself, nat, skippedMost, wholeLine } from "./data/limits"
import { C } from "./data/score"
import type { Slot } from "./slot"

/** The kinds of lines. */
export const enum Is { Code, Label, Message, Keyword, Count }

/** A slot at a place of a line. */
export interface Match { slot: number; span: number; pos: number; strength: number; inner: boolean }
/** A line of a document, and what of the query it has. cover is the part of it that the query has. */
export interface Line { kind: number; other: boolean; total: number; cover: number; matches: Match[] }
/** The best way through a line up to a match. */
export interface Chain { sum: number; words: number; pairs: number }

/** Raises a value of a row. */
export const raise = (row: number[], i: number, to: number) => { if (to > row[i]!) row[i] = to }

/** Lets each slot match one place and each place one slot, the strongest first. */
export function assign(l: Line, bySlot: number[]): number {
  if (l.matches.length > 1) l.matches.sort((a, b) => b.strength - a.strength || a.slot - b.slot || a.pos - b.pos)
  let sum = 0
  const places = new Set<number>(), taken = new Set<number>()
  for (const m of l.matches) {
    if (taken.has(m.slot) || (places.has(m.pos) && !m.inner)) continue
    for (let k = m.slot; k < m.slot + m.span; k++) taken.add(k)
    places.add(m.pos)
    sum += m.strength
    raise(bySlot, m.slot, m.strength)
  }
  return Math.min(sum, l.total)
}

/** The heaviest sequence of words that query and line have in one order. */
export function align(l: Line): Chain {
  l.matches.sort((a, b) => a.slot - b.slot || b.pos - a.pos)
  const best: Chain = { sum: 0, words: 0, pairs: 0 }, chains: Chain[] = []
  l.matches.forEach((m, i) => {
    const c: Chain = { sum: 0, words: 0, pairs: 0 }
    for (let j = 0; j < i; j++) {
      const o = l.matches[j]!, before = chains[j]!, skipped = m.slot - o.slot - o.span
      if (skipped < 0 || o.pos > m.pos || (o.pos === m.pos && !(m.inner && o.inner))) continue
      const sum = before.sum - Math.min(skipped, skippedMost) * C.skipped * nat
      if (sum > c.sum) { c.sum = sum; c.words = before.words }
      const step = m.pos - o.pos
      if (skipped || (step !== 1 && step !== 2)) continue
      c.pairs = Math.max(c.pairs, before.pairs + Math.min(o.strength, m.strength))
    }
    c.sum += m.strength
    c.words++
    chains.push(c)
    if (c.sum > best.sum) { best.sum = c.sum; best.words = c.words }
    best.pairs = Math.max(best.pairs, c.pairs)
  })
  best.sum = Math.min(best.sum, l.total)
  return best
}

/** Whether the query is the beginning of the line, word by word. A single letter at its
 * end is a word that somebody types. */
export function begun(l: Line, slots: Slot[]): boolean {
  const last = slots.at(-1)!, letter = last.text.length === 1 && last.text < "\x80" && !last.known
  const n = slots.length - (slots.length > 1 && letter ? 1 : 0)
  for (let i = 0; i < n; i++) {
    const own = (m: Match) => m.slot === i && m.pos === i + 1 && m.strength >= itself * slots[i]!.weight
    if (!l.matches.some(own)) return false
  }
  return n === slots.length || (n > 0 && l.cover < wholeLine)
}
