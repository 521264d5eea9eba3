// What the search says to readers; longer texts of the search page are in its template.
// Each script has those that it uses.

export const count = (n: number, more: boolean) => n === 1 ? "1 result." : more ? `The ${n} best results.` : `${n} results, the best first.`
export const weakShort = (unknown: string) => (unknown || "No certain match.") + " The nearest:"
export const unknown = (codes: string[]) => `No page is about ${codes.join(", ")}.`
export const noneShort = "Nothing found."
export const fix = "What to do"
export const depends = "That depends on the cause."
export const contact = "Whom to contact"
export const otherwise = "If it is none of these, contact"
export const ready = ", and have ready: "
export const messages = "All messages from A to Z"
export const all = "All results"
export const more = "Show more results"
export const retry = "Try again"
export const wait = "Searching…"
export const failed = "The search does not work on this page. Reload the page and search again."
export const results = "Search results"
export const clear = "Remove the highlights"
