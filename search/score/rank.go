package score

import (
	"math"
	"slices"

	"faultbook/search/index"
)

// Factors of the ways in which a word may match.
const (
	formFactor   = 0.95 // another form of the word
	joinFactor   = 0.95 // written as one or apart
	prefixFactor = 0.85 // the beginning of a word, while it is typed
	likeFactor   = 0.45 // another word that means the same
	numberFactor = 0.5  // digits that nothing calls a code
)

// Features of a document, in the order of Weights.
const (
	fLabel = iota
	fMessage
	fKeyword
	fText
	fWindow
	fAny
	fCover
	fDice
	fAlign
	fCode
	fFacet
	fExact
	fPair
	fSaid
	Features
)

// Weights are those of the sum.
var Weights = [Features]float64{
	fLabel: 0.65, fMessage: 0, fKeyword: 0.6, fText: 0.6, fWindow: 0, fAny: 1.35, fCover: 0.65, fDice: 0.65, fAlign: 0.4, fCode: 0.6, fFacet: 1.25, fExact: 1, fPair: 1.05, fSaid: 0.9,
}

// Words of a line that agree count whole from these sums of weights on.
var (
	EnoughCover = 128.0
	EnoughAlign = 192.0
	EnoughCode  = 96.0
)

// UnknownWords is how many unknown words of a query count against what it finds.
var UnknownWords = 3.0

type match struct {
	slot, span, pos int
	strength        float64
	inner           bool
}

type line struct {
	kind    index.Kind
	total   float64
	matches []match
}

// doc is what a query finds of a document.
type doc struct {
	number  int
	lines   map[uint16]*line
	said    []float64 // by slot: the greatest strength in running text, times impact
	any     []float64 // by slot: the greatest factor anywhere
	windows map[uint16][]float64
	facet   []float64

	Features [Features]float64
	Align    float64 // best alignment, as a part of the line
	Heard    float64 // and of the query
	Score    float64
}

type ranker struct {
	slots   []slot
	docs    map[int]*doc
	total   float64 // weight of the query
	unknown float64 // weight of a word that no document has
}

func (r *ranker) doc(number int) *doc {
	d := r.docs[number]
	if d == nil {
		n := len(r.slots)
		d = &doc{number: number, lines: map[uint16]*line{}, said: make([]float64, n), any: make([]float64, n), windows: map[uint16][]float64{}, facet: make([]float64, n)}
		r.docs[number] = d
	}
	return d
}

func (r *ranker) run() {
	unknown := 0.0
	for i, s := range r.slots {
		if s.known {
			r.total += s.weight
		} else {
			unknown += s.weight
		}
		for _, w := range s.ways {
			r.way(i, w)
		}
	}
	r.total = max(1, r.total+min(unknown, UnknownWords*r.unknown))
}

// spanned is the weight of the slots that a way answers to.
func (r *ranker) spanned(i, span int) float64 {
	sum := 0.0
	for _, s := range r.slots[i:min(i+span, len(r.slots))] {
		sum += s.weight
	}
	return sum
}

func (r *ranker) way(i int, w way) {
	limit := r.spanned(i, w.span)
	for _, l := range w.lists {
		factor := w.factor
		if l.Form != "" && l.Form != w.word {
			factor *= formFactor
		}
		strength := min(float64(l.Weight), limit) * factor
		if w.level {
			strength = limit * factor
		}
		if r.slots[i].number {
			strength *= numberFactor
		}
		for _, p := range l.Lines {
			d := r.doc(int(p.Doc))
			ref := uint16(p.Kind)<<8 | uint16(p.Line)
			ln := d.lines[ref]
			if ln == nil {
				ln = &line{kind: p.Kind, total: float64(max(1, p.Total))}
				d.lines[ref] = ln
			}
			ln.matches = append(ln.matches, match{i, w.span, int(p.Pos), strength, p.Inner})
			d.answers(i, w.span, factor)
		}
		if w.like {
			r.text(i, w, l.Text, strength, factor)
		}
	}
	strength := min(float64(w.rec.Weight), limit) * w.factor
	if w.level {
		strength = limit * w.factor
	}
	r.text(i, w, w.uses, strength, w.factor)
}

func (d *doc) answers(i, span int, factor float64) {
	for k := i; k < min(i+span, len(d.any)); k++ {
		d.any[k] = max(d.any[k], factor)
	}
}

func (r *ranker) text(i int, w way, uses []index.Use, strength, factor float64) {
	for _, u := range uses {
		d := r.doc(int(u.Doc))
		d.said[i] = max(d.said[i], strength*float64(u.Impact)/index.Impacts)
		d.answers(i, w.span, factor)
		for _, window := range u.Windows {
			row := d.windows[window]
			if row == nil {
				row = make([]float64, len(r.slots))
				d.windows[window] = row
			}
			row[i] = max(row[i], strength)
		}
	}
}

// weigh makes the features of a document.
func (r *ranker) weigh(d *doc) {
	f := &d.Features
	var inKind [index.Kinds][]float64
	for k := range inKind {
		inKind[k] = make([]float64, len(r.slots))
	}
	for _, ln := range d.lines {
		sum := ln.assign(inKind[ln.kind])
		aligned, pairs := ln.align()
		sum = min(sum, ln.total)
		kind := kindFactor[ln.kind]
		cover := sum / ln.total
		f[fCover] = max(f[fCover], kind*cover*min(1, sum/EnoughCover))
		f[fDice] = max(f[fDice], kind*2*sum/(ln.total+r.total))
		aligned = min(aligned, ln.total)
		f[fAlign] = max(f[fAlign], kind*aligned/ln.total*min(1, aligned/EnoughAlign))
		f[fPair] = max(f[fPair], kind*pairs/r.total)
		if ln.kind != index.Keyword {
			d.Align = max(d.Align, aligned/ln.total*min(1, aligned/EnoughAlign))
			d.Heard = max(d.Heard, aligned/r.total)
		}
		if cover > 0.98 && sum > 0.95*r.total {
			f[fExact] = max(f[fExact], exactFactor[ln.kind])
		}
	}
	f[fLabel] = total(inKind[index.Label], inKind[index.Code]) / r.total
	f[fMessage] = total(inKind[index.Message]) / r.total
	f[fKeyword] = total(inKind[index.Keyword]) / r.total
	f[fText] = total(d.said) / r.total
	said := d.window()
	f[fWindow] = said / r.total
	f[fSaid] = f[fWindow] * f[fWindow] * min(1, said/EnoughAlign)
	for i, s := range r.slots {
		f[fAny] += s.weight * d.any[i]
		if s.code {
			f[fCode] += max(inKind[index.Code][i], inKind[index.Label][i], inKind[index.Message][i], 0.3*d.said[i])
		}
	}
	f[fAny] /= r.total
	f[fCode] = min(1.5, f[fCode]/EnoughCode)
	f[fFacet] = total(d.facet) / r.total
	for i, w := range Weights {
		d.Score += w * f[i]
	}
}

var exactFactor = [index.Kinds]float64{index.Code: 1, index.Label: 1, index.Message: 0.8, index.Keyword: 0.4}

var kindFactor = [index.Kinds]float64{index.Code: 1, index.Label: 1, index.Message: 1, index.Keyword: 0.8}

func total(rows ...[]float64) float64 {
	sum := 0.0
	for i := range rows[0] {
		most := 0.0
		for _, row := range rows {
			most = max(most, row[i])
		}
		sum += most
	}
	return sum
}

// window is the greatest sum of what two neighbouring windows of the running text have.
func (d *doc) window() float64 {
	best := 0.0
	for at, row := range d.windows {
		next := d.windows[at+1]
		sum := 0.0
		for i, strength := range row {
			if next != nil {
				strength = max(strength, next[i])
			}
			sum += strength
		}
		best = max(best, sum)
	}
	return best
}

// assign lets each slot match one place and each place one slot, the strongest first.
func (l *line) assign(bySlot []float64) float64 {
	slices.SortStableFunc(l.matches, func(a, b match) int {
		switch {
		case a.strength != b.strength:
			if a.strength > b.strength {
				return -1
			}
			return 1
		case a.slot != b.slot:
			return a.slot - b.slot
		}
		return a.pos - b.pos
	})
	sum := 0.0
	places := map[int]bool{}
	taken := make([]bool, len(bySlot)+8)
	for _, m := range l.matches {
		if taken[m.slot] || places[m.pos] && !m.inner {
			continue
		}
		for k := m.slot; k < m.slot+m.span && k < len(taken); k++ {
			taken[k] = true
		}
		places[m.pos] = true
		sum += m.strength
		bySlot[m.slot] = max(bySlot[m.slot], m.strength)
	}
	return sum
}

// align is the weighted longest common subsequence of query and line, and the
// neighbours in it.
func (l *line) align() (sum, pairs float64) {
	ms := l.matches
	slices.SortStableFunc(ms, func(a, b match) int {
		if a.slot != b.slot {
			return a.slot - b.slot
		}
		return b.pos - a.pos
	})
	best := make([]float64, len(ms))
	pair := make([]float64, len(ms))
	for i, m := range ms {
		from, linked := 0.0, 0.0
		for j := range i {
			o := ms[j]
			if o.slot+o.span <= m.slot && (o.pos < m.pos || o.pos == m.pos && m.inner && o.inner) && best[j] > from {
				from = best[j]
			}
			if o.slot+o.span == m.slot && m.pos-o.pos >= 1 && m.pos-o.pos <= 2 {
				linked = max(linked, pair[j]+min(o.strength, m.strength))
			}
		}
		best[i], pair[i] = from+m.strength, linked
		sum, pairs = max(sum, best[i]), max(pairs, pair[i])
	}
	return sum, pairs
}

func round(score float64) float64 { return math.Round(score*1e4) / 1e4 }
