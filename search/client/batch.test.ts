// Answers queries as a browser would, for the Go tests: reads a job from a file and
// prints one result a line.

import { open, search, type Options } from "./search"
import { tokenize } from "./token"

declare const process: { argv: string[]; stdout: { write(text: string): void } }
declare const require: (name: string) => { readFileSync(path: string, encoding: string): string }

interface Job { dir: string; queries: { q: string; options?: Options }[]; texts?: string[] }

const fs = require("fs")
const job = JSON.parse(fs.readFileSync(process.argv[2]!, "utf8")) as Job

let bytes: Record<string, boolean> = {}
async function load(name: string): Promise<unknown> {
  bytes[name] = true
  let data: unknown
  new Function("faultbookShard", "fb", fs.readFileSync(`${job.dir}/${name}.js`, "utf8"))(
    (_: string, value: unknown) => { data = value }, (value: unknown) => { data = value })
  return data
}

async function main(): Promise<void> {
  for (const text of job.texts ?? []) process.stdout.write(JSON.stringify(tokenize(text).map(t => (t.glued ? "+" : "") + t.text)) + "\n")
  if (!job.queries.length) return
  for (const { q, options } of job.queries) {
    bytes = {}
    const state = await open(load), start = performance.now()
    const r = await search(state, q, options)
    const cold = performance.now()
    await search(state, q, options)
    const again = performance.now() - cold
    process.stdout.write(JSON.stringify({
      low: r.lowConfidence, confidence: r.confidence, ids: r.hits.map(h => h.id), scores: r.hits.map(h => h.score),
      counts: r.counts ?? null, files: Object.keys(bytes), cold: cold - start, again,
    }) + "\n")
  }
}

main().catch((e: unknown) => { process.stdout.write("FAILED " + String(e) + "\n") })
