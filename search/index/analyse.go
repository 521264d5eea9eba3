package index

import (
	"hash/fnv"
	"slices"
	"strings"
	"sync"

	indexapi "github.com/blevesearch/bleve_index_api"

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

// analysis is a document as the index sees it. It is used again for other documents.
type analysis struct {
	in      *keySet
	keys    []string
	numbers []int32 // of the keys, in the set
	said    []event // in running text
	placed  []event // in lines
	uses    []use   // by key, when all is found
	places  []place
	windows []uint16
	lines   [Kinds]int
	length  int // of the running text, in words
	counted []int
	tokens  []text.Token
	counts  []indexapi.TokenFreq
	words   indexapi.TokenFrequencies
}

// event is a key at a place, or in a window so many times.
type event struct {
	key   int32
	times int32
	at    uint32
}

// keySet numbers the keys of several documents, so that a key is looked up once.
type keySet struct {
	numbers map[string]int32
	local   []int32 // by number: 1 + the key's place in the document under way, 0 if it has none
}

func newKeySet() *keySet { return &keySet{numbers: map[string]int32{}} }

var analyses = sync.Pool{New: func() any { return &analysis{words: indexapi.TokenFrequencies{}} }}

// analyse gives what it found until that is released.
func analyse(d *Document, in *keySet) *analysis {
	a := analyses.Get().(*analysis)
	a.in = in
	for k, lines := range d.lines() {
		a.lines[k] = len(lines)
		for n, line := range lines {
			a.line(Kind(k), n, line)
		}
	}
	for _, told := range d.told() {
		a.running(told, toldTwice)
	}
	a.running(d.Body, 1)
	for _, text := range d.Apart {
		a.apart(text)
	}
	a.sum()
	for _, n := range a.numbers {
		in.local[n] = 0
	}
	return a
}

// release lets another document have the memory.
func (a *analysis) release() {
	clear(a.words)
	a.in, a.keys, a.numbers, a.said, a.placed, a.length = nil, a.keys[:0], a.numbers[:0], a.said[:0], a.placed[:0], 0
	analyses.Put(a)
}

// key is the place of a key among those of the document.
func (a *analysis) key(key string) int32 {
	n, ok := a.in.numbers[key]
	if !ok {
		n = int32(len(a.in.local))
		a.in.numbers[key] = n
		a.in.local = append(a.in.local, 0)
	}
	if a.in.local[n] == 0 {
		a.keys, a.numbers = append(a.keys, key), append(a.numbers, n)
		a.in.local[n] = int32(len(a.keys))
	}
	return a.in.local[n] - 1
}

// sum puts what was found together, by key.
func (a *analysis) sum() {
	a.uses = append(a.uses[:0], make([]use, len(a.keys))...)
	a.places = slices.Grow(a.places[:0], len(a.placed))[:len(a.placed)]
	a.windows = slices.Grow(a.windows[:0], len(a.said))[:len(a.said)]
	at := 0
	for key, end := range a.ends(a.placed) {
		a.uses[key].places = a.places[at:at:end]
		at = end
	}
	at = 0
	for key, end := range a.ends(a.said) {
		a.uses[key].windows = a.windows[at:at:end]
		at = end
	}
	for _, e := range a.placed {
		u := &a.uses[e.key]
		u.places = append(u.places, place(e.at))
	}
	for _, e := range a.said {
		u := &a.uses[e.key]
		u.frequency += int(e.times)
		u.windows = append(u.windows, uint16(e.at))
	}
	for i := range a.uses {
		if u := &a.uses[i]; len(u.windows) > 1 {
			slices.Sort(u.windows)
			u.windows = slices.Compact(u.windows)
		}
	}
}

// ends gives where the events of each key end, if they are ordered by key.
func (a *analysis) ends(events []event) []int {
	a.counted = append(a.counted[:0], make([]int, len(a.keys))...)
	for _, e := range events {
		a.counted[e.key]++
	}
	sum := 0
	for key, n := range a.counted {
		sum += n
		a.counted[key] = sum
	}
	return a.counted
}

// frequencies gives the words to bleve.
func (a *analysis) frequencies() indexapi.TokenFrequencies {
	if len(a.words) == len(a.keys) {
		return a.words
	}
	a.counts = slices.Grow(a.counts[:0], len(a.uses))[:len(a.uses)]
	for i, u := range a.uses {
		a.counts[i].SetFrequency(len(u.places) + u.frequency)
		a.words[a.keys[i]] = &a.counts[i]
	}
	return a.words
}

// spaced counts a code with a space in it, such as VAN 35, that is all of a code or begins a
// label.
func (a *analysis) spaced(k Kind, n int) {
	if len(a.tokens) < 2 || k != Code && k != Label {
		return
	}
	first, second := a.tokens[0], a.tokens[1]
	if len(a.tokens) > 2 && (k == Code || !second.Ends) {
		return
	}
	code, only := text.SpacedKeys(first, second)
	for _, key := range []string{code, only} {
		if key != "" {
			a.place(key, newPlace(k, n, first.Pos, true))
		}
	}
}

// line counts a line. One of more than 255 words goes on as the next of its kind would.
func (a *analysis) line(k Kind, n int, line string) {
	a.tokens = text.Append(a.tokens[:0], line)
	a.spaced(k, n)
	for _, t := range a.tokens {
		if t.Pos >= text.LineStep {
			break
		}
		a.place(t.Key, newPlace(k, n, t.Pos, t.Inner))
		coded := k == Code || k == Label
		for _, alias := range text.Aliases(t, coded) {
			a.place(alias, newPlace(k, n, t.Pos, true))
		}
		if family := text.FamilyKey(t); coded && family != "" {
			a.place(family, newPlace(k, n, t.Pos, true))
		}
	}
}

func (a *analysis) place(key string, at place) {
	a.placed = append(a.placed, event{key: a.key(key), at: uint32(at)})
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

// apart counts the codes of a text that the body sets apart. The body has its words already.
func (a *analysis) apart(body string) {
	a.tokens = text.Append(a.tokens[:0], body)
	for _, t := range a.tokens {
		if t.Sort == text.Number && (len(t.Key) < leastApart || text.IsYear(t.Key)) {
			continue
		}
		for _, alias := range text.Aliases(t, false) {
			a.say(alias, windowOf(a.tokens), 1)
		}
	}
}

// leastApart is how many digits a number needs to be a code by its place alone: shorter numbers count
// things.
const leastApart = 3

// windowLabels is how many labels windows of a document have.
const windowLabels = 1296

// window counts a window. Its label is made of its first words, so that an edit before
// it changes nothing here: of two with one label the words count as said together.
func (a *analysis) window(tokens []text.Token, times int) {
	label := windowOf(tokens)
	for _, t := range tokens {
		if t.Sort == text.Sign {
			continue
		}
		a.say(t.Key, label, times)
		for _, alias := range text.Aliases(t, false) {
			a.say(alias, label, times)
		}
	}
}

// windowOf returns the label of a window, below windowLabels: a hash of its first two keys.
func windowOf(tokens []text.Token) uint16 {
	h := fnv.New32a()
	for _, t := range tokens[:min(2, len(tokens))] {
		h.Write([]byte(t.Key + " "))
	}
	return uint16(h.Sum32() % windowLabels)
}

func (a *analysis) say(key string, window uint16, times int) {
	a.said = append(a.said, event{a.key(key), int32(times), uint32(window)})
}

// IsIdentifier reports whether a key is that of a number that is a code.
func isIdentifier(key string) bool { return strings.HasPrefix(key, text.AsCode) }
