// The page of logs: takes a text or files, reads them, and shows what is in them.

import { el } from "../dom"
import { loader, takeShards } from "../load"
import { handedOver } from "../offer"
import { siteOf } from "../site"
import { Data, type Details } from "./data"
import { drawn, pacer, readLogs } from "./run"
import { draw, spoken, type Part } from "./view"
import * as texts from "./words"

/** Makes the page work: its field, its files and its results. */
export function logsPage(form: HTMLFormElement): void {
  const find = <T extends HTMLElement>(name: string) => document.querySelector<T>(`[data-logs-${name}]`)!
  const area = find<HTMLTextAreaElement>("text"), files = find<HTMLInputElement>("files")
  const results = find("results"), running = find("running")
  const bar = find<HTMLProgressElement>("bar"), status = find("status")
  const site = siteOf(form), pause = pacer()
  let run = 0, data: Promise<Data> | undefined

  const open = () => {
    data ??= Data.open(loader(site.root + "search/"), pause)
    data.catch(() => { data = undefined })
    return data
  }
  const show = (state: string, nodes: Node[]) => {
    results.replaceChildren(...nodes)
    results.dataset["state"] = state
    running.hidden = state !== "loading"
  }
  const read = async (chosen: File[], text: string) => {
    if (!chosen.length && !text.trim()) return area.focus()
    const mine = ++run
    let said = 0, stop = false
    const begun = scrollY
    find("stop").onclick = () => { stop = true }
    bar.removeAttribute("value")
    status.textContent = ""
    show("loading", [])
    try {
      const opened = await open()
      const outcome = await readLogs(opened, chosen, text, pause, () => stop || mine !== run, ({ share, lines }) => {
        bar.value = share
        if (performance.now() - said < saidEvery) return
        said = performance.now()
        status.textContent = texts.lines(lines)
      })
      const details = new Map<string, Details>()
      await Promise.all(outcome.answer.statuses.map(async ({ id }) => { details.set(id, await opened.details(id)) }))
      if (!await fill(results, draw(outcome, { site, data: opened, details }), () => mine !== run)) return
      results.dataset["state"] = "done"
      running.hidden = true
      status.textContent = spoken(outcome)
      if (scrollY === begun) results.scrollIntoView({ behavior: "instant" }) // a reader who has moved on stays there
    } catch (error) {
      if (mine !== run) return
      show("failed", [el("p", { class: "alert alert-caution" }, texts.failed)])
      console.warn(error)
    }
  }
  takeShards()
  form.addEventListener("submit", event => {
    event.preventDefault()
    void read([...files.files ?? []], area.value)
  })
  files.addEventListener("change", () => void read([...files.files ?? []], ""))
  dropped(form, all => void read(all, ""))
  const text = takeHandedOver()
  if (text) {
    area.value = text
    void read([], text)
  }
}

/** Puts parts into the results, a few at a time. It reports whether all are there: another
 * run ends it. */
async function fill(into: HTMLElement, parts: Part[], stopped: () => boolean): Promise<boolean> {
  if (stopped()) return false
  into.replaceChildren()
  for (const part of parts) {
    into.append("list" in part ? part.list : part)
    if (!("list" in part)) continue
    let n = 0
    for (const item of part.items) {
      part.list.append(item)
      if (++n % drawnAtOnce) continue
      await drawn()
      if (stopped()) return false
    }
  }
  return true
}

const saidEvery = 1000 // milliseconds between two counts of lines for screen readers
const drawnAtOnce = 40 // items of a list: what the browser lays out in some milliseconds

function takeHandedOver(): string {
  try {
    const text = sessionStorage.getItem(handedOver) ?? ""
    sessionStorage.removeItem(handedOver)
    return text
  } catch {
    return "" // the browser keeps nothing
  }
}

/** Takes files that are dropped anywhere on the page. */
function dropped(form: HTMLElement, read: (files: File[]) => void): void {
  const mark = (over: boolean) => form.toggleAttribute("data-over", over)
  const carries = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false
  addEventListener("dragover", event => {
    if (!carries(event)) return
    event.preventDefault()
    mark(true)
  })
  addEventListener("dragleave", event => { if (!event.relatedTarget) mark(false) })
  addEventListener("drop", event => {
    mark(false)
    if (!carries(event)) return
    event.preventDefault()
    read([...event.dataTransfer?.files ?? []])
  })
}
