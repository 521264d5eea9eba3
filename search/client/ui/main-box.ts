// The script of pages that have a search box.

import { box } from "./box"
import { similar } from "./similar"
import { start } from "./start"

start((form, input, site, session) => {
  box(form, input, site, session)
  similar(form, site, session)
})
