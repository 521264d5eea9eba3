package search

import (
	"cmp"
	"slices"
	"sync"
)

// weightBits are enough for the weight of any phrase.
const weightBits = 16

// borrowed is what a word finds through its synonyms: places, each with the weight that
// it has there behind it in its last bits. Its memory serves one word after another: a
// common word borrows thousands of places, of which it keeps some hundred.
type borrowed struct {
	places, spare []uint64
	ends          []int // of the runs that places are made of, each in order
	worths        []uint16
}

var borrowers = sync.Pool{New: func() any { return new(borrowed) }}

// others merges the occurrences of all other members, each place once and at its
// greatest weight, without those that the word finds by itself.
func (m *model) others(members []member, direct []posting) []list {
	b := borrowers.Get().(*borrowed)
	defer borrowers.Put(b)
	b.gather(m, members)
	b.merge()
	b.leaveOut(direct)
	return b.bounded(m, maxSynonyms)
}

func (b *borrowed) gather(m *model, members []member) {
	b.places, b.ends = b.places[:0], b.ends[:0]
	seen := map[string]bool{}
	for _, at := range members {
		for i, other := range m.synonyms.meanings[at.meaning].phrases {
			if i == at.place || seen[other.key] {
				continue
			}
			seen[other.key] = true
			if postings := m.meanings.found[other.key]; len(postings) > 0 {
				weight := uint64(m.weightOfAll(other.stems))
				for _, p := range postings {
					b.places = append(b.places, p.place()<<weightBits|weight)
				}
				b.ends = append(b.ends, len(b.places))
			}
		}
	}
}

// merge puts the runs in order, neighbours first, until they are one.
func (b *borrowed) merge() {
	for len(b.ends) > 1 {
		out, ends, start := b.spare[:0], b.ends[:0], 0
		for i := 0; i < len(b.ends); i += 2 {
			middle := b.ends[i]
			end := b.ends[min(i+1, len(b.ends)-1)]
			out = appendMerged(out, b.places[start:middle], b.places[middle:end], cmp.Compare[uint64])
			ends, start = append(ends, end), end
		}
		b.places, b.spare, b.ends = out, b.places, ends
	}
}

// leaveOut keeps each place once, and none that is direct.
func (b *borrowed) leaveOut(direct []posting) {
	kept := b.places[:0]
	for i, at := range b.places {
		place := at >> weightBits
		if i+1 < len(b.places) && b.places[i+1]>>weightBits == place {
			continue // the next weighs more
		}
		for len(direct) > 0 && direct[0].place() < place {
			direct = direct[1:]
		}
		if len(direct) == 0 || direct[0].place() != place {
			kept = append(kept, at)
		}
	}
	b.places = kept
}

// bounded makes lists of the places of greatest worth, the greatest weight first, as
// boundLists does.
func (b *borrowed) bounded(m *model, limit int) []list {
	if len(b.places) > limit {
		floor := b.worthFloor(m, limit)
		kept := b.places[:0]
		for i, at := range b.places {
			if int(b.worths[i]) >= floor {
				kept = append(kept, at)
			}
		}
		b.places = kept
	}
	slices.SortStableFunc(b.places, func(a, c uint64) int { return cmp.Compare(weightIn(c), weightIn(a)) })
	var lists []list
	for _, at := range b.places[:min(len(b.places), 2*limit)] {
		if n := len(lists); n == 0 || lists[n-1].weight != weightIn(at) {
			lists = append(lists, list{weight: weightIn(at)})
		}
		l := &lists[len(lists)-1]
		l.postings = append(l.postings, m.withTotal(postingAt(at>>weightBits)))
	}
	return lists
}

func weightIn(at uint64) int { return int(at & (1<<weightBits - 1)) }

// worthFloor finds the least worth to keep, as worthsOf orders postings. Places of a
// document stand together.
func (b *borrowed) worthFloor(m *model, limit int) int {
	b.worths = b.worths[:0]
	var classes [worthLevels]int
	for first := 0; first < len(b.places); {
		doc, best, end := postingAt(b.places[first]>>weightBits).line.doc(), uint16(0), first
		for ; end < len(b.places); end++ {
			p := postingAt(b.places[end] >> weightBits)
			if p.line.doc() != doc {
				break
			}
			worth := uint16(m.withTotal(p).worth(weightIn(b.places[end])))
			b.worths, best = append(b.worths, worth), max(best, worth)
		}
		for ; first < end; first++ {
			if worth := &b.worths[first]; *worth == best && best < quoteWorth {
				*worth += bestWorth
			}
			classes[b.worths[first]]++
		}
	}
	return worthFloor(classes[:], limit)
}
