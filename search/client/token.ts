// Cuts texts into words by the rule of ../FORMAT.md, as ../token.go does.

export interface Token {
  text: string
  glued: boolean // only punctuation, no space, stands between it and the word before
}

const enum Class { Space, Punct, Word, Join, Bigram }

const maxTokenSize = 48
const gap = 0xfffc

function classify(r: number): Class {
  if ((r >= 0x61 && r <= 0x7a) || (r >= 0x30 && r <= 0x39)) return Class.Word
  if (r <= 0x20 || r === 0xa0 || r === 0x2028 || r === 0x2029 || r === 0x3000) return Class.Space
  if (r === 0x27 || r === 0x2019 || r === 0xad || (r >= 0x300 && r <= 0x36f) || (r >= 0x200b && r <= 0x200d)) return Class.Join
  if (r === 0x3099 || r === 0x309a || (r >= 0xfe00 && r <= 0xfe0f) || (r >= 0x1ab0 && r <= 0x1aff) || r === 0xfeff) return Class.Join
  if (r < 0xaa || r === 0xab || r === 0xac || (r >= 0xae && r <= 0xb1) || r === 0xb4 || (r >= 0xb6 && r <= 0xb8) ||
    r === 0xbb || r === 0xbf || r === 0xd7 || r === 0xf7) return Class.Punct
  if ((r >= 0x2000 && r <= 0x2bff) || (r >= 0x2e00 && r <= 0x2e7f) || (r >= 0x3001 && r <= 0x3004) ||
    (r >= 0x3008 && r <= 0x3020) || r === 0x30fb) return Class.Punct
  if ((r >= 0x3040 && r <= 0x30ff) || (r >= 0x3400 && r <= 0x4dbf) || (r >= 0x4e00 && r <= 0x9fff) ||
    (r >= 0xac00 && r <= 0xd7a3) || (r >= 0x1100 && r <= 0x11ff) || (r >= 0x20000 && r <= 0x3ffff)) return Class.Bigram
  if ((r >= 0xd800 && r <= 0xf8ff) || (r >= 0xfff0 && r <= 0xffff) || (r >= 0x1f000 && r <= 0x1faff) || r >= 0xe0000) return Class.Punct
  return Class.Word
}

/** Takes compatibility forms apart and makes letters small, one by one. */
export function fold(text: string): string {
  let out = ""
  for (const letter of text.normalize("NFKD")) {
    const small = letter.toLowerCase()
    out += [...small].length === 1 ? small : letter
  }
  return out.replace(/ß/g, "ss")
}

const symbols = "!#$%&()*+,-./:;<=>?@[\\]^{|}~"
const symbolNames = "bang hash dollar percent ampersand openparen closeparen asterisk plus comma minus period slash colon semicolon lessthan equals greaterthan questionmark atsign openbracket backslash closebracket caret openbrace pipe closebrace tilde".split(" ")

/** Puts names in the places of signs between quotation marks. */
function nameSymbols(text: string): string {
  return text.replace(/['"`‘“]([!#$%&()*+,./:;<=>?@[\\\]^{|}~-]{1,3})['"`’”]/g,
    (_, signs: string) => [...signs].map(sign => " " + symbolNames[symbols.indexOf(sign)]).join("") + " ")
}

/** Tells whether a text ends inside a word, so that more of it may follow. */
export function endsOpen(text: string): boolean {
  const last = text.charCodeAt(text.length - 1)
  return last > 0x7f || classify(last | (last >= 0x41 && last <= 0x5a ? 0x20 : 0)) === Class.Word
}

export function tokenize(text: string): Token[] {
  const tokens: Token[] = []
  let word = "", size = 0, glued = false
  let run: string[] = []
  const emit = (text: string) => { tokens.push({ text, glued }); glued = true }
  const endWord = () => {
    if (size > maxTokenSize) glued = false
    else if (size) emit(word)
    word = ""
    size = 0
  }
  const endRun = () => {
    if (run.length === 1) emit(run[0]!)
    for (let i = 0; i + 1 < run.length; i++) emit(run[i]! + run[i + 1]!)
    run = []
  }
  for (const letter of fold(nameSymbols(text))) {
    const r = letter.codePointAt(0)!, c = classify(r)
    if (c === Class.Join) continue
    if (c === Class.Word) { endRun(); word += letter; size++; continue }
    endWord()
    if (c === Class.Bigram) { run.push(letter); continue }
    endRun()
    if (c === Class.Space || r === gap) glued = false
  }
  endWord()
  endRun()
  return tokens
}
