// The script that the preview adds to a page: it shows changes and faults of the content. It is
// independent of the page's own scripts.

import { overlay, type Fault } from "./overlay"
import { keep, restore } from "./place"

type Message =
  | { kind: "reload" }
  | { kind: "style"; old: string; new: string }
  | { kind: "file"; new: string }
  | { kind: "search" }
  | { kind: "faults"; faults?: Fault[]; stale?: boolean }

const own = document.currentScript as HTMLScriptElement
const { sum = "", style = "" } = own.dataset
const base = own.src.replace(/live\.js.*$/, "")

function reload() {
  keep()
  location.reload()
}

// swap replaces a style sheet. The old one stays until the new one has loaded, so that the page
// is never without style.
function swap(from: string, to: string) {
  for (const old of document.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]")) {
    if (new URL(old.href).pathname !== from) continue
    const next = old.cloneNode() as HTMLLinkElement
    next.addEventListener("load", () => old.remove())
    next.href = to
    old.after(next)
  }
}

// uses reports whether the page shows a file.
function uses(address: string): boolean {
  const elements = document.querySelectorAll<HTMLImageElement>("img[src], source[src], video[src], audio[src]")
  return [...elements].some(e => new URL(e.src).pathname === address)
}

function listen() {
  const query = new URLSearchParams({ page: decodeURIComponent(location.pathname), sum, style })
  const events = new EventSource(base + "events?" + query)
  events.onmessage = event => {
    const message = JSON.parse(event.data as string) as Message
    switch (message.kind) {
      case "reload": events.close(); return reload()
      case "style": return swap(message.old, message.new)
      case "file": if (uses(message.new)) reload(); return
      case "search": dispatchEvent(new Event("faultbook:search")); return
      case "faults": return overlay(base, message.faults ?? [], message.stale ?? false)
    }
  }
  addEventListener("pagehide", () => events.close())
  addEventListener("pageshow", event => { if (event.persisted) reload() })
}

restore()
listen()
