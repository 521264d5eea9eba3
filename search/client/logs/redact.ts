// Removes what nobody should share.

import { secretNames, secretOrder, secrets } from "../../data/logs"
import type { Values } from "./answer"
import { compile, set } from "./entry"
import { argument } from "./shape"
import { isLetter } from "./word"

const forms = secretOrder.names.split(" ").map(name => {
  const key = name as keyof typeof secrets
  return [compile(secrets[key], "g"), secretNames[key]] as const
})

const shortestSecret = 3, longWord = 6 // from which an argument is left out within words too

/** Replaces whatever looks like an address, a mail, a user, a token or a home folder, and
 * these arguments, by names of their kinds. */
export function redact(text: string, values: Values[]): string {
  text = withoutBeginning(text, values)
  for (const { name, values: all } of values) {
    for (const value of all) text = withoutValue(text, value, `<${name}>`)
  }
  for (const [form, shown] of forms) {
    text = form === userWord ? text.replace(form, withoutUser) : text.replace(form, shown)
  }
  return text
}

/** Removes from the shape of a line what nobody should share. A shape may lack what says that a word is a secret, such
 * as the key before it or the tag around it: words that are left out of the line are arguments. */
export function redactShape(shape: string, line: string): string {
  const shown = redact(line, [])
  return redact(shape, []).split(" ")
    .map(word => line.includes(word) && !shown.includes(word) ? argument : word).join(" ")
}

/** Replaces an argument by its name. */
function withoutValue(text: string, value: string, name: string): string {
  const { length } = [...value]
  if (length < shortestSecret) return text
  const joined = (at: number) => at > 0 && at < text.length && isLetter(text, at) &&
    isLetter(text, at - (/[\udc00-\udfff]/.test(text[at - 1]!) ? 2 : 1))
  let out = "", from = 0
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, from)) {
    const end = at + value.length, within = length < longWord && (at > from && joined(at) || joined(end))
    out += text.slice(from, at) + (within ? value : name)
    from = end
  }
  return out + text.slice(from)
}

/** Replaces the beginning of the argument that is cut with its line: the longest of those
 * that fit. */
function withoutBeginning(text: string, values: Values[]): string {
  if (!text.endsWith("…")) return text
  const shown = text.slice(0, -1)
  let most = 1, name = ""
  for (const one of values) {
    for (const value of one.values) {
      for (let n = value.length; n > most; n--) if (shown.endsWith(value.slice(0, n))) most = n, name = one.name
    }
  }
  return name ? `${shown.slice(0, -most)}<${name}>…` : text
}

const userWord = forms.at(-1)![0], noUsers = set("noUser")

/** Removes the name from words such as "user anna", but not from "user quota". */
const withoutUser = (found: string, before: string, name: string) =>
  noUsers.has(name.toLowerCase().replace(/\.+$/, "")) ? found : before + "<user>"
