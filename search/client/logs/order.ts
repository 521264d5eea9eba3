// The order of the events of several files.

import { limits } from "../../data/logs"
import type { Place } from "./answer"
import { hasDate, type Instant } from "./time"

/** An event that waits for those of other files. */
export interface Held { entry: number; at: Place; when: Instant | undefined }

/** Puts the events of several files in one order: that of their times where all have times
 * of one kind, or else that of the files. */
export class Order {
  full = false // there are too many to wait: they come in the order of the files
  private files: { events: Held[]; shown: Map<number, number> }[] = []
  private count = 0

  begin(): void { this.files.push({ events: [], shown: new Map() }) }

  /** Keeps an event, and reports whether there is room. Only as many places of an entry as
   * an answer shows keep their lines. */
  hold(e: Held): boolean {
    if (this.full || this.count >= limits.held) return false
    if (!this.files.length) this.begin()
    const { events, shown } = this.files.at(-1)!, nth = (shown.get(e.entry) ?? 0) + 1
    shown.set(e.entry, nth)
    events.push(nth > limits.places ? { ...e, at: { ...e.at, text: "", before: [], after: [], values: [] } } : e)
    this.count++
    return true
  }

  /** Gives all events in order, and keeps none. */
  *release(): Generator<Held> {
    const files = this.files.map(({ events }) => ({ events, at: 0, latest: 0 }))
    this.files = []
    if (!comparable(files.flatMap(({ events }) => events))) {
      for (const { events } of files) yield* events
      return
    }
    for (;;) {
      let next: typeof files[number] | undefined
      for (const f of files) {
        if (f.at >= f.events.length) continue
        f.latest = Math.max(f.latest, f.events[f.at]!.when!.ms) // a file may go back in time: its order stays
        if (!next || f.latest < next.latest) next = f
      }
      if (!next) return
      yield next.events[next.at++]!
    }
  }
}

/** Reports whether all events have dates of one kind. */
const comparable = (all: Held[]) =>
  all.every(({ when }) => when && when.kind & hasDate && when.kind === all[0]!.when!.kind)
