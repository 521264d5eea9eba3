package render

import (
	"faultbook/internal/document"
	"faultbook/internal/site"
)

func (s *scope) home(v *View) {
	v.Cards, v.Articles = s.cards(s.site.Home)
	for _, t := range s.site.Taxonomies {
		if 2*t.Count >= len(s.site.Entries) { // otherwise it would lead to few of the entries
			v.Groups = append(v.Groups, s.group(t))
		}
	}
	s.needed(v)
	if v.Description == "" {
		v.Description = s.site.Config.Description
	}
}

// needed adds the entries that people need most.
func (s *scope) needed(v *View) {
	v.NeededTitle = s.words.Get("home.needed")
	if len(s.site.Config.Featured) > 0 {
		v.NeededTitle = s.words.Get("home.featured")
	}
	for _, p := range s.site.Needed(maxNeeded) {
		v.Needed = append(v.Needed, s.need(p))
	}
}

// maxNeeded is how many entries the home page shows, needLength how many characters
// of each message.
const (
	maxNeeded  = 6
	needLength = 110
)

func (s *scope) need(p *site.Page) Need {
	return Need{Name: p.Title, Href: s.href(p.URL, ""), Place: s.placeOf(p), Tone: toneOf(p),
		Verdict: s.verdictLabel(p), Message: messageOrSummary(p, needLength)}
}

// messageOrSummary returns at most n characters of the first message of a page, or else of
// its summary.
func messageOrSummary(p *site.Page, n int) string {
	if len(p.Meta.Messages) > 0 {
		return firstMessage(p, n)
	}
	return document.Beginning(p.Plain(p.Meta.Summary), n)
}

// placeOf names the product and the operation of an entry; empty outside them.
func (s *scope) placeOf(p *site.Page) string {
	if p.Operation == 0 || p.Product == 0 {
		return ""
	}
	return s.site.Page(p.Product).Title + " › " + s.site.Page(p.Operation).Title
}
