// Removes what nobody should share.

import { secretNames, secretOrder, secrets } from "../data/logs"
import type { Values } from "./answer"
import { compile, set } from "./entry"

const forms = secretOrder.names.split(" ").map(name => {
  const key = name as keyof typeof secrets
  return [compile(secrets[key], "g"), secretNames[key]] as const
})

const shortestSecret = 3

/** Replaces whatever looks like an address, a mail, a user, a token or a home folder, and
 * these arguments, by names of their kinds. */
export function redact(text: string, values: Values[]): string {
  for (const { name, values: all } of values) {
    for (const value of all) if (value.length >= shortestSecret) text = text.replaceAll(value, () => `<${name}>`)
  }
  for (const [form, shown] of forms) {
    text = form === userWord ? text.replace(form, withoutUser) : text.replace(form, shown)
  }
  return text
}

const userWord = forms.at(-1)![0], noUsers = set("noUser")

/** Removes the name from words such as "user anna", but not from "user quota". */
const withoutUser = (found: string, before: string, name: string) =>
  noUsers.has(name.toLowerCase()) ? found : before + "<user>"
