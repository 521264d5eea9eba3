// The search of a site that is one file: the same boxes, the same page and the same
// engine, but all boxes live side by side, and shards are data in the file.

import type { Load } from "../search"
import { decoded, pageOf, type Site } from "./address"
import { box } from "./box"
import type { Field } from "./draw"
import { fillGaps } from "./fill"
import { highlight } from "./found"
import { page } from "./page"
import { Session } from "./session"
import { list } from "./similar"
import { siteOf } from "./site"

const pages = "form[data-search-page]"

/** Gives what stands in the file under the name of a shard. */
const inFile: Load = async name => {
  const data = document.querySelector(`script[data-shard="${name}"]`)?.textContent
  if (!data) throw new Error(name)
  return JSON.parse(data)
}

const session = new Session(inFile)

function start(form: HTMLFormElement): void {
  const input = form.querySelector<Field>("[data-search-box]")
  if (!input) return
  const site = siteOf(form), results = form.closest("main")?.querySelector<HTMLElement>("[data-search-results]")
  if (results) page(form, input, results, site, session)
  else box(form, input, site, session)
  send(form, input, site)
}

/** Enter and the button lead to the search page; on that page they stay. */
function send(form: HTMLFormElement, input: Field, site: Site): void {
  form.addEventListener("submit", event => {
    if (event.defaultPrevented) return
    event.preventDefault()
    location.hash = pageOf(site, { text: input.value, filters: {} })
  })
  if (input instanceof HTMLInputElement) return
  input.addEventListener("keydown", event => { // of many lines, so that Enter sends nothing by itself
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.defaultPrevented) return
    event.preventDefault()
    form.requestSubmit()
  })
}

/** Takes a text that a link brought along off the address: it fills the gaps of the page's
 * message, or without a page it is searched for. */
function takePasted(): boolean {
  const [address = "", along] = location.href.split("#m="), form = document.querySelector<HTMLFormElement>(pages)
  if (!along || !form) return false
  const text = decoded(along), site = siteOf(form)
  history.replaceState(history.state, "", address)
  if (address.includes("#")) {
    fillGaps(text)
    list(text, site, session).catch(() => { /* the page says enough without */ })
  } else location.hash = pageOf(site, { text, filters: {} })
  return true
}

/** Takes the words that a hit sent along off the address, and keeps its query in the box at the top. */
function takeWords(): void {
  if (takePasted()) return
  const [address, along] = location.href.split("#find=")
  const [words, query] = (along ?? "").split("&q=")
  if (!words) return
  history.replaceState(history.state, "", address)
  const input = document.querySelector<Field>(".top [data-search-box]")
  if (input && query) input.value = decoded(query)
  highlight(decoded(words))
}

document.querySelectorAll<HTMLFormElement>(pages).forEach(start)
addEventListener("hashchange", takeWords)
takeWords()
