// Leaves out what nobody should share.

import { secretNames, secretOrder, secrets } from "../data/logs"
import type { Values } from "./answer"
import { compile, set } from "./entry"

const forms = secretOrder.names.split(" ").map(name => {
  const key = name as keyof typeof secrets
  return [compile(secrets[key], "g"), secretNames[key]] as const
})

const shortestSecret = 3

/** Puts names in the places of what looks like an address, a mail, a user, a token or a
 * home folder, and of these arguments. */
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

/** Leaves the name out of words such as "user anna", but not out of "user quota". */
const withoutUser = (found: string, before: string, name: string) =>
  noUsers.has(name.toLowerCase()) ? found : before + "<user>"
