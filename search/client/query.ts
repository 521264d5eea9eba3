// Takes a query apart and plans what to look up. Mirrors ../query.go.

import { classNoise, classStop, type Lexicon } from "./lexicon"
import { endsOpen, fold, tokenize, type Token } from "./token"

export interface FacetValue { f: number; i: string; n: string; p?: string; r: string }

export interface Query {
  tokens: Token[]
  open: boolean
  phrases: string[][]
  excluded: string[]
  filters: Map<string, string[]>
}

const maxTokens = 160, maxOperatorTokens = 8, maxKnown = 16, maxUnknown = 8, maxGuesses = 3, maxEndings = 5, maxTyped = 16, maxNoise = 4
export const formFactor = 0.95, synonymFactor = 0.7, joinFactor = 0.95, prefixFactor = 0.85, knownFactor = 0.5, bodyFactor = 0.6

const fields = (text: string) => text.split(/[ \t-\r]+/).filter(Boolean)

/** Tells whether a text may hold a filter, so that the facet shard is needed. */
export function mayFilter(text: string, facets: string[]): boolean {
  return fields(text).some(field => facets.includes(field.split(":", 1)[0]!) && field.includes(":"))
}

export function parseQuery(text: string, facets: string[], values: FacetValue[]): Query {
  const q: Query = { tokens: [], open: false, phrases: [], excluded: [], filters: new Map() }
  text = takeExcluded(q, takeFilters(q, text, facets, values))
  const parts = text.split('"')
  for (let i = 1; i + 1 < parts.length; i += 2) {
    const words = tokenize(parts[i]!).map(t => t.text)
    if (words.length && words.length <= maxOperatorTokens) q.phrases.push(words)
  }
  q.tokens = tokenize(text)
  q.open = q.tokens.length <= maxTokens && endsOpen(text)
  q.tokens = q.tokens.slice(0, maxTokens)
  return q
}

function takeFilters(q: Query, text: string, facets: string[], values: FacetValue[]): string {
  for (const field of fields(text)) {
    const colon = field.indexOf(":")
    const name = field.slice(0, colon), wanted = fold(field.slice(colon + 1))
    if (colon < 0 || !wanted) continue
    for (const v of values) {
      const last = v.i.slice(v.i.lastIndexOf("/") + 1)
      if (facets[v.f] !== name || ![v.i, last, v.n].some(s => fold(s) === wanted)) continue
      const ids = q.filters.get(name) ?? []
      if (!ids.includes(v.i)) ids.push(v.i)
      q.filters.set(name, ids)
      text = text.replace(field, " ")
    }
  }
  return text
}

function takeExcluded(q: Query, text: string): string {
  const all = fields(text)
  if (!text.includes(" -") || all.length > maxOperatorTokens) return text
  for (const field of all.slice(1)) {
    if (field[0] !== "-" || field[1] === "-") continue
    const word = field.slice(1), tokens = tokenize(word)
    if (tokens.length === 1 && tokens[0]!.text === fold(word)) {
      q.excluded.push(tokens[0]!.text)
      text = text.replace(" " + field, " ")
    }
  }
  return text
}

export interface Spelling { word: string; factor: number; span: number }

export interface SlotPlan {
  text: string
  exact: boolean
  others: Spelling[]
  near: Spelling[]
  parts: string[]
  quiet: boolean // says nothing when unknown
}

const looksLikeCode = (word: string) => /^[^0-9]+[0-9]{3,}$/.test(word)
const isNumber = (word: string) => /^[0-9]*$/.test(word)
export const isShort = (word: string) => word.length < 2 && word < "\x80"

export function planSlots(q: Query, x: Lexicon): SlotPlan[] {
  const exact = chooseExact(q.tokens, q.open, x)
  return q.tokens.map((t, i) => {
    const c = x.class(t.text), next = q.tokens[i + 1]
    const known = exact.has(t.text), number = isNumber(t.text)
    const s: SlotPlan = { text: t.text, exact: known, others: [], near: [], parts: [], quiet: number || c >= classStop || (c >= 0 && !known) }
    if (next) s.others = joined(t, next, x)
    const ends = q.open && !next ? completions(t.text, c, x) : []
    s.others.push(...ends)
    if (!ends.length && c < 0 && known && !number && q.tokens.length <= maxTyped) {
      const [words, d] = x.near(t.text, maxGuesses)
      s.near = words.map(word => ({ word, factor: 1 - (1.5 * d) / [...t.text].length, span: 1 }))
      s.parts = x.split(t.text)
    }
    return s
  })
}

function chooseExact(tokens: Token[], open: boolean, x: Lexicon): Set<string> {
  const chosen = new Set<string>()
  const most = tokens.length > maxTyped ? maxNoise : maxUnknown
  let unknown = 0, known = 0
  for (const { text } of tokens) {
    if (!looksLikeCode(text) || chosen.has(text)) continue
    if (x.class(text) < 0 ? unknown < most && ++unknown : known < maxKnown && ++known) chosen.add(text)
  }
  for (const [i, { text }] of tokens.entries()) {
    if (x.class(text) >= 0 || chosen.has(text) || unknown === most) continue
    if ((isNumber(text) && tokens.length > 4) || isShort(text)) continue
    if (open && i === tokens.length - 1 && /^[\x00-\x7f]{2}$/.test(text)) continue
    chosen.add(text)
    unknown++
  }
  for (const c of [4, 3, 2, 1, 0, classStop]) {
    for (const { text } of tokens) {
      if (known < maxKnown && x.class(text) === c && !chosen.has(text)) { chosen.add(text); known++ }
    }
  }
  return chosen
}

function joined(a: Token, b: Token, x: Lexicon): Spelling[] {
  const word = a.text + b.text, c = x.class(word)
  const letters = /^([^0-9]+)[0-9]*$/.exec(word)?.[1]
  return (c >= 0 && c < classStop) || (b.glued && letters === a.text) ? [{ word, factor: joinFactor, span: 2 }] : []
}

function completions(word: string, c: number, x: Lexicon): Spelling[] {
  if (isShort(word) || isNumber(word)) return []
  const limit = c >= 0 ? 2 : Math.min(2 * [...word].length - 1, maxEndings)
  return x.complete(word, limit).map(w => ({ word: w, factor: c >= 0 ? knownFactor : prefixFactor, span: 1 }))
}

/** All words whose shards a query needs. */
export function wordsOf(q: Query, plans: SlotPlan[], x: Lexicon): Set<string> {
  const out = new Set<string>([...q.excluded, ...q.phrases.flat()])
  for (const p of plans) {
    if (p.exact) out.add(p.text)
    for (const s of [...p.others, ...p.near]) out.add(s.word)
    for (const part of p.parts) out.add(part)
  }
  for (const word of out) if (x.class(word) === classNoise || !x.mayKnow(word)) out.delete(word)
  return out
}
