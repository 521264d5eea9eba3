package logs

import (
	"slices"
	"strings"
)

// match is an occurrence of a template in a text.
type match struct {
	template    *template
	first, last int      // its first and last literal word
	gaps        [][2]int // words of each gap, from and to; empty ones have to < from
	open        bool     // it begins with a gap
	ends        bool     // it ends with one
	cut         bool     // three dots end it early
}

// find returns the best match whose anchor is in the line of a window; nil if there is none.
func (m *Matcher) find(w *window) *match {
	var best *match
	var before uint32
	for i, word := range w.words {
		h := hash(word.key)
		if word.end > w.from && word.start < w.to {
			best = m.better(best, w, h, i)
		}
		if i > 0 && word.end > w.from && w.words[i-1].start < w.to {
			best = m.better(best, w, pairHash(before, h), i-1)
		}
		before = h
	}
	return best
}

func (m *Matcher) better(best *match, w *window, h uint32, at int) *match {
	for _, a := range m.anchors[h] {
		t := m.templates[a.template]
		if best != nil && !t.outweighs(best.template) {
			continue
		}
		if found := t.at(w, int(a.part), at-int(a.at)); found != nil && m.holds(found, w) {
			best = found
		}
	}
	return best
}

// outweighs orders templates that match the same line: the one that says more.
func (t *template) outweighs(other *template) bool {
	if t.weight != other.weight {
		return t.weight > other.weight
	}
	if t.words != other.words {
		return t.words > other.words
	}
	return len(t.gaps) < len(other.gaps)
}

// at compares a template with the words of a window: one part with the words from first on,
// the others with the nearest words that equal them.
func (t *template) at(w *window, part, first int) *match {
	if !w.equalAt(t.parts[part], first) {
		return nil
	}
	found := &match{template: t, gaps: make([][2]int, len(t.gaps))}
	most := int(limit["gapWords"])
	if !t.strong() {
		most = int(limit["weakGapWords"])
	}
	found.first, found.last = first, first+len(t.parts[part])-1
	for p := part - 1; p >= 0; p-- {
		if p == 0 && len(t.parts[0]) == 0 {
			found.open = true
			break
		}
		size := len(t.parts[p])
		start := found.first - size
		for ; start >= found.first-size-most && !w.equalAt(t.parts[p], start); start-- {
		}
		if start < 0 || start < found.first-size-most {
			return nil
		}
		found.gaps[p] = [2]int{start + size, found.first - 1}
		found.first = start
	}
	return t.right(w, found, part, most)
}

// right finds the parts after the one with the anchor.
func (t *template) right(w *window, found *match, part, most int) *match {
	for p := part + 1; p < len(t.parts); p++ {
		if p == len(t.parts)-1 && len(t.parts[p]) == 0 {
			found.ends = true
			break
		}
		start := found.last + 1
		for ; start <= found.last+1+most && !w.equalAt(t.parts[p], start); start++ {
		}
		if start > found.last+1+most || start >= len(w.words) {
			return nil
		}
		found.gaps[p-1] = [2]int{found.last + 1, start - 1}
		found.last = start + len(t.parts[p]) - 1
	}
	return found
}

// equalAt compares words with a part of a template. It sets beyond if they are equal up to
// the end of the window.
func (w *window) equalAt(part []string, at int) bool {
	for i, key := range part {
		if at+i >= 0 && at+i < len(w.words) && w.words[at+i].key != key {
			w.beyond = w.beyond || w.wraps(at+i, key)
			return false
		}
	}
	if at < 0 || at+len(part) > len(w.words) {
		w.beyond = true
		return false
	}
	return true
}

// wraps reports whether a word at an end of a window is a part of another one.
func (w *window) wraps(at int, key string) bool {
	one := w.words[at]
	return at == len(w.words)-1 && one.end == len(strings.TrimSuffix(w.text, glue)) && strings.HasPrefix(key, one.key) ||
		at == 0 && one.start == 0 && strings.HasSuffix(key, one.key)
}

var (
	negations  = set("negation")
	levelWords = func() map[string]bool {
		out := map[string]bool{}
		for _, name := range []string{"bad", "warn", "benign"} {
			for word := range set(name) {
				out[word] = true
			}
		}
		return out
	}()
	forms      = patternsOf("forms")
	labelField = forms["field"]
)

// patternsOf returns the expressions of a constant in search/data/logs.ts, by name.
func patternsOf(constant string) map[string]*pattern {
	out := map[string]*pattern{}
	for name, form := range formTexts(constant) {
		out[name] = newPattern(form)
	}
	return out
}

// holds reports whether nothing around or within a match contradicts it.
func (m *Matcher) holds(f *match, w *window) bool {
	t := f.template
	if t.kind >= code {
		return t.isCode(w.text, w.words, f.first, f.last)
	}
	start, end := w.words[f.first].start, w.words[f.last].end
	if f.first > 0 && !f.open && negations[w.words[f.first-1].key] &&
		strings.Trim(w.text[w.words[f.first-1].end:start], " \t") == "" {
		return false
	}
	for _, gap := range f.gaps {
		if gap[1] > 0 && gap[1] >= gap[0] && negations[w.words[gap[1]].key] {
			return false // "has not failed"
		}
	}
	if t.strong() || f.cut {
		return f.cut || t.rest == nil || w.text[start:w.words[f.first].end] == t.first && f.goesOn(w, end)
	}
	if w.text[start:w.words[f.first].end] != t.first {
		return false // "disk: not found" is no "Not Found"
	}
	w = w.narrow(start, end)
	if forms["eventHead"].MatchString(w.text[w.from:w.to]) {
		return false // "Log Name: Application" begins each event
	}
	for _, gap := range f.gaps {
		for i := gap[0]; i <= gap[1] && i > 0; i++ {
			if negations[w.words[i].key] {
				return false
			}
		}
	}
	short := t.words < int(limit["weakWords"]) && t.weight < limit["pairWeight"]
	if t.kind == label || t.weight < limit["weak"] || short {
		return m.isWhole(f, w, start, end)
	}
	return (f.open || f.begins(w, start)) && f.closes(w, end)
}

// narrow returns the window whose line is all the lines of a match.
func (w *window) narrow(start, end int) *window {
	if start >= w.from && end <= w.to {
		return w
	}
	n := *w
	n.from, n.to = strings.LastIndexByte(w.text[:start], '\n')+1, len(w.text)
	if at := strings.IndexByte(w.text[end:], '\n'); at >= 0 {
		n.to = end + at
	}
	return &n
}

// isWhole reports whether a label of few words is all that a line says, or the value of
// a field for it, written as the product does.
func (m *Matcher) isWhole(f *match, w *window, start, end int) bool {
	t := f.template
	if f.open || f.ends || w.text[start:end] != strings.Trim(t.text, signs) || !f.closes(w, end) {
		return false
	}
	line := w.text[w.from:w.to]
	inField := labelField.MatchString(w.text[max(w.from, start-40):start])
	if !inField && strings.TrimLeft(line[bodyAt(line):], " \t\"'*") != strings.TrimLeft(w.text[start:w.to], " \t") {
		return false
	}
	needsField := len(t.entries) > 1 || t.isLevel() // "Level: Error" is the status of nothing
	return !needsField || inField
}

// isLevel reports whether a template has no words but those of levels.
func (t *template) isLevel() bool {
	return !slices.ContainsFunc(t.parts[0], func(key string) bool { return !levelWords[key] })
}

const signs = " \t.,;:!?\"'()[]{}<>*…-"
