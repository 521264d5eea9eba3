// What the search says to readers; longer texts of the search page are in its template.

export const texts = {
  count: (n: number, more: boolean) => n === 1 ? "1 result." : more ? `The ${n} best results.` : `${n} results, the best first.`,
  weakShort: "No certain match. The nearest:",
  noneShort: "Nothing found.",
  fix: "What to do",
  contact: "Whom to contact",
  otherwise: "If it is none of these, contact",
  ready: ", and have ready: ",
  messages: "All messages from A to Z",
  all: "All results",
  more: "Show more results",
  retry: "Try again",
  wait: "Searching…",
  failed: "The search does not work on this page. Reload the page and search again.",
  results: "Search results",
  clear: "Remove the highlights",
}
