// Messages that a line shows up to three dots alone.

import { limits } from "../../data/logs"
import { forms } from "./entry"
import { begins, holds, type Match, type Window } from "./match"
import type { Matcher } from "./matcher"
import { isStrong, Kind, outweighs, weightOf, type Template } from "./template"
import { hash, pairHash } from "./word"

const maxDots = 4, maxMeant = 3

/** Returns the match of a message that is cut, with the words and gaps before the dots. */
export function cutShort(m: Matcher, w: Window): Match | undefined {
  let last = -1, from = w.from
  for (let n = 0; n < maxDots; n++) {
    const at = forms.dots.exec(w.text.slice(from, w.to))
    if (!at) break
    const first = last + 1
    while (last + 1 < w.words.length && w.words[last + 1]!.end <= from + at.index) last++
    const found = cutAt(m, w, first, last)
    if (found) return found
    from += at.index + at[0].length
  }
  return undefined
}

/** Looks for messages that begin at a word from first on and are cut after another. */
function cutAt(m: Matcher, w: Window, first: number, last: number): Match | undefined {
  let best: Match | undefined
  for (let i = first; i < last; i++) {
    if (w.words[i]!.start < w.from) continue
    for (const t of m.beginnings.get(pairHash(hash(w.words[i]!.key), hash(w.words[i + 1]!.key))) ?? []) {
      const found = begun(t, w, i, last)
      if (!found || !isClear(found, w) || !holds(found, w)) continue
      if (!best || outweighs(found.template, best.template)) best = found
      else if (!outweighs(best.template, found.template)) best.template.entries.push(...t.entries)
    }
  }
  if (!best) return undefined
  best.template.entries = [...new Set(best.template.entries)].sort((a, b) => a - b)
  const meant = best.template.entries.length
  return meant > maxMeant || meant > 1 && !best.template.strong ? undefined : best
}

/** Reports whether what a line shows of a message is specific enough: anywhere in the line,
 * or where it begins the text of the line and its first word is as in the message. */
function isClear(f: Match, w: Window): boolean {
  const t = f.template, { start, end } = w.words[f.first]!
  return t.strong || t.weight >= limits.weak && t.words >= limits.weakWords &&
    w.text.slice(start, end) === t.first && begins(f, w, start)
}

/** Compares the beginning of a template with the words from first to last, the last of
 * which may be cut itself. */
function begun(t: Template, w: Window, first: number, last: number): Match | undefined {
  const skip = t.parts[0]!.length ? 0 : 1, own: Template =
    { ...t, entries: [...t.entries], parts: [], gaps: [], glue: [], text: "", weight: 0, words: 0 }
  const found: Match = { template: own, first, last: first - 1, gaps: [], open: false, ends: false, cut: true }
  let at = first
  for (let p = 0; p + skip < t.parts.length; p++) {
    const part = t.parts[p + skip]!, from = at
    while (p > 0 && at <= last && !equalUpTo(w, part, at, last)) at++
    if (at > last || at - from > limits.gapWords) break // the argument is cut
    let n = 0
    for (; n < part.length && at + n <= last && w.words[at + n]!.key === part[n]; n++) {
      own.weight += weightOf(part[n]!)
      own.words++
    }
    if (!n || n < part.length && !equalUpTo(w, part, at, last)) {
      if (!p) return undefined
      break
    }
    if (p > 0) {
      found.gaps.push([from, at - 1])
      own.gaps.push(t.gaps[p - 1 + skip]!)
      own.glue.push(t.glue[p - 1 + skip]!)
    }
    own.parts.push(part.slice(0, n))
    at += n
    found.last = at - 1
    if (n < part.length) break
  }
  own.strong = isStrong(own)
  return last - found.last > limits.gapWords ? undefined : found
}

/** Compares words with a part of a template, as far as the text goes. */
function equalUpTo(w: Window, part: string[], at: number, last: number): boolean {
  for (let i = 0; i < part.length; i++) {
    if (at + i > last) return i > 0
    const { key } = w.words[at + i]!
    if (key !== part[i]) return at + i === last && i > 0 && part[i]!.startsWith(key)
  }
  return true
}

/** Returns the hash of the first two words of a message, by which one that is cut is found. */
export function beginning(t: Template): number | undefined {
  const part = t.parts.find(one => one.length)
  if (!part || part.length < 2 || t.kind !== Kind.Message || !t.strong) return undefined
  return pairHash(hash(part[0]!), hash(part[1]!))
}
