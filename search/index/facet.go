package index

import (
	"slices"

	"faultbook/search/text"
)

// maxRuns is how scattered the documents of a facet value may lie for its words to
// count: products and operations group documents, a severity does not.
const maxRuns = 4

// Scored reports whether words that name the value speak for its documents.
func (f *Facet) Scored() bool { return len(f.Runs) > 0 && len(f.Runs) <= maxRuns }

// Holds reports whether a document has the value.
func (f *Facet) Holds(doc int) bool {
	for _, r := range f.Runs {
		if doc >= r.First && doc < r.First+r.Count {
			return true
		}
	}
	return false
}

// add notes a document, which comes after those that were noted.
func (f *Facet) add(doc int) {
	if n := len(f.Runs); n > 0 && f.Runs[n-1].First+f.Runs[n-1].Count == doc {
		f.Runs[n-1].Count++
		return
	}
	f.Runs = append(f.Runs, Run{doc, 1})
}

// readFacets finds the documents of every facet value and the words that name it.
func (m *Model) readFacets() {
	at := map[[2]string]int{}
	m.Facets = nil
	for _, v := range m.Options.Values {
		at[[2]string{v.Facet, v.ID}] = len(m.Facets)
		m.Facets = append(m.Facets, Facet{FacetValue: v})
	}
	for doc := range m.Docs {
		for _, facet := range m.Options.Facets {
			m.Docs[doc].EachValue(facet, func(id string) {
				if i, ok := at[[2]string{facet, id}]; ok {
					m.Facets[i].add(doc)
				}
			})
		}
	}
	for i := range m.Facets {
		if m.Facets[i].Scored() {
			m.nameFacet(i)
		}
	}
}

func (m *Model) nameFacet(value int) {
	names := slices.Concat([]string{m.Facets[value].Name}, m.Facets[value].Words)
	for line, name := range names[:min(len(names), maxLines)] {
		for _, t := range text.Cut(name) {
			if t.Inner {
				continue
			}
			g := m.word(t.Key).group
			g.facets = append(g.facets, Named{Value: value, Line: uint8(line)})
		}
	}
}

// totalFacets gives each name of a facet value the weight of its words.
func (m *Model) totalFacets() {
	type name struct {
		value int
		line  uint8
	}
	sums := map[name]int{}
	for _, g := range m.groups {
		for _, f := range g.facets {
			sums[name{f.Value, f.Line}] += g.weight
		}
	}
	for _, g := range m.groups {
		for i, f := range g.facets {
			g.facets[i].Total = uint16(min(sums[name{f.Value, f.Line}], 1<<16-1))
		}
	}
}
