// What pages load on demand: it runs once for each hit that led to the page, and for each
// log that was pasted into the search box.

import { fillGaps } from "./fill"
import { highlight } from "./found"
import { offerLogs } from "./offer"

const { find, log } = document.currentScript?.dataset ?? {}
if (log) offerLogs(log)
else {
  // A hit leaves the query in the state of the page; the address of a link has the text itself.
  fillGaps(`${history.state?.q ?? ""}\n${find ?? ""}`)
  highlight(find ?? "")
}
