package logs

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"faultbook/search/text"
)

// word is a run of letters and digits of a text.
type word struct {
	start, end int    // bytes of the text
	key        string // in small letters, without apostrophes
}

// lower maps a byte to its small letter or digit; 0 ends a word, 1 vanishes within one.
var lower = func() (out [256]byte) {
	for c := range out {
		switch {
		case c >= '0' && c <= '9' || c >= 'a' && c <= 'z':
			out[c] = byte(c)
		case c >= 'A' && c <= 'Z':
			out[c] = byte(c) + 'a' - 'A'
		case c == '\'':
			out[c] = 1
		}
	}
	return out
}()

// cut returns the words of a text. In scripts without spaces each character is a word.
func cut(line string) []word { return cutFirst(line, len(line)) }

// cutFirst returns the first words of a text, at most so many.
func cutFirst(line string, most int) []word {
	out := make([]word, 0, min(len(line)/wordLength+1, most))
	c := wordCutter{line: line, start: -1}
	for i := 0; i < len(line) && len(out) < most; {
		small, size := rune(lower[line[i]]), 1
		part, own, nothing := small > 1, false, small == 1
		if line[i] >= utf8.RuneSelf {
			r, n := utf8.DecodeRuneInString(line[i:])
			part, own, nothing = text.Within(r)
			small, size = unicode.ToLower(r), n
		}
		switch {
		case own:
			c.end(&out)
			out = append(out, word{i, i + size, string(small)})
		case part:
			c.add(i, size, small)
		case !nothing:
			c.end(&out)
		}
		i += size
	}
	c.end(&out)
	return out[:min(len(out), most)]
}

// wordLength is about how many bytes a word has, with what follows it.
const wordLength = 8

// wordCutter holds the word that is being read.
type wordCutter struct {
	line        string
	start, last int  // where it begins, −1 outside one, and ends so far
	other       bool // its key differs from its text
	key         strings.Builder
}

func (c *wordCutter) add(at, size int, small rune) {
	if c.start < 0 {
		c.start, c.last, c.other = at, at, false
	}
	if !c.other && (at > c.last || size > 1 || rune(c.line[at]) != small) {
		c.other = true
		c.key.Reset()
		c.key.WriteString(c.line[c.start:c.last])
	}
	if c.other {
		c.key.WriteRune(small)
	}
	c.last = at + size
}

func (c *wordCutter) end(out *[]word) {
	if c.start < 0 {
		return
	}
	key := c.line[c.start:c.last]
	if c.other {
		key = c.key.String()
	}
	*out = append(*out, word{c.start, c.last, key})
	c.start = -1
}

// alone reports whether a word of a text is a character of a script without spaces.
func (w word) alone(line string) bool {
	r, _ := utf8.DecodeRuneInString(line[w.start:w.end])
	_, own, _ := text.Within(r)
	return own
}

// hash returns the FNV-1a hash of the key of a word.
func hash(key string) uint32 {
	h := uint32(offsetBasis)
	for i := range len(key) {
		h = (h ^ uint32(key[i])) * prime
	}
	return h
}

const offsetBasis, prime = 2166136261, 16777619

// pairHash returns the hash of two adjacent words.
func pairHash(first, second uint32) uint32 { return (first*31 ^ second) * prime }
