// The script of the search page.

import { page } from "./page"
import { start } from "./start"

start((form, input, site, session) => {
  const results = document.querySelector<HTMLElement>("[data-search-results]")
  if (results) page(form, input, results, site, session)
})
