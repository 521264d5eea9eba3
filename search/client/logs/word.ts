// Cuts lines into words and hashes them.

import { classes } from "../../data/text"

export interface Word { start: number; end: number; key: string }

const enum Class { End, Part, Own, Nothing }

const spans = Object.entries(classes).flatMap(([name, ranges]) => ranges.split(" ").map(range => {
  const [first, last = first] = range.split("-")
  const is = name === "pair" ? Class.Own : name === "join" ? Class.Nothing : Class.End
  return [parseInt(first!, 16), parseInt(last!, 16), is] as const
})).sort((a, b) => a[0] - b[0])

function classOf(code: number): Class {
  let low = 0, high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[middle]![1] < code) low = middle + 1
    else high = middle
  }
  const at = spans[low]
  return at && code >= at[0] ? at[2] : Class.Part
}

/** The small letter or digit of an ASCII character; 0 ends a word, 1 vanishes within one. */
export const lower = new Uint8Array(128)
for (let c = 0; c < 128; c++) {
  if (c >= 48 && c <= 57 || c >= 97 && c <= 122) lower[c] = c
  else if (c >= 65 && c <= 90) lower[c] = c + 32
  else if (c === 39) lower[c] = 1
}

export const isWordAt = (text: string, at: number) =>
  at >= 0 && at < text.length && (lower[text.charCodeAt(at)] ?? 0) > 1

/** Reports whether a character is a word of its own, as in scripts without spaces. */
export const isAlone = (text: string, at: number) => classOf(text.codePointAt(at)!) === Class.Own

/** Reports whether a character is a part of a word. */
export const isLetter = (text: string, at: number) => {
  const code = text.codePointAt(at)!
  return code < 128 ? lower[code]! > 1 : classOf(code) === Class.Part
}

function small(letter: string): string {
  const lowered = letter.toLowerCase()
  return lowered.length === letter.length ? lowered : letter
}

/** Cuts a text into its words. In scripts without spaces each character is one. */
export function cut(text: string): Word[] {
  const out: Word[] = []
  let start = -1, end = 0, key = ""
  const close = () => {
    if (start >= 0) out.push({ start, end, key })
    start = -1
  }
  for (let i = 0, size = 1; i < text.length; i += size) {
    const code = text.codePointAt(i)!
    size = code > 0xffff ? 2 : 1
    const c = code < 128 ? lower[code]! : 0
    const is = code < 128 ? c > 1 ? Class.Part : c ? Class.Nothing : Class.End : classOf(code)
    if (is === Class.Own) {
      close()
      out.push({ start: i, end: i + size, key: small(text.slice(i, i + size)) })
    } else if (is === Class.Part) {
      if (start < 0) start = i, key = ""
      key += code < 128 ? String.fromCharCode(c) : small(text.slice(i, i + size))
      end = i + size
    } else if (is === Class.End) close()
  }
  close()
  return out
}

/** Joins the parts of a word that a terminal wrapped: it vanishes within words. */
export const glue = "\u200b"

export const basis = 0x811c9dc5, prime = 0x1000193

/** FNV-1a of a word's key. */
export function hash(key: string): number {
  let h = basis
  for (let i = 0; i < key.length; i++) h = Math.imul(h ^ key.charCodeAt(i), prime)
  return h >>> 0
}

/** The hash of two adjacent words. */
export const pairHash = (first: number, second: number) => Math.imul(Math.imul(first, 31) ^ second, prime) >>> 0
