// Parts the words of an answer into those that say something by themselves and others.
// The page of a hit gets the result, and needs none of this.

import { Kind } from "../lexicon"
import type { State } from "../search"
import type { Words } from "./mark"

const maxWords = 60 // as many as go along to the page of a hit

/** A word says little by itself when it weighs less than this part of the heaviest. */
const weakShare = 0.4

/** Parts the words of an answer, in all forms that the site has of them. */
export function wordsOf(state: State, words: string[]): Words {
  const heaviest = Math.max(...words.map(word => state.terms.get(word)?.weight ?? 0))
  const strong = new Set<string>(), weak = new Set<string>()
  for (const word of words) {
    const record = state.terms.get(word)
    const light = state.lexicon.kind(word) >= Kind.Stop || (record?.weight ?? heaviest) < weakShare * heaviest
    for (const form of [word, ...record?.lists.map(list => list.form) ?? []]) if (form) (light ? weak : strong).add(form)
  }
  return { strong: [...strong].slice(0, maxWords), weak: [...weak].slice(0, maxWords) }
}
