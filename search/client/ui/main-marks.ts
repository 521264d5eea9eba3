// What pages load on demand: it runs once for each hit that led to the page, and for each
// log that was pasted into the search box.

import { fillGaps } from "./fill"
import { highlight } from "./found"
import { offerLogs } from "./offer"

const { find, log } = document.currentScript?.dataset ?? {}
if (log) offerLogs(log)
else if (find?.includes("|")) {
  fillGaps(history.state?.q ?? "") // a hit leaves the query there
  highlight(find)
} else fillGaps(find ?? "") // a link with the text itself
