package search

import (
	"cmp"
	"slices"
)

// match is a slot's match in a line.
type match struct {
	slot     int
	span     int // slots it stands for
	pos      uint16
	strength float64 // weight times factors
	factor   float64
}

// lineMatch gathers the matches of one line.
type lineMatch struct {
	total   int
	matches []match
}

// cover is the part of the line's weight that is matched. Of what a guess at the
// word costs, coverage feels half: a mistyped message is still the whole message.
func (l *lineMatch) cover() (sum, part float64) {
	for _, m := range l.matches {
		sum += m.strength
		part += m.strength * (1 + 1/m.factor) / 2
	}
	return sum, min(1, part/float64(l.total))
}

// order is how far the query keeps the order of the line: each two neighbouring
// matches of the line count 1 when the query has them in order and as close, 0.5
// when in order, and 0 otherwise. Across a gap anything may stand.
func (l *lineMatch) order() float64 {
	if len(l.matches) < 2 {
		return 1
	}
	slices.SortFunc(l.matches, func(a, b match) int { return cmp.Compare(a.pos, b.pos) })
	kept := 0.0
	for i := 1; i < len(l.matches); i++ {
		inLine := int(l.matches[i].pos) - int(l.matches[i-1].pos)
		inQuery := l.matches[i].slot - l.matches[i-1].slot
		switch {
		case inQuery > 0 && (inQuery <= inLine+1 || inLine >= gapStep):
			kept++
		case inQuery > 0:
			kept += 0.5
		}
	}
	return orderBase + (1-orderBase)*kept/float64(len(l.matches)-1)
}

// says tells whether the matches are all slots of the query, in order, in these
// words, and without a gap between: a placeholder stands for something.
func (l *lineMatch) says(slots int) bool {
	next, pos := 0, l.matches[0].pos
	for _, m := range l.matches {
		if m.slot != next || m.factor < saidLeast || m.pos-pos >= gapStep {
			return false
		}
		next, pos = next+m.span, m.pos
	}
	return next == slots
}

// begunAside is how many words of a line have to match whose beginning follows other
// words of the query: fewer are chance.
const begunAside = 4

// begins tells whether the query ends with the first words of the line, so that its
// writer may be on the way to the rest. A word between two others need not be the same:
// the index keeps not every place of a common word.
func (l *lineMatch) begins(last int) bool {
	if l.matches[0].slot > 0 && len(l.matches) < begunAside {
		return false
	}
	pos, slot := 0, -1
	for _, m := range l.matches {
		step := int(m.pos) - pos
		if step != m.slot-slot && (step != 1 || slot >= 0) {
			return false
		}
		pos, slot = int(m.pos), m.slot
	}
	return slot >= last
}

// prefers tells whether a slot should rather match at m than at to.
func (l *lineMatch) prefers(m, to match) bool {
	free := func(m match) bool {
		return !slices.ContainsFunc(l.matches, func(other match) bool { return other.pos == m.pos })
	}
	switch {
	case to.strength == 0:
		return true
	case free(m) != free(to):
		return free(m)
	case m.strength != to.strength:
		return m.strength > to.strength
	}
	return m.pos < to.pos
}

// settle drops a slot's match where a stronger one has the same place, or of equals
// one that follows on the word before: what a log says twice counts where it is quoted.
func (l *lineMatch) settle() {
	slices.SortFunc(l.matches, func(a, b match) int {
		return cmp.Or(cmp.Compare(a.pos, b.pos), cmp.Compare(b.strength, a.strength), cmp.Compare(a.slot, b.slot))
	})
	kept := l.matches[:0]
	for _, m := range l.matches {
		switch n := len(kept); {
		case n == 0 || kept[n-1].pos != m.pos:
			kept = append(kept, m)
		case n > 1 && m.strength == kept[n-1].strength && m.slot == kept[n-2].slot+kept[n-2].span:
			kept[n-1] = m
		}
	}
	l.matches = kept
	for i := range l.matches {
		l.discount(&l.matches[i])
	}
}

// discount takes from a phrase's match what its words match by themselves.
func (l *lineMatch) discount(m *match) {
	for _, other := range l.matches {
		if other.slot > m.slot && other.slot < m.slot+m.span {
			m.strength = max(0, m.strength-other.strength)
		}
	}
}
