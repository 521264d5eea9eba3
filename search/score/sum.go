package score

import (
	"slices"
	"strings"

	"faultbook/search/index"
)

// sum holds the terms of a score, each between 0 and 1, but for the code's.
type sum struct {
	label, keyword, text, any, cover, both, code, facet, exact, pair, said, held float64
}

func (s *sum) score() float64 {
	return C.Label*s.label + C.Half*s.keyword + C.Text*s.text + C.Any*s.any + C.Cover*s.cover + C.Both*s.both +
		C.Code*s.code + C.Facet*s.facet + C.Exact*s.exact + C.Pair*s.pair + C.Said*s.said + C.Half*s.held
}

// weigh makes the terms of a document's score.
func (f *finder) weigh(d *doc) {
	n := len(f.slots)
	var byKind [index.Kinds][]float64
	for k := range byKind {
		byKind[k] = make([]float64, n)
	}
	s := &d.sum
	for _, key := range d.order {
		if l := d.lines[key]; l.total == 0 {
			l.total = f.total // found by other words alone: taken to be as long as the query
		}
		both := f.weighLine(s, d.lines[key], byKind[d.lines[key].kind])
		if both > d.agrees || both == d.agrees && key < d.matched {
			d.agrees, d.matched = both, key
		}
	}
	said := d.nearby()
	s.said = said / f.spoken
	short := 1 - min(1, s.exact/C.Form) // what is missing of an exact line
	s.said *= s.said * min(1, said/(C.Enough*f.unknown)) * short
	s.held *= short
	if said >= wholeQuery*f.spoken && said >= C.Enough*f.unknown {
		s.exact = max(s.exact, C.Half*C.Half)
	}
	s.facet = total(d.facet) / min(f.total, C.Enough*f.unknown)
	for i, slot := range f.slots {
		named := max(byKind[index.Label][i], byKind[index.Code][i])
		quoted := max(named, byKind[index.Message][i])
		s.label += named
		s.keyword += max(0, byKind[index.Keyword][i]-named)
		s.text += max(0, d.text[i]-quoted)
		if slot.code && !f.repeats(i) {
			if d.text[i] > 0 {
				quoted = max(quoted, C.Half*slot.weight)
			}
			s.code += quoted * telling(slot.text)
		}
	}
	s.label /= f.total
	s.keyword /= f.total
	s.text /= f.total
	s.any = d.answered / f.total
	s.code = min(mostCodes, s.code/f.unknown)
	d.score = s.score()
}

// repeats reports whether a slot is of the same token as one before it.
func (f *finder) repeats(i int) bool {
	return slices.ContainsFunc(f.slots[:i], func(s slot) bool { return s.text == f.slots[i].text })
}

// telling is how much a code tells by its length: logs are full of single digits.
func telling(code string) float64 {
	if strings.Trim(code, "0123456789") != "" {
		return 1
	}
	return min(1, float64(len(code))/tellingDigits)
}

// weighLine adds what a line gives to the terms, and returns how much line and query
// agree.
func (f *finder) weighLine(s *sum, l *line, bySlot []float64) float64 {
	kind := 1.0
	if l.kind == index.Keyword {
		kind = C.Half
	}
	sum := l.assign(bySlot)
	cover := sum / l.total
	l.cover = cover
	s.cover = max(s.cover, kind*cover*min(1, sum/(C.Enough*f.unknown)))
	both := kind * 2 * sum / (l.total + f.total)
	s.both = max(s.both, both)
	if cover >= wholeLine && sum >= wholeQuery*f.total {
		exact := kind
		if l.other {
			exact *= C.Form
		}
		s.exact = max(s.exact, exact)
	} else if l.kind != index.Keyword && l.begun(f.slots) {
		s.exact = max(s.exact, C.Half*C.Half)
	}
	if len(l.matches) > 1 {
		c := l.align()
		s.pair = max(s.pair, kind*c.pairs/f.total)
		if l.kind != index.Keyword && len(f.slots) > maxTyped {
			s.held = max(s.held, c.held(l.total, f.unknown))
		}
	}
	return both
}

// held is how much of a line a query holds in order, whatever else it has: of a line of few
// or common words it tells little.
func (c chain) held(line, unknown float64) float64 {
	part := c.sum / line
	return part * part * min(1, float64(c.words)/heldWords) * min(1, c.sum/(quotedWeight*unknown))
}

// nearby is the greatest sum of what one window of the running text has.
func (d *doc) nearby() float64 {
	best := 0.0
	for _, w := range d.windows {
		best = max(best, w.sum)
	}
	return best
}
