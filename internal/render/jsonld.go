package render

import (
	"encoding/json"
	"html/template"
	"time"

	"faultbook/internal/document"
	"faultbook/internal/site"
)

// The types of schema.org for a page and its breadcrumbs.
type (
	graph struct {
		Context string `json:"@context"`
		Graph   []any  `json:"@graph"`
	}
	techArticle struct {
		Type        string `json:"@type"`
		ID          string `json:"@id"`
		Headline    string `json:"headline"`
		Description string `json:"description,omitempty"`
		Language    string `json:"inLanguage"`
		Modified    string `json:"dateModified,omitempty"`
		// Only of entries.
		Names    []string `json:"alternateName,omitempty"` // other labels, then messages
		Codes    []string `json:"identifier,omitempty"`    // codes, then the symbolic name
		Abstract string   `json:"abstract,omitempty"`      // the verdict
		Entity   *howTo   `json:"mainEntity,omitempty"`
	}
	howTo struct {
		Type  string      `json:"@type"`
		Name  string      `json:"name"`
		Steps []howToStep `json:"step"`
	}
	howToStep struct {
		Type string `json:"@type"`
		Text string `json:"text"`
	}
	breadcrumbList struct {
		Type  string     `json:"@type"`
		Items []listItem `json:"itemListElement"`
	}
	listItem struct {
		Type     string `json:"@type"`
		Position int    `json:"position"`
		Name     string `json:"name"`
		Item     string `json:"item"`
	}
)

// describe adds the names and the answer of an entry, as in the catalogue.
func (s *scope) describe(a *techArticle, p *site.Page) {
	m := p.Meta
	a.Names = append(a.Names, m.Also...)
	for _, message := range m.Messages {
		a.Names = append(a.Names, message.String())
	}
	a.Codes = append(a.Codes, m.Codes...)
	if m.Name != "" {
		a.Codes = append(a.Codes, m.Name)
	}
	a.Abstract = s.verdictLabel(p)
	var steps []howToStep
	for _, step := range p.Steps() {
		steps = append(steps, howToStep{"HowToStep", s.site.PlainStep(p, step)})
	}
	if len(steps) > 0 {
		a.Entity = &howTo{"HowTo", p.Title, steps}
	}
}

// data returns the JSON-LD of a page. It needs absolute addresses, so it is empty for
// a site without a base_url.
func (s *scope) data(v *View, p *site.Page) template.JS {
	base := s.site.Config.BaseURL
	if base == nil || p.Parent == 0 {
		return ""
	}
	g := graph{Context: "https://schema.org"}
	if p.Kind == document.Entry || p.Kind == document.Article {
		a := techArticle{Type: "TechArticle", ID: v.Canonical, Headline: p.Title, Description: v.Description,
			Language: s.site.Config.Language}
		if !p.Updated.IsZero() {
			a.Modified = p.Updated.Format(time.DateOnly)
		}
		if p.Kind == document.Entry {
			s.describe(&a, p)
		}
		g.Graph = append(g.Graph, a)
	}
	var way []*site.Page
	for up := p; up != nil; up = s.site.Page(up.Parent) {
		way = append([]*site.Page{up}, way...)
	}
	list := breadcrumbList{Type: "BreadcrumbList"}
	for i, up := range way {
		name := up.Title
		if i == 0 {
			name = s.words.Get("frame.home")
		}
		list.Items = append(list.Items, listItem{"ListItem", i + 1, name, base.String() + escapePath(up.URL)})
	}
	g.Graph = append(g.Graph, list)
	text, err := json.Marshal(g) // it escapes what could end the element
	if err != nil {
		s.fail(err)
	}
	return template.JS(text)
}
