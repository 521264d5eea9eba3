package render

import (
	"fmt"
	"html"
	"html/template"
	"slices"
	"strconv"
	"strings"

	"faultbook/internal/config"
	"faultbook/internal/entry"
	"faultbook/internal/site"
)

// columnLabels are the heads of the columns as readers see them.
var columnLabels = map[site.Column]string{
	site.ProductColumn: "Product", site.OperationColumn: "Operation", site.StatusColumn: "Status", site.MessageColumn: "Message",
	site.CodeColumn: "Code", site.SeverityColumn: "Severity", site.StateColumn: "State", site.CausesColumn: "Causes",
	site.FixColumn: "What to do", site.ShownColumn: "Where it is shown", site.ContactColumn: "Contact", site.RetryColumn: "Retries",
	site.SummaryColumn: "What it means",
}

// defaultColumns are those of a directive that names none.
var defaultColumns = []site.Column{site.StatusColumn, site.MessageColumn, site.OperationColumn, site.SeverityColumn, site.StateColumn, site.SummaryColumn}

// table makes a troubleshooting table. Columns without a value in any row are
// left out.
func (s *scope) table(rows []*site.Page, columns []site.Column, caption string) *Table {
	if columns == nil {
		columns = defaultColumns
	}
	t := &Table{Caption: caption}
	cells := make([][]Cell, len(rows))
	for _, column := range columns {
		values, any := make([]Cell, len(rows)), false
		for i, p := range rows {
			values[i] = s.cell(column, p)
			any = any || values[i].HTML != ""
		}
		if !any {
			continue
		}
		t.Columns = append(t.Columns, Column{string(column), columnLabels[column]})
		for i := range rows {
			cells[i] = append(cells[i], values[i])
		}
	}
	for i, p := range rows {
		t.Rows = append(t.Rows, Row{ID: p.ID, Tone: string(p.Tone()), Cells: cells[i]})
	}
	return t
}

func (s *scope) operationTable(p *site.Page) *Table {
	rows := s.site.Rows(&site.Query{Operations: []*site.Page{p}})
	t := s.table(rows, []site.Column{
		site.CodeColumn, site.StatusColumn, site.MessageColumn, site.SeverityColumn, site.StateColumn, site.CausesColumn, site.FixColumn, site.ShownColumn,
	}, "All statuses of "+p.Title)
	t.ID = entry.TableAnchor
	return t
}

func (s *scope) cell(column site.Column, p *site.Page) Cell {
	c := Cell{Key: string(column), Label: columnLabels[column]}
	switch column {
	case site.ProductColumn:
		c.HTML = anchor(s.pageLink(p.Product))
	case site.OperationColumn:
		c.HTML = anchor(s.pageLink(p.Operation))
	case site.StatusColumn:
		c.HTML = s.statusCell(p)
	case site.MessageColumn:
		c.HTML = lines(p.Meta.Messages, messageHTML)
	case site.CodeColumn:
		if p.Meta.Code != "" {
			c.HTML = template.HTML("<code>" + html.EscapeString(p.Meta.Code) + "</code>")
		}
	case site.SeverityColumn:
		c.HTML, c.Sort = badgeCell(p.Severity)
	case site.StateColumn:
		c.HTML, c.Sort = badgeCell(p.State)
	case site.CausesColumn:
		c.HTML = bullets("ul", s.causes(p))
	case site.FixColumn:
		c.HTML = s.fixCell(p)
	case site.ShownColumn:
		c.HTML = bullets("ul", s.places(p))
	case site.ContactColumn:
		c.HTML = bullets("ul", s.contacts(p))
	case site.RetryColumn:
		c.HTML = s.retryCell(p)
	case site.SummaryColumn:
		c.HTML = s.fill(p, p.Meta.Summary)
	}
	return c
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

// badgeCell shows a term; it sorts by the term's place in its vocabulary.
func badgeCell(t *config.Term) (template.HTML, string) {
	if t == nil {
		return "", ""
	}
	return template.HTML(`<span class="badge tone-` + string(t.Tone) + `">` + html.EscapeString(t.Label) + `</span>`), strconv.Itoa(t.Rank)
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

// matrixText bounds the words of a matrix's cell, in characters.
const matrixText = 90

// matrix shows the statuses of a product down and its operations across.
func (s *scope) matrix(product *site.Page) *Matrix {
	var operations []*site.Page
	rows := map[string][]*site.Page{}
	var labels []string
	for _, p := range s.site.Rows(&site.Query{Products: []*site.Page{product}}) {
		if p.Operation != nil && !slices.Contains(operations, p.Operation) {
			operations = append(operations, p.Operation)
		}
		key := strings.ToLower(p.Title)
		if rows[key] == nil {
			labels = append(labels, p.Title)
		}
		rows[key] = append(rows[key], p)
	}
	if len(operations) == 0 {
		return nil
	}
	m := &Matrix{Caption: "Statuses of " + product.Title + " by operation"}
	for _, o := range operations {
		m.Operations = append(m.Operations, s.pageLink(o))
	}
	slices.SortFunc(labels, func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) })
	for _, label := range labels {
		row := MatrixRow{Label: label, Cells: make([][]MatrixCell, len(operations))}
		for _, p := range rows[strings.ToLower(label)] {
			i := slices.Index(operations, p.Operation)
			if i >= 0 {
				row.Cells[i] = append(row.Cells[i], s.matrixCell(p))
			}
		}
		m.Rows = append(m.Rows, row)
	}
	return m
}

func (s *scope) matrixCell(p *site.Page) MatrixCell {
	c := MatrixCell{Link: s.pageLink(p), Place: p.Operation.Title, Tone: string(p.Tone())}
	c.Link.Text = verdicts[p.Action()]
	if c.Link.Text == "" {
		c.Link.Text = p.Title
		if p.State != nil {
			c.Link.Text = p.State.Label
		}
	}
	c.Text = p.Plain(p.Meta.Summary)
	if len(p.Meta.Messages) > 0 {
		c.Text = p.Meta.Messages[0].String()
	}
	c.Text = shorten(c.Text, matrixText)
	return c
}

// shorten cuts a text at a word, within n characters.
func shorten(text string, n int) string {
	runes := []rune(text)
	if len(runes) <= n {
		return text
	}
	cut := strings.LastIndexByte(string(runes[:n]), ' ')
	if cut < 0 {
		cut = len(string(runes[:n]))
	}
	return strings.TrimRight(text[:cut], " .,;:") + "…"
}
