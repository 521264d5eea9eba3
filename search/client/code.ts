// Makes slots of numbers and codes, which are never corrected and never cut. Mirrors
// ../score/code.go and ../score/joined.go.

import {
  bareDigits, bareTokens, maxTyped, mostCodesAsked, mostFamily, mostNumbers, mostRuns, ownDigits, shortestFamily,
} from "../data/limits"
import { C } from "../data/score"
import { utf8Size } from "./fold"
import { aliases, asCode, family, isHexGroup, prefixed, undotted } from "./identity"
import { familyKey, firstPart, isDisplay, isYear, joinedKey, spacedKeys } from "./joined"
import { Kind } from "./lexicon"
import type { Rec } from "./shard"
import { exact, slot, way, type Slot } from "./slot"
import type { SlotList } from "./slotlist"
import { spokenCode } from "./spoken"
import { Cue, Sort, type Token } from "./token"

const labelLine = 1 // the kind of a line; codes are before it
const size = (text: string) => [...text].length
const unmarked = (key: string) => key.startsWith(asCode) ? key.slice(1) : key

/** Whether a token is a number or a code. */
export const isCode = (t: Token) => t.sort !== Sort.Word && t.sort !== Sort.Sign

/** The numbers and codes of a query: it adds their slots to a list. */
export class Codes {
  private readonly whole = new Map<number, Token>() // joined codes, by their first token
  private partsUntil = 0 // tokens before this one are parts of a code that the site does not have

  constructor(private readonly list: SlotList, private readonly tokens: Token[]) {}

  /** Notes the joined code that begins at the next token: of several, the longest, which comes first. */
  joins(t: Token): void {
    const at = this.tokens.length
    if (!this.whole.has(at) && this.whole.size < mostCodesAsked) this.whole.set(at, t)
  }

  /** Adds the slot of a code of several tokens, and returns how many it takes: 0 if there is none. */
  several(i: number): number { return this.joined(i) || this.spoken(i) || this.spaced(i) }

  /** Adds the slot of a code of the site that is dictated, such as "five seven fifty seven", and
   * returns how many tokens it takes: 0 if there is none. */
  private spoken(i: number): number {
    if (this.tokens.length > maxTyped) return 0
    const [keys, words] = spokenCode(this.tokens.slice(i))
    for (const key of keys) {
      const r = this.list.known(key)
      if (!r?.weight) continue
      this.addCode(r, key)
      return words
    }
    return 0
  }

  /** Adds the slot of the joined code at a token if the site has it, and returns how many tokens it
   * takes. For a code that the site lacks it adds an unknown identifier, and returns 0 so that its
   * parts get slots too. */
  private joined(i: number): number {
    const t = this.whole.get(i)
    if (!t) return 0
    const n = this.tokensOf(i, t.parts), r = this.list.known(t.key)
    if (r?.weight) {
      this.addCode(r, t.key)
      return n
    }
    const plain = t.sort !== Sort.Code && t.cue === Cue.None && this.tokens.length - n + 1 > bareTokens
    if (t.cue === Cue.Version || plain || this.beginsAsCode(t)) return 0
    this.list.asked.push(t.shown)
    this.list.add({ ...slot(unmarked(t.key)), code: true })
    this.partsUntil = i + n
    return 0
  }

  /** Whether the site lacks a joined code, but has its first part as a code alone: SC542 of SC542-00. */
  private beginsAsCode(t: Token): boolean {
    const [key, only] = firstPart(t)
    if (!key) return false
    const more = this.list.known(only), r = this.list.known(key) // both are loaded at once
    return !more && !!r
  }

  private addCode(r: Rec, key: string): void {
    this.list.found ||= r.lists.length > 0
    this.list.add({ ...slot(unmarked(key)), code: true, ways: [way(r, key, 1, 1)] })
  }

  /** How many tokens runs make: the two runs of CE-34878 are one token. */
  private tokensOf(i: number, runs: number): number {
    let n = 0
    for (; runs > 0 && i + n < this.tokens.length; n++) runs -= this.tokens[i + n]!.shown.split("-").length
    return n
  }

  /** Adds the slot of a code of the site that is typed with spaces for signs, such as "F 28" and
   * "CE 34878 0", and returns how many tokens it takes: 0 if there is none. */
  private spaced(i: number): number {
    const t = this.tokens[i]!, long = t.sort === Sort.Word && utf8Size(t.key) > mostFamily
    if (this.tokens.length > maxTyped || t.sort === Sort.Sign || long) return 0
    if (this.list.lexicon.kind(t.key) >= Kind.Stop) return 0
    const runs = [t.shown || t.key]
    for (const next of this.tokens.slice(i + 1, i + mostRuns)) {
      const group = next.sort === Sort.Number || (t.sort === Sort.Number && isHexGroup(next.shown || next.key))
      if (!group || !next.spaced) break
      runs.push(next.shown || next.key)
    }
    for (let n = runs.length; n > 1; n--) {
      const own = joinedKey(runs.slice(0, n))
      for (const key of [own, asCode + own]) {
        const r = this.list.known(key), [letters, digits] = family(key)
        if (!r?.weight || !(key.startsWith(asCode) || (letters && digits.length >= bareDigits))) continue
        this.addCode(r, key)
        return n
      }
    }
    if (isDisplay(runs)) this.lacksCode(i, joinedKey(runs), runs)
    else if (runs.length > 1) this.lacks(i)
    return 0
  }

  /** Adds an unknown identifier for a code with a space that the site lacks, if the site has other
   * codes that begin with the same word: VAN 31 beside VAN 35. */
  private lacks(i: number): void {
    const t = this.tokens[i]!, next = this.tokens[i + 1]!
    const [key, only] = spacedKeys(t, next)
    if (!only || !this.list.known(only)) return
    this.lacksCode(i, key, [t.shown || t.key, next.shown])
  }

  /** Adds an unknown identifier for the runs of a code from a token on. */
  private lacksCode(i: number, key: string, runs: string[]): void {
    this.list.asked.push(runs.join(" "))
    this.list.add({ ...slot(unmarked(key)), code: true })
    this.partsUntil = i + runs.length
  }

  /** Adds the slot of a number or a code. A name with a number that the site writes with a space
   * gets two: Windows10. */
  code(i: number, chosen: boolean): void {
    const t = this.tokens[i]!, id = i >= this.partsUntil && (this.identifies(t) || this.published(t))
    const s: Slot = { ...slot(t.key), code: id, number: !id }
    if (!chosen) { this.list.add(s); return }
    for (const key of identities(t, id)) {
      const r = this.list.known(key)
      if (!r?.weight) continue
      s.ways.push(way(r, key, 1, 1))
      this.list.found ||= id && r.lists.length > 0
    }
    const none = !s.ways.length
    if (none && id) this.list.asked.push(t.shown)
    const own = !id && this.mentioned(t) ? this.list.known(asCode + t.key) : undefined
    if (own) s.ways.push({ ...way(own, asCode + t.key, 1, 1), uses: [] })
    const plain = s.ways.length ? undefined : this.list.known(t.key)
    if (plain) s.ways.push(way(plain, t.key, C.half, 1))
    if (!s.ways.length && this.apart(t)) {
      if (id) this.list.asked.pop()
      return
    }
    this.list.add(s)
  }

  /** Adds slots of a name and its number if the site writes them with a space, as Windows 10 for
   * Windows10, and returns whether it does. If the token is a code by its form, the site must have
   * the number too. */
  private apart(t: Token): boolean {
    const [letters, digits] = family(t.key)
    if (letters.length < shortestFamily) return false
    const r = this.list.known(letters), n = this.list.known(digits) // both are loaded at once
    if (!r || (!n && t.sort === Sort.Code)) return false
    const word = slot(letters)
    exact(word, r, letters)
    this.list.add(word)
    if (n) this.list.add({ ...slot(digits), number: true, ways: [way(n, digits, 1, 1)] })
    return true
  }

  /** Whether a token is an identifier: by its form, its cue, or because the query is nothing else. */
  identifies(t: Token): boolean {
    if (t.cue === Cue.Version) return false
    if (t.sort === Sort.Code || prefixed(t.key)) return true
    if (t.sort === Sort.Number && isYear(t.key) && t.cue === Cue.None && this.tokens.length > 1) return false
    return t.cue !== Cue.None || (this.tokens.length <= bareTokens && size(t.shown) >= bareDigits)
  }

  /** Whether a number without a cue may be a code of the site: people typed the text, and the number
   * has too many digits for a count. */
  mentioned(t: Token): boolean {
    return t.sort === Sort.Number && t.cue === Cue.None && this.tokens.length <= maxTyped &&
      t.key.length >= ownDigits && !isYear(t.key)
  }

  /** Whether a number or a mixed token without a cue is a code of the site: a number in a code or a
   * label, a mixed token also by its cue in running text. */
  private published(t: Token): boolean {
    const [letters] = family(t.key)
    const plain = !t.key.includes(".") || !!undotted(t.key)
    const mixed = t.sort === Sort.Mixed && t.cue === Cue.None && plain && letters.length <= mostFamily
    if (this.tokens.length > mostNumbers || (!mixed && !this.mentioned(t))) return false
    const begins = mixed && familyKey(t), own = this.list.known(asCode + t.key)
    if (begins && this.list.known(begins)) return true // F31 where the site has F28
    return !!own && mixed && own.text.length > 0 || !!own?.lists.some(l => l.lines.some(line => line.kind <= labelLine))
  }
}

/** The keys under which an index may hold a code. */
function identities(t: Token, id: boolean): string[] {
  const digits = id && prefixed(t.key)
  if (digits) return [t.key, asCode + digits]
  if (id && /^0x\d{8}$/.test(t.key)) return [t.key, asCode + t.key.slice(2)] // eight decimal digits
  const shown = t.shown.toLowerCase()
  if (id && t.sort === Sort.Code && t.key === "0x" + shown) return [t.key, shown] // CE348780 for CE-34878-0
  if (id && t.sort === Sort.Code) return [t.key, asCode + (undotted(t.key) || t.key)] // M5279 for M5 279
  if (!id) return [t.key]
  const keys = aliases(t.cue === Cue.None ? { ...t, cue: Cue.Code } : t)
  return t.sort === Sort.Mixed ? [...keys, t.key] : keys
}
