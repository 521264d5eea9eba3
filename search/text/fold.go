// Package text cuts texts into tokens: words, numbers and codes. A text comes in;
// keys under which an index holds them, with places, go out. The package knows no
// documents and no scores. client/text.ts follows the same rules.
package text

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"faultbook/search/data"
)

// Gap stands in the text of a template for a placeholder: it ends a word, and the
// next one is GapStep positions further.
const Gap = '\uFFFC'

// GapStep is how many positions a placeholder takes.
var GapStep = data.Limit[int]("gapStep")

// LineBreak parts the lines of one kind in the text of their field. The words of
// line n have positions from LineStep·n + 1 on.
const LineBreak = '\uFFFB'

// LineStep is how many positions a line has.
const LineStep = 256

// Within reports what a character is to a word: a part of it, a word of its own in a
// script without spaces, or nothing where it only vanishes. Any other ends the word.
func Within(r rune) (part, own, nothing bool) {
	k := classOf(r)
	return k == letter, k == pair, k == join
}

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

// spans are the classes of code points beyond ASCII; what is in none is a letter.
var spans = func() (out []span) {
	names := map[string]class{"space": space, "sign": sign, "join": join, "pair": pair}
	for name, ranges := range data.Words("text", "classes") {
		for _, r := range ranges {
			first, last, ok := strings.Cut(r, "-")
			if !ok {
				last = first
			}
			out = append(out, span{codePoint(first), codePoint(last), names[name]})
		}
	}
	slices.SortFunc(out, func(a, b span) int { return int(a.first - b.first) })
	return out
}()

func codePoint(hex string) rune {
	n, err := strconv.ParseInt(hex, 16, 32)
	if err != nil {
		panic(err) // the file is part of the program
	}
	return rune(n)
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
	at, _ := slices.BinarySearchFunc(spans, r, func(s span, r rune) int { return int(s.last - r) })
	if at < len(spans) && r >= spans[at].first {
		return spans[at].class
	}
	return letter
}

// ligatures are letters that people type as others and that Unicode does not take
// apart by itself.
var ligatures = strings.NewReplacer(data.Words("text", "ligatures")["pairs"]...)

// decompose takes compatibility forms apart (ﬁ → fi, é → e + mark) and keeps capitals.
func decompose(text string) string {
	if plain(text) {
		return text
	}
	return ligatures.Replace(norm.NFKD.String(strings.ToValidUTF8(text, "\uFFFD")))
}

// plain reports whether a text is ASCII but for gaps and line breaks.
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
