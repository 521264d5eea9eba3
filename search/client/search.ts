// The engine: opens an exported index and answers queries over its shards. It knows
// no DOM; whoever calls it says how a shard is loaded.

import { nat, quotedLeast, related, weightStep } from "../data/limits"
import { C } from "../data/score"
import { placeOf } from "./identity"
import { Lexicon } from "./lexicon"
import { withPhrase, withValue, withWord } from "./narrow"
import { parseQuery, type FacetValue } from "./query"
import { Ranker, type Doc } from "./rank"
import { checksum, readRecord, readRuns, rowsOf, type Rec, type Run } from "./shard"
import { Planner } from "./slots"

export const version = 8

const messageLine = 2 // the kind of a line
const firstLetters = 4 // of a key, by which its shard is found

/** A link may open the first hit when it is this probable, its score is so many times
 * that of the next, and every identifier of the query is its own. A single word is only
 * certain as a name: "failed" begins some message on every site. */
const certainly = 0.9, clearly = 1.3

/** Gives the data of a file by name, "manifest" or "s/tabcdefgh"; fails if there is none. */
export type Load = (name: string, again: boolean) => Promise<unknown>

export interface Hit {
  id: string
  url: string
  score: number
  facets: Record<string, string>
  title: string
  message: string
  summary: string
  code: string
  crumbs: string[]
  fix: string[] // of the best hit: the first steps,
  causes: string[] // against what each helps, if they are no one procedure,
  contact: string // whom to ask
  send: string[] // and what to have ready
  lang?: string // of the message, where that is not the site's: the query matches there
}

export interface Options {
  limit?: number
  filters?: Record<string, string[]>
  counts?: boolean
}

export interface Result {
  lowConfidence: boolean
  confidence: number
  unknown: string[] // identifiers of the query that the site does not have
  certain: boolean // the first hit is what was asked for: a link may open it
  total: number // documents that match, of which hits are the first
  hits: Hit[]
  words: string[] // of the query, as they were looked for: for highlighting
  counts?: Record<string, Record<string, number>>
}

interface Shown { names: string[]; ends: number[] } // shards by document: document n is in the first that ends behind it

export interface State {
  load: Load
  check: string // of the manifest: another one is of another index
  docs: number
  visible: number
  facets: string[]
  lexicon: Lexicon
  begin: string[]
  names: string[] // of the term shards
  briefs: Shown
  details: Shown
  languages: string[] // of messages beside the site's own
  messages: Shown // these messages
  values: FacetValue[]
  runs: Run[][] // of each value
  of: Int32Array[] // of each facet, by document: the place of its first value, or −1
  several: boolean[] // of each facet, whether a document may have several values
  unknownWeight: number
  terms: Map<string, Rec>
  shards: Map<string, Promise<unknown>>
}

/** Why the search fails: there is a newer index, a part of it cannot be read, or a part
 * does not load. */
export type Why = "outdated" | "damaged" | "missing"

/** A fault that a reader can do something about; its message is one of Why. */
export class SearchError extends Error {
  constructor(readonly why: Why) { super(why) }
}

/** A file of the index is not there: there may be a newer index. */
export class Missing extends SearchError {}

const listOf = (text: string) => text ? text.split(" ") : []

function shownOf(text: string): Shown {
  const names: string[] = [], ends: number[] = []
  let end = 0
  for (const one of listOf(text)) {
    const [name, count] = one.split(":")
    names.push(name!)
    ends.push(end += Number(count))
  }
  return { names, ends }
}

/** Loads the manifest. */
export async function open(load: Load, again = false): Promise<State> {
  const m = await load("manifest", again).catch(() => { throw new SearchError("missing") }) as Record<string, unknown> | undefined
  if (m?.["version"] !== version) throw new SearchError(m && "version" in m ? "outdated" : "damaged")
  const text = (name: string) => m[name] as string
  const docs = m["docs"] as number, facets = m["facets"] as string[] ?? []
  const lists = ["docs", "visible", "facets", "lexicon", "begin", "terms", "briefs", "details", "values"]
  const parts = lists.map(name => m[name] ?? []).concat(["languages", "messages"].map(name => m[name] ?? ""))
  const check = checksum(parts)
  if (text("check") !== check) throw new SearchError("damaged")
  const values = (m["values"] as [number, string, string, string, string][] ?? []).map(([facet, id, name, parent, runs]) => ({ facet, id, name, parent, runs: readRuns(runs) }))
  const of = facets.map(() => new Int32Array(docs).fill(-1))
  const several = facets.map(() => false)
  values.forEach((v, i) => {
    const own = of[v.facet]!
    for (const { first, count } of v.runs) {
      for (let doc = first; doc < first + count; doc++) {
        if (own[doc]! < 0) own[doc] = i
        else several[v.facet] = true
      }
    }
  })
  return {
    load, check, docs, facets, values, of, several, visible: m["visible"] as number, lexicon: new Lexicon(m["lexicon"] as string[]),
    begin: listOf(text("begin")), names: listOf(text("terms")), briefs: shownOf(text("briefs")), details: shownOf(text("details")),
    languages: listOf(text("languages")), messages: shownOf(text("messages")),
    runs: values.map(v => v.runs),
    unknownWeight: Math.max(1, weightStep * Math.round(nat / weightStep * Math.log(1 + (docs + 0.5) / 0.5))),
    terms: new Map(), shards: new Map(),
  }
}

/** Loads a shard, once; a damaged one twice, past every cache. */
function shard<T>(state: State, name: string, read: (rows: unknown[]) => T): Promise<T> {
  let wait = state.shards.get(name)
  if (!wait) {
    const from = (again: boolean) => state.load("s/" + name, again).catch(() => { throw new Missing("missing") }).then(data => read(rowsOf(data, name)))
    wait = from(false).catch((error: unknown) => {
      if (error instanceof Missing) throw error
      return from(true).catch((error: unknown) => { throw error instanceof Missing ? error : new SearchError("damaged") })
    })
    state.shards.set(name, wait)
    wait.catch(() => state.shards.delete(name))
  }
  return wait as Promise<T>
}

/** Compares by code points, as the bytes of UTF-8 do. */
export function after(a: string, b: string): boolean {
  const x = [...a], y = [...b]
  let n = 0
  while (n < x.length && x[n] === y[n]) n++
  return n < x.length && (n >= y.length || x[n]!.codePointAt(0)! > y[n]!.codePointAt(0)!)
}

/** The term shard in which a key would be. */
function shardOf(state: State, key: string): string {
  const at = [...placeOf(key)].slice(0, firstLetters).join("")
  let low = 0, high = state.begin.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (after(state.begin[middle]!, at)) high = middle
    else low = middle + 1
  }
  return state.names[low]!
}

async function loadTerms(state: State, keys: Iterable<string>): Promise<void> {
  const names = new Set<string>()
  for (const key of keys) names.add(shardOf(state, key))
  await Promise.all([...names].map(name => shard(state, name, rows => {
    for (const row of rows) {
      const r = readRecord(row as string)
      if (!state.terms.has(r.forms[0]!)) for (const form of r.forms) state.terms.set(form, r)
    }
  })))
}

/** Answers a query. */
export async function search(state: State, text: string, options: Options = {}): Promise<Result> {
  const { values } = state, q = parseQuery(text, state.facets, values)
  for (const [facet, ids] of Object.entries(options.filters ?? {})) q.filters.set(facet, [...(q.filters.get(facet) ?? []), ...ids])
  const foreign = state.languages.length > 0, wanted = new Set<string>([...q.excluded, ...q.phrases.flat()])
  new Planner(q, state.lexicon, key => { wanted.add(key); return state.terms.get(key) }, state.unknownWeight, foreign)
  await loadTerms(state, wanted)
  const lookup = (key: string) => state.terms.get(key)
  const plan = new Planner(q, state.lexicon, lookup, state.unknownWeight, foreign)
  const ranker = new Ranker(plan.slots, state.runs, state.unknownWeight, plan.noise, plan.names())
  const all: Found[] = q.tokens.length || !q.filters.size ? ranker.rank(state.visible)
    // Filters alone list what they keep.
    : Array.from({ length: state.visible }, (_, number) => ({ number, score: 1, matched: 0 }))
  let ranked = all
  for (const [facet, ids] of q.filters) {
    const kept = withValue(state, facet, ids)
    ranked = ranked.filter(r => kept[r.number])
  }
  const without = q.excluded.map(word => withWord(word, lookup)), within = q.phrases.map(words => withPhrase(words, lookup))
  ranked = ranked.filter(r => !without.some(docs => docs.has(r.number)))
  const quoted = ranked.filter(r => within.every(docs => docs.has(r.number)))
  // Beside a message that fits far better they are a name in it.
  if (quoted.length && quoted[0]!.score >= quotedLeast * ranked[0]!.score) ranked = quoted
  ranked = ranked.filter(r => r.score >= related * ranked[0]!.score)
  const [first, second] = ranked, given: string[] = []
  const confidence = !first ? 0 : !q.tokens.length ? 1
    : ranker.confidence(first as Doc, second as Doc | undefined, given)
  const asked = plan.asked.filter(code => !given.includes(code.replace(/^0+/, "")))
  const unknown = [...asked, ...plan.found ? [] : ranker.unknownNames()]
  const result: Result = {
    confidence, lowConfidence: confidence < C.sure, unknown, certain: false, total: ranked.length,
    hits: await show(state, ranked.slice(0, options.limit || 10)),
    words: plan.slots.flatMap(s => [s.text, ...s.ways.map(w => w.word)]).filter(Boolean),
  }
  const [title = ""] = result.hits.map(hit => hit.title)
  result.certain = !unknown.length && confidence >= certainly && (!second || first!.score >= clearly * second.score)
    && (/\W|\d/.test(text.trim()) || text.trim().toLowerCase() === title.toLowerCase())
  if (options.counts) {
    const counts: Record<string, Record<string, number>> = result.counts = {}
    state.facets.forEach((facet, f) => {
      const here: Record<string, number> = counts[facet] = Object.create(null) // a page may have the name of a property
      countValues(state, f, ranked, id => { here[id] = (here[id] ?? 0) + 1 })
    })
  }
  return result
}

/** Calls visit with each value of a facet that each of some documents has. */
function countValues(state: State, facet: number, ranked: Found[], visit: (id: string) => void): void {
  const own = state.of[facet]!
  if (!state.several[facet]) {
    for (const r of ranked) if (own[r.number]! >= 0) visit(state.values[own[r.number]!]!.id)
    return
  }
  const asked = new Uint8Array(state.docs)
  for (const r of ranked) asked[r.number] = 1
  for (const v of state.values) {
    if (v.facet !== facet) continue
    for (const { first, count } of v.runs) for (let doc = first; doc < first + count; doc++) if (asked[doc]) visit(v.id)
  }
}

interface Found { number: number; score: number; matched: number }
type Brief = [string, string, string[], string?, string?, string?, string?, string?]
type Detail = [string[], string, string[], string[]]

function row<T>(state: State, of: Shown, doc: number): Promise<T> {
  const at = of.ends.findIndex(end => doc < end)
  return shard(state, of.names[at]!, rows => rows).then(rows => {
    const found = rows[doc - (of.ends[at - 1] ?? 0)]
    if (!found) throw new SearchError("damaged")
    return found as T
  })
}

/** Says in which language a hit matches, where that is not the site's: that of the last
 * span of messages that does not begin after the line. */
async function translate(state: State, hit: Hit, doc: number, spans: string, matched: number): Promise<Hit> {
  const before = listOf(matched >> 8 === messageLine ? spans : "")
    .filter(span => parseInt(span.split(":")[1]!, 36) <= (matched & 255))
  const at = before.length - 1
  if (at < 0) return hit
  hit.lang = state.languages[parseInt(before[at]!, 36)]!
  hit.message = (await row<string[]>(state, state.messages, doc))[at] ?? ""
  return hit
}

async function show(state: State, ranked: Found[]): Promise<Hit[]> {
  const [briefs, detail] = await Promise.all([
    Promise.all(ranked.map(r => row<Brief>(state, state.briefs, r.number))),
    ranked[0] && row<Detail>(state, state.details, ranked[0].number),
  ])
  return Promise.all(ranked.map(({ number, score, matched }, i) => {
    const [id, title, crumbs, message = "", summary = "", code = "", url = "", spans = ""] = briefs[i]!
    const facets: Record<string, string> = {}
    state.facets.forEach((facet, f) => {
      const v = state.values[state.of[f]![number]!]
      if (v) facets[facet] = v.id
    })
    const hit: Hit = {
      id, url: url || id + "/", score, facets, title, message, summary, code, crumbs,
      fix: [], causes: [], contact: "", send: [],
    }
    if (!i && detail) Object.assign(hit, { fix: detail[0], contact: detail[1], send: detail[2], causes: detail[3] })
    return translate(state, hit, number, spans, matched)
  }))
}
