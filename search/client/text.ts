// Cuts texts into tokens, as ../text does in Go: words, numbers and codes.

import { markCues } from "./cue"
import {
  displayLetters, leastDigits, leastNegative, mostDigits, mostHex, mostLowercase, mostPrefix, mostRuns,
} from "../data/limits"
import { cues, marks } from "../data/text"
import { decompose, lower, utf8Size } from "./fold"
import { family, isDigits, isHex, isHexGroup, undotted, unpadded } from "./identity"
import { isDisplay, isFamilyCode, isHalf, isJoined, isMnemonic, joinedKey } from "./joined"
import { cutRaw, nameSymbols, type Raw } from "./raw"
import { Cue, Sort, type Token } from "./token"

const words = (text: string) => text.split(" ")
const isCapitals = (text: string) => /^[A-Z]+$/.test(text)
export const hasDigit = (text: string) => /[0-9]/.test(text)

/** Cuts a name in camel case into its words. Of a name with digits these are left out,
 * PowerShell5NotFound, and it has no single letters: it is a key then. */
function partsOf(name: string): string[] {
  const first = name.search(/[a-z][A-Z]|[A-Z][A-Z][a-z]/) // digits part words behind it alone
  const parts = name.replace(/[a-z](?=[A-Z])|[A-Z](?=[A-Z][a-z])|[0-9](?=[A-Z])/g, (letter, at: number) =>
    isDigits(letter) && (first < 0 || at <= first) ? letter : letter + " ").split(" ")
  if (parts.length < 2) return []
  if (!hasDigit(name)) return parts
  const words = parts.map(part => part.replace(/^[0-9]+|[0-9]+$/g, ""))
  return words.some(word => utf8Size(word) < 2 || hasDigit(word)) ? [] : words
}

const listed = (r: Raw) => ["", ",", "/"].includes(r.signs)
const joiners = new Set(words(cues.list)), fillers = new Set(words(cues.filler))
const numbering = new Set(words(cues.numbering))

const nameSigns = /[-._/@=\\]/ // they continue a name or a path, which has no codes

const before = words(marks.before), after = words(marks.after)

/** Makes tokens of raw runs: mirrors ../text/code.go. */
class Merger {
  readonly tokens: Token[] = []
  private family = ""
  private digits = 0

  constructor(private readonly raws: Raw[]) {
    for (let i = 0; i < raws.length;) i += this.next(i)
  }

  private put(r: Raw, key: string, shown: string, sort: Sort, inner = false): void {
    const spaced = !r.glued && !r.signs
    this.tokens.push({
      key, shown, inner, sort, cue: Cue.None, glued: r.glued, spaced, listed: listed(r),
      comma: false, tells: false, parts: 0,
    })
  }

  private mark(r: Raw, sign: string): void { this.put({ ...r, glued: false, signs: " " }, sign, sign, Sort.Sign, true) }

  private next(i: number): number {
    const r = this.raws[i]!
    if (r.picture) { this.put(r, r.text, "", Sort.Sign); return 1 }
    if (r.pair) { this.put(r, r.text, "", Sort.Word); return 1 }
    if (!r.glued && r.signs && !isDigits(r.text[0]!) && before.includes(r.signs)) this.mark(r, r.signs)
    this.joined(i)
    const n = this.code(i) || this.word(r), last = this.raws[i + n - 1]!
    this.tokens.at(-1)!.comma = last.after === ","
    if (after.includes(last.after)) this.mark(last, last.after)
    return n
  }

  /** Adds the joined code that begins at run i, before the tokens of its parts. The first two parts
   * of a code such as M7111-1331-2 are a code too. */
  private joined(i: number): void {
    const r = this.raws[i]!
    let n = 1, next = this.raws[i + n]
    for (; next?.glued && next.signs === "-" && !next.pair; next = this.raws[i + n]) n++
    if (n < 2 || (r.glued && nameSigns.test(r.signs))) return
    const runs = this.raws.slice(i, i + n).map(run => run.text)
    if (isMnemonic(runs)) return this.join(r, runs)
    if (this.goesOn(i + n) && !next!.picture && /^$|^[-._/@=\\]/.test(next!.signs)) return
    if (!isJoined(runs)) return
    this.join(r, runs)
    if (n === 3 && isFamilyCode(runs[0]!)) this.join(r, runs.slice(0, 2))
  }

  private join(r: Raw, parts: string[]): void {
    const [first, second] = parts as [string, string]
    const code = (isCapitals(first) && isDigits(second)) || isFamilyCode(first) || isHalf(first, second) ||
      isDisplay(parts)
    this.put(r, joinedKey(parts), parts.join("-"), code ? Sort.Code : Sort.Mixed, true)
    this.tokens.at(-1)!.parts = parts.length
  }

  private word(r: Raw): number {
    if (!joiners.has(lower(r.text))) this.family = ""
    this.put(r, lower(r.text), r.text, Sort.Word)
    this.addParts(r)
    return 1
  }

  /** The words of a name in camel case. */
  private addParts(r: Raw): void {
    for (const word of partsOf(r.text)) this.put({ ...r, glued: false, signs: " " }, lower(word), "", Sort.Word, true)
  }

  private code(i: number): number {
    const r = this.raws[i]!, text = lower(r.text)
    const [dotted, n] = this.dotted(i)
    if (n > 1) {
      this.put(
        r, lower(dotted), dotted,
        n === 3 && !this.goesOn(i + n) && (/[a-z]/i.test(dotted) && undotted(dotted) ||
          /^.\..{1,3}\..{1,3}$/.test(dotted) && !(r.glued && /^[-_/@]$/.test(r.signs))) ? Sort.Code : Sort.Mixed,
      )
      return n
    }
    if (isDigits(text)) { this.number(i, text); return 1 }
    const hex = hexDigits(r, text)
    if (hex) {
      this.put(
        r, "0x" + unpadded(hex), r.text,
        hex.length < leastDigits || unpadded(hex).length > mostHex ? Sort.Mixed : Sort.Code,
      )
      return 1
    }
    const bare = text.replace(/h$/, "")
    if (bare.length === mostHex && isHex(bare) && hasDigit(bare)) {
      this.put(r, "0x" + bare, r.text, Sort.Code)
      return 1
    }
    const [letters, digits] = family(text)
    if (digits) { this.belongs(r, letters, digits); return 1 }
    const split = this.split(i)
    if (split || !hasDigit(text)) return split
    this.put(r, text, r.text, Sort.Mixed)
    this.addParts(r)
    return 1
  }

  private dotted(i: number): [string, number] {
    let joined = this.raws[i]!.text, n = 1
    if (!isDigits(joined[0]!)) return ["", 0]
    const runs: string[] = [joined]
    for (let next; (next = this.raws[i + runs.length]) && next.glued && next.signs === "." && !next.pair;) {
      runs.push(next.text)
    }
    const three = !!undotted(runs.slice(0, mostRuns).join("."))
    for (const run of runs.slice(1)) {
      if (!isDigits(run[0]!) && !(hasDigit(run) && isHexGroup(run)) && !(three && n < mostRuns)) break
      joined += "." + run
      n++
    }
    return [joined, n]
  }

  /** Whether run i continues what is before it, as the last 1 of 1.2.1-1 does. */
  private goesOn(i: number): boolean {
    const next = this.raws[i]
    return !!next?.glued && !next.pair && ![",", ":", ";"].includes(next.signs)
  }

  /** Whether run i is an item of a list after the first: 8021 and 8022 of "HCW8019, 8021 and 8022". */
  private listed(i: number): boolean {
    const r = this.raws[i]!, before = this.raws[i - 1]
    if (!before || r.signs) return listed(r)
    return before.after === "," || before.after === "/" || joiners.has(lower(before.text))
  }

  private number(i: number, digits: string): void {
    const r = this.raws[i]!
    const key = unpadded(digits), value = key.length <= mostDigits ? Number(key) : Infinity
    const negative = r.signs.endsWith("-") && (!r.glued || r.signs.length > 1) && digits.length >= leastNegative
    if (key.length > mostDigits) this.put(r, key, r.text, Sort.Mixed)
    else if (negative && value <= 2 ** 31) this.put(r, "0x" + (2 ** 32 - value).toString(16), "-" + r.text, Sort.Code)
    else if (value >= 2 ** 31 && value < 2 ** 32) this.put(r, "0x" + value.toString(16), r.text, Sort.Code)
    else if (digits.length === mostHex && digits[0] === "8") this.put(r, "0x" + digits, r.text, Sort.Code)
    else if (this.family && digits.length === this.digits && this.listed(i)) {
      this.put(r, this.family + key, r.text, Sort.Code)
      return
    } else this.put(r, key, r.text, Sort.Number)
    this.family = ""
  }

  private belongs(r: Raw, letters: string, digits: string): void {
    const capital = isCapitals(r.text.slice(0, letters.length))
    const code = digits.length >= leastDigits && (letters.length <= mostLowercase || capital)
    this.put(r, letters + unpadded(digits), r.text, code ? Sort.Code : Sort.Mixed)
    this.addParts(r)
    if (code) this.begins(letters, digits)
  }

  private begins(letters: string, digits: string): void {
    this.family = letters
    this.digits = digits.length
  }

  /** Whether two runs are a code of a device: one or two letters, a dot or a colon, and a number, as
   * in F.28, E:15 and AL.50. Pages (p.28), sections (s.12) and versions (v.10) are no codes. */
  private pointed(r: Raw, next: Raw, i: number): boolean {
    const letters = lower(r.text)
    const short = utf8Size(r.text) <= displayLetters && !fillers.has(letters) && !numbering.has(letters)
    return /^[.:]$/.test(next.signs) && short && !r.glued && next.text.length > 1 &&
      next.text.length <= leastDigits && !this.goesOn(i + 2)
  }

  /** Adds a family and its number with a sign between them, and returns how many runs they take. */
  private split(i: number): number {
    const r = this.raws[i]!, next = this.raws[i + 1]
    if (!next?.glued || !isDigits(next.text) || hasDigit(r.text) || utf8Size(r.text) > mostPrefix) return 0
    const short = utf8Size(r.text) <= mostLowercase || isCapitals(r.text)
    if (next.signs !== "_" && (next.signs !== "-" || !short) && !this.pointed(r, next, i)) return 0
    if (next.text.length < 2 || (next.text.length === 2 && utf8Size(r.text) > 3)) return 0
    const letters = lower(r.text), code = next.text.length >= leastDigits && /[-_]/.test(next.signs)
    if (code) this.begins(letters, next.text)
    this.put(r, letters + unpadded(next.text), r.text + next.signs + next.text, code ? Sort.Code : Sort.Mixed)
    return 2
  }
}

/** The digits of a number that is marked as hexadecimal, or "": 0x7B, 0x7BUL of C and &H7B of Basic. */
function hexDigits(r: Raw, text: string): string {
  const [, misread = ""] = /^ox([0-9a-f]*)[ul]*$/.exec(text) ?? [] // the letter o in place of the digit 0
  if (misread.length > leastDigits && hasDigit(misread)) return misread
  const [, begin, digits = ""] = /^(0x|h)([0-9a-f]+)[ul]*$/.exec(text) ?? []
  return begin === "0x" || r.signs.endsWith("&") ? digits : ""
}

export function cut(text: string): Token[] {
  const { tokens } = new Merger(cutRaw(decompose(nameSymbols(text))))
  markCues(tokens)
  return tokens
}
