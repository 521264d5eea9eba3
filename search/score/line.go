package score

import (
	"cmp"
	"slices"

	"faultbook/search/index"
	"faultbook/search/text"
)

// match is a slot at a place of a line.
type match struct {
	slot, span, pos int
	strength        float64
	inner           bool // the place is a part of the name there
}

// line is a line of a document and what of the query stands there.
type line struct {
	kind    index.Kind
	other   bool    // another label than the status itself
	total   float64 // the weights of its words
	cover   float64 // the part of it that the query has
	matches []match
}

func (l *line) add(m match) { l.matches = append(l.matches, m) }

// assign lets each slot match one place and each place one slot, the strongest first.
// It gives the sum, and notes in bySlot what each slot has.
func (l *line) assign(bySlot []float64) float64 {
	slices.SortStableFunc(l.matches, func(a, b match) int {
		return cmp.Or(cmp.Compare(b.strength, a.strength), cmp.Compare(a.slot, b.slot), cmp.Compare(a.pos, b.pos))
	})
	sum := 0.0
	places, taken := map[int]bool{}, map[int]bool{}
	for _, m := range l.matches {
		if taken[m.slot] || places[m.pos] && !m.inner {
			continue
		}
		for k := m.slot; k < m.slot+m.span; k++ {
			taken[k] = true
		}
		places[m.pos] = true
		sum += m.strength
		bySlot[m.slot] = max(bySlot[m.slot], m.strength)
	}
	return min(sum, l.total)
}

// chain is the best way through a line up to a match.
type chain struct {
	sum   float64 // weights of words in the order of the line, less what was skipped
	words int
	first int     // the slot at which it begins
	end   int     // the slot behind it
	pairs float64 // of these, neighbours in both
}

// align finds the heaviest sequence of words that query and line have in one order:
// the weighted longest common subsequence, with a price for words of the query that
// stand between. pairs is the heaviest run of neighbours.
func (l *line) align() (best chain) {
	slices.SortStableFunc(l.matches, func(a, b match) int {
		return cmp.Or(cmp.Compare(a.slot, b.slot), cmp.Compare(b.pos, a.pos))
	})
	chains := make([]chain, len(l.matches))
	for i, m := range l.matches {
		c := chain{first: m.slot, end: m.slot + m.span}
		for j, o := range l.matches[:i] {
			skipped := m.slot - o.slot - o.span
			if skipped < 0 || o.pos > m.pos || o.pos == m.pos && !(m.inner && o.inner) {
				continue
			}
			most := skippedMost
			if m.pos-o.pos >= text.GapStep {
				most = skippedInGap
			}
			if sum := chains[j].sum - float64(min(skipped, most))*C.Skipped*nat; sum > c.sum {
				c.sum, c.words, c.first = sum, chains[j].words, chains[j].first
			}
			if step := m.pos - o.pos; skipped == 0 && (step == 1 || step == 2) {
				c.pairs = max(c.pairs, chains[j].pairs+min(o.strength, m.strength))
			}
		}
		c.sum += m.strength
		c.words++
		chains[i] = c
		if c.sum > best.sum {
			best.sum, best.words, best.first, best.end = c.sum, c.words, c.first, c.end
		}
		best.pairs = max(best.pairs, c.pairs)
	}
	best.sum = min(best.sum, l.total)
	return best
}

// begun reports whether the query is the beginning of the line, word by word. A single
// letter at its end is a word that somebody types.
func (l *line) begun(slots []slot) bool {
	n := len(slots)
	if n > 1 && len(slots[n-1].text) == 1 && !slots[n-1].known {
		n--
	}
	for i := range n {
		if !slices.ContainsFunc(
			l.matches,
			func(m match) bool { return m.slot == i && m.pos == i+1 && m.strength >= itself*slots[i].weight },
		) {
			return false
		}
	}
	return n == len(slots) || n > 0 && l.cover < wholeLine
}
