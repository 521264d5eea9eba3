package index

import (
	"math"
	"slices"
)

// block holds what some documents have of their words, by key, in few large pieces: a
// site has millions of uses, and a pointer each would be most of the memory.
type block struct {
	ids     []string
	lengths []int        // of running texts, by document
	lines   [][Kinds]int // how many lines a document has
	keys    []string     // nil once they are gathered for good
	kinds   []uint8      // by key, a bit for each kind of line in which it is
	starts  []start      // by key, and one more for the end
	uses    []blockUse   // by key, then by document
	places  []place      // by use
	windows []uint16     // by use
}

// start is where a key has its first use, place and window.
type start struct{ use, place, window uint32 }

type blockUse struct {
	doc       uint16 // its place in the block
	frequency uint16
	places    uint16 // how many
	windows   uint16
}

func (b *block) document(id string, a *analysis, length int) {
	b.ids, b.lengths, b.lines = append(b.ids, id), append(b.lengths, length), append(b.lines, a.lines)
}

func (b *block) end() {
	b.starts = append(b.starts, start{uint32(len(b.uses)), uint32(len(b.places)), uint32(len(b.windows))})
}

// begin begins the uses of a key.
func (b *block) begin(key string) {
	b.end()
	b.keys, b.kinds = append(b.keys, key), append(b.kinds, 0)
}

func (b *block) add(doc, frequency int, u *use) {
	counted := uint16(min(frequency, math.MaxUint16))
	b.uses = append(b.uses, blockUse{uint16(doc), counted, uint16(len(u.places)), uint16(len(u.windows))})
	b.places, b.windows = append(b.places, u.places...), append(b.windows, u.windows...)
	for _, p := range u.places {
		b.kinds[len(b.kinds)-1] |= 1 << p.kind()
	}
}

func (b *block) reset() {
	*b = block{
		keys: b.keys[:0], kinds: b.kinds[:0], starts: b.starts[:0],
		uses: b.uses[:0], places: b.places[:0], windows: b.windows[:0],
	}
}

// clone gives a block that takes no more memory than it needs.
func (b *block) clone() *block {
	return &block{
		b.ids, b.lengths, b.lines,
		slices.Clone(b.keys), slices.Clone(b.kinds), slices.Clone(b.starts),
		slices.Clone(b.uses), slices.Clone(b.places), slices.Clone(b.windows),
	}
}

// each calls yield with every use of a key.
func (b *block) each(key uint32, yield func(doc int, u use)) {
	at, end := b.starts[key], b.starts[key+1]
	for _, u := range b.uses[at.use:end.use] {
		places, windows := at.place+uint32(u.places), at.window+uint32(u.windows)
		yield(int(u.doc), use{int(u.frequency), b.places[at.place:places:places], b.windows[at.window:windows:windows]})
		at.place, at.window = places, windows
	}
}
