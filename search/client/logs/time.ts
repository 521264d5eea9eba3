// Times of lines.

import { limits, timeOrder, times, words } from "../../data/logs"
import { compile, forms, trim } from "./entry"

export interface Stamp {
  text: string
  begin: number
  end: number
  field: boolean // it is the value of a field for the time
  when: Instant
}

/** A time that can be compared with those of the same kind. */
export interface Instant {
  ms: number // since 1970 in its own zone, or in the year 2000 if it has no year
  kind: number // what it has, of a date, a year and a zone
}

export const hasDate = 1, hasYear = 2, hasZone = 4

/** How many signs may be before the time of a line. */
export const timeAfter = 2

type Parts = Record<string, string | undefined>

const timeForms = timeOrder.names.split(" ").map(name => [name, compile(times[name as keyof typeof times])] as const)
const months = new Map(words.months.split(" ").flatMap((names, i) => names.split(",").map(name => [name, i + 1])))

/** Returns the number of a month by its name in any language. */
export const monthOf = (name: string) => months.get(name.toLowerCase())

/** Finds the time of a line: the value of its field for the time, or what begins first
 * near the start. */
export function timeOf(line: string): Stamp | undefined {
  if (line[0] === "{" || line[0] === "<" || line.includes("$$<")) {
    const found = forms.timeField.exec(line), time = found && timeAt(line, found.index + found[0].length)
    if (time) return time
  }
  const first = firstTime(line)
  if (line[0] !== '"' || first && first.begin <= timeAfter) return first
  return timeAt(line, line.lastIndexOf(',"') + 2) ?? first // CSV, whose last field may be the time
}

/** Returns the time that begins at an offset. */
function timeAt(line: string, at: number): Stamp | undefined {
  const time = firstTime(line.slice(at))
  return time?.begin === 0 ? { ...time, begin: at, end: at + time.end, field: true } : undefined
}

/** Finds the time that begins first near the start of a text. */
export function firstTime(whole: string): Stamp | undefined {
  const text = whole.slice(0, limits.timePlace)
  if (!/[0-9]/.test(text)) return undefined
  let first: Stamp | undefined
  for (const [name, form] of timeForms) {
    if (first && name === "counted") break // a number is a time only where nothing else is
    const found = place(name, form, text)
    if (found && (!first || found.begin < first.begin)) first = found
    if (first?.begin === 0) break
  }
  return first
}

/** Returns the first place of a form that is a time. */
function place(name: string, form: RegExp, text: string): Stamp | undefined {
  const bare = name === "iso" || name === "compact" || name === "dense" // anywhere in a line, and so in a name too
  for (let from = 0;;) {
    const found = form.exec(text.slice(from)), parts = found?.groups ?? {}
    if (!found) return undefined
    const begin = from + found.index, end = begin + found[0].length
    const inName = bare && begin > 0 && /[0-9A-Za-z.\-_/\\]/.test(text[begin - 1]!)
    if (isTime(name, parts) && !inName) {
      return { text: timeText(name, found[0], parts), begin, end, field: false, when: instantOf(name, parts) }
    }
    if (!bare && name !== "monthFirst" && name !== "dayFirst") return undefined
    from = end
  }
}

/** Reports whether a time follows words of a sentence, as "last seen" does, and so may be an
 * argument of a message. */
export const isDoubtful = (time: Stamp, line: string) => !time.field && forms.sentence.test(line.slice(0, time.begin))

/** Returns a time as people read it: as the log writes it, but for seconds since 1970 and
 * for a time whose date comes last. */
function timeText(name: string, whole: string, part: Parts): string {
  switch (name) {
    case "epoch": case "counted": return new Date(instantOf(name, part).ms).toISOString()
    case "klog": return whole.slice(1) // without the level
    case "traced": return `${part["o"]}-${part["d"]}-${part["y"]} ${part["h"]}:${part["m"]}:${part["s"]}.${part["f"]}`
    case "boot": return part["t"]!
    case "clock": return whole.slice(whole.lastIndexOf(`${part["h"]}:${part["m"]}:`)) // no signs, no number of the line
  }
  return trim(whole, " \t[(|>")
}

/** Reports whether the parts of a form are those of a time: 2026.13.77 is none. */
function isTime(name: string, part: Parts): boolean {
  const within = (group: string, first: number, last: number) => {
    const n = part[group]
    return n === undefined || +n >= first && +n <= last
  }
  if (part["b"] !== undefined && !monthOf(part["b"])) return false
  const version = part["g"] === "." && part["y"]!.length === 2 // 1.2.26 10.50
  return within("o", 1, name === "local" ? 31 : 12) && within("d", 1, 31) && within("h", 0, part["p"] ? 12 : 24) &&
    within("m", 0, 59) && !version
}

/** Returns when a time is. */
function instantOf(name: string, part: Parts): Instant {
  const ms = +`${part["f"] ?? ""}000`.slice(0, 3), number = (group: string) => +(part[group] ?? 0)
  if (part["e"]) return { ms: +part["e"] * 1000 + ms, kind: hasDate | hasYear | hasZone }
  let year = number("y") || number("Y"), day = number("d"), month = monthOf(part["b"] ?? "") ?? number("o")
  if (name === "local" && (month > 12 || part["c"] === "/" && part["p"] && day <= 12)) [month, day] = [day, month]
  let kind = (day > 0 ? hasDate : 0) | (year > 0 ? hasYear : 0), hour = number("h")
  if (!year) year = 2000
  if (year < 100) year += 2000
  if (part["p"] && hour < 12 && part["p"] !== "AM") hour += 12
  else if (part["p"] === "AM" && hour === 12) hour = 0
  let minutes = number("m")
  const zone = part["z"] || part["Z"]
  if (zone) {
    kind |= hasZone
    minutes -= zoneMinutes(zone)
  }
  return { ms: Date.UTC(year, month - 1, day, hour, minutes, number("s")) + ms, kind }
}

/** Returns the offset of a zone in minutes: of +01:00, +01, UTC+1, CET or Z. */
function zoneMinutes(zone: string): number {
  const hours = zones.get(zone), found = /([+−-])(\d{1,2}?)(?::?(\d\d))?$/.exec(zone)
  if (hours !== undefined) return hours * 60
  return found ? (+found[2]! * 60 + +(found[3] ?? 0)) * (found[1] === "+" ? 1 : -1) : 0
}

const zones = new Map(words.zones.split(" ").map(zone => {
  const [name, hours] = zone.split("=")
  return [name!, +hours!]
}))
