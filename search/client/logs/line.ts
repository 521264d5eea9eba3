// Lines: what is not text, times, levels, and the text behind them.

import { limits, timeOrder, times } from "../data/logs"
import { compile, forms, set, trim } from "./entry"
import { cut, glue, isWordAt } from "./word"

const control = /\x1b(?:\[[0-9;?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])/g
const escapes = /\\(?:u[0-9a-fA-F]{4}|[nrtbf/\\"])/g
const entities: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&" }

/** Removes colors from a line and resolves the escapes of JSON, XML and addresses. */
export function clean(line: string): string {
  if (line.includes("\x1b")) line = line.replace(control, "")
  if (line.includes("\ufeff") || line.includes(glue)) line = line.replace(/[\ufeff\u200b]/g, "")
  if (line.includes("\\") && line.includes('{"')) line = line.replace(escapes, unescaped)
  if (line.includes("&") && (line.includes("<") || line.includes("&#"))) line = line.replace(entity, character)
  for (let n = 0; n < percentRounds && line.includes("%2"); n++) line = line.replace(percents, decoded)
  return line
}

const entity = /&(?:lt|gt|quot|apos|amp|#x[0-9a-fA-F]{1,6}|#[0-9]{1,7});/g

function character(found: string): string {
  if (found[1] !== "#") return entities[found]!
  const n = found[2] === "x" ? parseInt(found.slice(3), 16) : parseInt(found.slice(2), 10)
  return isShown(n) ? String.fromCodePoint(n) : " "
}

const isShown = (n: number) => n >= 32 && n <= 0x10ffff && !(n >= 0xd800 && n < 0xe000)

const percentRounds = 2, percents = /[^ \t"'<>]*(?:%[0-9A-Fa-f]{2}[^ \t"'<>]*){2}/g

/** Decodes a word with percent signs, if that gives text; where it has parameters, + is a
 * space. */
function decoded(found: string): string {
  const spaced = found.includes("=") ? found.replaceAll("+", " ") : found
  try {
    return decodeURIComponent(spaced.replace(/%(?![0-9A-Fa-f]{2})/g, "%25")).replace(/[\0-\x1f]/g, " ")
  } catch {
    return found // the bytes are no UTF-8
  }
}

function unescaped(found: string): string {
  if (found[1] === "/") return "/"
  if (found[1] === "\\" || found[1] === '"') return found
  const n = found[1] === "u" ? parseInt(found.slice(2), 16) : 0
  return n < 32 || n === 34 || n === 92 || n >= 0xd800 && n < 0xe000 ? " " : String.fromCharCode(n)
}

export interface Stamp {
  text: string
  begin: number
  end: number
  field: boolean // it is the value of a field for the time
}

const timeForms = timeOrder.names.split(" ").map(name => [name, compile(times[name as keyof typeof times])] as const)
const months = set("months")

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
  return time?.begin === 0 ? { text: time.text, begin: at, end: at + time.end, field: true } : undefined
}

/** Finds the time that begins first near the start of a text. */
function firstTime(whole: string): Stamp | undefined {
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
  const bare = name === "iso" || name === "compact" // anywhere in a line, and so within a name too
  for (let from = 0;;) {
    const found = form.exec(text.slice(from))
    if (!found) return undefined
    const begin = from + found.index, end = begin + found[0].length
    const inName = bare && begin > 0 && /[0-9A-Za-z.\-_/\\]/.test(text[begin - 1]!)
    if (isTime(name, found) && !inName) return { text: timeText(name, found), begin, end, field: false }
    if (!bare) return undefined
    from = end
  }
}

/** Reports whether a time follows words of a sentence, as "last seen" does, and so may be an
 * argument of a message. */
export const isDoubtful = (time: Stamp, line: string) => !time.field && forms.sentence.test(line.slice(0, time.begin))

/** Returns a time as people read it: as the log writes it, but for seconds since 1970 and
 * for a time whose date comes last. */
function timeText(name: string, part: RegExpExecArray): string {
  switch (name) {
    case "epoch": case "counted": return new Date(+part[1]! * 1000 + +`${part[2] ?? ""}000`.slice(0, 3)).toISOString()
    case "klog": return part[0].slice(1) // without the level
    case "traced": return `${part[2]} ${part[1]}`
    case "boot": return part[1]!
  }
  return trim(part[0], " \t[(|>")
}

function isTime(name: string, part: RegExpExecArray): boolean {
  const within = (i: number, first: number, last: number) => +(part[i] ?? 0) >= first && +(part[i] ?? 0) <= last
  switch (name) {
    case "iso": return within(2, 1, 12) && within(3, 1, 31) && within(4, 0, 24)
    case "compact":
      return within(1, 1990, 2099) && within(2, 1, 12) && within(3, 1, 31) && within(4, 0, 24) && within(5, 0, 24)
    case "apache": return months.has(part[2]!)
    case "syslog": return months.has(part[1]!) && within(2, 1, 31)
    case "klog": return within(1, 1, 12) && within(2, 1, 31)
    case "logcat": return within(1, 1, 31) && within(2, 1, 31) && within(3, 0, 24)
    case "hdfs": case "spark": return within(2, 1, 12) && within(3, 1, 31) && within(4, 0, 24)
    case "local": // 1.2.26 10.50 is a version
      return within(1, 1, 31) && within(2, 1, 31) && within(4, 0, 24) && within(6, 0, 59) &&
        !(part[5] === "." && part[3]!.length === 2)
    case "clock": return within(1, 0, 24) && within(2, 0, 12)
  }
  return true
}

const maxPieces = 16, timeAfter = 2

/** Returns the offset of the text of a line, after times, levels and names. */
export function bodyAt(line: string): number {
  let at = 0, timed = false
  for (let n = 0; n < maxPieces; n++) {
    const rest = line.slice(at), time = !timed && /^[0-9A-Z[]/.test(rest) ? timeOf(rest) : undefined
    if (time && time.begin <= timeAfter) {
      at += time.end
      timed = true
      continue
    }
    const piece = forms.piece.exec(rest)?.[0] ?? ""
    if (!piece || piece.length === rest.length || forms.thrown.test(piece) && !levelOnly(piece)) break
    at += piece.length
  }
  return at
}

const levelWords = set("bad", "warn", "benign")
const levelOnly = (piece: string) => levelWords.has(piece.replace(/^[: \t]+|[: \t]+$/g, "").toLowerCase())

/** Returns the text of a line: the message of JSON, of key=value or of XML, or the text
 * after times, levels and names. */
export function body(line: string): string {
  const first = line.replace(/^[ \t]+/, "")
  if (first[0] === "{") {
    const found = forms.json.exec(first)
    if (found) return found[1]!
  } else if (first[0] === "<" && !forms.priority.test(first)) {
    return first.replace(forms.tag, " ").split(/[ \t\n\v\f\r\u0085\u00a0]+/).filter(Boolean).join(" ")
  }
  for (const name of ["logfmt", "csv", "request"] as const) {
    const found = forms[name].exec(line)
    if (found) return found.slice(1).join(" ")
  }
  return line.slice(bodyAt(line))
}

export const enum Level { Unsaid, Benign, Warning, Bad }

const badWords = set("bad"), warnWords = set("warn"), benignWords = set("benign")
const faultWords = set("fault"), negations = set("negation")

function levelNamed(name: string): Level {
  const n = /^\d+$/.test(name) ? +name : 0
  if (badWords.has(name) || n >= 50) return Level.Bad
  if (warnWords.has(name) || n === 40) return Level.Warning
  return benignWords.has(name) || n >= 10 ? Level.Benign : Level.Unsaid
}

const syslogLevel = (n: number) => n <= 3 ? Level.Bad : n === 4 ? Level.Warning : Level.Benign

/** Returns the level that a line states. */
function levelOf(line: string): Level {
  const field = forms.levelField.exec(line), named = field ? levelNamed(field[1]!.toLowerCase()) : Level.Unsaid
  if (named) return named
  const journal = forms.journal.exec(line)
  if (journal) return syslogLevel(+journal[1]!)
  const windows = forms.windowsLevel.exec(line)
  if (windows) return [Level.Benign, Level.Bad, Level.Bad, Level.Warning][+windows[1]!] ?? Level.Benign
  const priority = forms.priority.exec(line)
  if (priority) return syslogLevel(+priority[1]! % 8)
  const letter = forms.letter.exec(line)
  if (letter) return "EF".includes(letter[1]!) ? Level.Bad : letter[1] === "W" ? Level.Warning : Level.Benign
  return levelInHead(line)
}

const headLength = 160, headWords = 14

/** Looks for a level word in capitals or between signs at the start of a line. */
export function levelInHead(line: string): Level {
  const head = line.slice(0, headLength)
  for (const word of cut(head).slice(0, headWords)) {
    const level = levelNamed(word.key)
    if (!level || word.key[0]! < "a") continue
    const shown = head.slice(word.start, word.end), before = head[word.start - 1], after = head[word.end]
    const signed = before && "[<(\"|,\t".includes(before) || after && ":]|,>)".includes(after)
    if (signed || shown === shown.toUpperCase()) return level
  }
  return Level.Unsaid
}

/** Reports whether a line says that something failed. */
export function isFault(line: string): boolean {
  const access = forms.access.exec(line)
  if (access) return access[1] === "5"
  const level = levelOf(line)
  if (level === Level.Bad || level === Level.Benign) return level === Level.Bad
  const exit = forms.exit.exec(line)
  return exit !== null && +exit[1]! > 0 || saysFault(line)
}

const none = new Set(["0", "zero", "null", "nil", "none", "false"])

/** Looks for a word such as "failed" that is no part of a name and that nothing denies. */
function saysFault(line: string): boolean {
  const all = cut(line)
  return all.some((w, i) => {
    const thrown = w.key.length > 9 && /(?:exception|error)$/.test(w.key), last = all[i - 1], next = all[i + 1]
    if (!faultWords.has(w.key) && !thrown || w.key === "exit" || w.key === "exited") return false
    if (w.start > 0 && "/\\_-.".includes(line[w.start - 1]!) && !/(?:exception|error)$/.test(w.key)) return false
    if (w.end + 1 < line.length && "/\\_.-".includes(line[w.end]!) && isWordAt(line, w.end + 1)) return false
    if (last && (negations.has(last.key) || none.has(last.key))) return false
    return !(next && none.has(next.key) && /[=:]/.test(line.slice(w.end, next.start)))
  })
}
