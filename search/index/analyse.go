package index

import (
	"strings"

	"faultbook/search/text"
)

// windowShift makes windows of 16 words of running text: what stands within two
// neighbours was said together.
const windowShift = 4

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
	at := 0
	for _, told := range d.told() {
		at = a.running(told, at, toldTwice)
	}
	a.running(d.Body, at, 1)
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

// running counts running text from a position on, and returns where the next begins.
func (a *analysis) running(body string, from, times int) int {
	a.tokens = text.Append(a.tokens[:0], body)
	last := from
	for _, t := range a.tokens {
		if t.Sort == text.Sign {
			continue
		}
		last = from + t.Pos
		a.said(t.Key, last, times)
		for _, alias := range text.Aliases(t, false) {
			a.said(alias, last, times)
		}
		if !t.Inner {
			a.length++
		}
	}
	return (last>>windowShift + 2) << windowShift
}

func (a *analysis) said(key string, pos, times int) {
	u := a.use(key)
	u.frequency += times
	window := uint16(min(pos>>windowShift, 1<<16-1))
	if n := len(u.windows); n == 0 || u.windows[n-1] != window {
		u.windows = append(u.windows, window)
	}
}

// IsIdentifier tells whether a key is that of a number that is a code.
func isIdentifier(key string) bool { return strings.HasPrefix(key, text.AsCode) }
