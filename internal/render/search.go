package render

import (
	"cmp"
	"html/template"
	"net/url"
	"strings"
	"unicode/utf8"

	"faultbook/internal/document"
	"faultbook/internal/site"
)

// search returns the view of the search page.
func (s *scope) search() *View {
	v := s.view("search", s.words.Get("search.title"), s.site.Home)
	v.Description = s.words.Get("search.description")
	v.Breadcrumbs = []Link{s.homeLink()}
	v.Contacts = s.contacts()
	s.needed(v)
	v.Examples = s.examples()
	return v
}

// logs returns the view of the page that reads logs.
func (s *scope) logs() *View {
	v := s.view("logs", s.words.Get("logs.title"), s.site.Home)
	v.Description = s.words.Get("logs.description")
	v.Breadcrumbs = []Link{s.homeLink()}
	return v
}

// exampleLength is how many characters an example of a search has at most.
const exampleLength = 90

// examples returns searches with results: a message, a code, a label and other words for a
// status, from the entries that people need most.
func (s *scope) examples() []Link {
	var message, code, label, keyword string
	for _, p := range s.site.Needed(maxNeeded) {
		m := p.Meta
		if len(m.Messages) > 0 && utf8.RuneCountInString(m.Messages[0].String()) <= exampleLength {
			message = cmp.Or(message, m.Messages[0].String())
		}
		if len(m.Keywords) > 0 {
			keyword = cmp.Or(keyword, m.Keywords[0])
		}
		code, label = cmp.Or(code, m.Code), cmp.Or(label, m.Status)
	}
	var links []Link
	for _, text := range []string{message, code, label, keyword} {
		if text != "" {
			links = append(links, Link{Text: text, Href: s.href(site.SearchURL, "") + "?q=" + url.QueryEscape(text)})
		}
	}
	return links
}

// contacts lists the contact of each operation, for searches without results.
func (s *scope) contacts() []Card {
	var cards []Card
	for _, product := range s.site.Products {
		for _, o := range s.site.List(product.Children) {
			to := s.contactOf(o)
			if o.Kind != document.Operation || to == nil || len(cards) == maxMenu {
				continue
			}
			parts, reach := []string{escape(to.To.Label)}, reachOf(to.To)
			for _, link := range []Link{{Text: reach.Email, Href: string(reach.Mailto)},
				{Text: reach.Phone, Href: string(reach.Tel)}, {Text: reach.URL, Href: reach.URL}} {
				if link.Text != "" {
					parts = append(parts, string(linkHTML(link)))
				}
			}
			text := strings.Join(parts, ", ")
			if len(to.Send) > 0 {
				text += s.words.HTML("search.ready", "what", "<strong>"+escape(s.words.List(to.Send))+"</strong>")
			}
			cards = append(cards, Card{Name: s.placeOf(o), Href: s.href(o.URL, ""), Text: template.HTML(text)})
		}
	}
	return cards
}

// contactOf returns the contact of an operation: its own, or else the first of its
// entries'. It is nil when there is none.
func (s *scope) contactOf(operation *site.Page) *site.Escalation {
	for _, p := range append([]*site.Page{operation}, s.site.List(operation.Children)...) {
		if len(p.Escalate) > 0 {
			return &p.Escalate[0]
		}
	}
	return nil
}
