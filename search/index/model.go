package index

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"

	"faultbook/search/text"
)

// Posting is a word in a line of a document.
type Posting struct {
	Doc   uint32
	Kind  Kind
	Line  uint8 // among those of its kind
	Pos   uint8
	Inner bool   // a part of the name there, which does not count for the total
	Total uint16 // the weights of all words of the line
}

// Use is a word in the running text of a document.
type Use struct {
	Doc     uint32
	Impact  uint8    // 1 to Impacts: what BM25 makes of its frequency
	Windows []uint16 // where, sixteen words a window
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
	Name    string   // the first of Forms
	Forms   []string // sorted; every spelling that leads here
	Weight  int      // idf in sixteenths; 0 = not on the site
	Lists   []List   // by form; their lines only
	Text    []Use
	Facets  []Named
	Like    []List // what others find that mean the same, by weight
	Phrases []Phrase
}

// weightScale makes whole numbers of weights.
const weightScale = 16

// stopDivisor is by how much a word that carries little by itself weighs less.
const stopDivisor = 4

// group gathers the words of the site with one stem.
type group struct {
	stem   string
	words  []siteWord // sorted
	text   []textUse  // by document
	facets []Named
	weight int
	stop   bool
}

type siteWord struct {
	text  string
	lines []uint64 // document and place, sorted
	docs  int      // documents with it anywhere
	class Class
}

type textUse struct {
	doc       uint32
	frequency int
	windows   []uint16
}

// Info is a document as the index orders it.
type Info struct {
	ID         string
	URL        string
	Facets     map[string]string
	Background bool
	Display    Display
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

	stops     map[string]bool
	stems     *text.Stemmer
	groups    map[string]*group // by stem
	lengths   []int             // of running texts
	mean      float64           // of these
	totals    map[uint64]uint16 // by document, kind and line
	meanings  meanings
	thesaurus *thesaurus
}

func (m *Model) group(key string) *group {
	stem := m.stems.Stem(key)
	g := m.groups[stem]
	if g == nil {
		g = &group{stem: stem}
		m.groups[stem] = g
	}
	return g
}

func (g *group) word(key string) *siteWord {
	at, ok := slices.BinarySearchFunc(g.words, key, func(w siteWord, key string) int { return strings.Compare(w.text, key) })
	if !ok {
		g.words = slices.Insert(g.words, at, siteWord{text: key, class: none})
	}
	return &g.words[at]
}

func (g *group) name() string { return g.words[0].text }

func lineOf(line uint64) uint64 { return line >> 16 }

func newLine(doc int, p place) uint64 { return uint64(doc)<<32 | uint64(p) }

// weigh settles the weights of all words, and then the totals of all lines.
func (m *Model) weigh() {
	seen := make([]int, len(m.Docs))
	stamp := 0
	sums := map[uint64]int{}
	for _, g := range m.groups {
		stamp++
		df := 0
		count := func(doc uint32) {
			if seen[doc] != stamp {
				seen[doc] = stamp
				df++
			}
		}
		g.stop = len(g.words) > 0
		for i := range g.words {
			w := &g.words[i]
			g.stop = g.stop && m.stops[w.text]
			for _, l := range w.lines {
				count(uint32(l >> 32))
			}
		}
		for _, t := range g.text {
			count(t.doc)
		}
		if df == 0 && len(g.facets) == 0 {
			continue
		}
		g.weight = m.weight(df)
		if g.stop {
			g.weight = max(1, g.weight/stopDivisor)
		}
		for _, w := range g.words {
			for _, l := range w.lines {
				if !place(l).inner() {
					sums[lineOf(l)] += g.weight
				}
			}
		}
	}
	m.totals = make(map[uint64]uint16, len(sums))
	for line, sum := range sums {
		m.totals[line] = uint16(min(sum, math.MaxUint16))
	}
}

// weight is the idf of a word that so many documents have, as bleve computes it.
func (m *Model) weight(df int) int {
	n := float64(len(m.Docs))
	return max(1, int(math.Round(weightScale*math.Log(1+(n-float64(df)+0.5)/(float64(df)+0.5)))))
}

// UnknownWeight is the weight of a word that no document has.
func (m *Model) UnknownWeight() int { return m.weight(0) }

const (
	termLimit  = 1.2 // k1 of BM25
	lengthPart = 0.6 // b of BM25
)

// impact is the term frequency part of BM25, in steps.
func (m *Model) impact(frequency, length int) uint8 {
	f := float64(frequency)
	part := f / (f + termLimit*(1-lengthPart+lengthPart*stepped(float64(length))/m.mean))
	return uint8(max(1, min(Impacts, int(math.Round(part*Impacts)))))
}

// setMean settles the mean length of running texts.
func (m *Model) setMean() {
	sum := 0
	for _, n := range m.lengths {
		sum += n
	}
	m.mean = stepped(float64(sum) / float64(max(1, len(m.lengths))))
}

// lengthStep rounds lengths, so that an edit of a line seldom changes one.
const lengthStep = 1.1

func stepped(length float64) float64 {
	return math.Pow(lengthStep, math.Round(math.Log(max(1, length))/math.Log(lengthStep)))
}

func (m *Model) order(docs []Info) {
	slices.SortFunc(docs, m.compare)
	m.Docs = docs
	m.Visible = slices.IndexFunc(docs, func(d Info) bool { return d.Background })
	if m.Visible < 0 {
		m.Visible = len(docs)
	}
}

func (m *Model) compare(a, b Info) int {
	if a.Background != b.Background {
		if b.Background {
			return -1
		}
		return 1
	}
	for _, facet := range m.Options.Facets {
		if c := strings.Compare(a.Facets[facet], b.Facets[facet]); c != 0 {
			return c
		}
	}
	return cmp.Compare(a.ID, b.ID)
}

// Stem gives the stem under which the record of a key is.
func (m *Model) Stem(key string) string { return m.stems.Stem(key) }

// record puts together what a shard holds of a group.
func (m *Model) record(g *group) *Record {
	r := &Record{Name: g.name(), Weight: g.weight}
	for _, w := range g.words {
		r.Forms = append(r.Forms, w.text)
		if len(w.lines) > 0 {
			r.Lists = append(r.Lists, List{Form: w.text, Weight: g.weight, Lines: m.postings(w.lines)})
		}
	}
	if !g.stop {
		r.Forms = m.stems.Forms(r.Forms)
	}
	bound(r.Lists, fewLines+linesByWeight*g.weight)
	r.Text = boundText(m.uses(g), mostText)
	r.Facets = g.facets
	m.addMeanings(r, g)
	return r
}

func (m *Model) postings(lines []uint64) []Posting {
	out := make([]Posting, len(lines))
	for i, l := range lines {
		p := place(l)
		out[i] = Posting{uint32(l >> 32), p.kind(), uint8(p.line()), uint8(p.pos()), p.inner(), m.totals[lineOf(l)]}
	}
	return out
}

func (m *Model) uses(g *group) []Use {
	out := make([]Use, len(g.text))
	for i, t := range g.text {
		out[i] = Use{t.doc, m.impact(t.frequency, m.lengths[t.doc]), t.windows}
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
	n := 0
	for _, l := range lists {
		n += len(l.Lines)
	}
	if n <= limit {
		return
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
	for i := range lists {
		weight := lists[i].Weight
		lists[i].Lines = slices.DeleteFunc(lists[i].Lines, func(p Posting) bool { return worth(weight, p) < floor })
	}
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
