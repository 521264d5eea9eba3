// Asks the engine all that the search page shows: hits, counts beside every filter,
// what filters hide, and labels near to a text without hits. Knows no DOM.

import type { FacetValue } from "../query"
import { search, type Hit, type Result, type State } from "../search"
import { chosenOf, type Ask, type Filters } from "./address"
import { groupsOf, type Counts, type Group } from "./filters"

export interface Answer {
  state: State
  ask: Ask
  result: Result
  values: FacetValue[]
  groups: Group[]
  hidden: string[] // the filters that hide a better match, by their names
  near: Hit[] // where nothing is found: pages whose words begin as those asked for
}

const most = 5 // pages with near labels
const triedWords = 3, shortest = 3 // words whose beginnings are tried, and letters of the shortest beginning
const beginnings = [0.8, 0.6, 0.4] // parts of a word that are tried, each a search
const longestBeginning = 20 // letters

/** Characters of a text that are searched for: two screens of a log. More would keep the page from answering. */
const longestText = 8000

export async function answer(state: State, ask: Ask, limit: number): Promise<Answer> {
  ask = { ...ask, text: ask.text.slice(0, longestText) }
  const filters: Filters = Object.create(null)
  for (const facet of state.facets) {
    const ids = chosenOf(ask.filters, facet)
    if (ids.length) filters[facet] = ids
  }
  const result = await search(state, ask.text, { limit, filters, counts: true })
  const counts: Counts = { ...result.counts }
  for (const facet of Object.keys(filters)) {
    // Beside a choice stands what one more choice would add.
    const { [facet]: _, ...others } = filters
    counts[facet] = (await search(state, ask.text, { limit: 1, filters: others, counts: true })).counts?.[facet] ?? {}
  }
  const { values } = state
  const chosen = Object.entries(filters).flatMap(([facet, ids]) => ids.map(id => values.find(v => v.id === id && state.facets[v.facet] === facet)?.name ?? id))
  const all = chosen.length ? await search(state, ask.text, { limit: 1 }) : result
  const hidden = result.lowConfidence && !all.lowConfidence && all.hits[0]?.id !== result.hits[0]?.id ? chosen : []
  const near = result.total || hidden.length ? [] : await nearest(state, ask.text)
  return { state, ask, result, values, groups: groupsOf(state.facets, values, counts, filters), hidden, near }
}

/** Pages that have a word with the same beginning as one of the text, the longest first. */
async function nearest(state: State, text: string): Promise<Hit[]> {
  const words = (text.match(/[\p{L}\p{N}]+/gu) ?? []).sort((a, b) => b.length - a.length).slice(0, triedWords)
  for (const word of words) {
    for (const part of beginnings) {
      const length = Math.min(Math.round(word.length * part), longestBeginning)
      if (length < shortest) break
      const { hits } = await search(state, word.slice(0, length), { limit: most })
      if (hits.length) return hits
    }
  }
  return []
}
