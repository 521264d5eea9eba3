// Compares a line and its neighbors with templates.

import { limits } from "../../data/logs"
import { bodyAt } from "./line"
import { forms, set, trim } from "./entry"
import { isCode } from "./code"
import type { Value } from "./answer"
import type { Matcher } from "./matcher"
import { Kind, outweighs, type Template } from "./template"
import { glue, hash, pairHash, type Word } from "./word"

/** An occurrence of a template in a text. */
export interface Match {
  template: Template
  first: number // its first and last literal word
  last: number
  gaps: [from: number, to: number][] // words of each gap; empty ones have to < from
  open: boolean // it begins with a gap
  ends: boolean // it ends with one
  cut: boolean // three dots end it early
}

/** A line and its neighbors, joined to one text. */
export interface Window {
  text: string
  words: Word[]
  from: number // where the line begins
  to: number // and ends
  top: number // the record of the first line
  beyond: boolean // a template may go on outside
}

const negations = set("negation"), levelWords = set("bad", "warn", "benign")

/** Returns the best match whose anchor is in the line of a window. */
export function find(m: Matcher, w: Window): Match | undefined {
  let best: Match | undefined, before = 0
  for (let i = 0; i < w.words.length; i++) {
    const word = w.words[i]!, previous = w.words[i - 1], h = hash(word.key)
    if (word.end > w.from && word.start < w.to) best = better(m, best, w, h, i)
    if (previous && word.end > w.from && previous.start < w.to) best = better(m, best, w, pairHash(before, h), i - 1)
    before = h
  }
  return best
}

function better(m: Matcher, best: Match | undefined, w: Window, h: number, at: number): Match | undefined {
  for (const a of m.anchors.get(h) ?? []) {
    if (best && !outweighs(a.template, best.template)) continue
    const found = compare(a.template, w, a.part, at - a.at)
    if (found && holds(found, w)) best = found
  }
  return best
}

/** Compares a template with the words of a window: one part with the words from first on,
 * the others with the nearest words that equal them. */
function compare(t: Template, w: Window, part: number, first: number): Match | undefined {
  if (!equalAt(w, t.parts[part]!, first)) return undefined
  const most = t.strong ? limits.gapWords : limits.weakGapWords
  const found: Match = { template: t, first, last: first + t.parts[part]!.length - 1,
    gaps: t.gaps.map(() => [0, 0]), open: false, ends: false, cut: false }
  for (let p = part - 1; p >= 0; p--) {
    const keys = t.parts[p]!, size = keys.length
    if (p === 0 && !size) {
      found.open = true
      break
    }
    let start = found.first - size
    while (start >= found.first - size - most && !equalAt(w, keys, start)) start--
    if (start < 0 || start < found.first - size - most) return undefined
    found.gaps[p] = [start + size, found.first - 1]
    found.first = start
  }
  return right(t, w, found, part, most)
}

function right(t: Template, w: Window, found: Match, part: number, most: number): Match | undefined {
  for (let p = part + 1; p < t.parts.length; p++) {
    const keys = t.parts[p]!
    if (p === t.parts.length - 1 && !keys.length) {
      found.ends = true
      break
    }
    let start = found.last + 1
    while (start <= found.last + 1 + most && !equalAt(w, keys, start)) start++
    if (start > found.last + 1 + most || start >= w.words.length) return undefined
    found.gaps[p - 1] = [found.last + 1, start - 1]
    found.last = start + keys.length - 1
  }
  return found
}

/** Compares words with a part of a template, and notes one that is equal as far as the
 * window goes. */
function equalAt(w: Window, part: string[], at: number): boolean {
  for (let i = 0; i < part.length; i++) {
    const word = w.words[at + i]
    if (!word || word.key === part[i]) continue
    w.beyond ||= wraps(w, at + i, part[i]!)
    return false
  }
  if (at >= 0 && at + part.length <= w.words.length) return true
  w.beyond = true
  return false
}

/** Reports whether a word at an end of a window is a part of another one. */
function wraps(w: Window, at: number, key: string): boolean {
  const one = w.words[at]!
  return at === w.words.length - 1 && one.end === w.text.replace(/\u200b$/, "").length && key.startsWith(one.key) ||
    at === 0 && one.start === 0 && key.endsWith(one.key)
}

/** Reports whether nothing around or within a match contradicts it. */
export function holds(f: Match, w: Window): boolean {
  const t = f.template, start = w.words[f.first]!.start, end = w.words[f.last]!.end, before = w.words[f.first - 1]
  if (t.kind >= Kind.Code) return isCode(t.kind === Kind.Digits, w.text, w.words, f.first, f.last)
  if (before && !f.open && negations.has(before.key) && !trim(w.text.slice(before.end, start), " \t")) return false
  for (const [from, to] of f.gaps) if (to > 0 && to >= from && negations.has(w.words[to]!.key)) return false
  const sameCase = w.text.slice(start, w.words[f.first]!.end) === t.first
  if (t.strong || f.cut) return f.cut || !t.rest.length || sameCase && goesOn(f, w, end)
  if (!sameCase) return false // "disk: not found" is no "Not Found"
  const n = narrow(w, start, end)
  if (forms.eventHead.test(n.text.slice(n.from, n.to))) return false // "Log Name: Application" begins each event
  for (const [from, to] of f.gaps) {
    for (let i = from; i <= to && i > 0; i++) if (negations.has(n.words[i]!.key)) return false
  }
  const few = t.weight < limits.weak || t.words < limits.weakWords && t.weight < limits.pairWeight
  if (t.kind === Kind.Label || few) return isWhole(f, n, start, end)
  return (f.open || begins(f, n, start)) && closes(f, n, end)
}

/** Reports whether nothing follows a first sentence, or what follows it in the message. */
function goesOn(f: Match, w: Window, end: number): boolean {
  return forms.sentenceCut.test(w.text.slice(end)) ||
    f.template.rest.every((key, i) => (w.words[f.last + 1 + i]?.key ?? key) === key)
}

/** Returns the window whose line is all the lines of a match. */
function narrow(w: Window, start: number, end: number): Window {
  if (start >= w.from && end <= w.to) return w
  const next = w.text.indexOf("\n", end)
  return { ...w, from: w.text.lastIndexOf("\n", start - 1) + 1, to: next < 0 ? w.text.length : next }
}

const signs = " \t.,;:!?\"'()[]{}<>*…-"
const trimLeft = (text: string, all: string) => {
  let from = 0
  while (from < text.length && all.includes(text[from]!)) from++
  return text.slice(from)
}

/** Reports whether a label of few words is all that a line says, or the value of a field
 * for it, written as the product does. */
function isWhole(f: Match, w: Window, start: number, end: number): boolean {
  const t = f.template
  if (f.open || f.ends || w.text.slice(start, end) !== trim(t.text, signs) || !closes(f, w, end)) return false
  const line = w.text.slice(w.from, w.to)
  const inField = forms.field.test(w.text.slice(Math.max(w.from, start - 40), start))
  const whole = trimLeft(line.slice(bodyAt(line)), " \t\"'*") === trimLeft(w.text.slice(start, w.to), " \t")
  if (!inField && !whole) return false
  const needsField = t.entries.length > 1 || t.parts[0]!.every(key => levelWords.has(key)) // "Level: Error"
  return !needsField || inField
}

/** Reports whether the text of a message begins where a match does. */
export function begins(f: Match, w: Window, start: number): boolean {
  const before = w.text.slice(w.from, Math.max(start, w.from)).replace(forms.numbers, "").replace(/ +$/, "")
  if (!before || ":\"'`=|>[({-,;*]\t".includes(before.at(-1)!)) return true
  const word = w.words[f.first - 1]
  if (word && levelWords.has(word.key)) return true
  return bodyAt(w.text.slice(w.from, w.to)) === start - w.from
}

/** Returns where the argument at the end of a message ends: with the string in which the
 * message is, at the next field, or with the line. */
function argumentEnd(w: Window, start: number): number {
  let to = start > w.to ? `${w.text}\n`.indexOf("\n", start) : w.to, inside = false // it may go on below its line
  const found = forms.argumentEnd.exec(w.text.slice(start, to))
  if (found) to = start + found.index
  const next = forms.nextField.exec(w.text.slice(start, to))
  if (next) to = start + next[1]!.length
  for (let i = w.text.indexOf('"', w.from); i >= 0 && i < to; i = w.text.indexOf('"', i + 1)) {
    if (w.text[i - 1] === "\\") continue
    if (inside && i >= start) return i
    inside = !inside && i < start
  }
  return to
}

/** Reports whether the text of a message ends where a match does. */
function closes(f: Match, w: Window, end: number): boolean {
  if (f.ends) {
    let n = 0
    const to = argumentEnd(w, end)
    for (let i = f.last + 1; i < w.words.length && w.words[i]!.start < to; i++) n++
    return n <= limits.endGapWords
  }
  const after = trimLeft(w.text.slice(end, Math.max(w.to, end)), " \t")
  return !after || forms.closing.test(after)
}

/** Returns the arguments in the gaps of a match. */
export function valuesOf(f: Match, w: Window): Value[] {
  const out: Value[] = [], { gaps } = f.template, start = w.words[f.first]!.start
  const quoted = inString(w, start), plain = (text: string) => quoted ? text.replace(/\\([\\"])/g, "$1") : text
  gaps.forEach((name, i) => {
    const raw = i === 0 && f.open ? before(w, start)
      : i === gaps.length - 1 && f.ends ? behind(w, w.words[f.last]!.end, quoted)
      : w.text.slice(w.words[f.gaps[i]![0] - 1]!.end, w.words[f.gaps[i]![1] + 1]!.start)
    const [head, tail] = f.template.glue[i]!
    const joined = plain(raw).replace(forms.quotedBreak, " ").replaceAll(glue, "")
    let value = trimRight(trim(joined, valueSigns), ".!?" + valueSigns)
    if (value.startsWith(head)) value = value.slice(head.length)
    if (tail && value.endsWith(tail)) value = value.slice(0, -tail.length)
    value = value.replace(forms.sentenceEnd, "")
    if (name && value) out.push({ name, text: value, raw: raw.split(/[\n\u200b]/).map(bare).filter(Boolean) })
  })
  return out
}

/** Reports whether an offset is in a string in double quotes. */
function inString(w: Window, at: number): boolean {
  let inside = false
  for (let i = w.text.indexOf('"', w.from); i >= 0 && i < at; i = w.text.indexOf('"', i + 1)) {
    if (w.text[i - 1] !== "\\") inside = !inside
  }
  return inside
}

const valueSigns = " \t\"'`,;:()[]{}<>|="
const trimRight = (text: string, all: string) => {
  let to = text.length
  while (to > 0 && all.includes(text[to - 1]!)) to--
  return text.slice(0, to)
}

const bare = (part: string) => trimRight(trim(part, valueSigns), ".!?" + valueSigns)

/** Returns the argument at the beginning of a message. */
function before(w: Window, end: number): string {
  const from = end < w.from ? w.text.lastIndexOf("\n", end - 1) + 1 : w.from
  let text = w.text.slice(from, end)
  text = text.slice(bodyAt(text))
  for (const sign of [": ", "\"", "] ", "| ", "> "]) {
    const at = text.replace(/[ \t"']+$/, "").lastIndexOf(sign)
    if (at >= 0) text = text.slice(at + sign.length)
  }
  return text
}

/** Returns the argument at the end of a message. */
function behind(w: Window, start: number, inside: boolean): string {
  const text = trimLeft(w.text.slice(start, argumentEnd(w, start)).split("\n", 1)[0]!, " \t")
  const mark = forms.quote.exec(text)?.[0]
  if (mark) {
    const at = text.indexOf(mark, mark.length)
    if (at >= 0) return text.slice(mark.length, at)
  }
  const at = text.search(inside ? /[|<]/ : /["|<]/)
  return (at < 0 ? text : text.slice(0, at)).replace(/[ .,;]+$/, "")
}
