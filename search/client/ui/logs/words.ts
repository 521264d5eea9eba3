// What the page of logs says.

import * as words from "texts"

const tag = document.documentElement.lang || "en"
const plural = new Intl.PluralRules(tag), numbers = new Intl.NumberFormat(tag)

const put = (text: string, values: Record<string, string | number>) =>
  text.replace(/{(\w+)}/g, (_, name: string) => {
    const value = values[name] ?? ""
    return typeof value === "number" ? numbers.format(value) : value
  })

const counted = (forms: Record<string, string>) => (n: number) => put(forms[plural.select(n)] ?? forms["other"]!, { n })

export const lines = counted(words.logs_lines)
export const times = counted(words.logs_times)
export const places = counted(words.logs_places)
export const different = counted(words.logs_different)
export const more = counted(words.logs_more)
export const at = (file: string, line: number) =>
  file ? put(words.logs_at, { file, line: String(line) }) : put(words.logs_line, { line: String(line) })
export const then = (first: string, next: string) => put(words.logs_then, { first, next })
export const repeated = (label: string, n: number) =>
  n > 1 ? put(words.logs_repeated, { label, times: times(n) }) : label
export const subject = (shape: string) => put(words.logs_subject, { shape })
export const suggestion = (shape: string, n: number) => put(words.logs_suggestion, { shape, times: times(n) })
export const unreadable = (file: string, why: keyof typeof reasons) =>
  put(words.logs_unreadable, { file, why: reasons[why] })
export const skipped = (files: string) => put(words.logs_skipped, { files })

const reasons = {
  binary: words.logs_binary,
  large: words.logs_large,
  encrypted: words.logs_encrypted,
  damaged: words.logs_damaged,
}

/** Puts facts side by side, those that there are. */
export const facts = (...all: (string | false | undefined)[]) => all.filter(Boolean).join(" · ")

export const verdicts: Record<string, string> = {
  required: words.verdict_required,
  wait: words.verdict_wait,
  none: words.verdict_none,
  unknown: words.verdict_unknown,
}

export {
  failed,
  logs_copied as copied,
  logs_copy as copy,
  logs_copy_failed as copyFailed,
  logs_copy_shape as copyShape,
  logs_everything as everything,
  logs_nothing as nothing,
  logs_order as order,
  logs_over as over,
  logs_recognised as recognised,
  logs_same as same,
  logs_step as step,
  logs_stopped as stopped,
  logs_suggest as suggest,
  logs_trace as trace,
  logs_undocumented as undocumented,
  separator,
} from "texts"
