package score

import (
	"math"

	"faultbook/search/index"
)

// doc is what a query finds of a document.
type doc struct {
	number   int
	lines    map[int]*line
	order    []int           // keys of lines, as they were found
	text     []float64       // by slot: the greatest strength in running text, times impact
	any      []float64       // by slot: the greatest factor anywhere
	facet    []float64       // by slot: the strength in the name of a facet value
	windows  map[int]*window // of the running text
	answered float64         // weight of the slots that it answers to
	sum      sum
	score    float64
	agrees   float64 // how much the line of matched and the query agree
	matched  int     // the key of the line that agrees most with the query
}

// finder gathers what the slots of a query find.
type finder struct {
	slots   []slot
	docs    map[int]*doc
	total   float64 // weight of the query
	spoken  float64 // of it, the weight of the words that tell a sentence
	unknown float64 // weight of a word that no document has
	noise   float64 // share of the query that machines write
	names   []name  // symbolic names of the query
}

func (f *finder) doc(number int) *doc {
	d := f.docs[number]
	if d == nil {
		n := len(f.slots)
		rows := make([]float64, 3*n)
		d = &doc{number: number, lines: map[int]*line{}, windows: map[int]*window{}}
		d.text, d.any, d.facet = rows[:n:n], rows[n:2*n:2*n], rows[2*n:]
		f.docs[number] = d
	}
	return d
}

func (f *finder) run() {
	known, unknown, common := 0.0, 0.0, 0.0
	for i, s := range f.slots {
		if s.known {
			known += s.weight
			if !f.tellsSentence(i) {
				common += s.weight
			}
		} else {
			unknown += s.weight
		}
		for _, w := range s.ways {
			f.way(i, w)
		}
	}
	f.total = max(1, known+min(unknown, C.Unknown*f.unknown))
	f.spoken = max(1, f.total-common)
}

// tellsSentence reports whether a slot's word is held by sentence: commoner ones are not.
func (f *finder) tellsSentence(slot int) bool {
	return int(f.slots[slot].weight) >= index.LeastInWindow
}

// spanned is the weight of the slots that a way answers to.
func (f *finder) spanned(i, span int) float64 {
	sum := 0.0
	for k := i; k < i+span && k < len(f.slots); k++ {
		sum += f.slots[k].weight
	}
	return sum
}

// strength is what a match counts: the weight of what is found, at most that of what
// was asked for; of a guess at a word that is typed, what was asked for.
func (f *finder) strength(i int, w way, weight int, factor float64) float64 {
	limit := f.spanned(i, w.span)
	if !w.level {
		limit = min(limit, float64(weight))
	}
	return limit * factor
}

func (f *finder) way(i int, w way) {
	for _, l := range w.lists {
		factor := w.factor
		if l.Form != "" && l.Form != w.word {
			factor *= C.Form
		}
		strength := f.strength(i, w, l.Weight, factor)
		for _, p := range l.Lines {
			d := f.doc(int(p.Doc))
			d.line(p).add(match{i, w.span, int(p.Pos), strength, p.Inner})
			d.answers(i, w.span, factor)
		}
		if w.like {
			f.text(i, w, l.Text, strength, factor)
		}
	}
	f.text(i, w, w.uses, f.strength(i, w, w.rec.Weight, w.factor), w.factor)
}

// kindShift is where the kind is in the key of a line; its number is below.
const kindShift = 8

func (d *doc) line(p index.Posting) *line {
	key := int(p.Kind)<<kindShift | int(p.Line)
	l := d.lines[key]
	if l == nil {
		l = &line{kind: p.Kind, other: p.Kind == index.Message || p.Line > 0}
		d.lines[key] = l
		d.order = append(d.order, key)
	}
	if p.Total > 0 {
		l.total = float64(p.Total)
	}
	return l
}

// answers notes that a document answers to slots.
func (d *doc) answers(i, span int, factor float64) {
	for k := i; k < i+span && k < len(d.any); k++ {
		d.any[k] = max(d.any[k], factor)
	}
}

func (f *finder) text(i int, w way, uses []index.Use, strength, factor float64) {
	for _, u := range uses {
		d := f.doc(int(u.Doc))
		d.text[i] = max(d.text[i], strength*float64(u.Impact)/index.Impacts)
		d.answers(i, w.span, factor)
		for _, at := range u.Windows {
			d.window(int(at)).add(i, strength, strength >= itself*f.slots[i].weight)
		}
	}
}

// window is what a window of running text has: of each slot the strongest match.
type window struct {
	sum      float64
	slot     int
	strength float64
	has      uint64 // the slots of which it has the word itself, as bits: of the first 64
}

func (d *doc) window(at int) *window {
	w := d.windows[at]
	if w == nil {
		w = &window{slot: -1}
		d.windows[at] = w
	}
	return w
}

func (w *window) add(slot int, strength float64, word bool) {
	if word {
		w.has |= 1 << slot
	}
	switch {
	case w.slot != slot:
		w.sum, w.slot, w.strength = w.sum+strength, slot, strength
	case strength > w.strength:
		w.sum, w.strength = w.sum+strength-w.strength, strength
	}
}

// valueName is one of the names of a facet value.
type valueName struct{ value, line int }

// facets lets words that name a product or an operation speak for its documents.
func (f *finder) facets(all []index.Facet) {
	rows, totals := map[valueName][]float64{}, map[valueName]float64{}
	for i, s := range f.slots {
		for _, w := range s.ways {
			if w.like {
				continue
			}
			for _, named := range w.rec.Facets {
				n := valueName{named.Value, int(named.Line)}
				if rows[n] == nil {
					rows[n], totals[n] = make([]float64, len(f.slots)), float64(max(1, named.Total))
				}
				rows[n][i] = max(rows[n][i], f.strength(i, w, w.rec.Weight, w.factor))
			}
		}
	}
	best := map[int][]float64{} // by facet value, by slot
	for n, row := range rows {
		cover := min(1, total(row)/totals[n])
		into := best[n.value]
		if into == nil {
			into = make([]float64, len(row))
			best[n.value] = into
		}
		for i, v := range row {
			into[i] = max(into[i], v*cover)
		}
	}
	for _, d := range f.docs {
		for value, row := range best {
			if all[value].Holds(d.number) {
				d.named(row, f.slots)
			}
		}
	}
}

func (d *doc) named(row []float64, slots []slot) {
	for i, v := range row {
		if v == 0 {
			continue
		}
		part := min(1, v/slots[i].weight)
		d.facet[i] = max(d.facet[i], v)
		d.any[i] = max(d.any[i], part)
	}
}

func total(row []float64) float64 {
	sum := 0.0
	for _, v := range row {
		sum += v
	}
	return sum
}

func round(score float64) float64 { return math.Round(score*1e4) / 1e4 }
