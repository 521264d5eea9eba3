package logs

import (
	"strings"
	"unicode/utf16"
)

// window is a line and its neighbors, joined to one text.
type window struct {
	text  string
	words []word
	from  int // the offset at which the line begins
	to    int // the offset at which it ends
	top   int // the record of the first line

	beyond bool // a template may extend beyond the text
}

// window joins lines to one text around a line: with a line break, or with glue where a terminal wrapped
// a line within a word.
func (r *Reader) window(from, to, line int) *window {
	w := &window{top: from}
	var joined strings.Builder
	for n := from; n <= to; n++ {
		text := r.at(n).text
		if n > from {
			joined.WriteString(r.m.joint(r.at(n-1).text, text))
		}
		if n == line {
			w.from, w.to = joined.Len(), joined.Len()+len(text)
		}
		joined.WriteString(text)
	}
	w.text = joined.String()
	w.words = cut(w.text)
	return w
}

// joint returns the text between two joined lines: glue if a word is split between them, else a line
// break. It returns "" if the upper line ends with glue already.
func (m *Matcher) joint(above, below string) string {
	if strings.HasSuffix(above, glue) {
		return ""
	}
	if m.splits(above, below) {
		return glue
	}
	return "\n"
}

// splits reports whether a word is split between two lines: its two parts together are a word of
// messages, and not both of them alone. A line of mail that ends with glue continues too.
func (m *Matcher) splits(above, below string) bool {
	if strings.HasSuffix(above, glue) {
		return true
	}
	if above == "" || below == "" || !isSmallLetter(above[len(above)-1]) || !isSmallLetter(below[0]) {
		return false
	}
	first := uint32(offsetBasis)
	from := len(above)
	for from > 0 && lower[above[from-1]] > 1 {
		from--
	}
	for i := from; i < len(above); i++ {
		first = (first ^ uint32(lower[above[i]])) * prime
	}
	whole := first
	second := uint32(offsetBasis)
	for i := 0; i < len(below) && lower[below[i]] > 1; i++ {
		second = (second ^ uint32(lower[below[i]])) * prime
		whole = (whole ^ uint32(lower[below[i]])) * prime
	}
	return m.vocabulary[whole] && !(m.vocabulary[first] && m.vocabulary[second])
}

func isSmallLetter(c byte) bool { return c >= 'a' && c <= 'z' }

// breaksIn counts the ends of lines in the text of a window.
func breaksIn(text string) int { return strings.Count(text, "\n") + strings.Count(text, glue) }

// wide returns the window of line i with its neighbors up to the beginning of a log entry; nil if it has
// none.
func (r *Reader) wide(i int) *window {
	from, to, room := i, i, int(limit["joined"])-length16(r.at(i).text)
	take := func(n int) bool {
		room -= length16(r.at(n).text)
		return room >= 0
	}
	for from > max(r.first, i-wrapped) && !r.at(from).begins() && take(from-1) {
		from--
	}
	for to+1 < min(r.count, i+wrapped+1) && !r.at(to+1).begins() && take(to+1) {
		to++
	}
	if from == to {
		return nil
	}
	return r.window(from, to, i)
}

// length16 returns how many units a text has in UTF-16, in which browsers count.
func length16(text string) int {
	n := 0
	for _, r := range text {
		n += utf16.RuneLen(r)
	}
	return n
}

// firstUnits returns the whole characters of a text within a number of units of UTF-16.
func firstUnits(text string, most int) string {
	if len(text) <= most {
		return text
	}
	for i, r := range text {
		if most -= utf16.RuneLen(r); most < 0 {
			return text[:i]
		}
	}
	return text
}
