// The script of the page of unknown addresses: its box, and the pages that are near.

import { box } from "./box"
import { lost } from "./lost"
import { start } from "./start"

start((form, input, site, session) => {
  box(form, input, site, session)
  const near = document.querySelector<HTMLElement>("[data-search-lost]")
  if (near) lost(near, site, session).catch(() => { /* the page says enough without */ })
})
