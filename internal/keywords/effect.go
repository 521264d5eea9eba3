package keywords

import (
	"context"
	"slices"

	"faultbook/internal/site"
	"faultbook/search"
)

// Effect is what one keyword of one entry does.
type Effect struct {
	ID      string   `json:"id"`
	Keyword string   `json:"keyword"`
	Before  int      `json:"before"`          // the rank of the entry for the keyword; 0 if it is not among the first ten
	After   int      `json:"after"`           // with the keyword
	Takes   []string `json:"takes,omitempty"` // entries whose own label or message now finds this entry first
}

const shown = 10

// Try puts each keyword in by itself, and asks for the keyword, and for the labels and
// messages of the entries that it finds.
func Try(
	ctx context.Context,
	s *site.Site,
	live *search.Live,
	p *site.Page,
	doc search.Document,
	words []string,
) ([]Effect, error) {
	before := live.Searcher()
	var out []Effect
	for _, word := range words {
		tried := doc
		tried.Keywords = append(slices.Clone(doc.Keywords), word)
		if err := live.Update(ctx, []search.Document{tried}, nil); err != nil {
			return nil, err
		}
		after := live.Searcher()
		e := Effect{ID: p.ID, Keyword: word, Before: rank(before, word, p.ID), After: rank(after, word, p.ID)}
		for _, h := range before.Search(word, search.QueryOptions{Limit: shown}).Hits {
			if other := s.PageByID(h.ID); other != nil && other != p && taken(before, after, other, p) {
				e.Takes = append(e.Takes, other.ID)
			}
		}
		out = append(out, e)
	}
	return out, live.Update(ctx, []search.Document{doc}, nil)
}

func rank(s *search.Searcher, text, id string) int {
	hits := s.Search(text, search.QueryOptions{Limit: shown}).Hits
	return 1 + slices.IndexFunc(hits, func(h search.Hit) bool { return h.ID == id })
}

// taken reports whether what an entry shows found it first, and now finds another.
func taken(before, after *search.Searcher, other, by *site.Page) bool {
	texts := []string{other.Title}
	for _, m := range other.Meta.Messages {
		texts = append(texts, m.String())
	}
	return slices.ContainsFunc(texts, func(text string) bool {
		return rank(before, text, other.ID) == 1 && rank(after, text, by.ID) == 1
	})
}
