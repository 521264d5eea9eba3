// The script of pages that have a search box.

import { box } from "./box"
import { start } from "./start"

start(box)
