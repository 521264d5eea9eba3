package render

import (
	"strings"

	"faultbook/internal/document"
	"faultbook/internal/site"
)

// block writes a generated table as Markdown.
func (t *markdown) block(target site.Target) string {
	switch {
	case target.Table != nil:
		return t.table(target.Table)
	case target.Matrix != 0:
		return t.matrix(t.s.site.Page(target.Matrix))
	}
	return ""
}

// markdownTable is a table in Markdown, its first row the heads of the columns.
type markdownTable struct {
	caption string
	rows    [][]string
}

func (m *markdownTable) String() string {
	var b strings.Builder
	if m.caption != "" {
		b.WriteString(document.EscapeMarkdown(m.caption) + "\n\n")
	}
	for i, row := range m.rows {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString("| " + strings.Join(row, " | ") + " |")
		if i == 0 {
			b.WriteString("\n|" + strings.Repeat(" --- |", len(row)))
		}
	}
	return b.String()
}

func (t *markdown) table(q *site.Query) string {
	rows := t.s.site.Rows(q)
	columns := shownColumns(q.Columns, rows)
	if len(rows) == 0 {
		return t.s.emptyTable()
	}
	m := markdownTable{caption: q.Caption, rows: make([][]string, 1+len(rows))}
	for _, c := range columns {
		m.rows[0] = append(m.rows[0], t.s.columnLabel(c))
		for i, p := range rows {
			m.rows[i+1] = append(m.rows[i+1], bars(t.cell(c, p)))
		}
	}
	return m.String()
}

// emptyTable replaces a table without rows.
func (r *Renderer) emptyTable() string { return r.words.Get("table.empty") }

// bars escapes the bars of a text, which would end its cell.
func bars(text string) string {
	if !strings.Contains(text, "|") {
		return text
	}
	var b strings.Builder
	backslashes := 0
	for _, r := range text {
		if r == '|' && backslashes%2 == 0 {
			b.WriteByte('\\')
		}
		if backslashes++; r != '\\' {
			backslashes = 0
		}
		b.WriteRune(r)
	}
	return b.String()
}

// cell returns the content of one cell, on one line.
func (t *markdown) cell(c site.Column, p *site.Page) string {
	m := p.Meta
	var items []string
	switch c {
	case site.ProductColumn:
		return t.page(t.s.site.Page(p.Product))
	case site.OperationColumn:
		return t.page(t.s.site.Page(p.Operation))
	case site.StatusColumn:
		if len(m.Also) > 0 {
			return t.page(p) + " " + t.s.words.Get("table.also", "labels",
				document.EscapeMarkdown(t.s.words.List(m.Also)))
		}
		return t.page(p)
	case site.MessageColumn:
		for _, message := range m.Messages {
			items = append(items, document.EscapeMarkdown(message.String()))
		}
	case site.CodeColumn:
		if m.Code != "" {
			return "`" + m.Code + "`"
		}
	case site.SeverityColumn:
		return labelOf(p.Severity)
	case site.StateColumn:
		return labelOf(p.State)
	case site.CausesColumn:
		for _, cause := range m.Causes {
			items = append(items, t.inline(p, cause.Text))
		}
	case site.FixColumn:
		return t.fixCell(p)
	case site.ShownColumn:
		for _, place := range p.ShownIn {
			items = append(items, document.EscapeMarkdown(t.s.shownAt(place)))
		}
	case site.ContactColumn:
		for _, e := range p.Escalate {
			items = append(items, t.contactCell(e))
		}
	case site.RetryColumn:
		return t.retryCell(p)
	case site.SummaryColumn:
		return t.inline(p, m.Summary)
	default:
		if f := t.s.site.Config.Field(string(c)); f != nil {
			return t.own(f, p)
		}
	}
	return strings.Join(items, "; ")
}

// fixCell lists the steps; without any, it returns the verdict.
func (t *markdown) fixCell(p *site.Page) string {
	steps := t.steps(p, p.Steps())
	if len(steps) == 0 {
		if text := p.Meta.Resolves.Text; text != "" {
			return t.inline(p, text)
		}
		return t.s.verdictLabel(p)
	}
	if len(p.Meta.Causes) < 2 || len(steps) == len(p.Meta.Fix) {
		return strings.Join(steps, "; ")
	}
	var ways []string
	add := func(cause string, steps []document.Step) {
		if len(steps) > 0 {
			ways = append(ways, cause+" "+strings.Join(t.steps(p, steps), "; "))
		}
	}
	for _, c := range p.Meta.Causes {
		add(t.inline(p, c.Text), c.Fix)
	}
	add(t.s.words.Get("entry.fix_any")+":", p.Meta.Fix)
	return strings.Join(ways, "; ")
}

func (t *markdown) contactCell(e site.Escalation) string {
	to := t.s.about(e.To)
	text := markdownLink(to.Text, to.Href)
	if when := t.text(e.When); when != "" {
		text += t.s.words.Get("table.when", "condition", when)
	}
	if len(e.Send) > 0 {
		text += t.s.words.Get("table.with", "what", document.EscapeMarkdown(t.s.words.List(e.Send)))
	}
	return text
}

func (t *markdown) retryCell(p *site.Page) string {
	r := p.Meta.Retry
	if r == nil {
		return ""
	}
	text := document.EscapeMarkdown(t.s.retriesOf(r.Limit, r.Interval, t.s.words.Get))
	note := t.inline(p, r.Note)
	if text != "" && note != "" {
		return t.s.words.Get("list.more", "text", text, "more", note)
	}
	return text + note
}

// matrix writes a table of statuses by operation.
func (t *markdown) matrix(product *site.Page) string {
	made := t.s.matrix(product)
	if made == nil {
		return t.s.emptyTable()
	}
	m := markdownTable{caption: made.Caption, rows: [][]string{{t.s.columnLabel(site.StatusColumn)}}}
	for _, o := range made.Operations {
		m.rows[0] = append(m.rows[0], bars(markdownLink(o.Text, o.Href)))
	}
	for _, r := range made.Rows {
		row := []string{bars(markdownLink(r.Label, r.Href))}
		for _, cells := range r.Cells {
			var items []string
			for _, c := range cells {
				item := markdownLink(c.Name, c.Href) + " " + document.EscapeMarkdown(c.Text)
				items = append(items, strings.TrimSpace(item))
			}
			row = append(row, bars(strings.Join(items, "; ")))
		}
		m.rows = append(m.rows, row)
	}
	return m.String()
}
