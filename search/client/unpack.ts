// Reads what ../odds.go spells: bits by arithmetic coding, with odds that every bit
// changes. ../FORMAT.md tells how.

export const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
const value: Record<string, number> = {}
for (let i = 0; i < 64; i++) value[digits[i]!] = i

// Where the odds of numbers, letters and the bits of numbers begin.
const letterOdds = 832, digitOdds = 1233, oddsCount = 5457, numLetter = 32
const stretch = 2 ** 30 - 1, mostSeen = 30, flushed = 4

export interface Unpacker {
  bit(at: number): number
  choice(at: number, width: number): number
  number(kind: number): number
  word(): string
  times<T>(kind: number, read: () => T): T[]
  fail(): never
  whole(): boolean // all was read
}

export function unpack(text: string): Unpacker {
  const ones = new Uint16Array(oddsCount).fill(2 ** 15), seen = new Uint8Array(oddsCount)
  let at = 0, low = 0, high = stretch, here = 0

  const fail = (): never => { throw new Error("damaged") }
  // What ends a text tells its last bits, whatever is read behind it.
  const shift = () => {
    if (at >= text.length + flushed) fail()
    here = (here << 6 & stretch) | (at < text.length ? value[text[at]!] ?? fail() : 0)
    at++
  }
  for (let i = 0; i < 5; i++) shift()

  const bit = (of: number) => {
    const chance = ones[of]!, n = 2 * seen[of]! + 3
    const middle = low + (high - low >> 12) * Math.max(1, chance >> 4), one = here <= middle
    if (one) high = middle
    else low = middle + 1
    ones[of] = one ? chance + ((65535 - chance) * 2 / n | 0) : chance - (chance * 2 / n | 0)
    if (seen[of]! < mostSeen) seen[of]!++
    while (!((low ^ high) >> 24)) {
      low = low << 6 & stretch
      high = (high << 6 & stretch) | 63
      shift()
    }
    return +one
  }
  const choice = (of: number, width: number) => {
    let node = 1
    for (let i = 0; i < width; i++) node = node * 2 + bit(of + node)
    return node - (1 << width)
  }
  const number = (kind: number) => {
    let length = 1
    while (bit(16 * kind + Math.min(length, 16) - 1)) if (++length > 30) fail()
    let n = 1, node = 1
    for (let i = 1; i < length; i++) {
      const one = bit(digitOdds + 128 * kind + Math.min(length, 15) * 8 + node)
      n = n * 2 + one
      node = node && node < 4 ? node * 2 + one : 0
    }
    return n - 1
  }
  const word = () => {
    let out = ""
    for (let letter; (letter = choice(letterOdds, 7));) out += String.fromCodePoint(letter < 127 ? letter : number(numLetter))
    return out
  }
  const times = <T>(kind: number, read: () => T) => {
    const out: T[] = []
    for (let n = number(kind); n; n--) out.push(read())
    return out
  }
  const whole = () => at === text.length + flushed
  return { bit, choice, number, word, times, fail, whole }
}
