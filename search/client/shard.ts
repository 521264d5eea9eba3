// Reads term shards, as ../pack.go writes them; ../FORMAT.md tells what stands in them.

import { begin, bit, choice, ended, fail, Num, number, times, word } from "./unpack"

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

const endings = ["", "s", "es", "d", "ed", "ing", "e", "er", "ers", "ion", "ions", "ly", "ment", "y", "ies", "ied", "ation", "able", "or", "al"]
const kindOdds = 544, endingOdds = 752, impactOdds = 900, flagLess = 916, markOdds = 917, mark = 0xa5
const lineSort = (kind: number) => kind <= 3 || kind === 10 ? 0 : kind === 4 ? 1 : 2

/** Reads the stretches of documents of a facet value. */
export function readRuns(): Run[] {
  let last = 0
  return times(0, () => {
    const first = last + number(1), count = number(2)
    last = first + count
    return { first, count }
  })
}

/** Reads all records of a term shard into a map by every form. A record that another
 * shard brought already stays the one that it is. */
export function readTerms(text: string, into: Map<string, Rec>): void {
  begin(text)
  const totals = new Map<number, number>()
  const none = (): Postings => ({ doc: [], line: [], pos: [], total: [] })

  const postings = (own: number): Postings => {
    const out = none(), n = number(Num.Postings)
    let doc = 0, kind = 0, row = 0, pos = 0
    for (let i = 0; i < n; i++) {
      const step = number(i ? Num.Doc : Num.FirstDoc), before = i && !step ? 1 + kind : 0, last = row
      doc += step
      kind = choice(kindOdds + 16 * before, 4)
      if (kind > 11) fail()
      const sort = lineSort(kind), next = before === 1 + kind
      row = next ? row + number(Num.NextLine + sort) : number(Num.Line + sort)
      pos = next && row === last ? pos + number(Num.NextPos) : number(Num.Pos + sort)
      const line = row << 4 | kind, ref = doc * 1024 + line
      const total = totals.get(ref) ?? (bit(flagLess) ? number(Num.Less) : own + number(Num.Total + sort))
      totals.set(ref, total || fail())
      out.doc.push(doc)
      out.line.push(line)
      out.pos.push(pos)
      out.total.push(total)
    }
    return out
  }
  const lists = (forms: string[], own: number): List[] => times(Num.Lists, () => {
    const place = forms.length && number(Num.Place), weight = place ? own : number(Num.ListWeight)
    return { form: place ? forms[place - 1] ?? fail() : "", weight, postings: postings(weight) }
  })
  const facets = () => {
    const out = none()
    let doc = 0
    for (let n = number(Num.Facets); n; n--) {
      out.doc.push(doc += number(Num.Value))
      out.line.push(number(Num.FacetLine) << 4)
      out.pos.push(number(Num.FacetPos))
      out.total.push(number(Num.FacetTotal) || fail())
    }
    return out
  }
  const spellings = () => {
    const base = word(), known = endings.filter((_, i) => bit(endingOdds + i))
    const out = [...known, ...times(Num.Endings, word)].map(ending => base + ending)
    return out.length ? out : fail()
  }
  const body = () => {
    const doc: number[] = [], impact: number[] = []
    let last = 0
    for (let n = number(Num.Bodies); n; n--) {
      doc.push(last += number(Num.BodyDoc))
      impact.push(choice(impactOdds, 4))
    }
    return { doc, impact }
  }
  for (let n = number(Num.Records); n; n--) {
    const forms = spellings(), weight = number(Num.Weight)
    const record: Rec = {
      forms, weight, lists: lists(forms, weight), facets: facets(), body: body(),
      phrases: times(Num.Phrases, () => ({ at: number(Num.At), rest: times(Num.Rest, word), lists: lists([], 0) })),
    }
    if (!into.has(forms[0]!)) for (const form of forms) into.set(form, record)
  }
  if (choice(markOdds, 8) !== mark || !ended()) fail()
}
