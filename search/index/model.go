package index

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"faultbook/search/data"
	"faultbook/search/text"
)

// Weights are whole numbers, of a part of a nat, in steps. data/limits.ts has both.
var (
	nat        = data.Limit[float64]("nat")
	weightStep = data.Limit[float64]("weightStep")
)

// stopDivisor is by how much a word that carries little by itself weighs less.
const stopDivisor = 4

// group gathers the words of the site with one stem.
type group struct {
	stem   string
	of     int         // the place of its language in Languages; native for the site's
	words  []*siteWord // sorted
	facets []Named
	weight int
	stop   bool
	lines  int // in which its words are
}

type siteWord struct {
	text  string
	group *group
	parts []part // by block
	kinds uint8  // a bit for each kind of line in which it is
	docs  int    // documents with it anywhere
	class Class
}

// part is what a block has of a word: the numbers of both. It is inner where the word is
// a part of a compound.
type part struct {
	block, key uint32
	inner      bool
}

// Info is a document as the index orders it.
type Info struct {
	ID         string
	URL        string
	Facets     map[string]string
	Further    map[string][]string
	Background bool
	Display    Display
	Spans      []Span // of its messages in other languages, in order
}

// values lists the values of a facet that a document has.
func (d *Info) values(facet string) []string {
	first := d.Facets[facet]
	if first == "" {
		return nil
	}
	return append([]string{first}, d.Further[facet]...)
}

// Has reports whether a document has one of some values of a facet.
func (d *Info) Has(facet string, ids []string) bool {
	return slices.ContainsFunc(d.values(facet), func(id string) bool { return slices.Contains(ids, id) })
}

// EachValue calls visit with each value of a facet that a document has, once.
func (d *Info) EachValue(facet string, visit func(id string)) {
	all := d.values(facet)
	for i, id := range all {
		if !slices.Contains(all[:i], id) {
			visit(id)
		}
	}
}

// Facet is a facet value and the documents that have it.
type Facet struct {
	FacetValue
	Runs []Run
}

// Run is a stretch of documents.
type Run struct{ First, Count int }

// Model is the whole index in the form in which both engines see it.
type Model struct {
	Options Options
	Docs    []Info // background last, then by facets, then by ID
	Visible int    // documents before the background ones
	Facets  []Facet
	Lexicon []Lexeme
	// Languages are the tags of those in which messages are beside the site's own, sorted.
	Languages []string

	others    []language     // by Languages
	foreign   map[string]int // words that only messages in other languages have → their language
	stops     map[string]bool
	stems     *text.Stemmer
	blocks    []counted
	words     map[string]*siteWord
	groups    map[string]*group // by stem
	norms     []float64         // by document: what its length takes from frequencies
	lines     []uint32          // where the lines of each document and kind begin in totals
	totals    []uint16          // the weight of each line
	kept      []uint16          // of it, that of the words whose records keep the line
	meanings  meanings
	thesaurus *thesaurus
}

func (g *group) name() string { return g.words[0].text }

// lineAt is the number of a line of a document.
func (m *Model) lineAt(doc uint32, p place) uint32 {
	return m.lines[int(doc)*Kinds+int(p.kind())] + uint32(p.line())
}

func newLine(doc uint32, p place) uint64 { return uint64(doc)<<32 | uint64(p) }

// weigh settles the weights of all words, and then the totals of all lines.
func (m *Model) weigh() {
	seen := make([]*group, len(m.Docs))
	sums := make([]int, m.lines[len(m.lines)-1])
	for _, g := range m.groups {
		df := m.documents(g, seen)
		if df == 0 && len(g.facets) == 0 {
			continue
		}
		g.weight = m.weight(df)
		g.stop = !slices.ContainsFunc(g.words, func(w *siteWord) bool { return !m.stopsOf(g)[w.text] })
		if g.stop {
			g.weight = max(1, g.weight/stopDivisor)
		}
		for _, w := range g.words {
			if w.kinds == 0 {
				continue
			}
			m.each(w, func(doc uint32, u use) {
				g.lines += len(u.places)
				for _, p := range u.places {
					if !p.inner() {
						sums[m.lineAt(doc, p)] += g.weight
					}
				}
			})
		}
	}
	m.totals = make([]uint16, len(sums))
	for line, sum := range sums {
		m.totals[line] = uint16(min(sum, math.MaxUint16))
	}
	m.weighKept()
}

// weighKept settles what a line weighs in records: words that very many lines have keep but some
// of them. A label whose common words are not kept is still covered by the others.
func (m *Model) weighKept() {
	m.kept = slices.Clone(m.totals)
	for _, g := range m.groups {
		limit := fewLines + linesByWeight*g.weight
		if g.lines <= limit {
			continue
		}
		lists := m.listsOf(g)
		floor := floorOf(lists, limit)
		for _, l := range lists {
			for _, p := range l.Lines {
				if !p.Inner && worth(g.weight, p) < floor {
					at := m.lines[int(p.Doc)*Kinds+int(p.Kind)] + uint32(p.Line)
					m.kept[at] -= uint16(min(int(m.kept[at])-1, g.weight))
				}
			}
		}
	}
}

// documents counts those that have a word of a group. seen has, by document, the group
// that was last seen there.
func (m *Model) documents(g *group, seen []*group) int {
	if len(g.words) == 1 && !slices.ContainsFunc(g.words[0].parts, func(p part) bool { return p.inner }) {
		return g.words[0].docs
	}
	df := 0
	for _, w := range g.words {
		m.each(w, func(doc uint32, _ use) {
			if seen[doc] != g {
				seen[doc] = g
				df++
			}
		})
	}
	return df
}

// weight is the idf of a word that so many documents have, as bleve computes it.
func (m *Model) weight(df int) int {
	n := float64(len(m.Docs))
	nats := math.Log(1 + (n-float64(df)+0.5)/(float64(df)+0.5))
	return max(1, int(weightStep*math.Round(nats*nat/weightStep)))
}

// UnknownWeight is the weight of a word that no document has.
func (m *Model) UnknownWeight() int { return m.weight(0) }

const (
	termLimit  = 1.2 // k1 of BM25
	lengthPart = 0.6 // b of BM25
)

// impact is the term frequency part of BM25, in steps.
func (m *Model) impact(doc uint32, frequency uint16) uint8 {
	f := float64(frequency)
	return uint8(max(1, min(Impacts, int(math.Round(f/(f+m.norms[doc])*Impacts)))))
}

// setNorms settles what the length of each running text takes from its frequencies.
func (m *Model) setNorms(lengths []int) {
	sum := 0
	for _, n := range lengths {
		sum += n
	}
	mean := stepped(float64(sum) / float64(max(1, len(lengths))))
	m.norms = make([]float64, len(lengths))
	for doc, n := range lengths {
		m.norms[doc] = termLimit * (1 - lengthPart + lengthPart*stepped(float64(n))/mean)
	}
}

// lengthStep rounds lengths, so that an edit of a line seldom changes one. With 1.1 and with 1.25
// no page of three sites was found that is not with this.
const lengthStep = 1.5

func stepped(length float64) float64 {
	return math.Pow(lengthStep, math.Round(math.Log(max(1, length))/math.Log(lengthStep)))
}

// Compare orders documents: background last, then by facets, then by ID.
func (o Options) Compare(a, b Info) int {
	if a.Background != b.Background {
		if b.Background {
			return -1
		}
		return 1
	}
	for _, facet := range o.Facets {
		if c := strings.Compare(a.Facets[facet], b.Facets[facet]); c != 0 {
			return c
		}
	}
	return cmp.Compare(a.ID, b.ID)
}

// Stems lists the stems of all words, in order.
func (m *Model) Stems() []string { return slices.Sorted(maps.Keys(m.groups)) }

// Record gives the record of a stem, or nil.
func (m *Model) Record(stem string) *Record {
	if g := m.groups[stem]; g != nil {
		return m.record(g)
	}
	return nil
}

// Place is what orders keys in shards: a number that is a code stands beside the number.
func Place(key string) string {
	if bare := strings.TrimPrefix(key, text.AsCode); bare != "" {
		return bare
	}
	return key
}
