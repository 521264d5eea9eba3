// What the search says to readers; longer texts of the search page are in its template.
// Each script has those that it uses.

import * as words from "texts"
import type { Why } from "../search"

export { all, clear, contact, failed, fix, messages, more, nearest_labels as nearestLabels, none as noneShort, otherwise, ready, recent, recent_clear as recentClear, recent_off as recentOff, recent_on as recentOn, results, retry, separator, similar, wait } from "texts"

/** What an entry asks of its reader, in words. */
export const verdicts: Record<string, string> = { required: words.verdict_required, wait: words.verdict_wait, none: words.verdict_none, unknown: words.verdict_unknown }

/** What the filters are called. */
export const facets: Record<string, string> = {
  product: words.facet_product, operation: words.facet_operation, severity: words.facet_severity,
  action: words.facet_action, icon: words.facet_icon, ...words.own_facets,
}

/** Puts a value in the one place that a text has for it. */
const put = (text: string, value: string) => text.replace(/{.*}/, () => value)

/** What went wrong, and what to do. */
export const faults: Record<Why, string> = { outdated: words.outdated, damaged: words.damaged, missing: words.missing }

/** The tag of the language in which the page speaks. */
const tag = document.documentElement.lang || "en"

export const count = (n: number) => put(words.count[new Intl.PluralRules(tag).select(n)] ?? words.count.other!, n + "")
/** The name of a language in that of the page; its tag where the browser knows none. */
export const language = (of: string) => new Intl.DisplayNames(tag, { type: "language" }).of(of)!
export const icon = (name: string) => put(words.icon, name)
export const weakShort = (why: string) => put(words.nearest, why || words.uncertain)
export const unknown = (codes: string[]) => put(words.unknown, codes.join(words.separator))
