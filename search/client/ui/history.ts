// What the search page puts into the browser's history: typing changes the entry that
// is there, a search that is sent or a filter makes a new one, so that Back leads from
// one finished search to the one before.

import { readAsk, writeAsk, type Ask } from "./address"

const bare = () => location.href.split(/[?#]/)[0]!

export class Trail {
  private finished = location.search

  /** Throws nothing: a browser may refuse too many changes, and the search goes on. */
  private write(method: "pushState" | "replaceState", query: string): void {
    try { history[method](null, "", bare() + query) } catch { /* the address stays behind */ }
  }

  typing(ask: Ask): void { this.write("replaceState", writeAsk(ask)) }

  /** Notes a search that was sent; the draft it was typed in gives way to the search before. */
  sent(ask: Ask): void {
    const query = writeAsk(ask)
    if (query === this.finished) return
    if (readAsk(this.finished).text) {
      this.write("replaceState", this.finished)
      this.write("pushState", query)
    } else this.write("replaceState", query)
    this.finished = query
  }

  /** Notes a filter: the search without it stays behind as it was shown. */
  filtered(ask: Ask): void { this.write("pushState", this.finished = writeAsk(ask)) }

  /** Gives what is asked at the place that Back or Forward led to. */
  moved(): Ask { return readAsk(this.finished = location.search) }
}
