// What the search page puts into the browser's history: typing changes the entry that
// is there once it rests, a search that is sent or a filter makes a new one, so that
// Back leads from one finished search to the one before.

import { queryOf, readAsk, writeAsk, type Ask, type Site } from "./address"

const rest = 400 // milliseconds: browsers refuse an address that changes with every key

export interface Trail {
  typing(ask: Ask): void
  rests(): void // nothing more is typed, or the page may be left
  sent(ask: Ask): void // the draft gives way to the search before it
  filtered(ask: Ask): void // the search without the filter stays behind as it was
  moved(): Ask // what is asked where Back or Forward led to
}

export function trailOf(site: Site): Trail {
  let finished = queryOf(site), draft: string | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  /** A browser may refuse too many changes; then the address keeps the old text. */
  const write = (method: "pushState" | "replaceState", query: string) => {
    const page = site.page.startsWith("#") ? site.page : location.href.split(/[?#]/)[0]
    try { history[method](null, "", page + query) } catch { /* and the search goes on */ }
  }
  const rests = () => {
    clearTimeout(timer)
    if (draft !== undefined) write("replaceState", draft)
    draft = undefined
  }
  // Before the page is left, or somebody looks at its address.
  for (const event of ["click", "blur", "pagehide", "visibilitychange"]) addEventListener(event, rests, true)
  addEventListener("keydown", ({ key, altKey, ctrlKey, metaKey }) => { if (altKey || ctrlKey || metaKey || /^F\d/.test(key)) rests() })
  return {
    typing: ask => {
      draft = writeAsk(ask)
      clearTimeout(timer)
      timer = setTimeout(rests, rest)
    },
    rests,
    sent: ask => {
      rests()
      const query = writeAsk(ask)
      if (query === finished) return
      const before = readAsk(finished).text
      if (before) write("replaceState", finished)
      write(before ? "pushState" : "replaceState", finished = query)
    },
    filtered: ask => {
      rests()
      write("pushState", finished = writeAsk(ask))
    },
    moved: () => {
      draft = undefined // it was typed elsewhere
      return readAsk(finished = queryOf(site))
    },
  }
}
