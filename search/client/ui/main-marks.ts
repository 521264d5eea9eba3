// The script of a page that a hit led to: it runs once for each hit.

import { highlight } from "./found"

highlight(document.currentScript?.dataset["find"] ?? "")
