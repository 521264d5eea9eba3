// Cleans lines, finds their levels, and the text after times, levels and names.

import { limits, pieceOrder, pieces } from "../../data/logs"
import { compile, firstUnits, forms, set } from "./entry"
import { mailText } from "./mail"
import { firstTime, monthOf, timeAfter } from "./time"
import { cut, glue, isWordAt } from "./word"

const control = /\x1b(?:\[[0-9;?]*[ -/]*[@-~]|[\]_P^][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])/g
const escapes = /\\(?:u[0-9a-fA-F]{4}|[nrtbf/\\"])/g
const entities: Record<string, string> = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&" }

/** Removes colors from a line and resolves the escapes of JSON, XML, addresses and mail. */
export function clean(line: string): string {
  if (line.includes("\x1b")) line = line.replace(control, "")
  if (line.includes("\ufeff") || line.includes(glue)) line = line.replace(/[\ufeff\u200b]/g, "")
  if (line.startsWith("##teamcity[")) {
    line = line.replace(/\|([|'[\]nr])/g, (_, sign: string) => sign === "n" || sign === "r" ? " " : sign)
  }
  if (line.includes("\\") && line.includes('{"')) line = line.replace(escapes, unescaped)
  if (line.includes("&") && (line.includes("<") || line.includes("&#"))) line = line.replace(entity, character)
  if (line.indexOf("+") < line.lastIndexOf("+")) {
    const all = forms.w3c.test(line)
    line = eachWord(line, word => word.includes("+") && (all || forms.spaced.test(word)), () => true)
  }
  for (let n = 0; n < percentRounds && line.includes("%2"); n++) {
    line = eachWord(line, word => percents.test(word), word => word.includes("="))
  }
  return line.includes("=") ? mailText(line) : line
}

const entity = /&(?:lt|gt|quot|apos|amp|#x[0-9a-fA-F]{1,6}|#[0-9]{1,7});/g

function character(found: string): string {
  if (found[1] !== "#") return entities[found]!
  const n = found[2] === "x" ? parseInt(found.slice(3), 16) : parseInt(found.slice(2), 10)
  return isShown(n) ? String.fromCodePoint(n) : " "
}

const isShown = (n: number) => n >= 32 && n <= 0x10ffff && !(n >= 0xd800 && n < 0xe000)

const percentRounds = 2, percents = /%[0-9A-Fa-f]{2}.*%[0-9A-Fa-f]{2}/

/** Decodes the words that are encoded. One word is looked at after the other: an expression for all of it
 * takes time in square proportion to a long one. */
const eachWord = (line: string, encoded: (word: string) => boolean, spaced: (word: string) => boolean) =>
  line.replace(/[^ \t"'<>]+/g, word => encoded(word) ? decoded(word, spaced(word)) : word)

/** Decodes a word with percent signs, if that gives text; spaced says that + is a space. */
function decoded(found: string, spaced: boolean): string {
  const text = spaced ? found.replaceAll("+", " ") : found
  try {
    return decodeURIComponent(text.replace(/%(?![0-9A-Fa-f]{2})/g, "%25")).replace(/[\0-\x1f]/g, " ")
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

const pieceForms = pieceOrder.names.split(" ").map(name => compile(pieces[name as keyof typeof pieces]))

function pieceOf(rest: string): string {
  for (const form of pieceForms) {
    const piece = form.exec(rest)?.[0]
    if (piece) return piece
  }
  return ""
}

const maxPieces = 16, longestTime = 80
const mayBegin = (rest: string) => /^[0-9A-Z[]/.test(rest) || monthOf(forms.firstWord.exec(rest)?.[0] ?? "")
const timeBefore = (rest: string) => mayBegin(rest) ? firstTime(rest.slice(0, longestTime)) : undefined

/** Returns the offset of the text of a line, after times, levels and names. */
export function bodyAt(line: string): number {
  let at = 0, timed = false
  for (let n = 0; n < maxPieces; n++) {
    const rest = line.slice(at), time = timed ? undefined : timeBefore(rest)
    if (time && time.begin <= timeAfter) {
      at += time.end
      timed = true
      continue
    }
    const piece = pieceOf(rest)
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
  line = firstUnits(line, limits.bodyLength)
  const first = line.replace(/^[ \t]+/, "")
  if (first.includes('{"')) {
    const text = jsonBody(first)
    if (text !== undefined) return text
  } else if (first[0] === "<" && !forms.priority.test(first)) {
    const text = first.replace(forms.tag, " ").split(/[ \t\n\v\f\r\u0085\u00a0]+/).filter(Boolean).join(" ")
    return text || (forms.attribute.exec(first)?.[1] ?? "")
  }
  const cell = longestCell(line)
  if (cell) return cell
  for (const name of ["teamcity", "relayed", "cef", "leef", "logfmt", "csv", "request", "scalar"] as const) {
    const found = forms[name].exec(line)
    if (found) return found.slice(1).join(" ")
  }
  const at = bodyAt(line), code = forms.codeBefore.exec(line.slice(0, at))
  return line.slice(code ? line.indexOf(code[1]!, code.index) : at)
}

const cellsLeast = 4, cellWords = 2 // commas or semicolons that a line of CSV has, and spaces that the text in it has

/** Returns the longest cell of a line of CSV that is a text; of a line with commas, those in quotes
 * count. */
function longestCell(line: string): string {
  const longer = (longest: string, cell: string) =>
    [...cell].length > [...longest].length && cell.split(" ").length > cellWords ? cell : longest
  const cells = line.split(";")
  if (cells.length > cellsLeast && !line.includes("; ")) return cells.reduce(longer, "")
  if (line.split(",").length <= cellsLeast || line.includes('{"')) return ""
  return [...line.matchAll(new RegExp(forms.cell, "g"))].map(found => found[1]!).reduce(longer, "")
}

/** Returns the text before an object in JSON, and the message in the object, or in the object
 * that its message is itself. */
function jsonBody(line: string): string | undefined {
  const at = line.indexOf('{"'), found = forms.json.exec(line.slice(at))
  if (!found) return undefined
  let message = found[1]!
  if (message.startsWith('{\\"')) {
    message = message.replace(/\\([\\"])/g, "$1")
    message = jsonBody(message) ?? message
  }
  return line.slice(Math.min(bodyAt(line.slice(0, at)), at), at) + message
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
  const apple = forms.apple.exec(line)
  if (apple) return apple[1] === "Error" || apple[1] === "Fault" ? Level.Bad : Level.Benign
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
  if (forms.levelAlone.test(line)) return false // it says nothing of the fault
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
