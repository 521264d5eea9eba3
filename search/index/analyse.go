package index

import (
	"hash/fnv"
	"slices"
	"strings"

	"faultbook/search/text"
)

// Lengths of windows of running text, in words: a window is a sentence, at least
// shortWindow words and at most longWindow. What stands in one was said together.
const (
	shortWindow = 6
	longWindow  = 24
)

// toldTwice is how often a word counts where somebody wrote about the status itself,
// beside once in the body.
const toldTwice = 2

// use is what a document has of one key.
type use struct {
	frequency int      // in running text
	places    []place  // in lines
	windows   []uint16 // of the running text, in order
}

// place is a word of a line: kind, line, position, and whether it is only a part of
// the name that stands there.
type place uint32

func newPlace(k Kind, line, pos int, inner bool) place {
	p := place(k)<<24 | place(line)<<16 | place(pos)<<1
	if inner {
		p |= 1
	}
	return p
}

func (p place) kind() Kind  { return Kind(p >> 24) }
func (p place) line() int   { return int(p >> 16 & 0xFF) }
func (p place) pos() int    { return int(p >> 1 & 0x7FFF) }
func (p place) inner() bool { return p&1 != 0 }

// analysis is a document as the index sees it.
type analysis struct {
	uses   map[string]*use
	length int // of the running text, in words
	tokens []text.Token
}

func analyse(d *Document) *analysis {
	a := &analysis{uses: map[string]*use{}}
	for k, lines := range d.lines() {
		for n, line := range lines {
			a.line(Kind(k), n, line)
		}
	}
	for _, told := range d.told() {
		a.running(told, toldTwice)
	}
	a.running(d.Body, 1)
	for _, u := range a.uses {
		slices.Sort(u.windows)
		u.windows = slices.Compact(u.windows)
	}
	a.tokens = nil
	return a
}

func (a *analysis) use(key string) *use {
	u := a.uses[key]
	if u == nil {
		u = &use{}
		a.uses[key] = u
	}
	return u
}

// line counts a line. One of more than 255 words goes on as the next of its kind would.
func (a *analysis) line(k Kind, n int, line string) {
	a.tokens = text.Append(a.tokens[:0], line)
	for _, t := range a.tokens {
		if t.Pos >= text.LineStep {
			break
		}
		u := a.use(t.Key)
		u.places = append(u.places, newPlace(k, n, t.Pos, t.Inner))
		for _, alias := range text.Aliases(t, k == Code || k == Label) {
			u := a.use(alias)
			u.places = append(u.places, newPlace(k, n, t.Pos, true))
		}
	}
}

// running counts running text, window by window.
func (a *analysis) running(body string, times int) {
	a.tokens = text.Append(a.tokens[:0], body)
	first, words := 0, 0
	for i, t := range a.tokens {
		if !t.Inner {
			words++
			a.length++
		}
		last := i+1 == len(a.tokens)
		if last || words >= longWindow || t.Ends && words >= shortWindow && !a.tokens[i+1].Inner {
			a.window(a.tokens[first:i+1], times)
			first, words = i+1, 0
		}
	}
}

// windowLabels is how many labels windows of a document have.
const windowLabels = 1296

// window counts a window. Its label is made of its first words, so that an edit before
// it changes nothing here: of two with one label the words count as said together.
func (a *analysis) window(tokens []text.Token, times int) {
	h := fnv.New32a()
	for _, t := range tokens[:min(2, len(tokens))] {
		h.Write([]byte(t.Key + " "))
	}
	label := uint16(h.Sum32() % windowLabels)
	for _, t := range tokens {
		if t.Sort == text.Sign {
			continue
		}
		a.said(t.Key, label, times)
		for _, alias := range text.Aliases(t, false) {
			a.said(alias, label, times)
		}
	}
}

func (a *analysis) said(key string, window uint16, times int) {
	u := a.use(key)
	u.frequency += times
	u.windows = append(u.windows, window)
}

// IsIdentifier tells whether a key is that of a number that is a code.
func isIdentifier(key string) bool { return strings.HasPrefix(key, text.AsCode) }
