package score

import (
	"cmp"
	"slices"

	"faultbook/search/index"
)

// Ranked is a document with its score.
type Ranked struct {
	Doc   int
	Score float64
	Terms [11]float64
}

// Answer is what a query finds, best first.
type Answer struct {
	Ranked     []Ranked
	Confidence float64  // the probability that the first one answers
	Unknown    []string // identifiers of the query that the site does not have, as they are spelled
	Evidence   Evidence
	finder     *finder // of the query, until the answer is narrowed
}

// Site is what a query asks.
type Site struct {
	Lexicon *Lexicon
	Facets  []index.Facet
	Visible int // documents before the background ones
	Lookup  func(key string) *index.Record
	Unknown int // the weight of a word that no document has
}

// Search ranks the documents of a site.
func (s *Site) Search(q *Query) Answer {
	p := planner{q: q, lexicon: s.Lexicon, lookup: s.Lookup, unknown: float64(s.Unknown)}
	p.run()
	f := &finder{slots: p.slots, docs: map[int]*doc{}, unknown: float64(s.Unknown)}
	f.run()
	f.facets(s.Facets)
	docs := make([]*doc, 0, len(f.docs))
	for _, d := range f.docs {
		f.weigh(d)
		if d.number >= s.Visible {
			d.score *= C.Background
		}
		d.score = round(d.score)
		if d.score > 0 {
			docs = append(docs, d)
		}
	}
	slices.SortFunc(docs, func(a, b *doc) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.number, b.number))
	})
	out := Answer{Unknown: p.asked}
	for _, d := range docs {
		out.Ranked = append(out.Ranked, Ranked{d.number, d.score, d.sum.terms()})
	}
	out.finder = f
	return out
}

func (s *sum) terms() [11]float64 {
	return [11]float64{s.label, s.keyword, s.text, s.any, s.cover, s.both, s.code, s.facet, s.exact, s.pair, s.said}
}
