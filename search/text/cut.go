package text

import (
	"strings"
	"sync"
	"unicode/utf8"
)

// Token is a word, a number, a code or a sign of a text.
type Token struct {
	Key    string // the form under which an index holds it
	Shown  string // as it is spelled, if it is a number or a code
	Pos    int    // from 1; a gap before the token adds GapStep
	Inner  bool   // a part of the name before it, whose positions it shares
	Sort   Sort
	Cue    Cue  // what the words around a number say of it
	Ends   bool // a sentence ends after it
	Glued  bool // no space parts it from the token before
	Spaced bool // nothing but space parts it from the token before
	Parts  int  // of a code that hyphens join: how many runs it has, which are tokens behind it
	Tells  bool // it is the cue of a number behind it
	listed bool // a comma or a slash parts it from the token before
	comma  bool // a comma follows
}

// Sort is what kind of token it is.
type Sort uint8

// The sorts of tokens. A code is never corrected, never cut, and never completed
// into another one.
const (
	Word   Sort = iota
	Number      // digits alone
	Mixed       // letters and digits that are no code by their form: 64bit, 7b
	Code        // an identifier by its form: 0x80070005, ORA-00942, 5.7.60
	Sign        // a sign that makes a name: the ++ of C++, the dot of .NET, an emoji
)

// raw is a run of letters and digits, with the signs that stand directly before it.
type raw struct {
	text  string
	pos   int
	glued bool   // no space between it and the run before
	signs string // ASCII signs between it and the run before, or the last space
	after string // ASCII signs directly behind it, before a space
	pair  bool
}

// Cut gives the tokens of a text.
func Cut(text string) []Token { return Append(nil, text) }

// Append does the same, behind other tokens.
func Append(tokens []Token, text string) []Token {
	runs := rawRuns.Get().(*[]raw)
	c := cutter{text: decompose(nameSymbols(text)), raws: (*runs)[:0], signFrom: -1}
	c.run()
	m := merger{raws: c.raws, tokens: tokens}
	m.run()
	*runs = c.raws
	rawRuns.Put(runs)
	return m.tokens
}

// rawRuns lets texts share the memory of what is between their letters and their tokens.
var rawRuns = sync.Pool{New: func() any { return new([]raw) }}

type cutter struct {
	text     string
	raws     []raw
	word     []byte // the word so far, once something inside it vanished
	start    int    // where the word began, when inWord
	inWord   bool
	pairs    []rune
	position int
	glued    bool
	signFrom int // where the run of signs began, −1 if none
	signTo   int
}

func (c *cutter) run() {
	for i := 0; i < len(c.text); {
		r, size := rune(c.text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(c.text[i:])
		}
		c.rune(i, size, r)
		i += size
	}
	c.endWord(len(c.text))
	c.endPairs()
	c.endSigns(true)
}

func (c *cutter) rune(at, size int, r rune) {
	k := classOf(r)
	if k != pair && k != join {
		c.endPairs()
	}
	switch k {
	case letter:
		if !c.inWord {
			c.inWord, c.start, c.word = true, at, nil
		} else if c.word != nil {
			c.word = utf8.AppendRune(c.word, r)
		}
	case join:
		if c.inWord && c.word == nil {
			c.word = append([]byte{}, c.text[c.start:at]...)
		}
	case pair:
		c.endWord(at)
		c.pairs = append(c.pairs, r)
	case sign:
		c.endWord(at)
		c.sign(at, size, r)
	case space:
		c.endWord(at)
		c.endSigns(true)
		c.glued = false
	}
}

func (c *cutter) sign(at, size int, r rune) {
	switch {
	case r == Gap:
		c.endSigns(true)
		c.position += GapStep
		c.glued = false
	case r == LineBreak:
		c.endSigns(true)
		c.position = (c.position/LineStep + 1) * LineStep
		c.glued = false
	case r < utf8.RuneSelf:
		if c.signFrom < 0 {
			c.signFrom = at
		}
		c.signTo = at + size
	case pictured(r):
		c.emit(raw{text: string(r), signs: "\x00"})
	}
}

// pictured tells whether a sign is a picture: an emoji or an arrow, which a label may have.
func pictured(r rune) bool {
	return r >= 0x2190 && r <= 0x2BFF || r >= 0x1F300 && r <= 0x1FAFF
}

// endSigns hands signs over to the word before them, at its end.
func (c *cutter) endSigns(toLast bool) string {
	if c.signFrom < 0 {
		return ""
	}
	signs := c.text[c.signFrom:c.signTo]
	c.signFrom = -1
	if toLast && len(c.raws) > 0 && c.glued {
		c.raws[len(c.raws)-1].after = signs
	}
	return signs
}

func (c *cutter) endWord(at int) {
	if !c.inWord {
		return
	}
	c.inWord = false
	word := c.text[c.start:at]
	if c.word != nil {
		word = string(c.word)
	}
	signs := c.endSigns(false)
	if len(word) > maxSize && utf8.RuneCountInString(word) > maxSize {
		c.glued = false
		return
	}
	c.emit(raw{text: word, signs: signs})
}

func (c *cutter) endPairs() {
	run := c.pairs
	c.pairs = c.pairs[:0]
	if len(run) == 0 {
		return
	}
	c.endSigns(false)
	if len(run) == 1 {
		c.emit(raw{text: string(run), pair: true})
	}
	for i := 0; i+1 < len(run); i++ {
		c.emit(raw{text: string(run[i : i+2]), pair: true})
	}
}

func (c *cutter) emit(r raw) {
	c.position++
	r.pos, r.glued = c.position, c.glued
	c.raws = append(c.raws, r)
	c.glued = true
}

// parts cuts a name in camel case into its words: FileNotFoundException, HTTPServer. Of a
// name with digits these are left out, PowerShell5NotFound, and it has no single letters: it
// is a key then.
func parts(name string) []string {
	var out []string
	from := 0
	digits := HasDigit(name)
	for i := 1; i <= len(name); i++ {
		if i < len(name) && !(isCapital(name[i]) && (isSmall(name[i-1]) || isDigit(name[i-1]) && from > 0 ||
			isCapital(name[i-1]) && i+1 < len(name) && isSmall(name[i+1]))) {
			continue
		}
		word := name[from:i]
		if digits {
			word = strings.Trim(word, "0123456789")
			if len(word) < 2 || HasDigit(word) {
				return nil
			}
		}
		out = append(out, word)
		from = i
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

func isSmall(b byte) bool   { return b >= 'a' && b <= 'z' }
func isCapital(b byte) bool { return b >= 'A' && b <= 'Z' }
func isDigit(b byte) bool   { return b >= '0' && b <= '9' }

func all(text string, is func(byte) bool) bool {
	for i := range len(text) {
		if !is(text[i]) {
			return false
		}
	}
	return text != ""
}

// HasDigit tells whether a key has an ASCII digit: then it is spelled as it is meant.
func HasDigit(key string) bool { return strings.ContainsAny(key, "0123456789") }

// EndsInWord tells whether a text ends inside a word, so that more of it may follow.
func EndsInWord(text string) bool {
	text = strings.TrimRightFunc(text, func(r rune) bool { return classOf(r) == join }) // an emoji may end in one
	r, _ := utf8.DecodeLastRuneInString(text)
	k := classOf(r)
	return text != "" && (k == letter || k == pair)
}
