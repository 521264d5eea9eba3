package render

import (
	"bytes"
	"html/template"
	"strconv"
	"strings"

	"faultbook/internal/config"
	"faultbook/internal/document"
	"faultbook/internal/site"
)

// filled reports whether an entry has something for a column.
func filled(column site.Column, p *site.Page) bool {
	m := p.Meta
	switch column {
	case site.ProductColumn:
		return p.Product != 0
	case site.OperationColumn:
		return p.Operation != 0
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

// cell writes the content of one cell; nothing when there is none.
func (s *scope) cell(b *bytes.Buffer, column site.Column, p *site.Page) {
	switch column {
	case site.ProductColumn:
		s.writeLink(b, s.site.Page(p.Product))
	case site.OperationColumn:
		s.writeLink(b, s.site.Page(p.Operation))
	case site.StatusColumn:
		s.statusCell(b, p)
	case site.MessageColumn:
		for i, m := range p.Meta.Messages {
			if i > 0 {
				b.WriteString("<br>")
			}
			writeMessage(b, m)
		}
	case site.CodeColumn:
		if p.Meta.Code != "" {
			write(b, "<code>", escape(p.Meta.Code), "</code>")
		}
	case site.SeverityColumn:
		badgeCell(b, p.Severity)
	case site.StateColumn:
		badgeCell(b, p.State)
	case site.CausesColumn:
		bullets(b, "ul", p.Meta.Causes, func(c document.Cause) { write(b, string(s.fill(p, c.Text))) })
	case site.FixColumn:
		s.fixCell(b, p)
	case site.ShownColumn:
		bullets(b, "ul", p.ShownIn, func(place site.Shown) { placeItem(b, place) })
	case site.ContactColumn:
		bullets(b, "ul", p.Escalate, func(c site.Escalation) { s.contactItem(b, c) })
	case site.RetryColumn:
		s.retryCell(b, p)
	case site.SummaryColumn:
		write(b, string(s.fill(p, p.Meta.Summary)))
	}
}

func anchor(l Link) template.HTML {
	if l.Text == "" {
		return ""
	}
	if l.Href == "" {
		return template.HTML(escape(l.Text))
	}
	return template.HTML(`<a href="` + escape(l.Href) + `">` + escape(l.Text) + `</a>`)
}

func (s *scope) statusCell(b *bytes.Buffer, p *site.Page) {
	s.writeLink(b, p)
	if len(p.Meta.Also) > 0 {
		write(b, ` <small class="also">`, escape(words.Get("table.also", "labels", strings.Join(p.Meta.Also, ", "))), `</small>`)
	}
}

func badgeCell(b *bytes.Buffer, t *config.Term) {
	if t != nil {
		write(b, `<span class="badge tone-`, string(t.Tone), `">`, escape(t.Label), `</span>`)
	}
}

// bullets lists items: one alone without a list, several as one.
func bullets[T any](b *bytes.Buffer, tag string, items []T, item func(T)) {
	if len(items) == 1 {
		item(items[0])
	}
	if len(items) < 2 {
		return
	}
	write(b, "<", tag, ">")
	for _, i := range items {
		b.WriteString("<li>")
		item(i)
		b.WriteString("</li>")
	}
	write(b, "</", tag, ">")
}

// fixCell lists the steps, or says what there is instead.
func (s *scope) fixCell(b *bytes.Buffer, p *site.Page) {
	steps := p.Steps()
	switch v := s.verdict(p); {
	case len(p.Meta.Causes) > 1 && len(steps) > len(p.Meta.Fix):
		s.waysCell(b, p)
	case len(steps) > 0:
		s.steps(b, p, steps)
	case v.Text != "":
		b.WriteString(string(v.Text))
	default:
		b.WriteString(escape(v.Label))
	}
}

func (s *scope) steps(b *bytes.Buffer, p *site.Page, steps []document.Fragment) {
	bullets(b, "ol", steps, func(step document.Fragment) { write(b, string(s.fill(p, step))) })
}

// waysCell lists the steps of each of several causes below the cause: together
// they would read as one procedure.
func (s *scope) waysCell(b *bytes.Buffer, p *site.Page) {
	b.WriteString(`<ul class="ways">`)
	way := func(cause string, steps []document.Fragment) {
		if len(steps) > 0 {
			write(b, "<li><small>", cause, "</small> ")
			s.steps(b, p, steps)
			b.WriteString("</li>")
		}
	}
	for _, c := range p.Meta.Causes {
		way(string(s.fill(p, c.Text)), c.Fix)
	}
	way(escape(words.Get("entry.fix_any")), p.Meta.Fix)
	b.WriteString("</ul>")
}

func placeItem(b *bytes.Buffer, place site.Shown) {
	b.WriteString(escape(place.Surface.Label))
	if place.Under != "" {
		write(b, " › ", escape(place.Under))
	}
	if place.As != "" {
		b.WriteString(escape(words.Get("entry.shown_as", "label", place.As)))
	}
}

func (s *scope) contactItem(b *bytes.Buffer, c site.Escalation) {
	b.WriteString(string(anchor(s.about(c.To))))
	if len(c.Send) > 0 {
		b.WriteString(escape(words.Get("table.with", "what", strings.Join(c.Send, ", "))))
	}
}

func (s *scope) retryCell(b *bytes.Buffer, p *site.Page) {
	r := p.Meta.Retry
	if r == nil {
		return
	}
	text := retriesOf(r)
	b.WriteString(escape(text))
	if note := s.fill(p, r.Note); note != "" {
		if text != "" {
			b.WriteString(". ")
		}
		b.WriteString(string(note))
	}
}

// retriesOf says how often the product tries again.
func retriesOf(r *document.Retry) string {
	var parts []string
	if r.Limit > 0 {
		parts = append(parts, words.Get("table.times", "n", strconv.Itoa(r.Limit)))
	}
	if r.Interval != "" {
		parts = append(parts, words.Get("table.every", "interval", r.Interval))
	}
	return strings.Join(parts, ", ")
}
