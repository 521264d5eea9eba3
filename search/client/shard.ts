// Reads term shards, as ../decode.go does; ../FORMAT.md tells what stands in them.

export interface Postings {
  doc: number[]
  line: number[] // the line's number and kind: number << 4 | kind
  pos: number[]
  total: number[] // weight of all the line's words
}

export interface List {
  form: string // the spelling; "" for synonyms
  weight: number
  postings: Postings
}

export interface Phrase { at: number; rest: string[]; lists: List[] }

export interface Rec {
  forms: string[]
  weight: number
  lists: List[]
  facets: Postings
  body: { doc: number[]; impact: number[] }
  phrases: Phrase[]
}

export interface Run { first: number; count: number }

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
const value: Record<string, number> = {}
for (let i = 0; i < 64; i++) value[digits[i]!] = i

export const endings = ["", "s", "es", "d", "ed", "ing", "e", "er", "ers", "ion", "ions", "ly", "ment", "y", "ies", "ied", "ation", "able", "or", "al"]

export const kindCount = 12

export class Reader {
  at = 0
  constructor(readonly text: string) {}

  fail(): never { throw new Error("damaged") }

  number(): number {
    for (let n = 0, shift = 0; shift <= 30; shift += 5) {
      const digit = value[this.text[this.at++] ?? ""]
      if (digit === undefined) break
      n += (digit & 31) * 2 ** shift
      if (digit < 32) return n
    }
    return this.fail()
  }

  private times<T>(read: () => T): T[] {
    const n = this.number()
    if (n > this.text.length - this.at) this.fail()
    const out: T[] = []
    for (let i = 0; i < n; i++) out.push(read())
    return out
  }

  private word(): string {
    const end = this.text.indexOf(".", this.at)
    if (end < 0) this.fail()
    const word = this.text.slice(this.at, end)
    this.at = end + 1
    return word
  }

  runs(): Run[] {
    let last = 0
    return this.times(() => {
      const first = last + this.number(), count = this.number()
      last = first + count
      return { first, count }
    })
  }

  record(): Rec {
    const base = this.word()
    const forms = this.times(() => base + (endings[this.number()] ?? this.word()))
    if (!forms.length) this.fail()
    const weight = this.number() >> 1
    const lists = this.lists(forms, weight)
    const facets = this.postings()
    const docs = this.deltas()
    const body = { doc: docs, impact: docs.map(() => this.number()) }
    const phrases = this.times(() => ({ at: this.number(), rest: this.times(() => this.word()), lists: this.lists([], 0) }))
    return { forms, weight, lists, facets, body, phrases }
  }

  private lists(forms: string[], own: number): List[] {
    return this.times(() => {
      const at = this.number()
      const weight = at ? own : this.number()
      const form = at ? forms[at - 1] ?? this.fail() : ""
      return { form, weight, postings: this.postings() }
    })
  }

  private deltas(): number[] {
    let last = 0
    return this.times(() => (last += this.number()))
  }

  private postings(): Postings {
    const doc = this.deltas()
    const line = doc.map(() => this.number())
    const pos = doc.map(() => this.number())
    const total = doc.map(() => this.number())
    if (line.some(n => (n & 15) >= kindCount) || total.includes(0)) this.fail()
    return { doc, line, pos, total }
  }
}

/** Reads all records of a term shard into a map by every form. A record that another
 * shard brought already stays the one that it is. */
export function readTerms(text: string, into: Map<string, Rec>): void {
  const reader = new Reader(text)
  while (reader.at < text.length) {
    const record = reader.record()
    if (!into.has(record.forms[0]!)) for (const form of record.forms) into.set(form, record)
  }
}
