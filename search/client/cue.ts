// What the words around a number say about it. Mirrors ../text/cue.go.

import { reach } from "../data/limits"
import { cues } from "../data/text"
import { Cue, Sort, type Token } from "./token"

const words = (text: string) => text.split(" ")
const cueOf = new Map<string, Cue>(), fillers = new Set(words(cues.filler))
const joiners = new Set(words(cues.list))
const behind = new Set(words(cues.behind)), endsField = new Set(words(cues.field))
for (const word of words(cues.code)) cueOf.set(word, Cue.Code)
for (const word of words(cues.hex)) cueOf.set(word, Cue.Hex)
for (const word of words(cues.none)) cueOf.set(word, Cue.Version)
for (const word of words(cues.decimal)) cueOf.set(word, Cue.Printed)

function cueBefore(tokens: Token[], i: number): Cue {
  let found = Cue.None, otherwise = Cue.None
  for (let back = 1, left = reach; left > 0 && back <= i; back++) {
    const t = tokens[i - back]!
    if (t.parts) continue
    const part = t.inner && t.sort === Sort.Word
    // Only the last part of the name of a field is a cue, and the whole name: ErrorCode, BCCode.
    if (part && !((back === 1 || !tokens[i - back + 1]!.inner) && endsField.has(t.key))) continue
    if (!part) left--
    const c = cueOf.get(t.key) ?? Cue.None
    if (t.key === "id" && found === Cue.None) otherwise = Cue.Version // "job id 942", but "event id 942"
    if (c === Cue.Hex || c === Cue.Printed) return c
    if (c === Cue.Code) {
      found = otherwise = c
      t.tells = true
    } else if (c === Cue.Version && found === Cue.None) return c
    else if (!fillers.has(t.key) || (t.sort !== Sort.Word && t.sort !== Sort.Sign)) break
  }
  return Math.max(found, otherwise)
}

/** The cue of the previous code of a list if that code has the same size: "codes 5B00, 5B01 and 1701". */
function cueOfList(tokens: Token[], i: number): Cue {
  let last = tokens[i - 1], follows = last?.comma
  if (i > 1 && joiners.has(last!.key)) {
    last = tokens[i - 2]
    follows = true
  }
  if (!follows || last!.sort === Sort.Word || last!.sort === Sort.Sign || last!.cue === Cue.Version) return Cue.None
  return [...last!.shown].length === [...tokens[i]!.shown].length ? last!.cue : Cue.None
}

/** Sets the cue of each number and code from the words before it and the word after it. */
export function markCues(tokens: Token[]): void {
  tokens.forEach((t, i) => {
    if (t.sort === Sort.Word || t.sort === Sort.Sign) return
    t.cue = Math.max(cueBefore(tokens, i), cueOfList(tokens, i))
    const next = tokens[i + 1]
    if (t.sort === Sort.Number && next?.glued && next.sort === Sort.Number && !next.listed) t.cue = Cue.None // a date
    const followed = next?.spaced && behind.has(next.key) && !/[0-9]/.test(tokens[i + 2]?.key ?? "")
    if (t.cue === Cue.None && t.sort === Sort.Number && !t.glued && followed) t.cue = Cue.Code
    if (t.sort === Sort.Mixed && t.cue === Cue.Code && /^x.$/.test(t.key)) t.cue = Cue.None // "error x3" counts errors
  })
}
