// The state of the fault whose lines a reader reads.

import type { Place } from "./answer"
import type { Shape } from "./shape"

/** The last fault or status, to which the next lines may belong. */
export interface Open {
  line: number // the last line of it
  timed: boolean // its first line has a time
  indent: number // spaces and tabs at the beginning of its first line
  python: boolean // the line that names the exception comes last
  traced: boolean // a traceback has begun
  shape: Shape | undefined // none of a status, and until the exception is named
  header: Header | undefined
}

/** The first line of a fault whose traceback names the exception later. */
export interface Header {
  text: string // without time and level; "" of a traceback alone
  begin: string // the line
  place: Place
}

/** Returns how many spaces and tabs a line begins with. */
export const indentOf = (text: string) => text.length - text.replace(/^[ \t]+/, "").length
