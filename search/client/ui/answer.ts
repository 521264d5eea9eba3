// Asks the engine all that the search page shows: hits, counts beside every filter,
// and whom to contact when the hits do not help. Knows no DOM.

import { facetValues, search, type Result, type State } from "../search"
import type { Ask, Filters } from "./address"
import { groupsOf, type Counts, type Group } from "./filters"

export interface Contact { to: string; send: string[] }

export interface Answer {
  state: State
  ask: Ask
  result: Result
  groups: Group[]
  contacts: Contact[] // only when nothing matches for certain
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
  const groups = groupsOf(state.facets, await facetValues(state), counts, filters)
  return { state, ask, result, groups, contacts: result.lowConfidence ? await contacts(state, result) : [] }
}

/** Those to contact for the nearest hit, or else for every product. */
async function contacts(state: State, { hits: [best] }: Result): Promise<Contact[]> {
  const out: Contact[] = []
  const add = (to = "", send: string[] = []) => { if (to && !out.some(c => c.to === to)) out.push({ to, send }) }
  add(best?.contact, best?.send)
  const facet = state.facets[0]
  if (out.length || !facet) return out
  for (const v of (await facetValues(state)).filter(v => v.f === 0).slice(0, 4)) {
    const [hit] = (await search(state, v.n, { limit: 1, filters: { [facet]: [v.i] } })).hits
    add(hit?.contact, hit?.send)
  }
  return out
}
