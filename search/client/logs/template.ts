// Texts of the product to look for: words in order, with gaps between.

import { limits } from "../../data/logs"
import { set, type Entry } from "./entry"
import { cut, isAlone, type Word } from "./word"
import { codeSpellings } from "./code"

export const enum Kind { Message, Label, Code, Digits }

export interface Template {
  kind: Kind
  entries: number[] // that have it, in their order
  parts: string[][] // keys of the words between gaps; empty only at the ends
  gaps: string[] // names of the placeholders between the parts
  glue: [string, string][] // for each gap, what the product writes to it without a space, as "0x"
  text: string // the first literal text, as the product shows it
  first: string // the first literal word, as the product shows it
  weight: number
  words: number
  strong: boolean // its words are specific enough to count anywhere in a line
  rest: string[] // of a first sentence of few words: those that follow it in the message
}

const stopWords = set("stop"), genericWords = set("generic")

export const weightOf = (key: string) =>
  stopWords.has(key) ? limits.stop : genericWords.has(key) ? limits.generic : limits.plain

/** Cuts a message into parts. Adjacent placeholders are one gap. */
export function template(kind: Kind, message: string[]): Template {
  const t: Template =
    { kind, entries: [], parts: [], gaps: [], glue: [], text: message[0] ?? "", first: "", weight: 0, words: 0,
      strong: false, rest: [] }
  let before = ""
  for (let i = 0; i < message.length; i += 2) {
    const { words, head, tail } = loose(message[i]!, i > 0, i + 1 < message.length), part = words.map(word => word.key)
    if (!t.words && words[0]) t.first = message[i]!.slice(words[0].start, words[0].end)
    for (const key of part) t.weight += weightOf(key)
    t.words += part.length
    if (i > 0) {
      if (t.gaps.length < t.parts.length) {
        t.gaps.push(message[i - 1]!)
        t.glue.push([before, head])
      } else {
        t.gaps[t.gaps.length - 1] += " " + message[i - 1]!
        t.glue[t.glue.length - 1]![1] = head
      }
    }
    before = tail
    if (i > 0 && !part.length && i + 1 < message.length) continue
    t.parts.push(part)
  }
  if (kind >= Kind.Code) weighCode(t)
  t.strong = isStrong(t)
  return t
}

export const isStrong = (t: Template) =>
  t.kind >= Kind.Code || t.weight >= limits.strong && t.words >= limits.strongWords

/** Returns the words of a literal text that are words in a log too, and those that are one
 * word with an argument: of "0x<Address>" a log has "0x7f". */
function loose(literal: string, after: boolean, before: boolean): { words: Word[]; head: string; tail: string } {
  const words = cut(literal), last = words.at(-1)
  let head = "", tail = ""
  if (before && last?.end === literal.length && !isAlone(literal, last.start)) {
    tail = literal.slice(last.start)
    words.pop()
  }
  if (after && words[0]?.start === 0 && !isAlone(literal, 0)) head = literal.slice(0, words.shift()!.end)
  return { words, head, tail }
}

/** A short code such as "E5" needs a cue, as "5" does. */
function weighCode(t: Template): void {
  if (t.kind === Kind.Code && new TextEncoder().encode(t.parts[0]!.join("")).length < 4) t.kind = Kind.Digits
  t.weight = t.kind === Kind.Digits ? limits.digitsWeight : limits.codeWeight
}

/** The same for templates that match the same lines. */
const keyOf = (t: Template) => t.parts.map(part => part.join(" ")).join("\0") + (t.kind >= Kind.Code ? "\x01" : "")

/** Orders templates that match the same line: whether the first says more. */
export const outweighs = (t: Template, other: Template) =>
  t.weight !== other.weight ? t.weight > other.weight
    : t.words !== other.words ? t.words > other.words : t.gaps.length < other.gaps.length

/** How many entries are compiled at once: a browser may draw in between. */
export const each = 40

/** Returns the templates of all entries, in their order, a few at a time. The last ones are
 * first sentences of longer messages that are specific enough and that no other message
 * begins with. */
export function* templates(entries: Entry[]): Generator<Template[]> {
  const known = new Map<string, Template>(), sentences = new Set<Template>()
  const add = (entry: number, t: Template, out: Template[], may: (before: Template) => boolean) => {
    if (!t.words) return
    const key = keyOf(t), before = known.get(key)
    if (!before) {
      t.entries = [entry]
      known.set(key, t)
      out.push(t)
    } else if (may(before) && !before.entries.includes(entry)) before.entries.push(entry)
  }
  for (let from = 0; from < entries.length; from += each) {
    const out: Template[] = []
    entries.slice(from, from + each).forEach((e, n) => {
      for (const message of e.messages) add(from + n, template(Kind.Message, message), out, () => true)
      for (const label of e.labels) add(from + n, template(Kind.Label, [label]), out, () => true)
      for (const code of e.codes) {
        for (const [spelling, digits] of codeSpellings(code)) {
          add(from + n, template(digits ? Kind.Digits : Kind.Code, [spelling]), out, () => true)
        }
      }
    })
    yield out
  }
  for (let from = 0; from < entries.length; from += each) {
    entries.slice(from, from + each).forEach((e, n) => {
      for (const message of e.messages) {
        const sentence = firstSentence(message), t = sentence && template(Kind.Message, sentence.first)
        if (!sentence || !t?.strong) continue
        if (t.weight < limits.sentence) t.rest = cut(sentence.rest).slice(0, limits.sentenceWords).map(({ key }) => key)
        const out: Template[] = []
        add(from + n, t, out, before => sentences.has(before))
        for (const one of out) sentences.add(one)
      }
    })
    yield []
  }
  yield [...sentences].filter(t => t.entries.length === 1)
}

/** Returns the first sentence of a message that has several, and the text after it up to the
 * next placeholder. */
function firstSentence(message: string[]): { first: string[]; rest: string } | undefined {
  for (let i = 0; i < message.length; i += 2) {
    const at = message[i]!.indexOf(". ")
    if (at < 0) continue
    return { first: [...message.slice(0, i), message[i]!.slice(0, at + 1)], rest: message[i]!.slice(at + 1) }
  }
  return undefined
}
