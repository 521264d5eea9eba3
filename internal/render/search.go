package render

import (
	"html/template"
	"strings"

	"faultbook/internal/document"
	"faultbook/internal/site"
)

// search returns the view of the search page.
func (s *scope) search() *View {
	v := s.view("search", words.Get("search.title"), s.site.Home)
	v.Description = words.Get("search.description")
	v.Breadcrumbs = []Link{s.homeLink()}
	v.Contacts = s.helpers()
	return v
}

// helpers lists the contact of each operation, for searches without results.
func (s *scope) helpers() []Card {
	var cards []Card
	for _, product := range s.site.Products {
		for _, o := range s.site.List(product.Children) {
			to := s.contactOf(o)
			if o.Kind != document.Operation || to == nil || len(cards) == maxMenu {
				continue
			}
			text := escape(to.To.Label)
			if len(to.Send) > 0 {
				text += words.HTML("search.ready", "what", "<strong>"+escape(strings.Join(to.Send, ", "))+"</strong>")
			}
			cards = append(cards, Card{Name: product.Title + " › " + o.Title, Href: s.href(o.URL, ""),
				Text: template.HTML(text)})
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
