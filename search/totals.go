package search

import (
	"math"
	"slices"
)

// lineSums holds, for one document, the weight of each line's words together.
type lineSums struct {
	first [len(kinds)]uint16 // where the lines of a kind begin
	sums  []int32
}

func (l *lineSums) at(ref lineRef) *int32 { return &l.sums[int(l.first[ref.kind()])+int(ref&63)] }

// newLineSums makes room for so many lines of each kind.
func newLineSums(counts *[len(kinds)]uint8) lineSums {
	var l lineSums
	lines := 0
	for k, n := range counts {
		l.first[k] = uint16(lines)
		lines += int(n)
	}
	l.sums = make([]int32, lines)
	return l
}

// sumLines settles the totals of all lines.
func (m *model) sumLines() {
	counts := make([][len(kinds)]uint8, len(m.docs))
	for _, g := range m.groups {
		for _, s := range g.words {
			for _, p := range s.lines {
				n := &counts[p.line.doc()][p.line.kind()]
				*n = max(*n, uint8(p.line&63)+1)
			}
		}
	}
	m.sums = make([]lineSums, len(m.docs))
	for doc := range m.sums {
		m.sums[doc] = newLineSums(&counts[doc])
	}
	for _, g := range m.groups {
		for _, s := range g.words {
			for _, p := range s.lines {
				*m.sums[p.line.doc()].at(p.line) += int32(g.weight)
			}
		}
	}
}

// sumFacets settles the totals of the lines that name facet values.
func (m *model) sumFacets() {
	m.facetSums = map[lineRef]int{}
	for _, g := range m.groups {
		for _, p := range g.facets {
			m.facetSums[p.line] += max(1, g.weight)
		}
	}
}

func clampTotal(total int) uint16 { return uint16(max(1, min(math.MaxUint16, total))) }

// withTotals gives postings with the totals of their lines.
func (m *model) withTotals(postings []posting) []posting {
	out := slices.Clone(postings)
	for i := range out {
		out[i] = m.withTotal(out[i])
	}
	return out
}

func (m *model) withTotal(p posting) posting {
	p.total = clampTotal(int(*m.sums[p.line.doc()].at(p.line)))
	return p
}

// facetsWithTotals is the same for the words of facet values.
func (m *model) facetsWithTotals(postings []posting) []posting {
	out := slices.Clone(postings)
	for i := range out {
		out[i].total = clampTotal(m.facetSums[out[i].line])
	}
	return out
}
