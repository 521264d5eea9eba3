// Package text cuts texts into tokens: words, numbers and codes. A text comes in;
// keys under which an index holds them, with places, go out. The package knows no
// documents and no scores. client/text.ts follows the same rules.
package text

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Gap stands in the text of a template for a placeholder: it ends a word, and the
// next one is GapStep positions further.
const Gap = '\uFFFC'

// GapStep is how many positions a placeholder takes: more than two words of one
// template ever differ by when a product leaves one out.
const GapStep = 8

// LineBreak parts the lines of one kind in the text of their field. The words of
// line n have positions from LineStep·n + 1 on.
const LineBreak = '\uFFFB'

// LineStep is how many positions a line has.
const LineStep = 256

// maxSize bounds a word, in code points. Longer runs are keys and hashes.
const maxSize = 48

type class uint8

const (
	space  class = iota // ends a word and parts it from the next
	sign                // ends a word
	letter              // belongs to a word
	join                // vanishes: apostrophes, soft hyphens, combining marks
	pair                // of a script without spaces between words: taken two by two
)

// span is a range of code points of one class.
type span struct {
	first, last rune
	class       class
}

// spans sorts code points beyond ASCII by fixed ranges rather than by Unicode
// tables, so that a browser of any age and Go of any version agree. What is in none
// is a letter.
var spans = []span{
	{0x80, 0x9F, space}, {0xA0, 0xA0, space}, {0xA1, 0xA9, sign}, {0xAB, 0xAC, sign}, {0xAD, 0xAD, join},
	{0xAE, 0xB1, sign}, {0xB4, 0xB4, sign}, {0xB6, 0xB8, sign}, {0xBB, 0xBB, sign}, {0xBF, 0xBF, sign},
	{0xD7, 0xD7, sign}, {0xF7, 0xF7, sign}, {0x300, 0x36F, join}, {0x591, 0x5C7, join}, {0x610, 0x61A, join},
	{0x640, 0x640, join}, {0x64B, 0x65F, join}, {0x670, 0x670, join}, {0x6D6, 0x6ED, join}, {0xE00, 0xEFF, pair},
	{0x1000, 0x109F, pair}, {0x1100, 0x11FF, pair}, {0x1780, 0x17FF, pair}, {0x1AB0, 0x1AFF, join}, {0x2000, 0x200A, space}, {0x200B, 0x200F, join},
	{0x2019, 0x2019, join}, {0x2028, 0x2029, space}, {0x2010, 0x2BFF, sign}, {0x2E00, 0x2E7F, sign},
	{0x3000, 0x3000, space}, {0x3001, 0x3004, sign}, {0x3008, 0x3020, sign}, {0x3099, 0x309A, join}, {0x3040, 0x30FA, pair},
	{0x30FB, 0x30FB, sign}, {0x30FC, 0x30FF, pair}, {0x3400, 0x4DBF, pair}, {0x4E00, 0x9FFF, pair}, {0xAC00, 0xD7A3, pair},
	{0xD800, 0xF8FF, sign}, {0xFE00, 0xFE0F, join}, {0xFEFF, 0xFEFF, join}, {0xFFF0, 0xFFFF, sign},
	{0x1F000, 0x1FAFF, sign}, {0x20000, 0x3FFFF, pair}, {0xE0000, 0x10FFFF, sign},
}

var ascii = func() (out [utf8.RuneSelf]class) {
	for r := range out {
		switch {
		case r <= ' ':
			out[r] = space
		case r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z':
			out[r] = letter
		case r == '\'':
			out[r] = join
		default:
			out[r] = sign
		}
	}
	return out
}()

func classOf(r rune) class {
	if r < utf8.RuneSelf {
		return ascii[r]
	}
	for _, s := range spans {
		if r >= s.first && r <= s.last {
			return s.class
		}
	}
	return letter
}

// ligatures are letters that people type as others and that Unicode does not take
// apart by itself.
var ligatures = strings.NewReplacer("ß", "ss", "ẞ", "Ss", "œ", "oe", "Œ", "Oe", "æ", "ae", "Æ", "Ae", "ø", "o", "Ø", "O",
	"ł", "l", "Ł", "L", "đ", "d", "Đ", "D", "ð", "d", "þ", "th", "ı", "i", "ŋ", "n")

// decompose takes compatibility forms apart (ﬁ → fi, é → e + mark) and keeps capitals.
func decompose(text string) string {
	if plain(text) {
		return text
	}
	return ligatures.Replace(norm.NFKD.String(strings.ToValidUTF8(text, "\uFFFD")))
}

// plain tells whether a text is ASCII but for gaps and line breaks.
func plain(text string) bool {
	for i := 0; i < len(text); i++ {
		if text[i] < utf8.RuneSelf {
			continue
		}
		if r, size := utf8.DecodeRuneInString(text[i:]); r == Gap || r == LineBreak {
			i += size - 1
		} else {
			return false
		}
	}
	return true
}

// Fold gives the form in which texts are compared whole: decomposed, in small letters.
func Fold(text string) string { return strings.ToLower(decompose(text)) }
