package search

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// group gathers the words of the site with one stem. It holds what bleve holds; what
// follows from several groups, the totals of lines and the impacts of bodies, is the
// model's, and is put in where a record is made.
type group struct {
	stem   string
	words  []siteWord // sorted; of a word that only the synonyms have, one
	body   []bodyUse  // by document
	facets []posting  // in the words of facet values
	df     int        // documents with a word of the group, or of a facet value of that name
	weight int
	stop   bool
}

// siteWord is one word of a group.
type siteWord struct {
	text   string
	lines  []posting // by line and position, without totals
	bodies int       // documents with it in their body
	named  int       // facet values with it in their words, each occurrence
	class  int8      // for the lexicon; −1 if only the synonyms have it
}

// bodyUse is how often a document's body has a word: of several with one stem, the
// most frequent.
type bodyUse struct{ doc, frequency uint32 }

// name is how the group is called where records refer to one another.
func (g *group) name() string { return g.words[0].text }

// find returns the place of a word, or where it belongs.
func (g *group) find(word string) (int, bool) {
	return slices.BinarySearchFunc(g.words, word, func(s siteWord, word string) int { return strings.Compare(s.text, word) })
}

// word returns a word of the group, which it has afterwards.
func (g *group) word(word string) *siteWord {
	at, ok := g.find(word)
	if !ok {
		g.words = slices.Insert(g.words, at, siteWord{text: word})
	}
	return &g.words[at]
}

// group finds or makes the group of a word.
func (m *model) group(word string) *group {
	stem := m.stemmer.stem(word)
	g := m.groups[stem]
	if g == nil {
		g = &group{stem: stem}
		m.groups[stem] = g
	}
	return g
}

// settle counts a group's documents and finds the classes of its words. seen is
// memory for a number a document, which it may find in any state but of this stamp.
func (m *model) settle(g *group, seen []int32, stamp int32) {
	g.df, g.stop = 0, len(g.words) > 0
	count := func(doc int) {
		if seen[doc] != stamp {
			seen[doc] = stamp
			g.df++
		}
	}
	class := int8(-1)
	if len(g.body) > 0 {
		class = classBody
	}
	if len(g.facets) > 0 {
		class = classText
	}
	for i := range g.words {
		s := &g.words[i]
		s.class = class
		g.stop = g.stop && m.stops[s.text]
		for _, p := range s.lines {
			s.class = max(s.class, classes[p.line.kind()])
			count(p.line.doc())
		}
	}
	for _, b := range g.body {
		count(int(b.doc))
	}
	for _, p := range g.facets {
		m.eachNamed(p, count)
	}
}

// eachNamed visits the documents of a facet value; of its words only the name, the
// first line, stands for them.
func (m *model) eachNamed(p posting, visit func(doc int)) {
	if !p.line.first() {
		return
	}
	for _, r := range m.values[p.line.doc()].runs {
		for doc := r.first; doc < r.first+r.count; doc++ {
			visit(doc)
		}
	}
}

// weightOf is what a word says: BM25's idf in sixteenths, a part of it for a stop
// word, nothing for a word that no document has.
func (m *model) weightOf(g *group) int {
	switch {
	case g.df == 0:
		return 0
	case g.stop:
		return max(1, idf(len(m.docs), g.df)/stopDivisor)
	}
	return idf(len(m.docs), g.df)
}

// idf is BM25's, in sixteenths and at least one.
func idf(documents, frequency int) int {
	n, df := float64(documents), float64(frequency)
	return max(1, int(math.Round(weightScale*math.Log(1+(n-df+0.5)/(df+0.5)))))
}

// unknownWeight is the weight of a word that no document has.
func (m *model) unknownWeight() int { return idf(len(m.docs), 0) }

// all gives the occurrences of every spelling, in order. It may be the group's own.
func (g *group) all() []posting {
	var lists [][]posting
	for _, s := range g.words {
		if len(s.lines) > 0 {
			lists = append(lists, s.lines)
		}
	}
	return mergeRuns(lists, comparePostings)
}

// places counts the occurrences of every spelling.
func (g *group) places() int {
	n := 0
	for i := range g.words {
		n += len(g.words[i].lines)
	}
	return n
}

// isAt tells whether any spelling occurs at a place.
func (g *group) isAt(place uint64) bool {
	for i := range g.words {
		_, ok := slices.BinarySearchFunc(g.words[i].lines, place, func(p posting, place uint64) int { return cmp.Compare(p.place(), place) })
		if ok {
			return true
		}
	}
	return false
}

// mergeRuns puts sorted lists together, neighbours first: they are long, and merging
// them takes a third of the time of sorting anew. A single one is returned as it is.
func mergeRuns[T any](runs [][]T, compare func(a, b T) int) []T {
	switch len(runs) {
	case 0:
		return nil
	case 1:
		return runs[0]
	}
	a, b := mergeRuns(runs[:len(runs)/2], compare), mergeRuns(runs[len(runs)/2:], compare)
	return appendMerged(make([]T, 0, len(a)+len(b)), a, b, compare)
}

func appendMerged[T any](out, a, b []T, compare func(a, b T) int) []T {
	for len(a) > 0 && len(b) > 0 {
		if compare(a[0], b[0]) <= 0 {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

func comparePostings(a, b posting) int { return cmp.Compare(a.place(), b.place()) }

// place orders postings: by line, then by position.
func (p posting) place() uint64 { return uint64(p.line)<<16 | uint64(p.pos) }

func postingAt(place uint64) posting { return posting{line: lineRef(place >> 16), pos: uint16(place)} }
