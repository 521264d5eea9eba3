// Finds the documents that operators of a query keep. Mirrors ../score/narrow.go.

import type { State } from "./search"
import type { Lookup } from "./slot"

/** The documents in a line of which words stand side by side, as spelled. */
export function withPhrase(words: string[], lookup: Lookup): Set<number> {
  let starts: Set<number> | undefined
  words.forEach((word, i) => {
    const here = new Set<number>()
    for (const l of lookup(word)?.lists ?? []) {
      if (l.form !== word) continue
      for (const p of l.lines) if (p.pos > i) here.add((p.doc * 1024 + (p.kind << 8 | p.line)) * 1024 + p.pos - i)
    }
    starts = starts ? new Set([...starts].filter(s => here.has(s))) : here
  })
  return new Set([...starts ?? []].map(start => Math.floor(start / 2 ** 20)))
}

/** The documents that have a word in any of their texts that the record keeps. */
export function withWord(word: string, lookup: Lookup): Set<number> {
  const rec = lookup(word)
  return new Set([...(rec?.lists ?? []).flatMap(l => l.lines), ...rec?.text ?? []].map(found => found.doc))
}

/** Marks the documents that have one of some values of a facet. */
export function withValue(state: State, facet: string, ids: string[]): Uint8Array {
  const marks = new Uint8Array(state.docs)
  for (const v of state.values) {
    if (state.facets[v.facet] !== facet || !ids.includes(v.id)) continue
    for (const { first, count } of v.runs) marks.fill(1, first, first + count)
  }
  return marks
}
