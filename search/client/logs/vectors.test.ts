// Reads the logs of a job and prints an answer a line: see internal/logs/client_test.go.

import { readFileSync } from "fs"

import type { Values } from "./answer"
import type { Entry } from "./entry"
import { Matcher } from "./matcher"
import { Reader } from "./reader"
import { redact, redactShape } from "./redact"

declare const process: { argv: string[] }

interface Job {
  entries: Entry[]; logs: string[]; secrets: string[]; arguments: Values[]; nextFile: string; shapes: string[][]
}

const job = JSON.parse(readFileSync(process.argv[2]!, "utf8")) as Job
const m = new Matcher(job.entries)
for (const _ of m.compile()) { /* a browser draws here */ }
for (const log of job.logs) {
  const reader = new Reader(m)
  log.split(job.nextFile).forEach((text, n) => {
    reader.begin(n ? `${"abcdefgh"[n]}.log` : "a.log")
    for (let i = 0; i < text.length; i += 100) reader.write(text.slice(i, i + 100))
  })
  console.log(JSON.stringify(reader.answer()))
}
for (const text of job.secrets) console.log(JSON.stringify(redact(text, job.arguments)))
for (const [shape, line] of job.shapes) console.log(JSON.stringify(redactShape(shape!, line!)))
