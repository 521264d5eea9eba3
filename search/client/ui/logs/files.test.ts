// Prints the texts that the page reads of files: see internal/logs/files_test.go.

import { readFileSync } from "fs"
import { basename } from "path"

import { FileFault } from "./bytes"
import { Files } from "./files"

declare const process: { argv: string[] }

async function main(): Promise<void> {
  for (const path of process.argv.slice(2)) {
    const files = new Files(), texts: [string, string][] = []
    let fault = ""
    try {
      for await (const { name, chunks } of files.texts(new File([readFileSync(path)], basename(path)))) {
        const one: [string, string] = [name, ""]
        texts.push(one)
        for await (const chunk of chunks) one[1] += chunk
      }
    } catch (error) {
      if (!(error instanceof FileFault)) throw error
      fault = error.why
    }
    console.log(JSON.stringify({ texts, skipped: files.skipped, fault }))
  }
}

void main()
