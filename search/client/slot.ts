// A slot: a word of a query, and the ways in which it may match. Mirrors the types of
// ../score/slots.go.

import { C } from "../data/score"
import type { List, Rec, Use } from "./shard"

/** One way in which a slot may match. */
export interface Way {
  rec: Rec
  lists: List[]
  uses: Use[]
  word: string
  factor: number
  span: number // how many slots it answers to
  like: boolean // by other words that mean the same
  level: boolean // a guess at a word that is being typed
}

/** A word of a query and the ways in which it may match. */
export interface Slot {
  text: string
  weight: number
  known: boolean
  code: boolean // an identifier
  quiet: boolean // a word of the lexicon that is not looked up: it counts for nothing
  glued: boolean // no space parts it from the word before, in a long paste
  tells: boolean // it only says that the number after it is a code
  number: boolean // digits that are no code
  ways: Way[]
}

/** A symbolic name of a query, such as CRITICAL_PROCESS_DIED, and its slots. */
export interface Name { first: number; end: number; shown: string }

/** Gives the record of a key, if the site has it. */
export type Lookup = (key: string) => Rec | undefined

/** A slot without ways to match. */
export const slot = (text: string, glued = false): Slot =>
  ({ text, weight: 0, known: false, code: false, quiet: false, glued, tells: false, number: false, ways: [] })

/** A way of a record to match. */
export const way = (rec: Rec, word: string, factor: number, span: number): Way =>
  ({ rec, lists: rec.lists, uses: rec.text, word, factor, span, like: false, level: false })

/** Adds the ways of a word that is spelled as the site spells it, and of what means the same. */
export function exact(s: Slot, rec: Rec, word: string): void {
  s.ways.push(way(rec, word, 1, 1))
  if (!rec.like.length) return
  s.ways.push({ rec, lists: rec.like, uses: [], word: "", factor: C.alike, span: 1, like: true, level: false })
}
