// Loads shards as classic scripts, the one way that works from a folder and under
// script-src 'self'. Every load ends: with data, or with an error after a while.

import type { Load } from "../search"

const patience = 10_000

const waiting = new Map<Element | null, (data: unknown) => void>()

declare global {
  interface Window {
    faultbookShard(name: "manifest", data: unknown): void
    fb(data: unknown): void
  }
}

/** Lets shards hand over their data, each to who asked for its script. */
export function takeShards(): void {
  const before = window.fb as Window["fb"] | undefined // of another script, which waits for shards of its own
  window.fb = data => {
    const mine = waiting.get(document.currentScript)
    if (mine) mine(data)
    else before?.(data)
  }
  window.faultbookShard = (_, data) => window.fb(data)
}

/** The script that the page's own script asked for beside this one. */
const early = () => document.querySelector<HTMLScriptElement>("script[data-search-manifest]")

/** A way to load from a folder; what is loaded again has an address that no cache knows. */
export function loader(folder: string): Load {
  return (name, again) => new Promise((resolve, reject) => {
    const begun = name === "manifest" && !again ? early() : null
    const script = begun ?? document.createElement("script")
    let data: unknown
    const end = (settle: () => void) => {
      clearTimeout(timer)
      script.onload = script.onerror = null
      script.remove()
      waiting.delete(script)
      settle()
    }
    const fail = () => end(() => reject(new Error(name)))
    const timer = setTimeout(fail, patience)
    waiting.set(script, given => { data = given })
    script.onload = () => end(() => resolve(data)) // a damaged script gives nothing
    script.onerror = fail
    if (begun) return
    script.src = `${folder}${name}.js${again ? "?" + Date.now() : ""}`
    document.head.append(script)
  })
}
