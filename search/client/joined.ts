// The form and the keys of joined codes, whose parts have hyphens between them: CE-34878-0. Mirrors
// ../text/joined.go.

import {
  displayDigits, displayLetters, leastDigits, leastGroup, mostFamily, mostGroup, mostHex, mostRun, mostRuns,
} from "../data/limits"
import { utf8Size } from "./fold"
import { asCode, family, isDigits, isHex, undotted, unpadded } from "./identity"
import { Sort, type Token } from "./token"

const isLetters = (text: string) => /^[A-Za-z]+$/.test(text)
/** Whether digits may be a year from 1900 to 2099. */
export const isYear = (text: string) => /^(19|20)..$/.test(text)
const isGroup = (text: string) => isDigits(text) && text.length >= leastGroup && text.length <= mostGroup

/** Whether a run is a family with its number, such as M7111. */
export function isFamilyCode(run: string): boolean {
  const [letters, digits] = family(run.toLowerCase())
  return !!letters && letters.length <= mostFamily && digits.length >= leastDigits
}

/** Whether runs are the facility, the severity and the name of a message of a network device, such
 * as LINK-3-UPDOWN. */
export const isMnemonic = (runs: string[]) =>
  runs.length === mostRuns && /^[A-Z]{2,} [0-9] [A-Z]{2,}$/.test(runs.join(" "))

/** Whether two runs are the halves of a hexadecimal number, as in 0x800F-0922. */
export const isHalf = (first: string, second: string) =>
  /^0x/i.test(first) && 2 * (first.length - 2) === mostHex && 2 * second.length === mostHex &&
  isHex((first.slice(2) + second).toLowerCase())

/** Whether a code and the one number after it are a range, such as HCW8019-8021. */
function isRange(first: string, rest: string[]): boolean {
  const [, digits] = family(first.toLowerCase())
  return rest.length === 1 && rest[0]!.length === digits.length && rest[0]! > digits
}

/** Whether a run is a few letters and digits, such as the 7H of 7H-01. */
const isShortMixed = (run: string) =>
  run.length <= leastDigits && /[0-9]/.test(run) && /[a-z]/i.test(run) && /^[0-9a-z]+$/i.test(run)

/** Whether three parts make a code of a display that has a letter, such as 13.B9.D1. */
export function isDisplay(parts: string[]): boolean {
  const rest = parts.slice(1).join("")
  return parts.length === mostRuns && /[0-9]/.test(rest) && /[a-z]/i.test(rest) && !!undotted(parts.join("."))
}

/** Whether two or three parts have the form of a joined code. */
export function isJoined(parts: string[]): boolean {
  const first = parts[0]!, second = parts[1]!, last = parts.at(-1)!
  if (parts.length > mostRuns || parts.some(part => part.length > mostRun)) return false
  if (isDisplay(parts)) return true
  if (!isDigits(last) && !isHalf(first, second)) return false
  if (isFamilyCode(first)) return isDigits(second) && !isRange(first, parts.slice(1))
  if (parts.length === mostRuns) {
    const letters = isLetters(second) && last.length > 1 && second.length <= mostFamily
    return isLetters(first) && first.length <= mostFamily && (isDigits(second) || letters) &&
      !(last.length === 4 && second.length <= 2)
  }
  if (isShortMixed(first) && second.length <= leastDigits) return true
  return isHalf(first, second) || (isGroup(first) && isGroup(second) && !(isYear(first) && isYear(second)))
}

/** The key of a joined code from its parts as written: CE, 34878 and 0 give ce348780. Digits lose
 * leading zeros. Digits alone, and what a display shows, get the prefix asCode. */
export function joinedKey(parts: string[]): string {
  const key = parts.join("").toLowerCase(), [letters, digits] = family(key)
  if (isDigits(key)) return asCode + unpadded(key)
  return digits ? letters + unpadded(digits) : isDisplay(parts) ? asCode + key : key
}

/** The keys of the first part of a joined code if that part is a code itself, such as M7111 of
 * M7111-1331. The index holds that part under key where the part is a code alone, and under only
 * where it begins a joined code. Both are empty for other codes. */
export function firstPart(t: Token): [key: string, only: string] {
  const first = t.shown.split("-")[0]!
  if (!isFamilyCode(first)) return ["", ""]
  const key = joinedKey([first])
  return [key, key + "-"]
}

/** The keys of a code with a space in it, such as VAN 35: its own, and the one of its first word,
 * under which a site has it only if a number follows. Both are empty for other tokens. */
export function spacedKeys(first: Token, second: Token): [key: string, only: string] {
  const short = utf8Size(first.key) <= mostFamily
  const word = (first.sort === Sort.Word && short) || (first.sort === Sort.Mixed && !first.parts)
  if (!word || second.sort !== Sort.Number || !second.spaced) return ["", ""]
  const key = joinedKey([first.key, second.shown])
  return [key.startsWith(asCode) ? key : asCode + key, first.key + "-"]
}

/** The key under which a site has that its codes begin with the letters of a mixed token, such as f-
 * for F28, or "". One digit is a plan or a version: E5. */
export function familyKey(t: Token): string {
  const [letters] = family(t.key), digits = /[0-9]*$/.exec(t.shown)![0]
  const display = letters && letters.length <= displayLetters && digits.length >= displayDigits
  return t.sort === Sort.Mixed && display ? letters + "-" : ""
}
