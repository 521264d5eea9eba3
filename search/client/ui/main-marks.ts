// What pages load on demand: it runs once for each hit that led to the page, and for each
// log that was pasted into the search box.

import { highlight } from "./found"
import { offerLogs } from "./offer"

const { find, log } = document.currentScript?.dataset ?? {}
if (log) offerLogs(log)
else highlight(find ?? "")
