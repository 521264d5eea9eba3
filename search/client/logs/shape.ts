// Groups lines that differ in arguments alone, by the method of Drain (He, Zhu, Zheng and
// Lyu, ICWS 2017).

import { limits } from "../../data/logs"
import { clip, forms, set, trim } from "./entry"
import type { Place } from "./answer"

export interface Fault { shape: string; count: number; trace: boolean; first: string; last: string; place: Place }

export interface Shape extends Fault { tokens: string[] }

export const argument = "<*>"
const serverErrors = new Set(["500", "501", "502", "503", "504"])

export class Shapes {
  readonly all: Shape[] = []
  others = 0 // lines of shapes beyond the limit
  private readonly leaves = new Map<string, Shape[]>()

  /** Adds the text of a line to its group. */
  add(text: string): Shape | undefined {
    const tokens = shapeTokens(text), first = tokens[0] ?? ""
    const leaf = `${tokens.length} ${forms.code.test(first) ? "" : first}`, near = this.leaves.get(leaf) ?? []
    let best: Shape | undefined, most = -1
    for (const one of near) {
      const equal = equalIn(one.tokens, tokens)
      if (equal > most) best = one, most = equal
    }
    if (best && most >= limits.similar * tokens.filter(counts).length) {
      best.tokens = best.tokens.map((token, i) => token === tokens[i] ? token : argument)
      return best
    }
    if (this.all.length >= limits.shapes) {
      this.others++
      return undefined
    }
    const one: Shape = { tokens, shape: "", count: 0, trace: false, first: "", last: "",
      place: { file: "", line: 0, time: "", text: "", before: [], after: [], values: [] } }
    this.leaves.set(leaf, [...near, one])
    this.all.push(one)
    return one
  }
}

/** Counts the words that a shape and a line share; −1 if a word that says what went wrong is in
 * one alone. */
function equalIn(shape: string[], tokens: string[]): number {
  let equal = 0
  for (let i = 0; i < shape.length; i++) {
    const one = shape[i]!, other = tokens[i]!
    if (one !== other && (tellsFault(one) || tellsFault(other))) return -1
    if (one === other && counts(one)) equal++
  }
  return equal
}

/** Reports whether a token counts for similarity: arguments do not, nor do names of classes and
 * what precedes a text, since different texts have these. */
const counts = (token: string) => token !== argument && !/[A-Za-z]\.[A-Za-z]|:$/.test(token)

const faultWords = set("fault")
const tellsFault = (token: string) => faultWords.has(trim(token, ".,;:!").toLowerCase())

/** Cuts a line at spaces and replaces what looks like an argument by its placeholder:
 * quoted texts, numbers, paths, addresses, values of keys. */
function shapeTokens(text: string): string[] {
  const out: string[] = []
  for (const raw of text.replace(forms.quoted, argument).split(/[ \t\n]+/)) {
    if (!raw) continue
    if (out.length === limits.shapeTokens) return [...out, "…"]
    const token = clip(shapeToken(raw), limits.tokenLength)
    if (token !== argument || out.at(-1) !== argument) out.push(token)
  }
  return out
}

function shapeToken(token: string): string {
  const at = token.indexOf("="), key = token.slice(0, at)
  if (at > 0 && at + 1 < token.length && !/[0-9/\\@]/.test(key)) return `${key}=${argument}`
  const bare = trim(token, `.,;:!?()[]{}"'`)
  if (serverErrors.has(bare) || forms.code.test(token)) return token
  if (bare !== argument && !/[0-9/\\@]/.test(bare)) return token
  const end = token.slice(token.indexOf(bare) + bare.length).replace(/^[\]})"']+/, "")
  return argument + (end[0] === ":" ? ":" : "")
}
