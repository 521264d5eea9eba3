package search

import (
	"slices"
	"strings"
)

// lineRef names a line: the document's ordinal, the kind and the line's number
// among those of its kind.
type lineRef uint32

func newLineRef(doc int, k kind, line int) lineRef {
	return lineRef(doc)<<10 | lineRef(k)<<6 | lineRef(line)
}

func (l lineRef) doc() int   { return int(l >> 10) }
func (l lineRef) kind() kind { return kind(l >> 6 & 15) }

// first tells whether the line is the first of its kind in the document.
func (l lineRef) first() bool { return l&63 == 0 }

// posting is one occurrence of a word in a line. total is the weight of all the
// line's words together.
type posting struct {
	line  lineRef
	pos   uint16
	total uint16
}

// bodyPosting is a word's BM25 term frequency part in a body, quantised.
type bodyPosting struct {
	doc    uint32
	impact uint8
}

// list holds occurrences of equal standing: those of one spelling of the word
// itself, or those of other words that mean the same.
type list struct {
	form     string // the spelling; "" for synonyms
	weight   int    // of the words found, not of the word asked for
	postings []posting
}

// phrase is a phrase of the synonyms with a record's word in it.
type phrase struct {
	at    int      // the place of the record's word
	rest  []string // names of the records of its other words
	lists []list
}

// record is all that a site knows of one word, its inflections included. It is what
// a term shard holds and all that scoring reads.
type record struct {
	name    string   // the first of forms
	forms   []string // sorted; every spelling that leads here
	weight  int      // idf of the word over documents, in sixteenths; 0 = not on the site
	stop    bool
	lists   []list
	facets  []posting // in the words of facet values: the value's number instead of a document's
	body    []bodyPosting
	phrases []phrase
}

// docInfo is a document as the model orders it.
type docInfo struct{ stored }

// model is the whole index in the form in which both engines see it.
type model struct {
	options  Options
	stops    map[string]bool
	docs     []docInfo // by rank: background last, then by facets, then by ID
	visible  int       // documents before the background ones
	values   []facetRange
	groups   map[string]*group // by stem
	stemmer  *stemmer
	synonyms *synonyms
	meanings meanings
	lexicon  []lexeme
	sums     []lineSums // by document
	bodies   bodies
	// facetSums are the totals of the lines that name facet values.
	facetSums map[lineRef]int
}

// weigh settles the weights of all words, then the totals of all lines.
func (m *model) weigh() {
	seen := make([]int32, len(m.docs))
	stamp := int32(0)
	for _, g := range m.groups {
		stamp++
		m.settle(g, seen, stamp)
		g.weight = m.weightOf(g)
	}
	m.sumLines()
	m.sumFacets()
}

func (m *model) sortedGroups() []*group {
	out := make([]*group, 0, len(m.groups))
	for _, g := range m.groups {
		out = append(out, g)
	}
	slices.SortFunc(out, func(a, b *group) int { return strings.Compare(a.stem, b.stem) })
	return out
}

// record puts together what a shard holds of a group.
func (m *model) record(g *group, stems *stemmer) *record {
	r := &record{name: g.name(), weight: g.weight, stop: g.stop, facets: m.facetsWithTotals(g.facets), body: m.bodiesOf(g)}
	for _, s := range g.words {
		r.forms = append(r.forms, s.text) // a stop word has no other forms that anybody types
		if len(s.lines) > 0 {
			r.lists = append(r.lists, list{s.text, g.weight, m.withTotals(s.lines)})
		}
	}
	if !g.stop {
		r.forms = stems.forms(r.forms)
	}
	r.lists = boundLists(r.lists, fewPostings+weightPostings*g.weight)
	m.addMeanings(r, g)
	return r
}
