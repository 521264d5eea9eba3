package index

import (
	"slices"

	"faultbook/search/data"
	"faultbook/search/text"
)

// Posting is a word in a line of a document.
type Posting struct {
	Doc   uint32
	Kind  Kind
	Line  uint8 // among those of its kind
	Pos   uint8
	Inner bool   // a part of the name there, which does not count for the total
	Total uint16 // the weights of all words of the line; 0 in lists of what means the same
}

// Use is a word in the running text of a document.
type Use struct {
	Doc       uint32
	Impact    uint8 // 1 to Impacts: what BM25 makes of its frequency
	frequency uint16
	Windows   []uint16 // the labels of the sentences in which it is
}

// Impacts is how many steps an impact has.
const Impacts = 15

// List holds what one spelling of a word finds, or words that mean the same.
type List struct {
	Form   string // the spelling; "" for others that mean the same
	Weight int    // of the words found
	Lines  []Posting
	Text   []Use
}

// Named is a word in one of the names of a facet value.
type Named struct {
	Value int
	Line  uint8 // 0 is the name itself
	Total uint16
}

// Phrase is several words that mean what another word does.
type Phrase struct {
	At   int      // the place of the record's word
	Rest []string // names of the records of its other words
	Like []List
}

// Record is all that a site knows of a word and its inflections.
type Record struct {
	Name    string      // the first of Forms
	Forms   []string    // sorted; every spelling that leads here
	Bases   []text.Base // of the forms
	Weight  int         // idf in sixteenths; 0 = not on the site
	Lists   []List      // by form; their lines only
	Text    []Use
	Facets  []Named
	Like    []List // what others find that mean the same, by weight
	Phrases []Phrase
}

// record puts together what a shard holds of a group.
func (m *Model) record(g *group) *Record {
	r := &Record{Name: g.name(), Weight: g.weight}
	var words []string
	for _, w := range g.words {
		words = append(words, w.text)
	}
	r.Lists = m.listsOf(g)
	r.Bases = m.inflect(g, words)
	for _, b := range r.Bases {
		for form := range b.Words {
			r.Forms = append(r.Forms, form)
		}
	}
	slices.Sort(r.Forms)
	r.Forms = slices.Compact(r.Forms)
	bound(r.Lists, fewLines+linesByWeight*g.weight)
	for _, l := range r.Lists {
		for i, p := range l.Lines {
			l.Lines[i].Total = m.kept[m.lines[int(p.Doc)*Kinds+int(p.Kind)]+uint32(p.Line)]
		}
	}
	r.Text = boundText(m.textOf(g), mostText)
	if g.weight < LeastInWindow {
		r.Text = withoutWindows(r.Text)
	}
	r.Facets = g.facets
	m.addMeanings(r, g)
	return r
}

// listsOf returns all lines of a group, by form.
func (m *Model) listsOf(g *group) []List {
	var out []List
	for _, w := range g.words {
		if lines := m.linesOf(w); len(lines) > 0 {
			out = append(out, List{Form: w.text, Weight: g.weight, Lines: m.postings(lines)})
		}
	}
	return out
}

func (m *Model) postings(lines []uint64) []Posting {
	out := make([]Posting, len(lines))
	for i, l := range lines {
		p := place(l)
		doc := uint32(l >> 32)
		out[i] = Posting{doc, p.kind(), uint8(p.line()), uint8(p.pos()), p.inner(), m.totals[m.lineAt(doc, p)]}
	}
	return out
}

// LeastInWindow is the weight from which on a word tells which sentence it is in. It stands
// with the limits of both engines.
var LeastInWindow = data.Limit[int]("leastInWindow")

func withoutWindows(uses []Use) []Use {
	out := slices.Clone(uses)
	for i := range out {
		out[i].Windows = nil
	}
	return out
}

// Limits of a record. They bound what one word can cost to load, whatever the size
// of the site.
const (
	fewLines      = 80  // lines that the commonest word keeps
	linesByWeight = 8   // how many more for each unit of weight: rarer words find, common ones tell apart
	mostText      = 750 // documents in whose running text a word is found
	mostLike      = 80  // lines that a word finds through others that mean the same
	mostLikeText  = 50
)

// bound keeps the lines of which the word is the greatest part. Equal ones stay or go
// together, but for twice the limit: of twins both are found or neither.
func bound(lists []List, limit int) {
	floor := floorOf(lists, limit)
	for i := range lists {
		weight := lists[i].Weight
		lists[i].Lines = slices.DeleteFunc(lists[i].Lines, func(p Posting) bool { return worth(weight, p) < floor })
	}
}

// floorOf returns the least worth of the lines that bound keeps.
func floorOf(lists []List, limit int) int {
	n := 0
	for _, l := range lists {
		n += len(l.Lines)
	}
	if n <= limit {
		return 0
	}
	var worths []int
	for _, l := range lists {
		for _, p := range l.Lines {
			worths = append(worths, worth(l.Weight, p))
		}
	}
	slices.Sort(worths)
	floor := worths[n-limit]
	if i, _ := slices.BinarySearch(worths, floor); n-i > 2*limit {
		floor++
	}
	return floor
}

const worthSteps = 64

func worth(weight int, p Posting) int {
	w := weight * worthSteps / int(max(1, p.Total))
	if p.Kind != Keyword {
		w += worthSteps / 4
	}
	return w
}

func boundText(uses []Use, limit int) []Use {
	if len(uses) <= limit {
		return uses
	}
	var counts [Impacts + 1]int
	for _, u := range uses {
		counts[u.Impact]++
	}
	floor, kept := Impacts+1, 0
	for floor > 1 && kept+counts[floor-1] <= limit {
		floor--
		kept += counts[floor]
	}
	out := make([]Use, 0, limit)
	spare := limit - kept // of the class that does not fit, the first documents
	for _, u := range uses {
		if int(u.Impact) >= floor {
			out = append(out, u)
		} else if int(u.Impact) == floor-1 && spare > 0 {
			spare--
			out = append(out, u)
		}
	}
	return out
}
