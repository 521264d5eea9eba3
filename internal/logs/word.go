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

// cut gives the words of a text. In scripts without spaces each character is one.
func cut(line string) []word {
	var out []word
	c := wordCutter{text: line, start: -1}
	for i := 0; i < len(line); {
		r, size := rune(line[i]), 1
		if r < utf8.RuneSelf {
			c.add(&out, i, size, lower[r] > 1, false, lower[r] == 1, rune(lower[r]))
		} else {
			r, size = utf8.DecodeRuneInString(line[i:])
			part, own, nothing := text.Within(r)
			c.add(&out, i, size, part, own, nothing, unicode.ToLower(r))
		}
		i += size
	}
	c.end(&out, len(line))
	return out
}

type wordCutter struct {
	text    string
	start   int // of the word, −1 outside one
	key     strings.Builder
	lastEnd int
}

func (c *wordCutter) add(out *[]word, at, size int, part, own, nothing bool, r rune) {
	switch {
	case own:
		c.end(out, at)
		*out = append(*out, word{at, at + size, string(r)})
	case part:
		if c.start < 0 {
			c.start = at
			c.key.Reset()
		}
		c.key.WriteRune(r)
		c.lastEnd = at + size
	case !nothing:
		c.end(out, at)
	}
}

func (c *wordCutter) end(out *[]word, _ int) {
	if c.start >= 0 {
		*out = append(*out, word{c.start, c.lastEnd, c.key.String()})
		c.start = -1
	}
}

// hash is that of a word's key: FNV-1a.
func hash(key string) uint32 {
	h := uint32(offsetBasis)
	for i := range len(key) {
		h = (h ^ uint32(key[i])) * prime
	}
	return h
}

const offsetBasis, prime = 2166136261, 16777619

// pairHash is that of two words side by side.
func pairHash(first, second uint32) uint32 { return (first*31 ^ second) * prime }
