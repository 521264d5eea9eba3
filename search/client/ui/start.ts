// The search in the browser. The page's own script loads one of the scripts beside
// this one when the box is touched, or at once where the page is about searching; it
// finds the form and adds its behavior.

import type { Site } from "./address"
import type { Field } from "./draw"
import { loader, takeShards } from "./load"
import { Session } from "./session"
import { siteOf } from "./site"

/** Calls a function that adds the behavior of the form, with the form, its box, the site and a session. */
export function start(live: (form: HTMLFormElement, input: Field, site: Site, session: Session) => void): void {
  const form = document.querySelector<HTMLFormElement>("form[data-search-page]")
  const input = form?.querySelector<Field>("[data-search-box]")
  if (!form || !input) return
  takeShards()
  const site = siteOf(form), session = new Session(loader(site.root + "search/"))
  const open = () => { session.open().catch(() => { /* the first question says so */ }) }
  live(form, input, site, session)
  if (document.querySelector("script[data-search-manifest]")) open()
  input.addEventListener("focus", open)
  addEventListener("faultbook:search", () => session.renew()) // a preview says so
}
