// Spellings of codes, and where a word is a code.

import { limits } from "../../data/logs"
import { forms, set } from "./entry"
import { isWordAt, type Word } from "./word"

const cueWords = set("cue"), displays = set("display"), sureCues = set("sure"), fillers = set("filler")
const notCode = set("notCode"), units = set("unit")

const indexed = set("indexed"), numbered = set("numbered"), levelWords = set("bad", "warn", "benign")

/** Reports whether a word is a level as logs write it, such as ERROR. */
const isCapitalLevel = (word: string) => levelWords.has(word.toLowerCase()) && word === word.toUpperCase()

/** Returns the spellings of a code, and whether each is a number that needs a cue. */
export function codeSpellings(code: string): [text: string, digits: boolean][] {
  const c = code.trim()
  if (/^-?\d+$/.test(c)) {
    const n = c.length < 20 ? Number(c) : 0
    return [[c, true], ...n < 0 && n >= -(2 ** 31) ? hexSpellings(BigInt(n + 2 ** 32)) : []]
  }
  const hex = /^0x([0-9a-f]{3,16})$/i.exec(c)
  if (hex) return hexSpellings(BigInt("0x" + hex[1]))
  const out: [string, boolean][] = [[c, false]], family = /^([A-Za-z]+)[-_. :]?(\d+)$/.exec(c)
  if (family) {
    for (const number of [family[2]!, family[2]!.replace(/^0+/, "")]) {
      out.push([family[1]! + number, false], [`${family[1]}-${number}`, false])
    }
  }
  return out
}

function hexSpellings(n: bigint): [string, boolean][] {
  const bare = n.toString(16), padded = bare.padStart(8, "0")
  const out = ["0x" + bare, "0x" + padded]
  if (n >= 2n ** 31n && n < 2n ** 32n) out.push(padded, n.toString(), (2n ** 32n - n).toString())
  return out.map(text => [text, false])
}

/** Reports whether words of a text are a code: not part of a path, a name or a larger
 * number, and, if they are a number, with a cue before them. */
export function isCode(digits: boolean, text: string, words: Word[], first: number, last: number): boolean {
  for (let i = first; i < last; i++) if (/[ \t\n]/.test(text.slice(words[i]!.end, words[i + 1]!.start))) return false
  if (!codeBegins(text, words[first]!.start) || !codeEnds(text, words[last]!.end)) return false
  return !digits || hasCue(text, words, first, last)
}

function codeBegins(text: string, at: number): boolean {
  if (at === 0 || !"/\\.-_@+&".includes(text[at - 1]!)) return true
  return text[at - 1] === "-" && !isWordAt(text, at - 2)
}

function codeEnds(text: string, at: number): boolean {
  if (at === text.length || !"/\\_@%-.:,#".includes(text[at]!)) return true
  return "-.:,#".includes(text[at]!) && !isWordAt(text, at + 1)
}

function hasCue(text: string, words: Word[], first: number, last: number): boolean {
  const next = words[last + 1]
  if (next && units.has(next.key)) return false
  for (let from = first - 1; from >= 0 && first - from <= 3; from--) {
    const between = text.slice(words[from]!.end, words[from + 1]!.start).replace(/^[ \t]+|[ \t]+$/g, "")
    if (between.length > 4 || /[^ :="'#([>-]/.test(between)) return false
    const key = words[from]!.key
    const shown = displays.has(key) && !isNumber(text.slice(words[first]!.start, words[last]!.end))
    if (!cueWords.has(key) && !shown) {
      if (!fillers.has(key)) return false
      continue
    }
    if (from > 0 && notCode.has(words[from - 1]!.key)) return false
    const { start } = words[first]!, { end } = words[last]!, cue = text.slice(words[from]!.start, words[from]!.end)
    if (text[start - 1] === "[" && indexed.has(key) && words[from]!.end === start - 1) return false // "Event[7]:"
    const bare = from === first - 1 && !between && (isCapitalLevel(cue) || numbered.has(key)) &&
      isNumber(text.slice(start, end))
    if (bare && !forms.codeEnd.test(text.slice(end))) return false // "ERROR 4711 ---", not "ERROR E15 tray"
    let size = 0
    for (let i = first; i <= last; i++) size += words[i]!.key.length // "F.28" is two words
    return size >= limits.digitsLeast ||
      sureCues.has(key) && (key !== "eventid" || text[start - 1] === ">")
  }
  return false
}

const isNumber = (text: string) => /^-?\d+$/.test(text)
