// Asks the engine all that the search page shows: hits, and counts beside every filter.
// Knows no DOM.

import type { FacetValue } from "../query"
import { facetValues, search, type Result, type State } from "../search"
import type { Ask, Filters } from "./address"
import { groupsOf, type Counts, type Group } from "./filters"

export interface Answer {
  state: State
  ask: Ask
  result: Result
  values: FacetValue[]
  groups: Group[]
}

export async function answer(state: State, ask: Ask, limit: number): Promise<Answer> {
  const filters: Filters = {}
  for (const facet of state.facets) if (ask.filters[facet]) filters[facet] = ask.filters[facet]
  const result = await search(state, ask.text, { limit, filters, counts: true })
  const counts: Counts = { ...result.counts }
  for (const facet of Object.keys(filters)) {
    // Beside a choice stands what one more choice would add.
    const { [facet]: _, ...others } = filters
    counts[facet] = (await search(state, ask.text, { limit: 1, filters: others, counts: true })).counts?.[facet] ?? {}
  }
  const { values } = await facetValues(state)
  return { state, ask, result, values, groups: groupsOf(state.facets, values, counts, filters) }
}
