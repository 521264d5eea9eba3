// The list of the slots of a query. It looks words up, and weighs what is added. Mirrors parts of
// ../score/slots.go.

import { mostCue } from "../data/limits"
import { C } from "../data/score"
import { Kind, type Lexicon } from "./lexicon"
import type { Rec } from "./shard"
import type { Lookup, Slot } from "./slot"

/** Weighs slots and keeps them in their order. */
export class SlotList {
  readonly slots: Slot[] = []
  asked: string[] = [] // identifiers that the site does not have, as they are spelled
  found = false // an identifier is in the product's own words

  /** unknown is the weight of a word that no document has, in sixteenths of a nat. */
  constructor(readonly lexicon: Lexicon, private readonly lookup: Lookup, private readonly unknown: number) {}

  /** The record of a key, if the site has the word or another one that means the same. */
  known(key: string): Rec | undefined {
    const r = this.lookup(key)
    return r && (r.weight || r.like.length || r.phrases.length) ? r : undefined
  }

  /** Adds a slot, and sets its weight: the greatest of what it finds. */
  add(s: Slot): void {
    let own = false
    for (const w of s.ways) {
      if (w.like) continue
      own ||= w.rec.weight > 0
      if (!w.level || !s.weight) s.weight = Math.max(s.weight, w.rec.weight)
    }
    s.known = own
    if (!own) for (const w of s.ways) for (const l of w.lists) {
      s.known = true
      s.weight = Math.max(s.weight, l.weight)
    }
    const quiet = s.quiet || this.lexicon.kind(s.text) >= Kind.Stop || (s.text.length === 1 && s.text < "\x80")
    if (!s.weight) s.weight = quiet ? 1 : this.unknown
    if (s.number) s.weight *= C.half
    if (s.glued) s.weight *= C.alike
    if (s.tells) s.weight = Math.min(s.weight, mostCue)
    this.slots.push(s)
  }

  /** Takes hexadecimal numbers that the site lacks for no identifiers if the query has a code of the
   * site: programs print addresses and arguments with their codes. */
  dropArguments(): void {
    if (!this.found) return
    this.asked = this.asked.filter(code => !/^0x/i.test(code))
    for (const s of this.slots) if (s.code && !s.ways.length && s.text.startsWith("0x")) s.code = false
  }
}
