// What pages load on demand: it runs once for each hit that led to the page, and for each
// log that was pasted into the search box.

import { fillGaps } from "./fill"
import { highlight } from "./found"
import { offerLogs } from "./offer"

const { find, log } = document.currentScript?.dataset ?? {}
const pasted: unknown = history.state?.q // the page's own script keeps there what led to it
if (log) offerLogs(log)
else {
  if (typeof pasted === "string") fillGaps(pasted)
  highlight(find ?? "")
}
