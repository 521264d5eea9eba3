package search

import "slices"

// run is a stretch of documents that share a facet value.
type run struct{ first, count int }

// facetRange is a facet value and its documents.
type facetRange struct {
	FacetValue
	runs []run
}

// maxScoredRuns is how scattered the documents of a facet value may lie for its
// words to count in scoring. Products and operations group documents; a severity
// does not, and would cost the manifest a stretch for every few documents.
const maxScoredRuns = 4

// scored tells whether words that name the value speak for its documents.
func (f *facetRange) scored() bool { return len(f.runs) > 0 && len(f.runs) <= maxScoredRuns }

// readFacets finds the documents of every facet value and the words that name it.
func (m *model) readFacets() {
	at := map[[2]string]int{}
	for _, v := range m.options.Values {
		at[[2]string{v.Facet, v.ID}] = len(m.values)
		m.values = append(m.values, facetRange{FacetValue: v})
	}
	for doc := range m.docs {
		for _, facet := range m.options.Facets {
			i, ok := at[[2]string{facet, m.docs[doc].Facets[facet]}]
			if !ok {
				continue
			}
			runs := m.values[i].runs
			if n := len(runs); n > 0 && runs[n-1].first+runs[n-1].count == doc {
				runs[n-1].count++
			} else {
				m.values[i].runs = append(runs, run{doc, 1})
			}
		}
	}
	for i := range m.values {
		if m.values[i].scored() {
			m.readFacetWords(i)
		}
	}
}

func (m *model) readFacetWords(value int) {
	names := slices.Concat([]string{m.values[value].Name}, m.values[value].Words)
	for line, text := range names[:min(len(names), maxLines)] {
		for _, t := range Tokenize(text) {
			g := m.group(t.Text)
			g.word(t.Text).named++
			g.facets = append(g.facets, posting{line: newLineRef(value, 0, line), pos: uint16(t.Position)})
		}
	}
}

// holds tells whether a document has the value.
func (f *facetRange) holds(doc int) bool {
	for _, r := range f.runs {
		if doc >= r.first && doc < r.first+r.count {
			return true
		}
	}
	return false
}
