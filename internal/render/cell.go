package render

import (
	"html/template"
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
		v := p.Verdict()
		return len(p.Steps()) > 0 || v != site.Unknown && v != site.NoVerdict
	case site.ShownColumn:
		return len(p.ShownIn) > 0
	case site.ContactColumn:
		return len(p.Escalate) > 0
	case site.RetryColumn:
		return m.Retry != nil
	case site.SummaryColumn:
		return m.Summary != ""
	case site.StatusColumn:
		return true
	}
	return p.OwnTexts(string(column)) != nil
}

// fillCell sets the fields of a cell that its column needs.
func (s *scope) fillCell(cell *Cell, column site.Column, p *site.Page) {
	switch m := p.Meta; column {
	case site.ProductColumn:
		cell.Link = s.pageLink(s.site.Page(p.Product))
	case site.OperationColumn:
		cell.Link = s.pageLink(s.site.Page(p.Operation))
	case site.StatusColumn:
		cell.Head, cell.Link, cell.Verdict = true, s.pageLink(p), s.verdictLabel(p)
		cell.Name, cell.Icon = breakable(p.Title), s.iconMark(p.IconTerm)
		if len(m.Also) > 0 {
			cell.Also = s.words.Get("table.also", "labels", s.words.List(m.Also))
		}
	case site.MessageColumn:
		cell.Lines = true
		for _, message := range m.Messages {
			cell.Items = append(cell.Items, ownDirection(s.words, message.String(), messageHTML(message)))
		}
	case site.CodeColumn:
		cell.Code = breakable(m.Code)
	case site.SeverityColumn:
		cell.Term = s.plainBadge(p.Severity)
	case site.StateColumn:
		cell.Term = s.plainBadge(p.State)
	case site.CausesColumn:
		for _, c := range m.Causes {
			cell.Items = append(cell.Items, s.fill(p, c.Text))
		}
	case site.FixColumn:
		s.fillFix(cell, p)
	case site.ShownColumn:
		for _, place := range p.ShownIn {
			cell.Items = append(cell.Items, template.HTML(escape(s.shownAt(place))))
		}
	case site.ContactColumn:
		for _, c := range p.Escalate {
			cell.Items = append(cell.Items, s.contactHTML(c))
		}
	case site.RetryColumn:
		cell.Text = s.retryHTML(p)
	case site.SummaryColumn:
		cell.Text = s.fill(p, m.Summary)
	default:
		s.fillOwn(cell, column, p)
	}
}

// plainBadge returns a term as a badge without a link, or nil.
func (s *scope) plainBadge(t *config.Term) *Badge {
	if t == nil {
		return nil
	}
	if made, ok := s.terms.Load(t); ok {
		return made.(*Badge)
	}
	made := &Badge{ID: t.ID, Label: t.Label, Tone: string(t.Tone)}
	s.terms.Store(t, made)
	return made
}

// breakable returns a name as HTML that may break after a slash and an underscore.
func breakable(name string) template.HTML {
	return template.HTML(breaks.Replace(escape(name)))
}

var breaks = strings.NewReplacer("/", "/<wbr>", "_", "_<wbr>")

// linkHTML returns a link as HTML: its text where it has no address, nothing without a text.
func linkHTML(l Link) template.HTML {
	if l.Text == "" {
		return ""
	}
	if l.Href == "" {
		return template.HTML(escape(l.Text))
	}
	return template.HTML(`<a href="` + escape(l.Href) + `">` + escape(l.Text) + `</a>`)
}

// fillFix lists the steps; without any, it shows the verdict. With several causes,
// it lists the steps of each cause apart: together they would read as one procedure.
func (s *scope) fillFix(cell *Cell, p *site.Page) {
	m, steps := p.Meta, p.Steps()
	if len(m.Causes) < 2 || len(steps) == len(m.Fix) {
		if cell.Items = s.steps(p, steps); len(steps) == 0 {
			v := s.verdict(p)
			if cell.Text = v.Text; v.Text == "" {
				cell.Text = template.HTML(escape(v.Label))
			}
		}
		cell.Ordered = true
		return
	}
	add := func(cause template.HTML, steps []document.Step) {
		if len(steps) > 0 {
			cell.Ways = append(cell.Ways, Way{Cause: cause, Steps: Cell{Items: s.steps(p, steps), Ordered: true}})
		}
	}
	for _, c := range m.Causes {
		add(s.fill(p, c.Text), c.Fix)
	}
	add(template.HTML(escape(s.words.Get("entry.fix_any"))), m.Fix)
}

// shownAt returns a place where a status is shown, and its label there.
func (r *Renderer) shownAt(place site.Shown) string {
	text := place.Surface.Label
	if place.Under != "" {
		text += " › " + place.Under
	}
	if place.As != "" {
		text += r.words.Get("entry.shown_as", "label", place.As)
	}
	return text
}

func (s *scope) contactHTML(c site.Escalation) template.HTML {
	to := linkHTML(s.about(c.To))
	if when := s.text(c.When); when != "" {
		to += template.HTML(s.words.HTML("table.when", "condition", string(when)))
	}
	if len(c.Send) > 0 {
		to += template.HTML(escape(s.words.Get("table.with", "what", s.words.List(c.Send))))
	}
	return to
}

func (s *scope) retryHTML(p *site.Page) template.HTML {
	r := p.Meta.Retry
	if r == nil {
		return ""
	}
	interval := ownDirection(s.words, r.Interval, template.HTML(escape(r.Interval)))
	text, note := template.HTML(s.retriesOf(r.Limit, string(interval), s.words.HTML)), s.fill(p, r.Note)
	if text != "" && note != "" {
		return template.HTML(s.words.HTML("list.more", "text", string(text), "more", string(note)))
	}
	return text + note
}

// retriesOf describes how often the product tries again. put returns the text for a key;
// its result and the interval are both plain text or both HTML.
func (r *Renderer) retriesOf(limit int, interval string, put func(key string, values ...string) string) string {
	var parts []string
	if limit > 0 {
		parts = append(parts, r.words.Count("table.times", limit))
	}
	if interval != "" {
		parts = append(parts, put("table.every", "interval", interval))
	}
	return r.words.List(parts)
}
