// The words that are known before a shard is loaded, and the ways to a word that is
// not spelled as the site spells it. Mirrors ../lexicon.go.

export const classText = 1, classMessage = 3, classStop = 5, classNoise = 6

// End the words, seven for each number of letters that the next word shares.
const signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%()*+,-./:;=?@[]^_{|}"

const surrogate = /[\ud800-\udfff]/

export class Lexicon {
  readonly words: string[] = []
  readonly classes: number[] = []
  private readonly place = new Map<string, number>()
  private readonly guesses = new Map<string, [string[], number]>() // what near gave before
  private readonly astral: boolean // some word has letters of two code units
  private readonly letters: number[] = [] // of each word, a bit each
  private readonly begins: Set<string> // of all words that have a record

  constructor(text: string, begins: string) {
    this.astral = surrogate.test(text)
    this.begins = new Set(begins.split(" "))
    let word = "", at = 0
    while (at < text.length) {
      let end = at, sign = -1
      while (end < text.length && (sign = signs.indexOf(text[end]!)) < 0) end++
      if (sign < 0) throw new Error("lexicon")
      word += text.slice(at, end)
      this.place.set(word, this.words.length)
      this.words.push(word)
      this.begins.add(beginning(word))
      this.letters.push(letterBits(word))
      this.classes.push(sign % 7)
      word = word.slice(0, sign / 7)
      at = end + 1
    }
  }

  /** False for a word of which no shard holds a record. */
  mayKnow(word: string): boolean { return this.begins.has(beginning(word)) }

  class(word: string): number {
    const at = this.place.get(word)
    return at === undefined ? -1 : this.classes[at]!
  }

  /** The place of the word, of the two between which a word stands, that begins more as it does. */
  nearest(word: string): number {
    let low = 0, high = this.words.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (after(this.words[middle]!, word)) high = middle
      else low = middle + 1
    }
    return Math.max(0, low < this.words.length && shared(this.words[low]!, word) > shared(this.words[low - 1] ?? "", word) ? low : low - 1)
  }

  private pick(found: number[], limit: number): string[] {
    const length = (i: number) => [...this.words[i]!].length
    found.sort((a, b) => this.classes[b]! - this.classes[a]! || length(a) - length(b) || a - b)
    return found.slice(0, limit).map(i => this.words[i]!)
  }

  complete(prefix: string, limit: number): string[] {
    const found: number[] = [], stops: number[] = []
    this.words.forEach((word, i) => {
      if (word === prefix || !word.startsWith(prefix)) return
      const c = this.classes[i]
      if (c === classStop) stops.push(i)
      else if (c !== classNoise) found.push(i)
    })
    return [...this.pick(found, limit), ...this.pick(stops, 2)]
  }

  /** Up to limit words at the smallest distance, and that distance. */
  near(word: string, limit: number): [string[], number] {
    let out = this.guesses.get(word)
    if (!out) this.guesses.set(word, (out = this.findNear(word, limit)))
    return out
  }

  private findNear(word: string, limit: number): [string[], number] {
    const spread = this.astral || surrogate.test(word)
    const letters = spread ? [...word] : word
    let allowed = letters.length >= 8 ? 2 : letters.length >= 4 ? 1 : 0
    let found: number[] = []
    const bits = letterBits(word)
    for (let i = 0; i < this.words.length && allowed; i++) {
      // An edit takes one letter and brings one at most, of two code units if it is astral.
      if (this.classes[i]! >= classStop || ones(bits ^ this.letters[i]!) > (spread ? 4 : 2) * allowed) continue
      const other = spread ? [...this.words[i]!] : this.words[i]!
      if (other.length < 3) continue
      const d = distance(letters, other, allowed)
      if (d < allowed) { found = []; allowed = d }
      if (d <= allowed) found.push(i)
    }
    return [this.pick(found, limit), allowed]
  }

  /** Cuts a glued word into the fewest words of the lexicon. */
  split(word: string): string[] {
    if (word.length < 5 || /[^\x00-\x7f]/.test(word)) return []
    const n = word.length, none = 1 << 20
    const cost: number[] = new Array<number>(n + 1).fill(0), cut: number[] = []
    for (let i = n - 1; i >= 0; i--) {
      cost[i] = none
      for (let j = n; j >= i + 2; j--) {
        const c = cost[j]! + this.partCost(word.slice(i, j))
        if (c < cost[i]!) { cost[i] = c; cut[i] = j }
      }
    }
    const out: string[] = []
    if (cost[0]! <= 16) for (let i = 0; i < n; i = cut[i]!) out.push(word.slice(i, cut[i]))
    return out
  }

  private partCost(part: string): number {
    const c = this.class(part)
    if (c < classText || (part.length === 2 && c < classMessage)) return 1 << 20
    return part.length === 2 ? 5 : part.length === 3 ? 4 : 3
  }
}

/** How many letters two words begin with. */
function shared(a: string, b: string): number {
  const x = [...a], y = [...b]
  let n = 0
  while (n < x.length && x[n] === y[n]) n++
  return n
}

/** Compares by code points, as the bytes of UTF-8 do. */
export function after(a: string, b: string): boolean {
  const n = shared(a, b), x = [...a][n], y = [...b][n]
  return x !== undefined && (y === undefined || x.codePointAt(0)! > y.codePointAt(0)!)
}

function beginning(word: string): string {
  const shape = word.replace(/\d/g, "0")
  return (shape.includes("0") ? /^.{0,5}/u : /^.{0,3}/u).exec(shape)![0]
}

function letterBits(word: string): number {
  let bits = 0
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31)
  return bits
}

function ones(bits: number): number {
  let n = 0
  for (; bits; bits &= bits - 1) n++
  return n
}

/** Optimal string alignment distance, or limit + 1 for anything farther. */
export function distance(a: ArrayLike<string>, b: ArrayLike<string>, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = [], row: number[] = []
  for (let j = 0; j <= b.length; j++) row.push(j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      let d = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, before[j - 2]! + 1)
      next.push(d)
      least = Math.min(least, d)
    }
    if (least > limit) return limit + 1
    before = row
    row = next
  }
  return Math.min(row[b.length]!, limit + 1)
}
