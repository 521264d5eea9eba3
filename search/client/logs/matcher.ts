// Recognises the statuses of a site in lines.

import { words as lists } from "../../data/logs"
import { beginning } from "./cut"
import type { Entry } from "./entry"
import { each, templates, type Template } from "./template"
import { basis, cut, hash, lower, pairHash, prime } from "./word"

export interface Anchor { template: Template; part: number; at: number }

/** The findings of one pass over a line. */
export interface Marks { anchored: boolean; crossed: boolean; faulty: boolean }

/** A Bloom filter of one hash: a set that may have hashes that nobody added. */
class Filter {
  private readonly bits: Uint32Array
  private readonly mask: number

  constructor(keys: number) {
    let size = 1 << 12
    while (size < keys * 16) size *= 2
    this.bits = new Uint32Array(size / 32)
    this.mask = size - 1
  }

  add(h: number): void { this.bits[(h & this.mask) >>> 5]! |= 1 << (h & 31) }
  has(h: number): boolean { return (this.bits[(h & this.mask) >>> 5]! & 1 << (h & 31)) !== 0 }
}

const markWords = new Set(`${lists.fault} ${lists.bad} ${lists.faultMark}`.split(" ").map(hash))
const markPairs = new Set(lists.faultPair.split(" ").map(both => {
  const [first, second] = both.split("=")
  return pairHash(hash(first!), hash(second!))
}))

export class Matcher {
  readonly anchors = new Map<number, Anchor[]>()
  readonly beginnings = new Map<number, Template[]>() // by their first two words
  readonly vocabulary = new Set<number>() // all words of templates
  readonly reach: Set<number>[] = []
  last = 0 // hash of the last word of the line that was looked at last
  private single = new Filter(0)
  private pair = new Filter(0)

  /** Compiles the messages, codes and labels of entries; compile does it in steps. */
  constructor(readonly entries: Entry[]) { /* compile() fills it */ }

  /** Compiles, and yields after every few entries. */
  *compile(): Generator<void> {
    const all: Template[] = [], uses = new Map<number, number>()
    for (const some of templates(this.entries)) {
      all.push(...some)
      yield
    }
    for (let i = 0; i < all.length; i++) {
      for (const c of candidates(all[i]!)) uses.set(c.hash, (uses.get(c.hash) ?? 0) + 1)
      if (i % each === 0) yield
    }
    this.single = new Filter(all.length + markWords.size)
    this.pair = new Filter(all.length + markPairs.size)
    for (let i = 0; i < all.length; i++) {
      this.anchor(all[i]!, uses)
      this.note(all[i]!)
      if (i % each === 0) yield
    }
    for (const h of markWords) this.single.add(h)
    for (const h of markPairs) this.pair.add(h)
    for (let i = 0; i < this.entries.length; i++) {
      this.reach.push(reachable(this.entries, i))
      if (i % each === 0) yield
    }
  }

  /** Keeps the beginning and the words of a template. */
  private note(t: Template): void {
    const h = beginning(t), list = h === undefined ? undefined : this.beginnings.get(h)
    if (list) list.push(t)
    else if (h !== undefined) this.beginnings.set(h, [t])
    for (const part of t.parts) for (const key of part) this.vocabulary.add(hash(key))
  }

  /** Chooses the anchor of a template: a pair before a word, then the one that fewest
   * templates have, then the longest. */
  private anchor(t: Template, uses: Map<number, number>): void {
    let best: Candidate | undefined
    for (const c of candidates(t)) {
      const better = !best || (c.pair !== best.pair ? c.pair
        : uses.get(c.hash)! - uses.get(best.hash)! || best.length - c.length) as number | boolean
      if (better === true || (typeof better === "number" && better < 0)) best = c
    }
    if (!best) return
    (best.pair ? this.pair : this.single).add(best.hash)
    const list = this.anchors.get(best.hash) ?? []
    list.push({ template: t, part: best.part, at: best.at })
    this.anchors.set(best.hash, list)
  }

  /** Looks once at each character of a line; most lines of a log need no more. */
  scan(line: string): Marks {
    const out = { anchored: false, crossed: false, faulty: line[0] === "<" }
    let before = this.last, h = basis, length = 0, first = true
    for (let i = 0; i <= line.length; i++) {
      if (i < line.length) {
        const code = line.charCodeAt(i)
        if (code >= 128) return this.scanWords(line)
        const c = lower[code]!
        if (c > 1) {
          h = Math.imul(h ^ c, prime)
          length++
          continue
        }
        if (c === 1) continue
      }
      if (!length) continue
      h >>>= 0
      if (this.single.has(h)) this.look(h, out)
      const pair = pairHash(before, h)
      if (this.pair.has(pair)) this.lookPair(pair, first, out)
      if (length > 9 && !out.faulty) out.faulty = thrown(line.slice(i - 9, i))
      before = h
      h = basis
      length = 0
      first = false
    }
    this.last = before
    return out
  }

  private look(h: number, out: Marks): void {
    if (this.anchors.has(h)) out.anchored = true
    if (markWords.has(h)) out.faulty = true
  }

  private lookPair(h: number, first: boolean, out: Marks): void {
    if (this.anchors.has(h)) {
      out.anchored = true
      out.crossed ||= first
    }
    if (markPairs.has(h)) out.faulty = true
  }

  /** Does the same for lines of any script; it is slower. */
  private scanWords(line: string): Marks {
    const out = { anchored: false, crossed: false, faulty: line[0] === "<" }
    cut(line).forEach((word, i) => {
      const h = hash(word.key)
      this.look(h, out)
      this.lookPair(pairHash(this.last, h), i === 0, out)
      if (word.key.length > 9 && !out.faulty) out.faulty = thrown(word.key)
      this.last = h
    })
    return out
  }
}

/** Reports whether a name ends like that of an exception. */
export const thrown = (name: string) => /(?:exception|error)$/i.test(name)

interface Candidate { hash: number; pair: boolean; part: number; at: number; length: number }

function candidates(t: Template): Candidate[] {
  return t.parts.flatMap((keys, part) => keys.flatMap((key, at) => {
    const single = { hash: hash(key), pair: false, part, at, length: [...key].length }, next = keys[at + 1]
    if (next === undefined) return [single]
    return [{ hash: pairHash(hash(key), hash(next)), pair: true, part, at, length: [...key + next].length }, single]
  }))
}

/** Returns the entries that an entry can lead to, directly or later. */
function reachable(entries: Entry[], entry: number): Set<number> {
  const seen = new Set<number>(), todo = [...entries[entry]!.leadsTo]
  while (todo.length) {
    const next = todo.pop()!
    if (seen.has(next)) continue
    seen.add(next)
    todo.push(...entries[next]!.leadsTo)
  }
  return seen
}
