// Reads shards, as ../shard writes them; ../FORMAT.md tells what stands in them.

import { endings as allEndings } from "../data/text"

export interface Posting { doc: number; kind: number; line: number; pos: number; inner: boolean; total: number }
export interface Use { doc: number; impact: number; windows: number[] }
export interface List { form: string; weight: number; lines: Posting[]; text: Use[] } // form is "" for others that mean the same
export interface Named { value: number; line: number; total: number }
export interface Phrase { at: number; rest: string[]; like: List[] }
export interface Run { first: number; count: number }

export interface Rec {
  forms: string[]
  weight: number
  lists: List[]
  text: Use[]
  facets: Named[]
  like: List[]
  phrases: Phrase[]
}

const kindLetters = "CLMK"
const number = (text: string) => parseInt(text, 36)
const parts = (text: string | undefined, sign: string) => text ? text.split(sign) : []

const posting = /^([0-9a-z]*)([CLMK])([0-9a-z]*)\.([0-9a-z]+)('?)(?::([0-9a-z]+))?$/
const use = /^([0-9a-z]*)([A-O])([0-9a-z,]*)$/

function fail(): never { throw new Error("damaged") }

function postings(text: string | undefined): Posting[] {
  let doc = 0
  return parts(text, " ").map(one => {
    const [, step, kind, line, pos, inner, total] = posting.exec(one) ?? fail()
    if (step) doc += number(step)
    return {
      doc, kind: kindLetters.indexOf(kind!), line: line ? number(line) : 0, pos: number(pos!), inner: !!inner,
      total: total ? number(total) : 0,
    }
  })
}

function uses(text: string | undefined): Use[] {
  let doc = 0
  return parts(text, " ").map(one => {
    const [, step, impact, windows] = use.exec(one) ?? fail()
    if (step) doc += number(step)
    let window = 0
    return { doc, impact: impact!.charCodeAt(0) - 64, windows: parts(windows, ",").map(step => (window += number(step))) }
  })
}

function alike(text: string | undefined): List[] {
  return parts(text, ";").map(one => {
    const [weight, found = ""] = one.split("="), [lines, text] = found.split("~")
    return { form: "", weight: number(weight!), lines: postings(lines), text: uses(text) }
  })
}

/** Reads the stretches of documents of a facet value. */
export function readRuns(text: string): Run[] {
  let last = 0
  return parts(text, " ").map(one => {
    const [step, count] = one.split(":"), run = { first: last + number(step!), count: number(count!) }
    last = run.first + run.count
    return run
  })
}

const endings = ["", ...allEndings.all.split(" ")]

/** The words of a base: bit n of the number after its colon is the ending n. */
function wordsOf(base: string): string[] {
  const at = base.lastIndexOf(":")
  if (at < 0) return [base]
  const set = number(base.slice(at + 1)), head = base.slice(0, at)
  return endings.filter((_, n) => Math.floor(set / 2 ** n) % 2).map(ending => head + ending)
}

/** Reads a row of a term shard. */
export function readRecord(row: string): Rec {
  const [words = "", weight = "", lists, text, facets, like, phrases] = row.split("|")
  const forms = words.split(" ").flatMap(wordsOf), own = number(weight)
  return {
    forms, weight: own,
    lists: parts(lists, ";").map(one => {
      const [place, lines] = one.split("=")
      return { form: forms[number(place!)] ?? fail(), weight: own, lines: postings(lines), text: [] }
    }),
    text: uses(text),
    facets: parts(facets, " ").map(one => {
      const [, value, line, total] = /^(\w+)\.(\w+):(\w+)$/.exec(one) ?? fail()
      return { value: number(value!), line: number(line!), total: number(total!) }
    }),
    like: alike(like),
    phrases: parts(phrases, "!").map(one => {
      const [head, found] = one.split(">"), [at, ...rest] = head!.split(" ")
      return { at: number(at!), rest, like: alike(found) }
    }),
  }
}

/** FNV-1a over the texts and numbers of data, each ended by a zero. */
export function checksum(data: unknown): string {
  let h = 0x811c9dc5
  const visit = (value: unknown) => {
    if (Array.isArray(value)) value.forEach(visit)
    else for (const letter of String(value) + "\0") h = Math.imul(h ^ letter.codePointAt(0)!, 0x1000193)
  }
  visit(data)
  return (h >>> 0).toString(16)
}

/** Gives the rows of a shard, if it is the one that was asked for and whole. */
export function rowsOf(data: unknown, name: string): unknown[] {
  if (!Array.isArray(data)) fail()
  const [own, check, ...rows] = data as unknown[]
  if (own !== name || check !== checksum(rows)) fail()
  return rows
}
