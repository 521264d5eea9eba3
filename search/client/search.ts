// The engine: opens an exported index and answers queries over its shards. It knows
// no DOM; whoever calls it says how a shard is loaded.

import { closeHits, closeScore, confidence, confident, mostOfIt } from "./confidence"
import { after, Lexicon } from "./lexicon"
import { mayFilter, parseQuery, planSlots, wordsOf, type FacetValue, type Query } from "./query"
import { Scorer, type Doc } from "./score"
import { readRuns, readTerms, type Rec, type Run } from "./shard"
import { hasPhrase, holdsWord, resolve } from "./slots"
import { begin, gaps, number, times } from "./unpack"
import { byWording, heardEnough, nearlyBest } from "./wording"

export const version = 4

const quotedLeast = 0.5

/** Gives the data of a shard by name, "manifest" or "SET/t12"; fails if there is none. */
export type Load = (name: string) => Promise<unknown>

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
  fix?: string[] // of the best hit: the first steps,
  causes?: string[] // against what each helps, if they are no one procedure,
  contact?: string // whom to ask
  send?: string[] // and what to have ready
}

export interface Options {
  limit?: number
  filters?: Record<string, string[]>
  counts?: boolean
}

export interface Result {
  lowConfidence: boolean
  confidence: number
  hits: Hit[]
  words: string[] // of the query, as they were looked for: for highlighting
  counts?: Record<string, Record<string, number>>
}

export interface State {
  load: Load
  set: string
  docs: number
  visible: number
  facets: string[]
  brief: number
  detail: number
  shardOf: (word: string) => number
  values: FacetValue[] | undefined
  /** False for a long shard in which a word is not, though it would stand there. */
  mayHold: (shard: number, word: string) => boolean
  lexicon: Lexicon
  runs: Run[][]
  unknownWeight: number
  terms: Map<string, Rec>
  shards: Map<string, Promise<unknown>>
}

/** The facet values, and for each facet the value of every document: its place, or −1. */
export interface Facets { values: FacetValue[]; of: Int32Array[] }

/** A fault that a reader can do something about; its message is for them. */
export class SearchError extends Error {}

const outdated = "The search was updated since this page was opened. Reload the page."
const damaged = "A part of the search could not be read. Reload the page, or use the list of all messages."
const missing = "A part of the search could not be loaded. Check your connection, or reload the page."

// Mirrors ../heavy.go.
const hash = (word: string, room: number) => [...word].reduce((n, letter) => (31 * n + letter.codePointAt(0)!) % room, 0)

/** Loads the manifest. */
export async function open(load: Load): Promise<State> {
  const m = await load("manifest").catch(() => { throw new SearchError(missing) }) as Record<string, unknown> | undefined
  if (m?.["version"] !== version) throw new SearchError(m && "version" in m ? outdated : damaged)
  try {
    const packed = (name: string) => begin(m[name] as string)
    const docs = m["docs"] as number, terms = m["terms"] as string
    const lexicon = new Lexicon(m["lexicon"] as string, m["begins"] as string)
    packed("runs")
    const runs = times(0, readRuns)
    packed("cuts")
    const cuts = gaps(), others = (terms ? terms.split(" ") : []).map(word => ({ word, near: lexicon.nearest(word) }))
    packed("heavy")
    const long = new Set(gaps()), room = 8 * number(0), hashes = new Set(gaps())
    return {
      load, docs, lexicon, runs, set: m["set"] as string, visible: m["visible"] as number, facets: m["facets"] as string[] ?? [],
      brief: m["brief"] as number, detail: m["detail"] as number,
      mayHold: (n, word) => !long.has(n) || lexicon.class(word) >= 0 || hashes.has(hash(word, room)),
      values: m["values"] as FacetValue[] | undefined,
      shardOf: word => {
        const near = lexicon.nearest(word)
        return cuts.filter(at => at <= near).length + others.filter(o => o.near < near || (o.near === near && !after(o.word, word))).length
      },
      terms: new Map(), shards: new Map(),
      unknownWeight: Math.max(1, Math.round(16 * Math.log(1 + (docs + 0.5) / 0.5))),
    }
  } catch {
    throw new SearchError(damaged)
  }
}

/** Loads a shard once; a failed load may be tried again. The facet values have no name
 * where the manifest holds them. */
function shard<T>(state: State, name: string, read: (data: unknown) => T): Promise<T> {
  let wait = state.shards.get(name)
  if (!wait) {
    wait = (name ? state.load(state.set + "/" + name) : Promise.resolve(state.values)).catch(() => { throw new SearchError(missing) }).then(data => {
      try { return read(data) } catch { throw new SearchError(damaged) }
    })
    state.shards.set(name, wait)
    wait.catch(() => state.shards.delete(name))
  }
  return wait as Promise<T>
}

async function loadTerms(state: State, words: Iterable<string>): Promise<void> {
  const numbers = new Set<number>()
  for (const word of words) {
    const n = state.shardOf(word)
    if (state.mayHold(n, word)) numbers.add(n)
  }
  await Promise.all([...numbers].map(n => shard(state, "t" + n, data => readTerms(data as string, state.terms))))
}

/** Loads the facet values, for filters and counts. */
export function facetValues(state: State): Promise<Facets> {
  return shard(state, state.values ? "" : "f0", data => {
    const values = data as FacetValue[]
    const of = state.facets.map(() => new Int32Array(state.docs).fill(-1))
    values.forEach((v, i) => {
      begin(v.r)
      for (const { first, count } of readRuns()) of[v.f]!.fill(i, first, first + count)
    })
    return { values, of }
  })
}

const noFacets: Facets = { values: [], of: [] }

/** Answers a query. */
export async function search(state: State, text: string, options: Options = {}): Promise<Result> {
  const filtered = options.filters && Object.keys(options.filters).length > 0
  const inText = mayFilter(text, state.facets)
  // Only filters in the text must wait for their names: what else needs them loads them beside the terms.
  const naming = options.counts || filtered || inText ? facetValues(state) : Promise.resolve(noFacets)
  const q = parseQuery(text, state.facets, inText ? (await naming).values : [])
  for (const [facet, ids] of Object.entries(options.filters ?? {})) q.filters.set(facet, [...(q.filters.get(facet) ?? []), ...ids])
  const plans = planSlots(q, state.lexicon)
  const [{ values, of }] = await Promise.all([naming, loadTerms(state, wordsOf(q, plans, state.lexicon))])
  const lookup = (word: string) => state.terms.get(word)
  const slots = resolve(plans, lookup, state.unknownWeight)
  let ranked = new Scorer(slots, state.runs).rank(state.visible)
  for (const [facet, ids] of q.filters) {
    const own = of[state.facets.indexOf(facet)]
    ranked = ranked.filter(r => ids.includes(values[own?.[r.doc] ?? -1]?.i ?? ""))
  }
  ranked = ranked.filter(r => !q.excluded.some(word => holdsWord(r.doc, word, lookup)))
  const quoted = ranked.filter(r => q.phrases.every(words => hasPhrase(r.doc, words, lookup)))
  // Beside a message that fits far better they are a name in it.
  if (quoted.length && quoted[0]!.score >= quotedLeast * ranked[0]!.score) ranked = quoted
  const close = ranked.slice(0, closeHits).filter(r => r.score >= closeScore * ranked[0]!.score)
  const sure = Math.max(0, ...close.map(r => confidence(slots, r, state.unknownWeight)))
  const { hits, heard } = await show(state, ranked, options.limit || 10, q)
  const certainty = Math.max(sure, heard >= heardEnough ? mostOfIt : 0)
  const result: Result = {
    lowConfidence: certainty < confident, confidence: certainty, hits,
    words: slots.flatMap(s => [s.text, ...s.alts.map(a => a.word)]).filter(Boolean),
  }
  if (options.counts) {
    result.counts = {}
    for (const facet of state.facets) result.counts[facet] = {}
    const counts = new Uint32Array(values.length)
    for (const own of of) for (const r of ranked) { const i = own[r.doc]!; if (i >= 0) counts[i]!++ }
    values.forEach((v, i) => { if (counts[i]) result.counts![state.facets[v.f]!]![v.i] = counts[i]! })
  }
  return result
}

type Brief = [string, (string | number)[], string, (string | number)[], string?, string?, string?, string?]
type Detail = [string[]?, string?, string[]?, string[]?]

async function show(state: State, ranked: Doc[], limit: number, q: Query): Promise<{ hits: Hit[], heard: number }> {
  const row = <T>(prefix: string, count: number, doc: number): Promise<T> =>
    shard(state, prefix + Math.floor(doc / count), data => data as T[]).then(rows => {
      if (!rows[doc % count]) throw new SearchError(damaged)
      return rows[doc % count]!
    })
  const n = nearlyBest(ranked, q), listed = ranked.slice(0, Math.max(n, limit))
  // Which one is the best is known when the messages are: the details come beside them.
  const [briefs, details] = await Promise.all([
    Promise.all(listed.map(r => row<Brief>("b", state.brief, r.doc))),
    Promise.all(listed.slice(0, n || 1).map(r => row<Detail>("d", state.detail, r.doc))),
  ])
  // A number is the place of a facet value that the manifest holds.
  const known = (part: string | number, key: "i" | "n") => typeof part === "number" ? state.values![part]![key] : part
  const shown = new Map(listed.map((r, i) => [r, { brief: briefs[i]!, detail: details[i] }]))
  const near = listed.slice(0, n), heard = byWording(near, near.map((_, i) => briefs[i]![2] + " / " + (briefs[i]![4] ?? "")), q)
  const hits = [...near, ...listed.slice(n)].slice(0, limit).map((r, i) => {
    const { brief: [end, values, title, path, message = "", summary = "", code = "", url], detail } = shown.get(r)!
    const facets: Record<string, string> = {}
    values.forEach((value, f) => { if (value !== "") facets[state.facets[f]!] = known(value, "i") })
    const id = end[0] === "/" ? known(path.at(-1)!, "i") + end : end
    const hit: Hit = { id, url: url || id + "/", score: r.score, facets, title, message, summary, code, crumbs: path.map(part => known(part, "n")) }
    if (!i && detail) Object.assign(hit, { fix: detail[0] ?? [], contact: detail[1] ?? "", send: detail[2] ?? [], causes: detail[3] ?? [] })
    return hit
  })
  return { hits, heard }
}
