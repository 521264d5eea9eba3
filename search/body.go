package search

import (
	"math"
	"slices"

	bleveSearch "github.com/blevesearch/bleve/v2/search"
)

// bodies holds what the worth of a word in a body depends on beside its frequency.
type bodies struct {
	lengths []uint32 // words in each document's body
	mean    float64
}

func newBodies(lengths []uint32) bodies {
	sum := uint64(0)
	for _, n := range lengths {
		sum += uint64(n)
	}
	return bodies{lengths, float64(sum) / float64(max(1, len(lengths)))}
}

// lengthOf takes a body's length back from bleve's norm as bleve's own scorer does.
func lengthOf(norm float64) uint32 { return uint32(math.Round(1 / (norm * norm))) }

// impact is the term frequency part of BM25, tf·(k1+1)/(tf+k1·(1−b+b·length/mean)),
// which is below k1+1, as 1 to 15.
func (b *bodies) impact(frequency, length uint32) uint8 {
	tf, relative := float64(frequency), float64(length)/b.mean
	part := tf / (tf + bleveSearch.BM25_k1*(1-bleveSearch.BM25_b+bleveSearch.BM25_b*relative))
	return uint8(max(1, math.Round(impactLevels*part)))
}

func (b *bodies) impacts(uses []bodyUse) []bodyPosting {
	out := make([]bodyPosting, len(uses))
	for i, use := range uses {
		out[i] = bodyPosting{use.doc, b.impact(use.frequency, b.lengths[use.doc])}
	}
	return out
}

// bodiesOf gives what a record holds of the bodies that its words are in.
func (m *model) bodiesOf(g *group) []bodyPosting { return boundBody(m.bodies.impacts(g.body)) }

// boundBody keeps the bodies in which the word counts most.
func boundBody(body []bodyPosting) []bodyPosting {
	if len(body) <= maxBody {
		return body
	}
	var classes [impactLevels + 1]int
	for _, b := range body {
		classes[b.impact]++
	}
	floor := worthFloor(classes[:], maxBody)
	if classes[floor] > maxBody {
		return nil // found nearly everywhere, and equally: it says nothing
	}
	return slices.DeleteFunc(body, func(b bodyPosting) bool { return int(b.impact) < floor })
}
