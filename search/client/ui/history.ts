// What the search page puts into the browser's history: typing changes the entry that
// is there, a search that is sent or a filter makes a new one, so that Back leads from
// one finished search to the one before.

import { queryOf, readAsk, writeAsk, type Ask, type Site } from "./address"

export interface Trail {
  typing(ask: Ask): void
  sent(ask: Ask): void // the draft gives way to the search before it
  filtered(ask: Ask): void // the search without the filter stays behind as it was
  moved(): Ask // what is asked where Back or Forward led to
}

export function trailOf(site: Site): Trail {
  let finished = queryOf(site)
  /** A browser may refuse too many changes; then the address stays behind. */
  const write = (method: "pushState" | "replaceState", query: string) => {
    const page = site.page.startsWith("#") ? site.page : location.href.split(/[?#]/)[0]
    try { history[method](null, "", page + query) } catch { /* and the search goes on */ }
  }
  return {
    typing: ask => write("replaceState", writeAsk(ask)),
    sent: ask => {
      const query = writeAsk(ask)
      if (query === finished) return
      const before = readAsk(finished).text
      if (before) write("replaceState", finished)
      write(before ? "pushState" : "replaceState", finished = query)
    },
    filtered: ask => write("pushState", finished = writeAsk(ask)),
    moved: () => readAsk(finished = queryOf(site)),
  }
}
