package logs

import "strings"

// window is a line and its neighbors, joined to one text.
type window struct {
	text  string
	words []word
	from  int // where the line begins
	to    int // and ends
	top   int // the record of the first line

	beyond bool // a template may go on outside
}

// window joins some lines to one text: with a line break, or with glue where a terminal
// wrapped within a word.
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

// joint returns what joins two lines: glue where a word is split, unless the line above ends with
// it.
func (m *Matcher) joint(above, below string) string {
	if strings.HasSuffix(above, glue) {
		return ""
	}
	if m.splits(above, below) {
		return glue
	}
	return "\n"
}

// splits reports whether the end of a line and the beginning of the next are no words of
// messages, but both together are, or mail has a line go on.
func (m *Matcher) splits(above, below string) bool {
	if strings.HasSuffix(above, glue) {
		return true
	}
	if above == "" || below == "" || !isSmallLetter(above[len(above)-1]) || !isSmallLetter(below[0]) {
		return false
	}
	first, whole := uint32(offsetBasis), uint32(offsetBasis)
	from := len(above)
	for from > 0 && lower[above[from-1]] > 1 {
		from--
	}
	for i := from; i < len(above); i++ {
		first = (first ^ uint32(lower[above[i]])) * prime
	}
	whole = first
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

// wide returns the window of a line and its neighbors of the same record.
func (r *Reader) wide(i int) *window {
	from, to := i, i
	for from > max(r.first, i-wrapped) && !r.at(from).begins() {
		from--
	}
	for to+1 < min(r.count, i+wrapped+1) && !r.at(to+1).begins() {
		to++
	}
	if from == to {
		return nil
	}
	return r.window(from, to, i)
}
