// Decides whether search/?q=TEXT&go=1 may open the first hit without asking.

import type { Result } from "../search"

/** How far the first hit must be ahead of the second. */
const ahead = 1.25

/** The match is certain when the engine trusts it, and it is the only one or its
 * score is well ahead of the next. Twins, such as one label in several operations,
 * score alike, so a reader chooses among them. */
export function certain({ lowConfidence, hits: [first, second] }: Result): boolean {
  return !lowConfidence && !!first && (!second || first.score >= ahead * second.score)
}
