// The form in which letters are compared. Mirrors ../text/fold.go.

import { ligatures } from "../data/text"

const pairs = ligatures.pairs.split(" ")

function letterOf(letter: string): string {
  const at = pairs.indexOf(letter)
  return at % 2 ? letter : pairs[at + 1]!
}

/** Takes compatibility forms apart and keeps capitals. */
export const decompose = (text: string) => text.normalize("NFKD").replace(/[^\x00-\x7f]/g, letterOf)

/** Letter by letter, so that no letter depends on its neighbours. */
export const lower = (text: string) => text.replace(/[^\x00-@[-`]/gu, letter => {
  const small = letter.toLowerCase()
  return [...small][1] ? letter : small
})

/** The form in which texts are compared whole. */
export const fold = (text: string) => lower(decompose(text))

/** How many bytes a text has in UTF-8, as the engine in Go counts. */
export const utf8Size = (text: string) => new TextEncoder().encode(text).length
