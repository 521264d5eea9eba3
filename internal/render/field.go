package render

import (
	"html/template"
	"strconv"
	"strings"
	"time"

	"faultbook/internal/config"
	"faultbook/internal/document"
	"faultbook/internal/site"
)

// ownColumns returns columns and after them those of the fields that the site wants in
// every table.
func (r *Renderer) ownColumns(columns []site.Column) []site.Column {
	for _, f := range r.site.Config.Fields {
		if f.Column {
			columns = append(columns, site.Column(f.ID))
		}
	}
	return columns
}

// ownText returns a value of a field as readers see it, without markup.
func (r *Renderer) ownText(f *config.Field, text string) string {
	switch f.Type {
	case config.BoolField:
		if text == strconv.FormatBool(true) {
			return r.words.Get("markdown.yes")
		}
		return r.words.Get("markdown.no")
	case config.DateField:
		if day, err := time.Parse(time.DateOnly, text); err == nil {
			return r.words.Date(day)
		}
	case config.LinkField:
		_, rest, _ := strings.Cut(text, ":")
		return strings.TrimSuffix(strings.TrimPrefix(rest, "//"), "/")
	}
	return text
}

// ownItems returns the values of a field as HTML.
func (s *scope) ownItems(f *config.Field, p *site.Page) []template.HTML {
	var items []template.HTML
	for _, text := range p.OwnTexts(f.ID) {
		shown := s.ownText(f, text)
		if f.Type == config.LinkField {
			items = append(items, linkHTML(Link{Text: shown, Href: text}))
			continue
		}
		items = append(items, template.HTML(escape(shown)))
	}
	return items
}

// ownFields returns the fields that the page of an entry shows in a place.
func (s *scope) ownFields(p *site.Page, place config.FieldPlace) []OwnField {
	var fields []OwnField
	for _, f := range s.site.Config.Fields {
		if items := s.ownItems(f, p); f.Place == place && items != nil {
			fields = append(fields, OwnField{ID: f.ID, Label: f.Label, Items: items})
		}
	}
	return fields
}

// fillOwn sets a cell of a column of a field.
func (s *scope) fillOwn(cell *Cell, column site.Column, p *site.Page) {
	f := s.site.Config.Field(string(column))
	if f == nil {
		return
	}
	cell.Items = s.ownItems(f, p)
	if texts := p.OwnTexts(f.ID); f.Type == config.DateField && texts != nil {
		cell.Sort = texts[0]
	}
}

// own returns the values of a field of a page as Markdown of one line.
func (t *markdown) own(f *config.Field, p *site.Page) string {
	var items []string
	for _, text := range p.OwnTexts(f.ID) {
		if f.Type == config.LinkField {
			items = append(items, markdownLink(t.s.ownText(f, text), text))
			continue
		}
		items = append(items, document.EscapeMarkdown(strings.Join(strings.Fields(t.s.ownText(f, text)), " ")))
	}
	return t.s.words.List(items)
}
