// Lines of documents: what of a query stands there, and in which order. Mirrors
// ../score/line.go.

import {
  argumentWords, gapStep, heldWords, itself, nat, quotedPart, quotedWeight, skippedInGap, skippedMost, wholeLine,
} from "../data/limits"
import { C } from "../data/score"
import type { Slot } from "./slot"

/** The kinds of lines. */
export const enum Is { Code, Label, Message, Keyword, Count }

/** A slot at a place of a line. */
export interface Match { slot: number; span: number; pos: number; strength: number; inner: boolean }
/** A line of a document, and what of the query it has. cover is the part of it that the query has. */
export interface Line { kind: number; other: boolean; total: number; cover: number; matches: Match[] }
/** The best way through a line up to a match. */
export interface Chain { sum: number; words: number; pairs: number; first: number; end: number }

/** How a query agrees with a line: its part and weight in order, and from which slot to which. */
export interface Quote { part: number; sum: number; words: number; first: number; end: number }

/** Raises a value of a row. */
export const raise = (row: number[], i: number, to: number) => { if (to > row[i]!) row[i] = to }

/** Whether the number of a slot is in the place of a placeholder: between the words of the line,
 * or directly behind them. */
export const isArgument = (q: Quote, i: number, number: string) =>
  q.part >= quotedPart && q.words >= argumentWords && q.first < i && i <= q.end && !/[^0-9]/.test(number)

/** How much of a line a query has in order, whatever else it has: of a line of few or common words
 * it tells little. */
export function inOrder({ sum, words }: Chain, line: number, unknown: number): number {
  const part = sum / line
  return part * part * Math.min(1, words / heldWords) * Math.min(1, sum / (quotedWeight * unknown))
}

/** The line that agrees best in order, keywords apart. */
export function quote(lines: Iterable<Line>): Quote {
  let best: Quote = { part: 0, sum: 0, words: 0, first: 0, end: 0 }
  for (const l of lines) {
    if (l.kind === Is.Keyword) continue
    const c = align(l), q = { ...c, part: c.sum / l.total }
    if (q.part * q.sum > best.part * best.sum) best = q
  }
  return best
}

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
  const best: Chain = { sum: 0, words: 0, pairs: 0, first: 0, end: 0 }, chains: Chain[] = []
  l.matches.forEach((m, i) => {
    const c: Chain = { sum: 0, words: 0, pairs: 0, first: m.slot, end: m.slot + m.span }
    for (let j = 0; j < i; j++) {
      const o = l.matches[j]!, before = chains[j]!, skipped = m.slot - o.slot - o.span
      if (skipped < 0 || o.pos > m.pos || (o.pos === m.pos && !(m.inner && o.inner))) continue
      const most = m.pos - o.pos >= gapStep ? skippedInGap : skippedMost
      const sum = before.sum - Math.min(skipped, most) * C.skipped * nat
      if (sum > c.sum) { c.sum = sum; c.words = before.words; c.first = before.first }
      const step = m.pos - o.pos
      if (skipped || (step !== 1 && step !== 2)) continue
      c.pairs = Math.max(c.pairs, before.pairs + Math.min(o.strength, m.strength))
    }
    c.sum += m.strength
    c.words++
    chains.push(c)
    if (c.sum > best.sum) Object.assign(best, { ...c, pairs: best.pairs })
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
