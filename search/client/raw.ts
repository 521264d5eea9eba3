// Cuts a text into runs of letters and digits, with the signs between them. Mirrors ../text/cut.go.

import { maxSize } from "../data/limits"
import { classes, symbols } from "../data/text"

const enum Class { Space, Sign, Letter, Join, Pair }

const words = (text: string) => text.split(" ")
const names = words(symbols.names), signs = words(symbols.signs)
const spans: [first: number, last: number, is: Class][] = []
const add = (ranges: string, is: Class) => {
  for (const range of words(ranges)) {
    const [first, last = first] = range.split("-")
    spans.push([parseInt(first!, 16), parseInt(last!, 16), is])
  }
}
add(classes.space, Class.Space)
add(classes.sign, Class.Sign)
add(classes.join, Class.Join)
add(classes.pair, Class.Pair)

function classOf(code: number): Class {
  if (code <= 0x20) return Class.Space
  if (code < 0x80) {
    return /[0-9A-Za-z]/.test(String.fromCharCode(code)) ? Class.Letter : code === 0x27 ? Class.Join : Class.Sign
  }
  return spans.find(([first, last]) => code >= first && code <= last)?.[2] ?? Class.Letter
}

/** Puts names in the places of signs between quotation marks. */
export const nameSymbols = (text: string) => text.replace(/['"`‘“]([!#$%&()*+,./:;<=>?@[\\\]^{|}~-]{1,3})['"`’”]/g,
  (_, quoted: string) => [...quoted].map(sign => " " + names[signs.indexOf(sign)]).join("") + " ")

/** A run of letters and digits, of two characters of a script without spaces, or a picture. */
export interface Raw {
  text: string
  glued: boolean
  signs: string // between it and the run before, or the last space
  after: string // directly behind it, before a space
  pair: boolean
  picture: boolean
}

const gap = 0xfffc, lineBreak = 0xfffb

/** Cuts a text, which is decomposed, into runs. */
export function cutRaw(text: string): Raw[] {
  const raws: Raw[] = []
  let word = "", run: string[] = [], glued = false, pending = ""
  const emit = (text: string, before: string, pair: boolean, picture: boolean) => {
    raws.push({ text, glued, signs: before, after: "", pair, picture })
    glued = true
  }
  const endSigns = (toLast: boolean) => {
    const taken = pending
    pending = ""
    if (toLast && taken && raws.length && glued) raws.at(-1)!.after = taken
    return taken
  }
  const endWord = () => {
    if (!word) return
    const own = word, before = endSigns(false)
    word = ""
    if ([...own].length > maxSize) glued = false
    else emit(own, before, false, false)
  }
  const endPairs = () => {
    const own = run
    run = []
    if (!own.length) return
    endSigns(false)
    if (own.length === 1) emit(own[0]!, "", true, false)
    for (let i = 0; i + 1 < own.length; i++) emit(own[i]! + own[i + 1]!, "", true, false)
  }
  for (const letter of text) {
    const code = letter.codePointAt(0)!, is = classOf(code)
    if (is === Class.Join) continue
    if (is !== Class.Pair) endPairs()
    if (is === Class.Letter) { word += letter; continue }
    endWord()
    if (is === Class.Pair) run.push(letter)
    else if (is === Class.Space || code === gap || code === lineBreak) {
      endSigns(true)
      glued = false
    } else if (code < 0x80) pending += letter
    else if ((code >= 0x2190 && code <= 0x2bff) || (code >= 0x1f300 && code <= 0x1faff)) emit(letter, "", false, true)
  }
  endWord()
  endPairs()
  endSigns(true)
  return raws
}

/** Characters at the end of a text among which is one that is more than a mark. */
const longestTail = 64

/** Whether a text ends inside a word, so that more of it may follow. */
export function endsInWord(text: string): boolean {
  const kinds = [...text.slice(-longestTail)].map(letter => classOf(letter.codePointAt(0)!))
  while (kinds.at(-1) === Class.Join) kinds.pop() // an emoji may end in one
  return kinds.at(-1) === Class.Letter || kinds.at(-1) === Class.Pair
}
