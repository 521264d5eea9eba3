// Reads logs in slices, so that the page goes on answering its reader.

import type { Answer } from "../../logs/answer"
import { Reader } from "../../logs/reader"
import type { Data } from "./data"
import { FileFault, type Fault } from "./bytes"
import { Files, type Text } from "./files"

const slice = 12 // milliseconds of work at once: with what a slow machine adds, below 50
const step = 8192 // characters between two looks at the clock

/** Lets the browser draw and hear its reader once a slice of work is done. */
export type Pause = () => Promise<void>

export function pacer(): Pause {
  const channel = new MessageChannel()
  const waiting: (() => void)[] = []
  let begun = performance.now()
  channel.port1.onmessage = () => {
    begun = performance.now()
    waiting.shift()?.()
  }
  return () => performance.now() - begun < slice ? Promise.resolve() : new Promise(resolve => {
    waiting.push(resolve)
    channel.port2.postMessage(0)
  })
}

const hidden = 100 // milliseconds after which a page that nobody sees goes on

/** Waits until the browser has drawn what is new. */
export const drawn = () => new Promise<void>(resolve => {
  const anyway = setTimeout(resolve, hidden)
  requestAnimationFrame(() => {
    clearTimeout(anyway)
    setTimeout(resolve) // behind the drawing of this frame
  })
})

export interface Progress { share: number; lines: number }
export interface Outcome { answer: Answer; stopped: boolean; skipped: string[]; faults: [name: string, why: Fault][] }

/** Reads files, or a text. stopped says that the reader has enough. */
export async function readLogs(data: Data, files: File[], text: string, pause: Pause,
  stopped: () => boolean, progress: (p: Progress) => void): Promise<Outcome> {
  const reader = new Reader(data.matcher), opened = new Files(), faults: [string, Fault][] = []
  const all = files.reduce((sum, file) => sum + file.size, text.length) || 1
  let before = 0
  const feed = async (one: Text, whole: number, base: number) => {
    reader.begin(one.name)
    let read = 0
    for await (const chunk of one.chunks) {
      for (let i = 0; i < chunk.length && !stopped(); i += step) {
        reader.write(chunk.slice(i, i + step))
        progress({ share: Math.min(1, (base + Math.min(whole, read + i)) / all), lines: reader.lines })
        await pause()
      }
      if (stopped()) return
      read += chunk.length
    }
  }
  if (text) await feed({ name: "", size: text.length, chunks: once(text) }, text.length, 0)
  before += text.length
  for (const file of files) {
    try {
      for await (const one of opened.texts(file)) {
        await feed(one, file.size, before)
        if (stopped()) break
      }
    } catch (error) {
      if (!(error instanceof FileFault)) throw error
      faults.push([file.name, error.why])
    }
    before += file.size
  }
  return { answer: reader.answer(), stopped: stopped(), skipped: opened.skipped, faults }
}

async function* once(text: string): AsyncGenerator<string> { yield text }
