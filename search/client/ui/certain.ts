// Decides whether search/?q=TEXT&go=1 may open the first hit without asking.

import type { Result } from "../search"

/** How much of the query the first hit must explain, and how far it must be ahead of
 * the second. On 324 queries of all kinds these open 202 pages, none of them wrong, and
 * 45 of 57 messages; the others belong to twins, between which a reader must choose. */
const sure = 0.9, ahead = 1.1

/** The match is certain when the engine explains nearly all of the query by the first
 * hit, and that is the only one or its score is clearly ahead of the next. */
export function certain({ lowConfidence, confidence, hits: [first, second] }: Result): boolean {
  return !lowConfidence && confidence >= sure && !!first && (!second || first.score >= ahead * second.score)
}
