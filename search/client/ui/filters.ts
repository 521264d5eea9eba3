// Filters with their counts. Pure.

import type { FacetValue } from "../query"
import type { Filters } from "./address"

export type Counts = Record<string, Record<string, number>>

export interface Choice { id: string; name: string; count: number; on: boolean }
export interface Group { facet: string; name: string; choices: Choice[] }

/** The groups worth showing: those that part the hits, or are chosen already. */
export function groupsOf(facets: string[], values: FacetValue[], counts: Counts, chosen: Filters): Group[] {
  return facets.map((facet, f) => {
    const own = values.filter(v => v.f === f)
    const choices = own.map(v => ({ id: v.i, name: nameOf(v, own, values), count: counts[facet]?.[v.i] ?? 0, on: !!chosen[facet]?.includes(v.i) }))
    return { facet, name: facet.charAt(0).toUpperCase() + facet.slice(1), choices: choices.filter(c => c.count || c.on) }
  }).filter(g => g.choices.length > 1 || g.choices.some(c => c.on))
}

/** Values of one name are told apart by what they belong to. */
function nameOf(value: FacetValue, own: FacetValue[], all: FacetValue[]): string {
  const parent = all.find(v => v.i === value.p)
  return parent && own.some(v => v !== value && v.n === value.n) ? `${value.n} (${parent.n})` : value.n
}

export function toggle(filters: Filters, facet: string, id: string): Filters {
  const before = filters[facet] ?? []
  const after = before.includes(id) ? before.filter(x => x !== id) : [...before, id]
  const { [facet]: _, ...others } = filters
  return after.length ? { ...others, [facet]: after } : others
}
