package render

import (
	"fmt"
	"html"
	"html/template"
	"strings"

	"faultbook/internal/config"
	"faultbook/internal/site"
)

// filled reports whether an entry has something for a column.
func filled(column site.Column, p *site.Page) bool {
	m := p.Meta
	switch column {
	case site.ProductColumn:
		return p.Product != nil
	case site.OperationColumn:
		return p.Operation != nil
	case site.MessageColumn:
		return len(m.Messages) > 0
	case site.CodeColumn:
		return m.Code != ""
	case site.SeverityColumn:
		return p.Severity != nil
	case site.StateColumn:
		return p.State != nil
	case site.CausesColumn:
		return len(m.Causes) > 0
	case site.FixColumn:
		return len(p.Steps()) > 0 || p.Action() != "" || m.Resolves.Text != ""
	case site.ShownColumn:
		return len(p.ShownIn) > 0
	case site.ContactColumn:
		return len(p.Escalate) > 0
	case site.RetryColumn:
		return m.Retry != nil
	case site.SummaryColumn:
		return m.Summary != ""
	}
	return true
}

// cell makes the content of one cell; empty when there is none.
func (s *scope) cell(column site.Column, p *site.Page) template.HTML {
	switch column {
	case site.ProductColumn:
		return anchor(s.pageLink(p.Product))
	case site.OperationColumn:
		return anchor(s.pageLink(p.Operation))
	case site.StatusColumn:
		return s.statusCell(p)
	case site.MessageColumn:
		return lines(p.Meta.Messages, messageHTML)
	case site.CodeColumn:
		if p.Meta.Code != "" {
			return template.HTML("<code>" + html.EscapeString(p.Meta.Code) + "</code>")
		}
	case site.SeverityColumn:
		return badgeCell(p.Severity)
	case site.StateColumn:
		return badgeCell(p.State)
	case site.CausesColumn:
		return bullets("ul", s.causes(p))
	case site.FixColumn:
		return s.fixCell(p)
	case site.ShownColumn:
		return bullets("ul", s.places(p))
	case site.ContactColumn:
		return bullets("ul", s.contacts(p))
	case site.RetryColumn:
		return s.retryCell(p)
	case site.SummaryColumn:
		return s.fill(p, p.Meta.Summary)
	}
	return ""
}

func anchor(l Link) template.HTML {
	if l.Text == "" {
		return ""
	}
	if l.Href == "" {
		return template.HTML(html.EscapeString(l.Text))
	}
	return template.HTML(`<a href="` + html.EscapeString(l.Href) + `">` + html.EscapeString(l.Text) + `</a>`)
}

func (s *scope) statusCell(p *site.Page) template.HTML {
	link := anchor(s.pageLink(p))
	if len(p.Meta.Also) == 0 {
		return link
	}
	return link + template.HTML(` <small class="also">also `+html.EscapeString(strings.Join(p.Meta.Also, ", "))+`</small>`)
}

func lines[T any](items []T, show func(T) template.HTML) template.HTML {
	var out []string
	for _, item := range items {
		out = append(out, string(show(item)))
	}
	return template.HTML(strings.Join(out, "<br>"))
}

func badgeCell(t *config.Term) template.HTML {
	if t == nil {
		return ""
	}
	return template.HTML(`<span class="badge tone-` + string(t.Tone) + `">` + html.EscapeString(t.Label) + `</span>`)
}

// bullets lists fragments: alone without a list, several as one.
func bullets(tag string, items []template.HTML) template.HTML {
	switch len(items) {
	case 0:
		return ""
	case 1:
		return items[0]
	}
	var b strings.Builder
	b.WriteString("<" + tag + ">")
	for _, item := range items {
		b.WriteString("<li>" + string(item) + "</li>")
	}
	b.WriteString("</" + tag + ">")
	return template.HTML(b.String())
}

func (s *scope) causes(p *site.Page) []template.HTML {
	var out []template.HTML
	for _, c := range p.Meta.Causes {
		out = append(out, s.fill(p, c.Text))
	}
	return out
}

// fixCell lists the steps of each cause, or says what there is instead.
func (s *scope) fixCell(p *site.Page) template.HTML {
	steps := s.fills(p, p.Steps())
	withFix := 0
	for _, c := range p.Meta.Causes {
		if len(c.Fix) > 0 {
			withFix++
		}
	}
	if len(steps) > 0 {
		tag := "ol"
		if withFix > 1 {
			tag = "ul"
		}
		return bullets(tag, steps)
	}
	v := s.verdict(p)
	if v.Text != "" {
		return v.Text
	}
	return template.HTML(html.EscapeString(v.Label))
}

func (s *scope) places(p *site.Page) []template.HTML {
	var out []template.HTML
	for _, place := range p.ShownIn {
		text := html.EscapeString(place.Surface.Label)
		if place.Under != "" {
			text += " › " + html.EscapeString(place.Under)
		}
		if place.As != "" {
			text += ", as “" + html.EscapeString(place.As) + "”"
		}
		out = append(out, template.HTML(text))
	}
	return out
}

func (s *scope) contacts(p *site.Page) []template.HTML {
	var out []template.HTML
	for _, c := range p.Escalate {
		text := string(anchor(s.about(c.To)))
		if len(c.Send) > 0 {
			text += ", with the " + html.EscapeString(strings.Join(c.Send, ", "))
		}
		out = append(out, template.HTML(text))
	}
	return out
}

func (s *scope) retryCell(p *site.Page) template.HTML {
	r := p.Meta.Retry
	if r == nil {
		return ""
	}
	var parts []string
	if r.Limit > 0 {
		parts = append(parts, fmt.Sprintf("%d times", r.Limit))
	}
	if r.Interval != "" {
		parts = append(parts, "every "+html.EscapeString(r.Interval))
	}
	text := strings.Join(parts, ", ")
	if note := s.fill(p, r.Note); note != "" {
		if text != "" {
			text += ". "
		}
		text += string(note)
	}
	return template.HTML(text)
}
