// The keys of codes: one for all spellings. Mirrors ../text/identity.go.

import { displayGroup, leastDigits } from "../data/limits"
import { cues } from "../data/text"
import { Cue, Sort, type Token } from "./token"

/** Whether a text is of decimal digits alone. */
export const isDigits = (text: string) => /^[0-9]+$/.test(text)

/** Whether a text is of hexadecimal digits alone. */
export const isHex = (text: string) => /^[0-9a-f]+$/.test(text)

/** Digits without leading zeros; one of them stays. */
export const unpadded = (digits: string) => digits.replace(/^0+(?=.)/, "")

/** Parts letters and the digits behind them; both are empty for another form. */
export function family(text: string): [letters: string, digits: string] {
  const [, letters = "", digits = ""] = /^([a-z]+)([0-9]+)$/.exec(text) ?? []
  return [letters, digits]
}

/** Whether a run may be a group of a code of a display, such as the B9 of 13.B9.D1. */
export const isHexGroup = (run: string) => run.length > 1 && run.length <= displayGroup && isHex(run.toLowerCase())

/** The key of a code with dots without them, 13b9d1 for 13.B9.D1, or "" for versions and addresses. */
export function undotted(text: string): string {
  const [first, second = "", third, more] = text.toLowerCase().split(".")
  const groups = third === undefined ? isHexGroup(second) && /[a-z]/.test(second) && /[0-9]/.test(second) :
    more === undefined && second.length === 2 && third.length === 2 && isHex(second + third)
  return /^[0-9]{1,2}$/.test(first!) && groups ? first! + second + (third ?? "") : ""
}

/** Begins the key of a number that is a code. */
export const asCode = "#"

/** The keys under which a site has a number that is a code. */
export function aliases({ key, sort, cue }: Token): string[] {
  if (sort === Sort.Word || sort === Sort.Sign) return []
  const bare = undotted(key)
  if (bare) return sort === Sort.Code ? [asCode + bare] : [asCode + bare, asCode + key]
  if (sort === Sort.Code) {
    const [, digits] = family(key)
    return digits ? [asCode + digits] : []
  }
  if (cue === Cue.Printed && Number(key) < 2 ** 32) return [asCode + key, "0x" + Number(key).toString(16)]
  const hex = (cue === Cue.Hex || sort === Sort.Mixed) && key.length <= 8 && isHex(key)
  return [asCode + key, ...hex ? ["0x" + unpadded(key)] : []]
}

const prefixes = cues.prefix.split(" ")

/** The digits of a code whose letters only say that it is one, such as E13607, or "". */
export function prefixed(key: string): string {
  const [letters, digits] = family(key)
  return digits.length >= leastDigits && prefixes.includes(letters) ? digits : ""
}

/** What orders keys in shards. */
export const placeOf = (key: string) => key.length > 1 && key.startsWith(asCode) ? key.slice(1) : key
