// The result of reading logs.

import { limits } from "../../data/logs"
import { clip } from "./entry"
import type { Matcher } from "./matcher"
import { Shapes, type Fault, type Shape } from "./shape"

export interface Place {
  file: string
  line: number
  time: string
  text: string
  before: string[]
  after: string[]
  values: Value[] // the arguments in all its lines
}
/** An argument of a message: as people read it, and as it is in the lines. */
export interface Value { name: string; text: string; raw: string[] }
export interface Values { name: string; distinct: number; values: string[] }
export interface Occurrence { id: string; file: string; line: number; time: string }
export interface Step {
  id: string
  label: string
  count: number
  first: string
  last: string
  file: string // of the first line
  line: number
}
export interface Chain { steps: Step[] }

export interface Status {
  id: string
  label: string
  verdict: string
  count: number
  first: string // times as the log writes them; "" if unknown
  last: string
  over: boolean // its recovery came later
  also: string[] // other entries that have the same text
  places: Place[]
  arguments: Values[]
}

export interface Answer {
  version: number
  lines: number
  recognised: number
  statuses: Status[] // the worst first
  timeline: Chain[] // by their first lines
  events: Occurrence[]
  undocumented: Fault[]
  others: number
}

const maxEvents = 2000, overRank = 3
const worst: Record<string, number> = { required: 0, unknown: 1, "": 1, wait: 2, none: 4 }

interface Counted { status: Status; last: number; seen: Map<string, Set<string>> }

/** Collects what a reader finds. */
export class Tally {
  count = 0
  private readonly shapes = new Shapes()
  private readonly statuses = new Map<number, Counted>()
  private readonly chains: Chain[] = []
  private readonly open = new Map<number, Chain>() // by their last entry
  private readonly flows = new Set<number>() // entries that something leads to, or that lead on
  private readonly events: Occurrence[] = []
  private lastOne = -1

  constructor(private readonly m: Matcher) {
    m.entries.forEach((e, i) => e.leadsTo.forEach(next => this.flows.add(i).add(next)))
  }

  /** Records that an entry occurs, with these arguments; event says where in the order. */
  note(entry: number, also: number[], values: Value[]): void {
    const one = this.counted(entry, also)
    for (const { name, text } of values) addValue(one, name, clip(text, limits.valueLength))
  }

  /** Records the next occurrence of an entry. */
  event(entry: number, at: Place): void {
    this.count++
    const one = this.statuses.get(entry)!, s = one.status
    s.count++
    one.last = this.count
    s.first ||= at.time
    s.last = at.time || s.last
    if (s.places.length < limits.places) s.places.push(at)
    if (this.events.length < maxEvents) this.events.push({ id: s.id, file: at.file, line: at.line, time: at.time })
    this.chain(entry, s, at)
    this.lastOne = entry
  }

  private counted(entry: number, also: number[]): Counted {
    let one = this.statuses.get(entry)
    if (!one) {
      const { id, label, verdict } = this.m.entries[entry]!
      one = { last: 0, seen: new Map(), status: { id, label, verdict, count: 0, first: "", last: "", over: false,
        also: also.map(other => this.m.entries[other]!.id), places: [], arguments: [] } }
      this.statuses.set(entry, one)
    }
    return one
  }

  /** Adds an event to the timeline: to the step with the same status, if that came last or
   * is part of a flow, or after a status that leads to it. */
  private chain(entry: number, s: Status, at: Place): void {
    const same = this.open.get(entry)
    if (same && (this.lastOne === entry || this.flows.has(entry))) {
      const step = same.steps.at(-1)!
      step.count++
      step.last = at.time || step.last
      return
    }
    const step = { id: s.id, label: s.label, count: 1, first: at.time, last: at.time, file: at.file, line: at.line }
    let latest = -1
    for (const from of this.open.keys()) {
      if (!this.m.entries[from]!.leadsTo.includes(entry)) continue
      if (latest < 0 || this.statuses.get(from)!.last > this.statuses.get(latest)!.last) latest = from
    }
    let chain = this.open.get(latest)
    if (chain && chain.steps.length < limits.chains) {
      this.open.delete(latest)
      chain.steps.push(step)
    } else {
      chain = { steps: [step] }
      if (this.chains.length < limits.chains) this.chains.push(chain)
    }
    this.open.set(entry, chain)
  }

  /** Records a line that no entry documents, at a time; place is asked for the first of a shape. */
  fault(text: string, time: string, place: () => Place): Shape | undefined {
    const one = this.shapes.add(text)
    if (!one) return undefined
    if (!one.count) one.place = place()
    one.count++
    one.first ||= time
    one.last = time || one.last
    return one
  }

  /** Returns the result. */
  answer(lines: number): Answer {
    const found = [...this.statuses.keys()].sort((a, b) => a - b).map(entry => {
      const one = this.statuses.get(entry)!
      one.status.over = one.status.verdict !== "none" && [...this.m.reach[entry]!].some(next => {
        const later = this.statuses.get(next)
        return later?.status.verdict === "none" && later.last > one.last
      })
      return one
    })
    const rank = ({ status }: Counted) => status.over ? overRank : worst[status.verdict] ?? 0
    found.sort((a, b) => rank(a) - rank(b) || b.status.count - a.status.count || b.last - a.last)
    const undocumented = this.shapes.all.map(({ tokens, count, trace, first, last, place }) =>
      ({ shape: tokens.join(" "), count, trace, first, last, place })).sort((a, b) => b.count - a.count)
    return { version: 1, lines, recognised: this.count, statuses: found.map(one => one.status), timeline: this.chains,
      events: this.events, undocumented, others: this.shapes.others }
  }
}

function addValue(one: Counted, name: string, value: string): void {
  const list = one.status.arguments
  let v = list.find(other => other.name === name), seen = one.seen.get(name)
  if (!v || !seen) {
    list.push(v = { name, distinct: 0, values: [] })
    one.seen.set(name, seen = new Set())
  }
  if (seen.has(value) || v.distinct >= limits.valuesCounted) return
  seen.add(value)
  v.distinct++
  if (v.values.length < limits.values) v.values.push(value)
}
