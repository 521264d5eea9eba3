// The second look at the messages of documents that score about alike. Mirrors
// ../wording.go.

import type { Query } from "./query"
import type { Doc } from "./score"
import { tokenize } from "./token"

const lookedAt = 5, aboutAsGood = 0.9, wordingWords = 4, sameWord = 2, otherWord = -1, halfSame = 0.5, wordingBonus = 0.2
export const heardEnough = 0.5

/** Counts the documents that are looked at again. */
export function nearlyBest(ranked: Doc[], q: Query): number {
  if (q.tokens.length < wordingWords) return 0
  const near = ranked.slice(0, lookedAt), n = near.findIndex(r => r.score < aboutAsGood * near[0]!.score)
  return n < 0 ? near.length : n
}

/** Puts first, of documents of these messages, the one that reads most like the query. Gives the part of the query that one of them has. */
export function byWording(near: Doc[], messages: string[], q: Query): number {
  let most = wordingWords
  const alike = messages.map(text => Math.max(...text.split(" / ").map(message => {
    const words = tokenize(message)
    most = Math.max(most, words.length)
    return likeness(q, words.map(word => word.text))
  })))
  most = Math.min(most, q.tokens.length) * sameWord
  if (near.length > 1) near.forEach((r, i) => {
    const part = alike[i]! / most
    if (part >= halfSame) r.score = Math.round(r.score * (1 + wordingBonus * part) * 1e4) / 1e4
  })
  near.sort((a, b) => b.score - a.score || a.doc - b.doc)
  return Math.max(0, ...alike) / (q.tokens.length * sameWord)
}

/** The score of the best local alignment of the query and a message, word by word. */
function likeness(q: Query, message: string[]): number {
  const row = new Array<number>(message.length + 1).fill(0), last = q.tokens.length - 1
  let best = 0
  q.tokens.forEach(({ text }, i) => {
    let diagonal = 0
    message.forEach((other, j) => {
      const same = text === other || q.open && i === last && other.startsWith(text), above = row[j + 1]!
      row[j + 1] = Math.max(0, diagonal + (same ? sameWord : otherWord), above + otherWord, row[j]! + otherWord)
      diagonal = above
      best = Math.max(best, row[j + 1]!)
    })
  })
  return best
}
