// Addresses: of the search page with a query, of hits, and of the words that a hit's
// page is to highlight.

import type { Words } from "./mark"

export type Filters = Record<string, string[]>

/** The values of a filter. It may have the name of a property that every object has. */
export const chosenOf = (filters: Filters, facet: string): string[] =>
  Object.prototype.hasOwnProperty.call(filters, facet) ? filters[facet]! : []

export interface Ask { text: string; filters: Filters }

/** Where the site and its search are, seen from the page. */
export interface Site { root: string; page: string; messages: string; explicit: boolean }

const reserved = ["q", "go"]
const longestQuery = 500 // characters of a query that go along to the page of a hit
const longest = 6000 // servers refuse addresses of more than some 8,000 bytes

/** What an address asks for. A filter may have any name, even that of a property that every object has. */
export function readAsk(query: string): Ask {
  const filters: Filters = Object.create(null), all = new URLSearchParams(query)
  all.forEach((value, name) => { if (!reserved.includes(name)) (filters[name] ??= []).push(value) })
  return { text: all.get("q") ?? "", filters }
}

/** The query of the search page's address; in a site that is one file it stands in the fragment. */
export const queryOf = (site: Site) => site.page.startsWith("#") ? /\?.*/.exec(location.hash)?.[0] ?? "" : location.search

/** The part of the address that holds an ask; empty when nothing is asked. */
export function writeAsk({ text, filters }: Ask): string {
  text = text.slice(0, longest)
  while (encodeURIComponent(text).length > longest) text = [...text].slice(0, -Math.ceil(text.length / 20)).join("")
  const all = new URLSearchParams()
  if (text) all.set("q", text)
  for (const [name, values] of Object.entries(filters)) for (const value of values) all.append(name, value)
  const query = String(all)
  return query && "?" + query
}

export const pageOf = (site: Site, ask: Ask) => site.page + writeAsk(ask)

/** The address of a page of the site; a folder has no server that finds index.html. */
export function hrefOf(site: Site, url: string): string {
  return site.root + url + (site.explicit && /(^|\/)$/.test(url) ? "index.html" : "")
}

/** The fragment that takes words and the query along; the page takes it off its address at once. */
export const wordsHash = ({ strong, weak }: Words, query: string) =>
  `#find=${encodeURIComponent(strong.join(" ") + "|" + weak.join(" "))}&q=${encodeURIComponent(query.slice(0, longestQuery))}`

/** An encoded text decoded; as it is where a hand or a mail program has damaged it. */
export function decoded(encoded: string): string {
  try {
    return decodeURIComponent(encoded)
  } catch {
    return encoded
  }
}

export function readWords(text: string): Words {
  const [strong = "", weak = ""] = text.split("|")
  return { strong: strong.split(" ").filter(Boolean), weak: weak.split(" ").filter(Boolean) }
}
