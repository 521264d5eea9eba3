// Makes slots of a query: its words, and the ways in which each may match. Mirrors
// ../score/slots.go and ../score/word.go.

import { Codes, isCode } from "./code"
import {
  bareTokens, fewOthers, leastSentence, longPaste, maxEndings, maxGuesses, maxTyped, mostCodesAsked, mostNumbers,
  mostOthers, mostWords, shortestOpen,
} from "../data/limits"
import { C } from "../data/score"
import { Kind, type Lexicon } from "./lexicon"
import type { Query } from "./query"
import type { Rec } from "./shard"
import { exact, slot, way, type Lookup, type Name, type Slot } from "./slot"
import { SlotList } from "./slotlist"
import { cut } from "./text"
import { Sort, type Token } from "./token"

const byWorth = [Kind.Label, Kind.Message, Kind.Keyword, Kind.Text, Kind.Stop]

const size = (text: string) => [...text].length

/** The slots of a query. */
export class Planner extends SlotList {
  private readonly tokens: Token[] = []
  private readonly parts: string[][] = []
  private readonly chosen: boolean[] = []
  private other = false // the query may be in a language that only messages have
  private readonly codes = new Codes(this, this.tokens)
  private readonly starts: number[] = [] // by token: its first slot; the number of slots at the end
  noise = 0 // share of the query that machines write: numbers, codes, words that no space parts

  constructor(
    private readonly q: Query, lexicon: Lexicon, lookup: Lookup, unknown: number, private readonly foreign: boolean,
  ) {
    super(lexicon, lookup, unknown)
    for (const t of q.tokens) {
      if (t.parts) {
        this.codes.joins(t)
        continue
      }
      if (t.inner && t.sort !== Sort.Sign) {
        if (t.sort === Sort.Word) this.parts.at(-1)?.push(t.key)
        continue
      }
      this.tokens.push(t)
      this.parts.push([])
    }
    this.noise = this.tokens.filter(t => t.glued || t.sort !== Sort.Word).length / Math.max(1, this.tokens.length)
    this.choose()
    for (let i = 0; i < this.tokens.length;) {
      this.starts[i] = this.slots.length
      let n = this.codes.several(i)
      if (!n) {
        this.token(i)
        n = 1
      }
      for (const end = i + n; ++i < end;) this.starts[i] = this.slots.length
    }
    this.starts.push(this.slots.length)
    this.dropArguments()
    this.addPhrases()
  }

  private choose(): void {
    const seen = new Set<string>(), order = this.order()
    const take = (room: number, want: (t: Token, i: number) => boolean) => {
      for (const i of order) {
        const t = this.tokens[i]!
        if (this.chosen[i] || !want(t, i) || (!seen.has(t.key) && room-- <= 0)) continue
        this.chosen[i] = true
        seen.add(t.key)
      }
    }
    let words = mostWords
    const codes = (t: Token) => isCode(t) && this.codes.identifies(t)
    take(mostCodesAsked, codes)
    for (const kind of byWorth) {
      const n = seen.size
      take(words, t => this.lexicon.kind(t.key) === kind)
      words -= seen.size - n
    }
    const others = this.tokens.length > maxTyped ? fewOthers : mostOthers
    this.other = this.foreign && this.mostlyUnknown()
    take(this.other ? mostWords : others, (t, i) => {
      const far = isCode(t) && this.tokens.length > mostNumbers && !this.codes.mentioned(t)
      if (this.lexicon.kind(t.key) >= 0 || codes(t) || far) return false
      // A digit tells labels apart in a short text.
      if (t.key.length < 2 && t.key < "\x80") return isCode(t) || t.sort === Sort.Sign
      return !this.open(i) || size(t.key) > shortestOpen
    })
  }

  /** The tokens in the order in which they are looked up: sentences of a long paste, then tokens
   * after a space, which people write, then the others. */
  private order(): number[] {
    const sentence: number[] = [], spaced: number[] = [], glued: number[] = []
    for (let i = 0, end: number; i < this.tokens.length; i = end) {
      for (end = i + 1; this.tokens[end]?.spaced && this.tokens[end]!.sort === Sort.Word;) end++
      const long = this.tokens.length > longPaste && end - i >= leastSentence
      for (let k = i; k < end; k++) (long ? sentence : this.tokens[k]!.glued ? glued : spaced).push(k)
    }
    return [...sentence, ...spaced, ...glued]
  }

  /** Whether the lexicon lacks most words of the query: it may be in a language that only
   * messages of the site have. */
  private mostlyUnknown(): boolean {
    const words = this.tokens.filter(t => t.sort === Sort.Word)
    const known = words.filter(t => this.lexicon.kind(t.key) >= 0).length
    return words.length > 2 * known
  }

  /** Whether token i may be the beginning of a longer word. A stop word at the end of a sentence is
   * complete: the "do" of "what to do" does not begin "door". */
  private goesOn(i: number): boolean {
    const word = this.tokens[i]!.key
    return this.open(i) && size(word) >= shortestOpen &&
      (this.tokens.length <= bareTokens || this.lexicon.kind(word) < Kind.Stop)
  }

  private open(i: number): boolean { return this.q.open && i === this.tokens.length - 1 }

  private token(i: number): void {
    const t = this.tokens[i]!
    if (isCode(t)) return this.codes.code(i, !!this.chosen[i])
    const s = { ...slot(t.key, t.glued && this.tokens.length > longPaste), tells: t.tells }
    const r = this.chosen[i] && this.known(t.key)
    const listed = this.lexicon.kind(t.key) >= 0
    s.quiet = (listed || this.other) && !this.chosen[i]
    if (r) exact(s, r, t.key)
    const joined = this.join(i)
    if (joined) s.ways.push(way(joined, this.joined(i), C.form, 2))
    if (this.goesOn(i)) this.complete(s)
    if (!s.ways.length && !listed && this.chosen[i] && this.respelled(i, s)) return
    this.add(s)
  }

  private joined(i: number): string {
    const next = this.tokens[i + 1]
    return next && this.tokens[i]!.sort !== Sort.Sign ? this.tokens[i]!.key + next.key : ""
  }

  private join(i: number): Rec | undefined {
    const word = this.joined(i)
    return word && this.lexicon.kind(word) >= 0 ? this.known(word) : undefined
  }

  private complete(s: Slot): void {
    const known = s.ways.length > 0
    for (const word of this.lexicon.complete(s.text, known ? 2 : maxEndings)) {
      const r = this.known(word)
      if (r?.weight) s.ways.push({ ...way(r, word, known ? C.alike : C.form, 1), level: true })
    }
  }

  private respelled(i: number, s: Slot): boolean {
    const parts = this.parts[i]!
    if (parts.some(part => this.known(part))) return this.cut(parts, s.glued)
    if (this.cut(this.lexicon.split(s.text), s.glued)) return true
    if (this.tokens.length > maxTyped || this.guess(s, this.lexicon.longer(s.text, maxGuesses), C.alike)) return false
    const [words, distance] = this.lexicon.near(s.text, maxGuesses)
    this.guess(s, words, 1 - 1.5 * distance / size(s.text))
    return false
  }

  private cut(parts: string[], glued: boolean): boolean {
    for (const part of parts) {
      const s = slot(part, glued), r = this.known(part)
      if (r) exact(s, r, part)
      this.add(s)
    }
    return parts.length > 0
  }

  private guess(s: Slot, words: string[], factor: number): boolean {
    for (const word of words) {
      const r = this.known(word)
      if (r?.weight) s.ways.push(way(r, word, factor, 1))
    }
    return words.length > 0
  }

  /** The slots of the symbolic names of a query that people type. */
  names(): Name[] {
    if (this.tokens.length > maxTyped) return []
    return this.q.names.flatMap(shown => {
      const words = cut(shown).map(t => t.key)
      const first = this.tokens.findIndex((_, i) => words.every((word, k) => this.tokens[i + k]?.key === word))
      if (first < 0 || words.length < 2) return []
      return { first: this.starts[first]!, end: this.starts[first + words.length]!, shown }
    })
  }

  private addPhrases(): void {
    const recs = this.slots.map(s => s.ways[0]?.factor === 1 && !s.ways[0].like ? s.ways[0].rec : undefined)
    recs.forEach((r, i) => {
      for (const phrase of r?.phrases ?? []) {
        const first = i - phrase.at, span = 1 + phrase.rest.length
        const stands = first >= 0 &&
          phrase.rest.every((name, k) => recs[first + k + (k < phrase.at ? 0 : 1)]?.forms.includes(name))
        if (!stands) continue
        this.slots[first]!.ways.push({
          rec: r!, lists: phrase.like, uses: [], word: "", factor: C.alike, span, like: true, level: false,
        })
        for (const s of this.slots.slice(first, first + span)) s.known = true
      }
    })
  }
}
