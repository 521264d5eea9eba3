// Answers queries as a browser would, for the Go tests: reads a job from a file and
// prints one result a line.

import { open, search, type Options } from "./search"
import { cut } from "./text"

declare const process: { argv: string[]; stdout: { write(text: string): void } }
declare const require: (name: string) => { readFileSync(path: string, encoding: string): string }

interface Job { dir: string; queries: { q: string; options?: Options }[]; texts?: string[] }

const fs = require("fs")
const job = JSON.parse(fs.readFileSync(process.argv[2]!, "utf8")) as Job

let files: Record<string, boolean> = {}
async function load(name: string): Promise<unknown> {
  files[name] = true
  let data: unknown
  new Function("faultbookShard", "fb", fs.readFileSync(`${job.dir}/${name}.js`, "utf8"))(
    (_: string, value: unknown) => { data = value }, (value: unknown) => { data = value })
  return data
}

const print = (value: unknown) => process.stdout.write(JSON.stringify(value) + "\n")

async function main(): Promise<void> {
  for (const text of job.texts ?? []) print(cut(text).map(t => t.key + (t.inner ? "'" : "") + "/" + t.sort + t.cue))
  for (const { q, options } of job.queries) {
    files = {}
    const state = await open(load), start = performance.now()
    const r = await search(state, q, options)
    const cold = performance.now()
    await search(state, q, options)
    const again = performance.now() - cold
    print({
      low: r.lowConfidence, confidence: r.confidence, unknown: r.unknown, ids: r.hits.map(h => h.id), scores: r.hits.map(h => h.score), languages: r.hits.map(h => h.lang ?? ""), matched: r.hits.map(h => h.lang ? h.message : ""),
      counts: r.counts ?? null, files: Object.keys(files), cold: cold - start, again,
    })
  }
}

main().catch((e: unknown) => { process.stdout.write("FAILED " + String((e as Error).stack ?? e) + "\n") })
