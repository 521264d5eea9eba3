// How sure a result is. Mirrors ../confidence.go.

import type { Doc } from "./score"
import type { Slot } from "./slots"

const mostEvidence = 80, unknownWords = 3, wholeSure = 0.9, wholeNamed = 0.8, namedEnough = 100, namedShare = 0.1
export const confident = 0.51, closeHits = 3, closeScore = 0.98, mostOfIt = 0.6

export function confidence(slots: Slot[], best: Doc, unknownWeight: number): number {
  let explained = 0, total = 0, unknown = 0
  slots.forEach((s, i) => {
    const w = Math.min(s.weight, mostEvidence)
    if (!s.known) { unknown += w; return }
    total += w
    explained += w * best.explained[i]!
  })
  total += Math.min(unknown, unknownWords * Math.min(unknownWeight, mostEvidence))
  if (!total) return 0
  const quoted = best.whole >= 3 ? wholeSure
    : best.whole && best.named >= namedEnough ? wholeNamed
    : best.most && best.named >= namedEnough ? mostOfIt : 0
  const share = explained / total + (best.named >= namedEnough ? namedShare : 0)
  return Math.min(1, Math.max(share, quoted))
}
