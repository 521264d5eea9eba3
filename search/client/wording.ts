// The second look at the messages of documents that score about alike. Mirrors
// ../wording.go.

import type { Query } from "./query"
import type { Doc } from "./score"
import { tokenize } from "./token"

const lookedAt = 5, aboutAsGood = 0.7, lookedWords = 3, wordingWords = 4, sameWord = 8, otherWord = -4, filledGap = 2, filledMore = -1, emptyGap = -2
const halfSame = 0.5, wordingBonus = 0.6, begunBonus = 0.6, heardWhole = 0.85, begunWords = 3
export const heardEnough = 0.5

/** Counts the documents that are looked at again. */
export function nearlyBest(ranked: Doc[], q: Query): number {
  if (q.tokens.length < lookedWords) return 0
  const near = ranked.slice(0, lookedAt), n = near.findIndex(r => r.score < aboutAsGood * near[0]!.score)
  return n < 0 ? near.length : n
}

/** Puts first, of documents of these messages, the one that reads most like the query. Gives the part of the query that one of them has. */
export function byWording(near: Doc[], messages: string[], q: Query): number {
  const asked = q.tokens.length
  let most = wordingWords, heard = 0
  const readings = messages.map(text => {
    let best = 0, begun = 0
    for (const message of text.split(" / ")) {
      const parts = message.split(/<[^<>]*>/).map(part => tokenize(part).map(t => t.text)), said = parts.flat().length
      const words = parts.flatMap((part, i) => i ? ["", ...part] : part) // "" for a placeholder
      const alike = likeness(q, words), starts = begins(q, words)
      if (starts) begun = begunBonus
      best = Math.max(best, alike)
      most = Math.max(most, said)
      heard = Math.max(heard, starts || (said >= wordingWords && alike >= heardWhole * sameWord * said) ? 1 : alike / (asked * sameWord))
    }
    return [best, begun] as const
  })
  most = Math.min(most, asked) * sameWord
  if (near.length > 1) near.forEach((r, i) => {
    const [best, begun] = readings[i]!, part = best / most
    if (part >= halfSame) r.score = Math.round(r.score * (1 + (wordingBonus * part * part + begun)) * 1e4) / 1e4
  })
  near.sort((a, b) => b.score - a.score || a.doc - b.doc)
  return heard
}

const same = ({ tokens, open }: Query, i: number, word: string) =>
  word === tokens[i]!.text || (open && i === tokens.length - 1 && word.startsWith(tokens[i]!.text))

/** The score of the best local alignment of the query and a message, word by word. */
function likeness(q: Query, message: string[]): number {
  const row = new Array<number>(message.length + 1).fill(0)
  let best = 0
  q.tokens.forEach((_, i) => {
    let diagonal = 0
    message.forEach((word, j) => {
      const above = row[j + 1]!
      row[j + 1] = word ? Math.max(0, diagonal + (same(q, i, word) ? sameWord : otherWord), above + otherWord, row[j]! + otherWord)
        : Math.max(0, diagonal + filledGap, above + filledMore, row[j]! + emptyGap)
      diagonal = above
      best = Math.max(best, row[j + 1]!)
    })
  })
  return best
}

/** Whether the query is the beginning of the message, with anything in its gaps. */
function begins(q: Query, message: string[]): boolean {
  let reach = [1] // by place in the message: common words before it, and 1
  q.tokens.forEach((_, i) => {
    const next: number[] = []
    reach.forEach((common, from) => {
      for (let j = from; j < message.length; j++) {
        const own = message[j] ? 1 : 0 // or a gap, which may end here or go on
        if (!own || same(q, i, message[j]!)) next[j + own] = Math.max(next[j + own] ?? 0, common + own)
        if (own) break
      }
    })
    reach = next
  })
  return reach.some(common => common > Math.max(begunWords, q.tokens.length / 3))
}
