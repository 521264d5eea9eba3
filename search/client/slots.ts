// Makes slots of a query: its words, and the ways in which each may match. Mirrors
// ../score/slots.go.

import {
  bareDigits, bareTokens, fewOthers, leastSentence, longPaste, maxEndings, maxGuesses, maxTyped, mostCodesAsked,
  mostNumbers, mostOthers, mostWords, ownDigits, shortestFamily, shortestOpen,
} from "./data/limits"
import { C } from "./data/score"
import { Kind, type Lexicon } from "./lexicon"
import type { Query } from "./query"
import type { Rec } from "./shard"
import { aliases, asCode, family, prefixed } from "./identity"
import { exact, slot, way, type Lookup, type Name, type Slot } from "./slot"
import { cut } from "./text"
import { Cue, Sort, type Token } from "./token"

const byWorth = [Kind.Label, Kind.Message, Kind.Keyword, Kind.Text, Kind.Stop]

const size = (text: string) => [...text].length
const isYear = (digits: string) => /^(19|20)..$/.test(digits)
const labelLine = 1 // the kind of a line; codes are before it
const isCode = (t: Token) => t.sort !== Sort.Word && t.sort !== Sort.Sign

export class Planner {
  readonly slots: Slot[] = []
  asked: string[] = [] // identifiers that the site does not have, as they are spelled
  private readonly tokens: Token[] = []
  private readonly parts: string[][] = []
  private readonly chosen: boolean[] = []
  private other = false // the query may be in a language that only messages have
  found = false // an identifier is in the product's own words
  private readonly starts: number[] = [] // by token: its first slot; the number of slots at the end
  noise = 0 // share of the query that machines write: numbers, codes, words that no space parts

  constructor(
    private readonly q: Query, private readonly lexicon: Lexicon, private readonly lookup: Lookup,
    private readonly unknown: number, private readonly foreign: boolean,
  ) {
    for (const t of q.tokens) {
      if (t.inner && t.sort !== Sort.Sign) {
        if (t.sort === Sort.Word) this.parts.at(-1)?.push(t.key)
        continue
      }
      this.tokens.push(t)
      this.parts.push([])
    }
    this.noise = this.tokens.filter(t => t.glued || t.sort !== Sort.Word).length / Math.max(1, this.tokens.length)
    this.choose()
    this.tokens.forEach((_, i) => {
      this.starts.push(this.slots.length)
      this.token(i)
    })
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
    const codes = (t: Token) => isCode(t) && this.identifies(t)
    take(mostCodesAsked, codes)
    for (const kind of byWorth) {
      const n = seen.size
      take(words, t => this.lexicon.kind(t.key) === kind)
      words -= seen.size - n
    }
    const others = this.tokens.length > maxTyped ? fewOthers : mostOthers
    this.other = this.foreign && this.strange()
    take(this.other ? mostWords : others, (t, i) => {
      const far = isCode(t) && this.tokens.length > mostNumbers && !this.mentioned(t)
      if (this.lexicon.kind(t.key) >= 0 || codes(t) || far) return false
      // A digit tells labels apart in a short text.
      if (t.key.length < 2 && t.key < "\x80") return isCode(t) || t.sort === Sort.Sign
      return !this.open(i) || size(t.key) > shortestOpen
    })
  }

  /** The tokens as they are looked up. People write spaces: what a space parts from the token
   * before comes first, and in a long paste, before it, sentences. */
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
  private strange(): boolean {
    const words = this.tokens.filter(t => t.sort === Sort.Word)
    const known = words.filter(t => this.lexicon.kind(t.key) >= 0).length
    return words.length > 2 * known
  }

  private open(i: number): boolean { return this.q.open && i === this.tokens.length - 1 }

  private known(key: string): Rec | undefined {
    const r = this.lookup(key)
    return r && (r.weight || r.like.length || r.phrases.length) ? r : undefined
  }

  private token(i: number): void {
    const t = this.tokens[i]!
    if (isCode(t)) return this.code(i)
    const s = slot(t.key, t.glued && this.tokens.length > longPaste), r = this.chosen[i] && this.known(t.key)
    const listed = this.lexicon.kind(t.key) >= 0
    s.quiet = (listed || this.other) && !this.chosen[i]
    if (r) exact(s, r, t.key)
    const joined = this.join(i)
    if (joined) s.ways.push(way(joined, this.joined(i), C.form, 2))
    if (this.open(i) && size(t.key) >= shortestOpen) this.complete(s)
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

  private add(s: Slot): void {
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
    if (!s.weight) s.weight = this.lexicon.kind(s.text) >= Kind.Stop || s.quiet || (s.text.length === 1 && s.text < "\x80") ? 1 : this.unknown
    if (s.number) s.weight *= C.half
    if (s.glued) s.weight *= C.alike
    this.slots.push(s)
  }

  private code(i: number): void {
    const t = this.tokens[i]!, id = this.identifies(t) || this.published(t)
    const s: Slot = { ...slot(t.key), code: id, number: !id }
    if (!this.chosen[i]) { this.add(s); return }
    for (const key of identities(t, id)) {
      const r = this.known(key)
      if (!r?.weight) continue
      s.ways.push(way(r, key, 1, 1))
      this.found ||= id && r.lists.length > 0
    }
    const none = !s.ways.length
    if (none && id) this.asked.push(t.shown)
    const own = !id && this.mentioned(t) ? this.known(asCode + t.key) : undefined
    if (own) s.ways.push({ ...way(own, asCode + t.key, 1, 1), uses: [] })
    const plain = s.ways.length ? undefined : this.known(t.key)
    if (plain) s.ways.push(way(plain, t.key, C.half, 1))
    if (!s.ways.length && this.apart(t)) {
      if (id) this.asked.pop()
      return
    }
    this.add(s)
  }

  /** Makes slots of a name with a number behind it that the site writes apart, Windows10, and
   * tells whether it does. Of what is a code by its form the site has the number too. */
  private apart(t: Token): boolean {
    const [letters, digits] = family(t.key)
    if (letters.length < shortestFamily) return false
    const r = this.known(letters), n = this.known(digits) // both are loaded at once
    if (!r || (!n && t.sort === Sort.Code)) return false
    const word = slot(letters)
    exact(word, r, letters)
    this.add(word)
    if (n) this.add({ ...slot(digits), number: true, ways: [way(n, digits, 1, 1)] })
    return true
  }

  private identifies(t: Token): boolean {
    if (t.cue === Cue.Version) return false
    if (t.sort === Sort.Code || prefixed(t.key)) return true
    if (t.sort === Sort.Number && isYear(t.key) && t.cue === Cue.None && this.tokens.length > 1) return false
    return t.cue !== Cue.None || (this.tokens.length <= bareTokens && t.key.length >= bareDigits)
  }

  /** Whether a number may be a code of the site that nothing calls one: in a text that people
   * type, of so many digits that it is no count. */
  private mentioned(t: Token): boolean {
    return t.sort === Sort.Number && t.cue === Cue.None && this.tokens.length <= maxTyped &&
      t.key.length >= ownDigits && !isYear(t.key)
  }

  /** Whether a number that nothing calls a code is one of the site. */
  private published(t: Token): boolean {
    if (this.tokens.length > mostNumbers || !this.mentioned(t)) return false
    return !!this.known(asCode + t.key)?.lists.some(l => l.lines.some(line => line.kind <= labelLine))
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

  private dropArguments(): void {
    if (!this.found) return
    this.asked = this.asked.filter(code => !/^0x/i.test(code))
    for (const s of this.slots) if (s.code && !s.ways.length && s.text.startsWith("0x")) s.code = false
  }

  private addPhrases(): void {
    const recs = this.slots.map(s => s.ways[0]?.factor === 1 && !s.ways[0].like ? s.ways[0].rec : undefined)
    recs.forEach((r, i) => {
      for (const phrase of r?.phrases ?? []) {
        const first = i - phrase.at, span = 1 + phrase.rest.length
        const stands = first >= 0 && phrase.rest.every((name, k) => recs[first + k + (k < phrase.at ? 0 : 1)]?.forms.includes(name))
        if (!stands) continue
        this.slots[first]!.ways.push({ rec: r!, lists: phrase.like, uses: [], word: "", factor: C.alike, span, like: true, level: false })
        for (const s of this.slots.slice(first, first + span)) s.known = true
      }
    })
  }
}

/** The keys under which the site has a code, if it has it. */
function identities(t: Token, id: boolean): string[] {
  const digits = id && prefixed(t.key)
  if (digits) return [t.key, asCode + digits]
  if (id && /^0x\d{8}$/.test(t.key)) return [t.key, asCode + t.key.slice(2)] // eight decimal digits, that is
  if (!id || t.sort === Sort.Code) return [t.key]
  const keys = aliases(t.cue === Cue.None ? { ...t, cue: Cue.Code } : t)
  return t.sort === Sort.Mixed ? [...keys, t.key] : keys
}
