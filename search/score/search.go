package score

import (
	"slices"

	"faultbook/search/index"
)

// Ranked is a document with its score.
type Ranked struct {
	Doc      int
	Score    float64
	Features [Features]float64
	Align    float64
	Heard    float64
	Any      float64
}

// Answer is what a query finds.
type Answer struct {
	Ranked  []Ranked
	Unknown []string
	Total   float64
}

// Site is what a query asks.
type Site struct {
	Lexicon *Lexicon
	Facets  []index.Facet
	Visible int
	Lookup  func(string) *index.Record
	Unknown int // the weight of a word that no document has
}

// BackgroundFactor is what an article counts beside an entry.
var BackgroundFactor = 0.8

// Search ranks the documents of a site.
func (s *Site) Search(q *Query) Answer {
	p := planner{q: q, lexicon: s.Lexicon, lookup: s.Lookup, unknown: float64(s.Unknown)}
	p.run()
	r := ranker{slots: p.slots, docs: map[int]*doc{}, unknown: float64(s.Unknown)}
	r.run()
	r.facets(s.Facets)
	out := Answer{Unknown: p.asked, Total: r.total}
	for _, d := range r.docs {
		r.weigh(d)
		if d.number >= s.Visible {
			d.Score *= BackgroundFactor
		}
		out.Ranked = append(out.Ranked, Ranked{d.number, round(d.Score), d.Features, d.Align, d.Heard, d.Features[fAny]})
	}
	slices.SortFunc(out.Ranked, func(a, b Ranked) int {
		switch {
		case a.Score > b.Score:
			return -1
		case a.Score < b.Score:
			return 1
		}
		return a.Doc - b.Doc
	})
	return out
}

// facets lets words that name a product or an operation speak for its documents.
func (r *ranker) facets(all []index.Facet) {
	type name struct{ value, line int }
	sums := map[name][]float64{}
	totals := map[name]float64{}
	for i, s := range r.slots {
		for _, w := range s.ways {
			if w.like {
				continue
			}
			for _, f := range w.rec.Facets {
				n := name{f.Value, int(f.Line)}
				if sums[n] == nil {
					sums[n] = make([]float64, len(r.slots))
					totals[n] = float64(max(1, f.Total))
				}
				sums[n][i] = max(sums[n][i], min(float64(w.rec.Weight), s.weight)*w.factor)
			}
		}
	}
	best := map[int][]float64{}
	for n, row := range sums {
		cover := min(1, total(row)/totals[n])
		into := best[n.value]
		if into == nil {
			into = make([]float64, len(r.slots))
			best[n.value] = into
		}
		for i, v := range row {
			into[i] = max(into[i], v*cover)
		}
	}
	for _, d := range r.docs {
		for value, row := range best {
			if all[value].Holds(d.number) {
				for i, v := range row {
					d.facet[i] = max(d.facet[i], v)
					if v > 0 {
						d.any[i] = max(d.any[i], min(1, v/r.slots[i].weight))
					}
				}
			}
		}
	}
}
