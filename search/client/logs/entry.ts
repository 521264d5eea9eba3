// What the reader of logs knows of a site, as ../../../internal/logs has it in Go. Both
// follow the same rules; internal/logs/testdata/vectors.json holds them to it.

import { forms as formTexts, words } from "../../data/logs"

export interface Entry {
  id: string
  label: string
  verdict: string
  messages: string[][] // literal text and names of placeholders, in turn
  codes: string[]
  labels: string[]
  leadsTo: number[] // places in the list of entries
}

const verdicts: Record<string, string> = { r: "required", w: "wait", u: "unknown", n: "none" }

/** Reads a row of a published shard; before is the id of the row before. */
export function entryOf(row: unknown, before: string): Entry {
  const [id, label, verdict, messages = [], codes = [], labels = [], leadsTo = []] =
    row as [string, string, string, string[][]?, string[]?, string[]?, number[]?]
  return { id: before.slice(0, id.charCodeAt(0) - 65) + id.slice(1), label: label || (labels[0] ?? ""),
    verdict: verdicts[verdict] ?? "", messages, codes, labels, leadsTo }
}

export const set = (...names: (keyof typeof words)[]) => new Set(names.flatMap(name => words[name].split(" ")))

/** Compiles expressions that Go reads too, where flags stand at their beginning. */
export const compile = (text: string, flags = "") =>
  text.startsWith("(?i)") ? new RegExp(text.slice(4), flags + "i") : new RegExp(spelled(text), flags)

/** Spells a group without regard to case as browsers of all ages read it. */
const spelled = (text: string) => text.replace(/\(\?i:([a-z|]+)\)/g,
  (_, words: string) => `(?:${words.replace(/[a-z]/g, letter => `[${letter}${letter.toUpperCase()}]`)})`)

const repeated = ["quoted", "tag", "quotedBreak"] // all places of these are replaced

type Forms = Record<keyof typeof formTexts, RegExp>

export const forms = Object.fromEntries(
  Object.entries(formTexts).map(([name, text]) => [name, compile(text, repeated.includes(name) ? "g" : "")])) as Forms

/** Shortens a text to a number of characters. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text
  const letters = [...text]
  return letters.length <= most ? text : letters.slice(0, most).join("") + "…"
}

/** Returns the whole characters of a text within a number of UTF-16 units. */
export const firstUnits = (text: string, most: number) =>
  text.length <= most ? text : text.slice(0, most).replace(/[\ud800-\udbff]$/, "")

/** Removes signs from both ends of a text. */
export function trim(text: string, signs: string): string {
  let from = 0, to = text.length
  while (from < to && signs.includes(text[from]!)) from++
  while (to > from && signs.includes(text[to - 1]!)) to--
  return text.slice(from, to)
}
