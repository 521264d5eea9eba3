// The search in the browser. The page's own script loads this one when the box is
// touched, on the search page, or on a page that a hit led to; it finds the form, and
// gives the box or the page its life.

import { box } from "./box"
import type { Field } from "./draw"
import { highlight } from "./found"
import { loader, takeShards } from "./load"
import { lost } from "./lost"
import { page } from "./page"
import { Session } from "./session"
import { siteOf } from "./site"

function start(): void {
  const own = document.currentScript
  const form = document.querySelector<HTMLFormElement>("form[data-search-page]")
  const input = form?.querySelector<Field>("[data-search-box]")
  if (!form || !input) return
  takeShards()
  const site = siteOf(form), results = document.querySelector<HTMLElement>("[data-search-results]")
  const session = new Session(attempt => loader(site.root + "search/", attempt))
  const open = () => { session.open().catch(() => { /* the first question says so */ }) }
  if (results) page(form, input, results, site, session)
  else box(form, input, site, session)
  const near = document.querySelector<HTMLElement>("[data-search-lost]")
  if (near) lost(near, site, session).catch(() => { /* the page says enough without */ })
  if (document.querySelector("script[data-search-manifest]")) open()
  input.addEventListener("focus", open)
  addEventListener("faultbook:search", () => session.renew()) // a preview says so
  const find = own?.dataset["find"]
  if (find) highlight(find)
  // A hit may be the page it is on.
  addEventListener("hashchange", () => {
    const [address, words] = location.href.split("#find=")
    if (!words) return
    history.replaceState(history.state, "", address)
    highlight(words)
  })
}

start()
