// Indexes pages of a site with MiniSearch and asks queries.
//
//   node minisearch.mjs PUBLIC QUERIES
//
// PUBLIC is the built site and QUERIES a JSON list of texts. Its entries are indexed. What
// it found is printed as JSON.

import { readFileSync } from "node:fs"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import MiniSearch from "minisearch"

const [site, asked] = process.argv.slice(2)

const entries = new Map(JSON.parse(readFileSync(join(site, "catalogue.json"), "utf8")).entries.map(e => [e.url, e]))

const plain = html => html.replace(/<(script|nav|svg|button|form)\b.*?<\/\1>/gs, " ").replace(/<[^>]+>/g, " ")
  .replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;|&#34;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, "&").replace(/\s+/g, " ").trim()

function document(url) {
  const html = readFileSync(join(site, url, "index.html"), "utf8"), entry = entries.get(url)
  return {
    id: url, title: plain(/<title>(.*?)<\/title>/s.exec(html)?.[1] ?? "").split(" | ")[0],
    message: entry?.message ?? "", summary: entry?.summary ?? "", text: plain(/<main\b.*<\/main>/s.exec(html)?.[0] ?? ""),
  }
}

const pages = [...entries.keys()]

// The settings that did best on queries for errors: what is typed last is a prefix,
// words of four letters and more may be misspelled.
const options = {
  fields: ["title", "message", "text"], storeFields: ["title", "message", "summary"],
  searchOptions: {
    prefix: (_, i, terms) => i === terms.length - 1, fuzzy: term => term.length > 3 ? 0.2 : false,
    boost: { title: 3, message: 3 },
  },
}
const before = process.cpuUsage()
const made = new MiniSearch(options)
for (const url of pages) made.add(document(url))
const index = JSON.stringify(made)
const used = process.cpuUsage(before)
const indexed = performance.now()
const engine = MiniSearch.loadJSON(index, options)
const loaded = performance.now()

const ask = text => {
  const from = performance.now()
  engine.search(text)
  return performance.now() - from
}
const queries = JSON.parse(readFileSync(asked, "utf8"))
for (const text of queries.slice(0, 20)) ask(text) // until it is compiled
console.log(JSON.stringify({
  pages: pages.length, index_bytes: Buffer.byteLength(index), index_gzip_bytes: gzipSync(index, { level: 6 }).length,
  index_cpu_seconds: (used.user + used.system) / 1e6, load_ms: loaded - indexed, times_ms: queries.map(ask),
}))
