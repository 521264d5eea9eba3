// What the search says to readers; longer texts of the search page are in its template.
// Each script has those that it uses.

import * as words from "texts"

export { all, clear, contact, depends, failed, fix, messages, more, none as noneShort, otherwise, ready, results, retry, wait } from "texts"

/** Puts a value in the one place that a text has for it. */
const put = (text: string, value: string) => text.replace(/{.*}/, () => value)

export const count = (n: number, more: boolean) => put(n === 1 ? words.count_one : more ? words.count_more : words.count_other, n + "")
export const weakShort = (why: string) => put(words.nearest, why || words.uncertain)
export const unknown = (codes: string[]) => put(words.unknown, codes.join(", "))
