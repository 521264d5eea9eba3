package render

import (
	"slices"
	"strings"

	"faultbook/internal/config"
	"faultbook/internal/document"
	"faultbook/internal/site"
)

// entry makes what only the page of an entry has.
func (s *scope) entry(p *site.Page) *Entry {
	m := p.Meta
	e := &Entry{
		Code: m.Code, MoreCodes: m.MoreCodes(), Status: m.Status, Also: m.Also, Icon: m.Icon,
		IconMark: s.iconMark(p.IconTerm),
		Product:  linkHTML(s.pageLink(s.site.Page(p.Product))), Place: linkHTML(s.pageLink(s.site.Page(p.Operation))),
		Severity: s.badge("severity", p.Severity), State: s.badge("state", p.State),
		Tone: toneOf(p), Verdict: s.verdict(p), Fix: s.steps(p, m.Fix),
	}
	if e.Code != p.Title && len(e.MoreCodes) > 0 {
		e.Code, _, _ = strings.Cut(m.Code, document.CodeSeparator)
	} else {
		e.MoreCodes = nil
	}
	if strings.Contains(strings.ToLower(p.Title), strings.ToLower(e.Code)) {
		e.Code = "" // the title has it
	}
	e.Messages = s.messageViews(m.Messages)
	for _, one := range m.Translated {
		e.Translated = append(e.Translated,
			Translated{Tag: one.Language, Name: s.words.NameOf(one.Language), Messages: s.messageViews(one.Messages)})
	}
	for _, c := range m.Causes {
		e.Causes = append(e.Causes, Cause{Text: s.fill(p, c.Text), Fix: s.steps(p, c.Fix)})
	}
	for _, place := range p.ShownIn {
		e.ShownIn = append(e.ShownIn, s.place(place))
	}
	if r := m.Retry; r != nil {
		e.Retry = &Retry{Limit: r.Limit, Interval: r.Interval, Note: s.fill(p, r.Note)}
	}
	for _, c := range p.Escalate {
		e.Escalate = append(e.Escalate, s.contact(p, c))
	}
	if contact := p.FallbackContact(); contact != nil {
		e.Escalate = []Contact{s.contact(p, site.Escalation{To: contact})}
	}
	if len(s.site.Roles(p)) > 0 {
		for _, role := range s.site.Config.Roles {
			e.Roles = append(e.Roles, Badge{ID: role.ID, Label: role.Label})
		}
	}
	for _, a := range p.AppliesTo {
		e.Applies = append(e.Applies, Applies{a.Platform, a.Versions})
	}
	e.Details, e.Sections = s.ownFields(p, config.InDetails), s.ownFields(p, config.InText)
	for _, ph := range m.Placeholders {
		e.Placeholders = append(e.Placeholders, Placeholder{Name: ph.Name, Text: s.fill(p, ph.Text)})
	}
	return e
}

// messageViews makes messages to read and to copy.
func (s *scope) messageViews(of []document.Message) []Message {
	var all []Message
	for _, t := range of {
		all = append(all,
			Message{HTML: messageHTML(t), Plain: t.String(), Direction: otherDirection(s.words, t.String())})
	}
	return all
}

func (s *scope) place(place site.Shown) Place {
	return Place{Surface: linkHTML(s.about(place.Surface)), Under: place.Under, As: place.As,
		Condition: place.Condition, Note: s.text(place.Note), Direction: otherDirection(s.words, place.Condition)}
}

// about returns a term with a link to the page that explains it, if there is one.
func (s *scope) about(t *config.Term) Link {
	link := Link{Text: t.Label}
	if p := s.site.AboutTerm(t); p != nil && p.URL != s.page.URL {
		link.Href = s.href(p.URL, "")
	}
	return link
}

func (s *scope) badge(taxonomy string, t *config.Term) *Badge {
	if t == nil {
		return nil
	}
	b := &Badge{ID: t.ID, Label: t.Label, Tone: string(t.Tone)}
	if page := s.site.TermPage(taxonomy, t); page != nil {
		b.Href = s.href(page.URL, "")
	}
	return b
}

// relations lists the related pages of a page. Both pages show a relation.
func (s *scope) relations(p *site.Page) []Related {
	var out []Related
	for _, r := range relationsOf(p) {
		if len(r.pages) > 0 {
			made := Related{ID: r.id, Title: s.relationTitle(r), Items: make([]RelatedItem, len(r.pages))}
			for i, other := range s.site.List(r.pages) {
				made.Items[i] = s.relatedItem(p, other)
			}
			out = append(out, made)
		}
	}
	return out
}

// relation is one kind of relation to other pages.
type relation struct {
	id    string
	pages []site.Ref
}

func (r *Renderer) relationTitle(of relation) string { return r.words.Get("relation." + of.id) }

// relationsOf returns the relations of a page. Each page appears in one list only: the
// first that has it.
func relationsOf(p *site.Page) []relation {
	all := []relation{
		{"leads-to", p.LeadsTo},
		{"led-from", p.LedFrom},
		{"appears-with", p.AppearsWith},
		{"same", p.Same},
		{"related", p.Related},
		{"mentions", p.Mentions},
	}
	var seen []site.Ref
	for i, r := range all {
		all[i].pages = nil
		for _, page := range r.pages {
			if !slices.Contains(seen, page) {
				all[i].pages = append(all[i].pages, page)
			}
		}
		seen = append(seen, all[i].pages...)
	}
	return all
}

// relatedItem makes one line of a list of related pages.
func (s *scope) relatedItem(p, other *site.Page) RelatedItem {
	f := s.teaser(other)
	item := RelatedItem{Title: f.title, Href: s.href(other.URL, ""), Tone: f.tone, Verdict: f.verdict,
		Message: f.message}
	if o := s.site.Page(other.Operation); o != nil && o.Ref != p.Operation && other != o {
		item.Place = o.Title
		if other.Product != 0 && other.Product != p.Product {
			item.Place = s.placeOf(other)
		}
	}
	return item
}
