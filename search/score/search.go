package score

import (
	"cmp"
	"maps"
	"slices"

	"faultbook/search/index"
)

// Ranked is a document with its score.
type Ranked struct {
	Doc   int
	Score float64
	Kind  index.Kind // of the line that agrees most with the query
	Line  int        // its number among those of its kind
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
	Unknown int  // the weight of a word that no document has
	Foreign bool // there are messages in several languages
}

// Search ranks the documents of a site.
func (s *Site) Search(q *Query) Answer {
	p := planner{q: q, lexicon: s.Lexicon, lookup: s.Lookup, unknown: float64(s.Unknown), foreign: s.Foreign}
	p.run()
	f := &finder{slots: p.slots, docs: map[int]*doc{}, unknown: float64(s.Unknown), noise: p.noise(), names: p.names()}
	f.run()
	f.facets(s.Facets)
	docs := f.weighAll(s.Visible)
	out := Answer{Unknown: p.asked}
	if !p.found {
		out.Unknown = append(out.Unknown, f.unknownNames(docs)...)
	}
	for _, d := range docs {
		out.Ranked = append(
			out.Ranked,
			Ranked{d.number, d.score, index.Kind(d.matched >> kindShift), d.matched & (1<<kindShift - 1)},
		)
	}
	out.finder = f
	return out
}

// weighAll gives all documents, best first.
func (f *finder) weighAll(visible int) []*doc {
	all := slices.Collect(maps.Values(f.docs))
	for _, d := range all {
		for i, s := range f.slots {
			d.answered += s.weight * d.any[i]
		}
	}
	slices.SortFunc(all, func(a, b *doc) int {
		return cmp.Or(cmp.Compare(b.answered, a.answered), cmp.Compare(a.number, b.number))
	})
	for i, d := range all {
		if i < mostWeighed {
			f.weigh(d)
		} else {
			d.score = C.Any * d.answered / f.total
		}
		if d.number >= visible && d.sum.exact < 1 {
			d.score *= C.Article
		}
		d.score = round(d.score)
	}
	all = slices.DeleteFunc(all, func(d *doc) bool { return d.score <= 0 })
	slices.SortFunc(all, func(a, b *doc) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.number, b.number))
	})
	return all
}
