// Finds the words of a query in a text, in whatever form they stand there.

import { fold } from "../fold"

export type Span = [start: number, end: number]

/** How much a word says: 2 by itself, 1 beside one that does, 0 not asked for. */
export type Strength = (word: string) => number

export interface Words { strong: string[]; weak: string[] }

export interface Piece { text: string; marked: boolean }

export function strengths({ strong, weak }: Words): Strength {
  const known = new Map<string, number>()
  for (const word of weak) known.set(word, 1)
  for (const word of strong) known.set(word, 2)
  return word => known.get(word) ?? 0
}

const dense = "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}]"
const pattern = new RegExp(`(${dense}+)|(?:(?!${dense})[\\p{L}\\p{N}\\p{M}'’\\u00ad\\u200b-\\u200d])+`, "gu")

interface Place { start: number; end: number; strength: number }

interface Cut { start: number; end: number; key: string }

/** The words of texts that were shown: with every keystroke most of them are shown
 * again. It grows no faster than what is loaded. A space before each text keeps it from
 * the names that every object has. */
const known: Record<string, Cut[]> = {}

/** The form under which an index holds a word, as near as a word by itself tells. */
const keyOf = (word: string) => fold(word).replace(/[^\p{L}\p{N}]/gu, "").replace(/^(0x|[a-z]*)0+(?=.)/, "$1")

function cut(text: string): Cut[] {
  const out: Cut[] = []
  const add = (start: number, word: string) => out.push({ start, end: start + word.length, key: keyOf(word) })
  for (const match of text.matchAll(pattern)) {
    const letters = match[1] ? [...match[1]] : []
    if (letters.length < 2) add(match.index!, match[0])
    let at = match.index!
    for (let i = 0; i + 1 < letters.length; at += letters[i++]!.length) add(at, letters[i]! + letters[i + 1]!)
  }
  return out
}

function places(text: string, strength: Strength): Place[] {
  return (known[" " + text] ??= cut(text)).map(({ start, end, key }) => ({ start, end, strength: strength(key) }))
}

/** So many words side by side that were asked for say something together. */
const leastRun = 4

/** The stretches of a text that were asked for: words side by side in a sentence of which one
 * says something by itself, or that are many. */
export function spans(text: string, strength: Strength): Span[] {
  const out: Span[] = []
  let run: Place[] = []
  const close = () => {
    let last: Span | undefined
    if (run.length >= leastRun || run.some(place => place.strength > 1)) for (const { start, end } of run) {
      if (last && start - last[1] <= 3) last[1] = end
      else out.push(last = [start, end])
    }
    run = []
  }
  for (const place of places(text, strength)) {
    if (!place.strength || /[.!?]/.test(text.slice(run.at(-1)?.end, place.start))) close()
    if (place.strength) run.push(place)
  }
  close()
  return out
}

/** Cuts a text at its marks, and a long one down to what stands around the first. */
export function pieces(text: string, strength: Strength, most = 260): Piece[] {
  let found = spans(text, strength)
  const first = found[0]?.[0] ?? 0
  if (text.length > most && first > most / 2) {
    const cut = text.indexOf(" ", first - most / 4) + 1 || first
    text = "… " + text.slice(cut)
    found = found.filter(([start]) => start >= cut).map(([start, end]) => [start - cut + 2, end - cut + 2])
  }
  const out: Piece[] = []
  let at = 0
  for (const [start, end] of found) {
    if (start > at) out.push({ text: text.slice(at, start), marked: false })
    out.push({ text: text.slice(start, end), marked: true })
    at = end
  }
  if (at < text.length) out.push({ text: text.slice(at), marked: false })
  return out
}
