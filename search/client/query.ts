// Takes a text apart. Mirrors ../score/query.go.

import { maxOperatorTokens, maxText, maxTokens } from "../data/limits"
import { fold } from "./fold"
import { endsInWord } from "./raw"
import type { Run } from "./shard"
import { cut } from "./text"
import { Sort, type Token } from "./token"

export interface FacetValue { facet: number; id: string; name: string; parent: string; runs: Run[] }

export interface Query {
  tokens: Token[]
  open: boolean // the last word may go on
  phrases: string[][]
  excluded: string[]
  filters: Map<string, string[]>
  names: string[] // symbolic names, such as CRITICAL_PROCESS_DIED
}

const symbolic = /[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+/g

// Signs that may stand before and behind a symbolic name. Between quotation marks it is the
// argument of a message.
const beforeName = " \t\n([:,;=", behindName = " \t\n)]:,;.!?"

const symbolicNames = (text: string) => [...text.matchAll(symbolic)].filter(({ index, 0: name }) => {
  const before = text[index - 1], behind = text[index + name.length]
  return (!before || beforeName.includes(before)) && (!behind || behindName.includes(behind))
}).map(([name]) => name)

const fields = (text: string) => text.split(/\p{White_Space}+/u).filter(Boolean)

export function parseQuery(text: string, facets: string[], values: FacetValue[]): Query {
  const q: Query = { tokens: [], open: false, phrases: [], excluded: [], filters: new Map(), names: [] }
  if (text.length > maxText) text = [...text.slice(0, 2 * maxText)].slice(0, maxText).join("")
  text = takeFilters(q, text, facets, values)
  if (fields(text).length <= maxOperatorTokens) {
    text = takeExcluded(q, text)
    findPhrases(q, text)
  }
  q.names = symbolicNames(text)
  q.tokens = cut(text)
  q.open = q.tokens.length <= maxTokens && endsInWord(text)
  q.tokens = q.tokens.slice(0, maxTokens)
  return q
}

function findPhrases(q: Query, text: string): void {
  const parts = text.split('"')
  for (let i = 1; i + 1 < parts.length; i += 2) {
    const words = cut(parts[i]!).filter(t => !t.inner).map(t => t.key)
    if (words.length) q.phrases.push(words)
  }
}

function takeFilters(q: Query, text: string, facets: string[], values: FacetValue[]): string {
  for (const field of fields(text)) {
    const colon = field.indexOf(":")
    const name = field.slice(0, colon), wanted = fold(field.slice(colon + 1))
    if (colon < 0 || !wanted) continue
    for (const v of values) {
      const last = v.id.slice(v.id.lastIndexOf("/") + 1)
      if (facets[v.facet] !== name || ![v.id, last, v.name].some(s => fold(s) === wanted)) continue
      const ids = q.filters.get(name) ?? []
      if (!ids.includes(v.id)) ids.push(v.id)
      q.filters.set(name, ids)
      text = text.replace(field, " ")
    }
  }
  return text
}

function takeExcluded(q: Query, text: string): string {
  if (!text.includes(" -")) return text
  for (const field of fields(text).slice(1)) {
    if (field[0] !== "-" || field[1] === "-") continue
    const word = field.slice(1), tokens = cut(word)
    if (tokens.length === 1 && tokens[0]!.sort === Sort.Word && tokens[0]!.key === fold(word)) {
      q.excluded.push(tokens[0]!.key)
      text = text.replace(field, " ")
    }
  }
  return text
}
