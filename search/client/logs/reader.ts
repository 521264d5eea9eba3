// Reads logs line by line.

import { limits } from "../../data/logs"
import { Tally, type Answer, type Place, type Value } from "./answer"
import { clip, forms } from "./entry"
import { cutShort } from "./cut"
import { body, clean, isFault, Level, levelInHead } from "./line"
import { Order } from "./order"
import { find, valuesOf, type Match, type Window } from "./match"
import type { Marks, Matcher } from "./matcher"
import type { Shape } from "./shape"
import { Splitter } from "./split"
import { outweighs, type Template } from "./template"
import { isDoubtful, timeOf, type Stamp } from "./time"
import { indentOf, type Open } from "./trace"
import { cut, glue, hash } from "./word"

interface Event { entry: number; also: number[]; values: Value[]; weight: number; lines: number }

interface Line extends Marks {
  split: boolean // its first word may be the rest of the last one of the line before
  dotted: boolean // three dots may cut a message
  text: string
  no: number
  time: Stamp | undefined | null // null before it is looked for
  event: Event | undefined
  inside: boolean // a match that began above goes on here
}

const ringSize = 128

export class Reader {
  private readonly splitter = new Splitter((text, no) => this.line(text, no))
  private readonly tally: Tally
  private readonly ring: Line[] = []
  private file = ""
  private first = 0
  private count = 0
  private matched = 0
  private done = 0
  private open: Open | undefined
  private readonly order = new Order()

  constructor(private readonly m: Matcher) { this.tally = new Tally(m) }

  get recognised(): number { return this.tally.count }
  get lines(): number { return this.splitter.lines }

  begin(file: string): void {
    this.end()
    this.file = file
    this.splitter.begin()
    this.order.begin()
  }

  /** Reads the next piece of a file. An unfinished last line waits for the next piece. */
  write(piece: string): void { this.splitter.write(piece) }

  private line(text: string, no: number): void {
    const cleaned = clean(text), split = this.count > this.first && this.splits(this.at(this.count - 1).text, cleaned)
    this.ring[this.count % ringSize] =
      { text: cleaned, no, time: null, event: undefined, inside: false, split,
        dotted: cleaned.includes("...") || cleaned.includes("…"), ...this.m.scan(cleaned) }
    this.count++
    if (this.count - 1 - limits.wrapped >= this.matched) this.match(this.matched++)
    if (this.count - 1 - limits.decided >= this.done) this.decide(this.done++)
  }

  private end(): void {
    this.splitter.end()
    while (this.matched < this.count) this.match(this.matched++)
    while (this.done < this.count) this.decide(this.done++)
    this.closeFault()
    this.first = this.count
    this.m.last = 0
  }

  /** Ends the last file and returns the result. */
  answer(): Answer {
    this.end()
    this.release()
    return this.tally.answer(this.lines)
  }

  private at(i: number): Line { return this.ring[i % ringSize]! }

  private timeAt(i: number): Stamp | undefined {
    const line = this.at(i)
    if (line.time === null) line.time = timeOf(line.text)
    return line.time
  }

  /** Returns the time of a line, or of the nearest line above that has one. A time within a
   * sentence counts only where no line has another. */
  private timeFor(i: number): Stamp | undefined {
    let doubtful: Stamp | undefined
    for (let n = i; n >= Math.max(this.first, i - limits.timeBack); n--) {
      const time = this.timeAt(n)
      if (time && !isDoubtful(time, this.at(n).text)) return time
      doubtful ??= time
    }
    return doubtful
  }

  /** Reports whether a line is the first of a record. */
  private begins(i: number): boolean {
    const { text } = this.at(i)
    return !text || text[0] === "{" || text[0] === "<" || !!this.timeAt(i) || levelInHead(text) !== Level.Unsaid
  }

  private place(i: number, time = this.timeFor(i)): Place {
    const text = (n: number) => clip(this.at(n).text.replace(/\u200b$/, ""), limits.textLength)
    const place: Place =
      { file: this.file, line: this.at(i).no, time: time?.text ?? "", text: text(i), before: [], after: [], values: [] }
    const to = Math.min(this.count, i + limits.contextLines + 1)
    for (let n = Math.max(this.first, i - limits.contextLines); n < to; n++) {
      if (n !== i) (n < i ? place.before : place.after).push(text(n))
      place.values.push(...this.at(n).event?.values ?? [])
    }
    return place
  }

  /** Compares a line with the templates: by itself, and with its neighbors where a
   * message may go on there. */
  private match(i: number): void {
    const line = this.at(i)
    if (!line.anchored && !line.dotted && !line.split) return
    let w = this.window(i, i, i), found = find(this.m, w)
    const wide = w.beyond || line.crossed || line.split ? this.wide(i) : undefined, more = wide && find(this.m, wide)
    if (wide && more && (!found || outweighs(more.template, found.template))) w = wide, found = more
    if (line.dotted) {
      const own = this.window(i, i, i), cut = cutShort(this.m, own)
      if (cut && (!found || outweighs(cut.template, found.template))) w = own, found = cut
    }
    if (found) this.keep(w, found)
  }

  /** Joins lines to one text: with a line break, or with glue where a terminal wrapped
   * within a word. */
  private window(from: number, to: number, line: number): Window {
    let text = "", begin = 0
    for (let n = from; n <= to; n++) {
      if (n > from) text += this.joint(this.at(n - 1).text, this.at(n).text)
      if (n === line) begin = text.length
      text += this.at(n).text
    }
    const end = begin + this.at(line).text.length
    return { text, words: cut(text), from: begin, to: end, top: from, beyond: false }
  }

  /** Returns the text between two joined lines: glue if a word is split between them, else a line
   * break; "" if the upper line ends with glue already. */
  private joint(above: string, below: string): string {
    return above.endsWith(glue) ? "" : this.splits(above, below) ? glue : "\n"
  }

  /** Reports whether the end of a line and the beginning of the next are no words of messages,
   * but both together are, or mail has a line go on. */
  private splits(above: string, below: string): boolean {
    if (above.endsWith(glue)) return true
    const isSmallLetter = (code: number) => code >= 97 && code <= 122
    if (!isSmallLetter(above.charCodeAt(above.length - 1)) || !isSmallLetter(below.charCodeAt(0))) return false
    const first = /[0-9A-Za-z]*$/.exec(above)![0], second = /^[0-9A-Za-z]*/.exec(below)![0]
    const known = (word: string) => this.m.vocabulary.has(hash(word.toLowerCase()))
    return known(first + second) && !(known(first) && known(second))
  }

  /** The window of a line and its neighbors of the same record. */
  private wide(i: number): Window | undefined {
    let from = i, to = i, room = limits.joined - this.at(i).text.length
    const take = (n: number) => (room -= this.at(n).text.length) >= 0
    while (from > Math.max(this.first, i - limits.wrapped) && !this.begins(from) && take(from - 1)) from--
    while (to + 1 < Math.min(this.count, i + limits.wrapped + 1) && !this.begins(to + 1) && take(to + 1)) to++
    return from === to ? undefined : this.window(from, to, i)
  }

  /** Stores a match at the line where it begins, unless it overlaps a more specific one. */
  private keep(w: Window, f: Match): void {
    const start = w.words[f.first]!.start, end = w.words[f.last]!.end
    const line = w.top + breaksIn(w.text.slice(0, start)), lines = breaksIn(w.text.slice(start, end))
    const { weight } = f.template
    for (let n = Math.max(this.first, line - 2 * limits.wrapped); n <= Math.min(this.count - 1, line + lines); n++) {
      const other = this.at(n).event
      if (!other || n + other.lines < line) continue
      if (other.weight >= weight) return
      for (let inner = n + 1; inner <= n + other.lines; inner++) this.at(inner).inside = false
      this.at(n).event = undefined
    }
    const [entry, also] = this.choose(f.template, w)
    this.at(line).event = { entry, also, values: valuesOf(f, w), weight, lines }
    for (let n = line + 1; n <= line + lines; n++) this.at(n).inside = true
  }

  /** Returns the entry that a template means in a text, and the others that have it. */
  private choose(t: Template, w: Window): [number, number[]] {
    const line = w.text.slice(w.from, w.to)
    const coded = t.entries.find(e => this.m.entries[e]!.codes.some(code => line.includes(code)))
    const chosen = coded ?? t.entries[0]!
    return [chosen, t.entries.filter(e => e !== chosen)]
  }

  /** Decides whether a line is a status, a fault or neither. */
  private decide(i: number): void {
    const { text, event, inside, faulty } = this.at(i)
    if (event) {
      this.closeFault()
      this.record(i, event)
      this.openAt(i, undefined)
    } else if (!inside && !(this.open && this.fold(i, text, this.open)) && faulty && isFault(text)) this.fault(i, text)
  }

  /** Records an event in the order of its time. */
  private record(i: number, { entry, also, values }: Event): void {
    const time = this.timeFor(i), at = this.place(i, time)
    this.tally.note(entry, also, values)
    if (this.order.hold({ entry, at, when: time?.when })) return
    if (!this.order.full) this.release()
    this.order.full = true
    this.tally.event(entry, at)
  }

  /** Records the events that waited for those of other files. */
  private release(): void {
    for (const { entry, at } of this.order.release()) this.tally.event(entry, at)
  }

  private openAt(line: number, shape: Shape | undefined): Open {
    const timed = !!this.timeAt(line)
    const indent = indentOf(this.at(line).text)
    return this.open = { line, timed, indent, python: false, traced: false, shape, header: undefined }
  }

  /** Records a line that no entry documents, or keeps it until a traceback names the exception. */
  private fault(i: number, text: string): void {
    const begins = forms.python.test(text)
    if (begins || i + 1 < this.count && forms.python.test(this.at(i + 1).text)) {
      const open = this.openAt(i, undefined)
      open.python = open.traced = begins
      open.header = { begin: text, place: this.place(i), text: begins ? "" : body(text) }
      return
    }
    const time = this.timeFor(i)
    this.openAt(i, this.tally.fault(body(text), time?.text ?? "", () => this.place(i, time)))
  }

  /** Reports whether a line belongs to the fault above it. */
  private fold(i: number, text: string, open: Open): boolean {
    const timed = !!this.timeAt(i), indented = indentOf(text) > open.indent && !/^[ \t]*</.test(text)
    if (forms.python.test(text) && (open.timed && !timed || !open.traced && i === open.line + 1)) {
      open.python = open.traced = true
    } else if (forms.trace.test(text) || indented && !timed) { /* a line of it */ }
    else if (open.python && !timed && text) {
      open.line = i
      this.endTrace(text, open)
      return true
    } else if (!open.timed || timed || !text || /^[{<]/.test(text) || levelInHead(text) !== Level.Unsaid) {
      this.closeFault()
      return false
    }
    open.line = i
    if (open.shape) open.shape.trace = true
    return true
  }

  /** Ends a traceback of Python with the line that names the exception. */
  private endTrace(text: string, open: Open): void {
    const { header } = open
    if (header) {
      const whole = `${header.text} ${body(text)}`.replace(/^ +/, "")
      open.shape = this.tally.fault(whole, header.place.time, () => header.place)
      if (open.shape) open.shape.trace = true
    }
    open.python = false
    open.header = undefined
  }

  private closeFault(): void {
    const { open } = this
    if (open?.header) {
      open.header.text = ""
      this.endTrace(open.header.begin, open)
    }
    this.open = undefined
  }
}

const breaksIn = (text: string) => text.split(/[\n\u200b]/).length - 1
