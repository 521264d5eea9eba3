package site

import (
	"cmp"
	"slices"
	"strings"

	"faultbook/internal/config"
)

// resolveFeatured finds the pages that the settings put on the home page.
func (l *linking) resolveFeatured() {
	for _, f := range l.Config.Featured {
		if r := l.byID[f.Value]; r != 0 {
			l.featured = append(l.featured, r)
			continue
		}
		l.noPage(f.Value, f.At)
	}
}

// urgency orders tones from the most to the least urgent.
var urgency = []config.Tone{config.Critical, config.High, config.Caution, config.Info, config.Good, config.Neutral}

// Needed returns the n entries that people need most: those that the settings name, or else
// those that ask for action, the most severe first and of these the ones with most links to
// them. Products alternate, and each label appears once.
func (s *Site) Needed(n int) []*Page {
	if len(s.featured) > 0 {
		return s.List(s.featured[:min(n, len(s.featured))])
	}
	var asking []*Page
	for _, p := range s.Entries {
		if p.Verdict() == Required && !p.Retired() {
			asking = append(asking, p)
		}
	}
	slices.SortStableFunc(asking, func(a, b *Page) int {
		return cmp.Or(cmp.Compare(slices.Index(urgency, a.severityTone()), slices.Index(urgency, b.severityTone())),
			cmp.Compare(b.pointers(), a.pointers()))
	})
	turns := map[Ref][]*Page{} // by product
	labels := map[string]bool{}
	for _, p := range asking {
		if label := strings.ToLower(p.Title); !labels[label] && len(turns[p.Product]) < n {
			labels[label] = true
			turns[p.Product] = append(turns[p.Product], p)
		}
	}
	var needed []*Page
	for turn := range n {
		for _, product := range s.Products {
			if turn < len(turns[product.Ref]) && len(needed) < n {
				needed = append(needed, turns[product.Ref][turn])
			}
		}
	}
	return needed
}

// pointers counts the pages that link or lead to a page.
func (p *Page) pointers() int {
	return len(p.LedFrom) + len(p.AppearsWith) + len(p.Related) + len(p.Mentions)
}
