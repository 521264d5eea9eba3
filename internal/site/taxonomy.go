package site

import (
	"slices"

	"faultbook/internal/config"
	"faultbook/internal/document"
)

// Addresses of the generated pages, below the site's root.
const (
	MessagesURL = "messages/"
	SearchURL   = "search/"
	LogsURL     = "logs/"
)

// letterAnchor begins the anchors on the page of all messages. Linking does not know which
// letters the page has.
const letterAnchor = "letter-"

// makeTaxonomies groups the entries and gives the groups their pages.
func (l *linking) makeTaxonomies() {
	l.Messages = l.listing(l.Config.Texts.Get("messages.title"), MessagesURL)
	l.listing(l.Config.Texts.Get("search.title"), SearchURL)
	l.listing(l.Config.Texts.Get("logs.title"), LogsURL)
	for _, g := range groupings {
		l.taxonomy(g)
	}
}

// grouping is one way to group entries.
type grouping struct {
	id string
	// visit calls add with each term of an entry; nil stands for a missing term.
	visit func(p *Page, add func(*config.Term))
}

var groupings = []grouping{
	{"severity", func(p *Page, add func(*config.Term)) { add(p.Severity) }},
	{"state", func(p *Page, add func(*config.Term)) { add(p.State) }},
	{"surface", func(p *Page, add func(*config.Term)) {
		for _, s := range p.ShownIn {
			add(s.Surface)
		}
	}},
	{"contact", func(p *Page, add func(*config.Term)) {
		for _, e := range p.Escalate {
			add(e.To)
		}
	}},
}

// includes reports whether an entry has one of the terms.
func (g grouping) includes(p *Page, terms []*config.Term) (found bool) {
	g.visit(p, func(t *config.Term) { found = found || slices.Contains(terms, t) })
	return found
}

func (l *linking) taxonomy(g grouping) {
	groups := map[*config.Term][]Ref{}
	for _, r := range l.placed {
		g.visit(l.Page(r), func(t *config.Term) {
			// All terms of an entry come in a row, so a duplicate is the last of its group.
			if n := len(groups[t]); t != nil && (n == 0 || groups[t][n-1] != r) {
				groups[t] = append(groups[t], r)
			}
		})
	}
	if len(groups) == 0 {
		return
	}
	tax := &Taxonomy{ID: g.id, Title: l.Config.Texts.Get("taxonomy." + g.id), URL: g.id + "/"}
	l.listing(tax.Title, tax.URL)
	for _, t := range l.Config.Terms(plurals[g.id]) {
		if len(groups[t]) == 0 {
			continue
		}
		term := &TermPage{Taxonomy: tax, Term: t, URL: tax.URL + document.Slug(t.ID) + "/", Page: l.termPages[t],
			Entries: groups[t]}
		l.listing(t.Label, term.URL)
		tax.Terms = append(tax.Terms, term)
	}
	having := map[Ref]bool{}
	for _, refs := range groups {
		for _, r := range refs {
			having[r] = true
		}
	}
	tax.Count = len(having)
	l.Taxonomies = append(l.Taxonomies, tax)
}

// listing gives a generated page its address.
func (l *linking) listing(title, url string) *Listing {
	g := &Listing{Title: title, URL: url}
	if p := l.PageByURL(url); p != nil {
		at, width := aliasAt(p, url)
		l.reportTaken(p, at, width, url, "the generated page "+title)
	}
	l.listings[url] = g
	return g
}
