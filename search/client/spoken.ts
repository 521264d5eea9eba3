// Codes that people dictate: "five seven fifty seven". Mirrors ../text/spoken.go.

import { leastSpoken } from "../data/limits"
import { spoken } from "../data/text"
import { asCode, unpadded } from "./identity"
import { Sort, type Token } from "./token"

const words = (text: string) => text.split(" ")
const units = [words(spoken.en), words(spoken.de)], tens = [words(spoken.enTens), words(spoken.deTens)]

/** The number that a word says, and whether it is a ten that a digit may follow. */
function numberOf(word: string): [value: number, ten: boolean] | undefined {
  for (const list of units) if (list.includes(word)) return [list.indexOf(word), false]
  for (const list of tens) if (list.includes(word)) return [10 * (list.indexOf(word) + 2), true]
  const [digit, ...rest] = word.split("und")
  const unit = units[1]!.indexOf(digit === "ein" ? "eins" : digit!), ten = tens[1]!.indexOf(rest.join("und"))
  return unit > 0 && unit < 10 && ten >= 0 ? [10 * (ten + 2) + unit, false] : undefined
}

/** The keys of the code that the first words dictate, and how many words it takes: 0 for fewer than
 * leastSpoken numbers. */
export function spokenCode(tokens: Token[]): [keys: string[], words: number] {
  const parts: string[] = []
  let count = 0, ten = 0
  for (const t of tokens) {
    const [value, isTen] = (t.sort === Sort.Word && numberOf(t.key)) || []
    if (value === undefined) break
    count++
    if (ten && value > 0 && value < 10) parts[parts.length - 1] = String(ten + value)
    else parts.push(String(value))
    ten = isTen ? value : 0
  }
  if (count < leastSpoken) return [[], 0]
  const keys = [asCode + unpadded(parts.join(""))]
  if (parts.length === 3 && parts[0]!.length === 1) keys.push(parts.join("."))
  return [keys, count]
}
