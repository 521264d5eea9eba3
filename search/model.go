package search

import (
	"cmp"
	"math"
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

// phrase is a phrase of the synonyms that begins with a record's word.
type phrase struct {
	rest  []string // names of the records of its further words
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
type docInfo struct {
	stored
	display []byte // stored.Display as JSON
}

// model is the whole index in the form in which both engines see it.
type model struct {
	options  Options
	docs     []docInfo // by rank: background last, then by facets, then by ID
	visible  int       // documents before the background ones
	values   []facetRange
	groups   map[string]*group // by stem
	stemmer  *stemmer
	meanings []meaning
	spelled  map[string]string // a word of the synonyms for each stem in them
	lexicon  []lexeme
	totals   map[lineRef]int
}

// group gathers the words of the site with one stem.
type group struct {
	name    string
	stem    string
	words   []string             // spellings on the site or in the synonyms, sorted
	lines   map[string][]posting // by spelling
	body    []bodyPosting
	facets  []posting
	weight  int
	stop    bool
	class   uint8
	members []member // places in meanings
	meant   bool     // stands in a meaning, at any place of a phrase
}

// idf is BM25's, in sixteenths and at least one.
func idf(documents, frequency int) int {
	n, df := float64(documents), float64(frequency)
	return max(1, int(math.Round(weightScale*math.Log(1+(n-df+0.5)/(df+0.5)))))
}

// unknownWeight is the weight of a word that no document has.
func (m *model) unknownWeight() int { return idf(len(m.docs), 0) }

// weigh settles the weights of all words, then the totals of all lines.
func (m *model) weigh() {
	seen := make([]int, len(m.docs))
	stamp := 0
	for _, g := range m.sortedGroups() {
		stamp++
		df := 0
		count := func(doc int) {
			if seen[doc] != stamp {
				seen[doc] = stamp
				df++
			}
		}
		m.eachDocument(g, count)
		if df == 0 {
			continue
		}
		g.weight = idf(len(m.docs), df)
		if g.stop {
			g.weight = max(1, g.weight/stopDivisor)
		}
	}
	m.sumLines()
}

// eachDocument names every document that holds a word, or whose facet is called so.
func (m *model) eachDocument(g *group, visit func(doc int)) {
	for _, postings := range g.lines {
		for _, p := range postings {
			visit(p.line.doc())
		}
	}
	for _, b := range g.body {
		visit(int(b.doc))
	}
	for _, p := range g.facets {
		if p.line&63 != 0 { // only the name, the first line, stands for the documents
			continue
		}
		for _, r := range m.values[p.line.doc()].runs {
			for doc := r.first; doc < r.first+r.count; doc++ {
				visit(doc)
			}
		}
	}
}

func (m *model) sumLines() {
	m.totals = map[lineRef]int{}
	facetTotals := map[lineRef]int{}
	for _, g := range m.groups {
		for _, postings := range g.lines {
			for _, p := range postings {
				m.totals[p.line] += g.weight
			}
		}
		for _, p := range g.facets {
			facetTotals[p.line] += max(1, g.weight)
		}
	}
	for _, g := range m.groups {
		for _, postings := range g.lines {
			for i := range postings {
				postings[i].total = clampTotal(m.totals[postings[i].line])
			}
		}
		for i := range g.facets {
			g.facets[i].total = clampTotal(facetTotals[g.facets[i].line])
		}
	}
}

func clampTotal(total int) uint16 { return uint16(max(1, min(math.MaxUint16, total))) }

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
	r := &record{name: g.name, weight: g.weight, stop: g.stop, facets: g.facets, body: boundBody(g.body)}
	r.forms = g.words // a stop word has no other forms that anybody types
	if !g.stop {
		r.forms = stems.forms(g.words)
	}
	for _, word := range g.words {
		if postings := g.lines[word]; len(postings) > 0 {
			r.lists = append(r.lists, list{word, g.weight, postings})
		}
	}
	r.lists = boundLists(r.lists, m.postingLimit(g.weight))
	m.addMeanings(r, g)
	return r
}

// postingLimit is how many postings a word keeps: on a large site fewer, the commoner
// the word, since there it only tells apart what rarer words found.
func (m *model) postingLimit(weight int) int {
	scale := func(n, least int) int { return max(least, n*min(smallSite, len(m.docs))/max(1, len(m.docs))) }
	return min(maxPostings, scale(maxPostings, fewPostings)+weight*scale(weightPostings, leastPostings))
}

// worth orders postings for bounding: the part of a line that the word is, times
// the weight of the line's kind.
func (p posting) worth(weight int) int {
	return kinds[p.line.kind()].weight * min(32, 32*weight/int(p.total))
}

// boundLists keeps the postings of greatest worth, whole classes of equal worth at a
// time, so that of twins either both stay or both go. Only when the best class alone
// is too long is it cut, at twice the limit, in the order of documents.
func boundLists(lists []list, limit int) []list {
	total := 0
	for _, l := range lists {
		total += len(l.postings)
	}
	if total <= limit {
		return lists
	}
	classes := map[int]int{}
	for _, l := range lists {
		for _, p := range l.postings {
			classes[p.worth(l.weight)]++
		}
	}
	floor := worthFloor(classes, limit)
	kept := 0
	var out []list
	for _, l := range lists {
		var postings []posting
		for _, p := range l.postings {
			if p.worth(l.weight) >= floor && kept < 2*limit {
				postings = append(postings, p)
				kept++
			}
		}
		if len(postings) > 0 {
			out = append(out, list{l.form, l.weight, postings})
		}
	}
	return out
}

func worthFloor(classes map[int]int, limit int) int {
	worths := make([]int, 0, len(classes))
	for w := range classes {
		worths = append(worths, w)
	}
	slices.SortFunc(worths, func(a, b int) int { return cmp.Compare(b, a) })
	floor, kept := worths[0], 0
	for _, w := range worths {
		if kept += classes[w]; kept > limit {
			break
		}
		floor = w
	}
	return floor
}

func boundBody(body []bodyPosting) []bodyPosting {
	if len(body) <= maxBody {
		return body
	}
	classes := map[int]int{}
	for _, b := range body {
		classes[int(b.impact)]++
	}
	floor := worthFloor(classes, maxBody)
	if classes[floor] > maxBody {
		return nil // found nearly everywhere, and equally: it says nothing
	}
	return slices.DeleteFunc(slices.Clone(body), func(b bodyPosting) bool { return int(b.impact) < floor })
}
