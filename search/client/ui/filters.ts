// Filters with their counts. Pure.

import type { FacetValue } from "../query"
import { chosenOf, type Filters } from "./address"
import { facets as called } from "./texts"

export type Counts = Record<string, Record<string, number>>

export interface Choice { id: string; name: string; count: number; on: boolean }
export interface Group { facet: string; name: string; choices: Choice[] }

/** The groups worth showing: those that part the hits, or are chosen already. */
export function groupsOf(facets: string[], values: FacetValue[], counts: Counts, chosen: Filters): Group[] {
  const names = namesOf(values)
  return facets.map((facet, f) => {
    const choices: Choice[] = []
    values.forEach((v, i) => {
      const count = counts[facet]?.[v.id] ?? 0, on = chosenOf(chosen, facet).includes(v.id)
      if (v.facet === f && (count || on)) choices.push({ id: v.id, name: names[i]!, count, on })
    })
    return { facet, name: called[facet] ?? facet, choices }
  }).filter(g => g.choices.length > 1 || g.choices.some(c => c.on))
}

const known = new WeakMap<FacetValue[], string[]>()

/** Values of one name are told apart by what they belong to. */
function namesOf(values: FacetValue[]): string[] {
  let names = known.get(values)
  if (!names) {
    names = values.map(v => {
      const parent = values.find(other => other.id === v.parent)
      return parent && values.some(other => other !== v && other.facet === v.facet && other.name === v.name) ? `${v.name} (${parent.name})` : v.name
    })
    known.set(values, names)
  }
  return names
}

export function toggle(filters: Filters, facet: string, id: string): Filters {
  const before = chosenOf(filters, facet)
  const after = before.includes(id) ? before.filter(x => x !== id) : [...before, id]
  const { [facet]: _, ...others } = filters
  return after.length ? { ...others, [facet]: after } : others
}
