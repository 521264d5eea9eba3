package site

import (
	"faultbook/internal/config"
	"faultbook/internal/entry"
)

// Addresses of the generated pages, below the site's root.
const (
	MessagesURL = "messages/"
	SearchURL   = "search/"
)

// letterAnchor begins the anchors on the page of all messages. Which letters it
// has depends on texts that are not settled when links are.
const letterAnchor = "letter-"

// makeTaxonomies groups the entries and gives the groups their pages.
func (l *linking) makeTaxonomies() {
	l.Messages = l.listing("All messages A to Z", MessagesURL)
	l.listing("Search", SearchURL)
	l.taxonomy("severity", "By severity", l.Config.Severities, func(p *Page, add func(*config.Term)) { add(p.Severity) })
	l.taxonomy("state", "By state", l.Config.States, func(p *Page, add func(*config.Term)) { add(p.State) })
	l.taxonomy("surface", "By where it is shown", l.Config.Surfaces, func(p *Page, add func(*config.Term)) {
		for _, s := range p.ShownIn {
			add(s.Surface)
		}
	})
	l.taxonomy("contact", "By whom to contact", l.Config.Contacts, func(p *Page, add func(*config.Term)) {
		for _, e := range p.Escalate {
			add(e.To)
		}
	})
}

func (l *linking) taxonomy(id, title string, terms []*config.Term, visit func(*Page, func(*config.Term))) {
	groups := map[*config.Term][]*Page{}
	for _, p := range l.placed {
		visit(p, func(t *config.Term) {
			// An entry comes once, with all its terms: a second time it is the last.
			if n := len(groups[t]); t != nil && (n == 0 || groups[t][n-1] != p) {
				groups[t] = append(groups[t], p)
			}
		})
	}
	if len(groups) == 0 {
		return
	}
	tax := &Taxonomy{ID: id, Title: title, URL: id + "/"}
	l.listing(title, tax.URL)
	for _, t := range terms {
		if len(groups[t]) == 0 {
			continue
		}
		term := &TermPage{Taxonomy: tax, Term: t, URL: tax.URL + entry.Slug(t.ID) + "/", Page: l.surfacePage[t], Entries: groups[t]}
		l.listing(t.Label, term.URL)
		tax.Terms = append(tax.Terms, term)
	}
	l.Taxonomies = append(l.Taxonomies, tax)
}

// listing gives a generated page its address.
func (l *linking) listing(title, url string) *Listing {
	g := &Listing{Title: title, URL: url}
	if p := l.byURL[url]; p != nil {
		at, width := aliasAt(p, url)
		l.taken(p, at, width, url, "the generated page "+title)
	}
	l.listings[url] = g
	return g
}
