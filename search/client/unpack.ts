// Reads what ../odds.go spells: bits by arithmetic coding, with odds that every bit
// changes. ../FORMAT.md tells how. One text is read at a time, from begin on.

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

/** The numbers that packed texts are made of, by what they count: see ../odds.go.
 * Of those of lines there are three, by lineSort. */
export const enum Num {
  Records = 0, Weight = 1, Lists = 2, Place = 3, ListWeight = 4, Postings = 5, FirstDoc = 6, Doc =
  7, Line = 8, NextLine = 11, Pos = 14, NextPos = 17, Total = 18, Less = 21, Facets = 22, Value =
  23, FacetLine = 24, FacetPos = 25, FacetTotal = 26, Bodies = 27, BodyDoc = 28, Phrases = 29, At
  = 30, Rest = 31, Letter = 32, Endings = 33,
}

// Where the odds of letters and the bits of numbers begin.
const letterOdds = 772, digitOdds = 1173, oddsCount = 1717
const stretch = 2 ** 30 - 1, mostSeen = 30, flushed = 4

let text = "", at = 0, low = 0, high = 0, here = 0
let ones: Uint16Array, seen: Uint8Array

export function fail(): never { throw new Error("damaged") }

/** Tells whether all was read, and no more. */
export const ended = () => at === text.length + flushed

// The last digit tells the last bits, whatever is read behind it.
function shift(): void {
  const digit = digits.indexOf(text.charAt(at)) // 0 behind the end
  if (digit < 0 || at++ >= text.length + flushed) fail()
  here = here << 6 & stretch | digit
}

export function begin(packed: string): void {
  text = packed
  at = low = here = 0
  high = stretch
  ones = new Uint16Array(oddsCount).fill(2 ** 15)
  seen = new Uint8Array(oddsCount)
  for (let i = 0; i < 5; i++) shift()
}

export function bit(of: number): number {
  const chance = ones[of]!, n = 2 * seen[of]! + 4
  const middle = low + (high - low >> 12) * Math.max(1, chance >> 4), one = here <= middle
  if (one) high = middle
  else low = middle + 1
  ones[of] = chance + (one ? (65535 - chance) * 2 / n | 0 : -(chance * 2 / n | 0))
  if (seen[of]! < mostSeen) seen[of]!++
  while (!((low ^ high) >> 24)) {
    low = low << 6 & stretch
    high = high << 6 & stretch | 63
    shift()
  }
  return +one
}

/** Reads one of 2^width things. */
export function choice(of: number, width: number): number {
  let node = 1
  for (let i = 0; i < width; i++) node = node * 2 + bit(of + node)
  return node - (1 << width)
}

export function number(kind: number): number {
  const odds = () => 16 * kind + Math.min(length, 16) - 1
  let length = 1, n = 1
  while (bit(odds())) if (++length > 30) fail()
  for (let i = 1; i < length; i++) n = n * 2 + bit(digitOdds + odds())
  return n - 1
}

export function word(): string {
  let out = "", letter
  while ((letter = choice(letterOdds, 7))) out += String.fromCodePoint(letter < 127 ? letter : number(Num.Letter))
  return out
}

/** Reads a number of things. */
export function times<T>(kind: number, read: () => T): T[] {
  const out: T[] = []
  for (let n = number(kind); n; n--) out.push(read())
  return out
}

/** Reads rising numbers. */
export function gaps(): number[] {
  let last = 0
  return times(0, () => (last += number(1)))
}
