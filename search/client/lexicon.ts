// The words that are known before a shard is loaded, and the ways to a word that is
// not spelled as the site spells it. Mirrors ../score/lexicon.go.

import { leastGlued, leastPart, longPart, mostParts, oneError, threePart, twoErrors, twoPart } from "../data/limits"
import { hasDigit } from "./text"

export const enum Kind { None = -1, Text, Keyword, Message, Label, Stop, Noise }

const impossible = 1 << 20 // what cannot be cut costs
const links = ["s", "n", "en", "es"]

interface Entry { word: string; letters: string[]; kind: Kind }

export class Lexicon {
  private readonly words = new Map<string, Kind>()
  private readonly entries: Entry[] = []
  private readonly guesses = new Map<string, [string[], number]>()

  constructor(byKind: string[]) {
    byKind.forEach((list, kind) => {
      for (const word of list ? list.split(" ") : []) {
        this.words.set(word, kind)
        this.entries.push({ word, letters: [...word], kind })
      }
    })
  }

  kind(word: string): Kind { return this.words.get(word) ?? Kind.None }

  /** The better kind first, then the shorter, then as listed. */
  private pick(found: Entry[], limit: number): string[] {
    return found.sort((a, b) => b.kind - a.kind || a.letters.length - b.letters.length).slice(0, limit).map(e => e.word)
  }

  complete(prefix: string, limit: number): string[] {
    const found = this.entries.filter(e => e.word !== prefix && e.kind !== Kind.Noise && e.word.startsWith(prefix))
    return [...this.pick(found.filter(e => e.kind !== Kind.Stop), limit), ...this.pick(found.filter(e => e.kind === Kind.Stop), 2)]
  }

  /** Up to limit words at the smallest distance, and that distance. */
  near(word: string, limit: number): [string[], number] {
    let out = this.guesses.get(word)
    if (!out) this.guesses.set(word, (out = this.findNear([...word], limit)))
    return out
  }

  private findNear(letters: string[], limit: number): [string[], number] {
    let allowed = letters.length >= twoErrors ? 2 : letters.length >= oneError ? 1 : 0
    let found: Entry[] = []
    for (const e of this.entries) {
      if (!allowed) break
      if (e.kind >= Kind.Stop || e.letters.length < 3 || Math.abs(e.letters.length - letters.length) > allowed || hasDigit(e.word)) continue
      const d = distance(letters, e.letters, allowed)
      if (d < allowed) { found = []; allowed = d }
      if (d <= allowed) found.push(e)
    }
    return [this.pick(found, limit), allowed]
  }

  /** Cuts a word into words of the lexicon: the fewest, the first as long as can be. */
  split(word: string): string[] {
    const letters = [...word], n = letters.length
    if (new TextEncoder().encode(word).length < leastGlued || letters.some(letter => letter > "\u024f")) return []
    const cost: number[] = new Array<number>(n + 1).fill(0), ends: number[] = [], parts: string[] = []
    for (let i = n - 1; i >= 0; i--) {
      cost[i] = impossible
      for (let j = n; j >= i + 2; j--) {
        const [part, own] = this.part(letters.slice(i, j).join(""), j < n), c = cost[j]! + own
        if (c < cost[i]!) { cost[i] = c; ends[i] = j; parts[i] = part }
      }
    }
    const out: string[] = []
    if (cost[0]! <= mostParts) for (let i = 0; i < n; i = ends[i]!) out.push(parts[i]!)
    return out
  }

  /** The word that a part of a longer one is, its linking letters aside, and its cost. */
  private part(part: string, linked: boolean): [string, number] {
    const kind = this.kind(part), n = [...part].length
    if (kind >= Kind.Text && n > 2) return [part, n > 3 ? longPart : threePart]
    if (kind >= Kind.Message) return [part, twoPart]
    const heads = linked ? links.filter(link => part.endsWith(link)).map(link => part.slice(0, -link.length)) : []
    const word = heads.find(head => head.length >= leastPart && this.kind(head) >= Kind.Text)
    return word ? [word, threePart] : [part, impossible]
  }

  /** Up to limit words that begin or end with a word. */
  longer(word: string, limit: number): string[] {
    const n = [...word].length
    if (n < leastPart) return []
    const holds = (e: Entry) => e.word.startsWith(word) || e.word.endsWith(word)
    return this.pick(this.entries.filter(e => e.kind < Kind.Stop && e.letters.length > n + 1 && holds(e)), limit)
  }
}

/** Optimal string alignment distance, or limit + 1 for anything farther. */
export function distance(a: ArrayLike<string>, b: ArrayLike<string>, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = [], row: number[] = []
  for (let j = 0; j <= b.length; j++) row.push(j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      let d = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, before[j - 2]! + 1)
      next.push(d)
      least = Math.min(least, d)
    }
    if (least > limit) return limit + 1
    before = row
    row = next
  }
  return Math.min(row[b.length]!, limit + 1)
}
