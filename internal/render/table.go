package render

import (
	"bytes"
	"html/template"
	"slices"
	"strconv"
	"unicode/utf8"

	"faultbook/internal/document"
	"faultbook/internal/site"
)

// columnLabel returns the head of a column as readers see it.
func columnLabel(c site.Column) string { return words.Get("column." + string(c)) }

// defaultColumns are those of a directive that names none.
var defaultColumns = []site.Column{site.StatusColumn, site.MessageColumn, site.OperationColumn, site.SeverityColumn, site.StateColumn, site.SummaryColumn}

// mayBeShared are the columns that often hold the same in every row.
var mayBeShared = []site.Column{site.ProductColumn, site.OperationColumn, site.ShownColumn, site.ContactColumn}

// share takes those columns from a table that hold the same in all of its rows,
// and says it once.
func (s *scope) share(rows []*site.Page, columns []site.Column) ([]site.Column, []SharedValue) {
	var shared []SharedValue
	var cell bytes.Buffer
	if len(rows) < 2 {
		return columns, nil
	}
	kept := slices.DeleteFunc(slices.Clone(columns), func(c site.Column) bool {
		if !slices.Contains(mayBeShared, c) {
			return false
		}
		cell.Reset()
		s.cell(&cell, c, rows[0])
		value := cell.String()
		for _, p := range rows[1:] {
			cell.Reset()
			if s.cell(&cell, c, p); string(cell.Bytes()) != value {
				return false
			}
		}
		if value != "" {
			shared = append(shared, SharedValue{columnLabel(c), template.HTML(value)})
		}
		return true
	})
	return kept, shared
}

// ownTable makes the table of a page that has one without being asked.
func (s *scope) ownTable(rows []*site.Page, columns []site.Column, caption string) *Table {
	columns, shared := s.share(rows, columns)
	t := s.table(rows, columns, caption)
	t.ID, t.Shared = document.TableAnchor, shared
	return t
}

// table makes a troubleshooting table. Columns without a value in any row are
// left out.
func (s *scope) table(rows []*site.Page, columns []site.Column, caption string) *Table {
	t := &Table{Caption: caption, Rows: len(rows)}
	shown := shownColumns(columns, rows)
	for _, c := range shown {
		column := Column{Key: string(c), Label: columnLabel(c)}
		if c == site.CodeColumn {
			column.Width = codeWidth(rows)
		}
		t.Columns = append(t.Columns, column)
	}
	t.Body = s.later(func(b *bytes.Buffer) { s.rows(b, rows, shown) })
	return t
}

// shownColumns returns the columns that have a value in some row.
func shownColumns(columns []site.Column, rows []*site.Page) []site.Column {
	if columns == nil {
		columns = defaultColumns
	}
	var shown []site.Column
	for _, c := range columns {
		if slices.ContainsFunc(rows, func(p *site.Page) bool { return filled(c, p) }) {
			shown = append(shown, c)
		}
	}
	return shown
}

// codeWidth is how many characters of a code have room on one line: those of the
// longest but for such as must be broken anyway. It is empty where the least will do.
func codeWidth(rows []*site.Page) string {
	most := 0
	for _, p := range rows {
		if n := utf8.RuneCountInString(p.Meta.Code); n <= 18 {
			most = max(most, n)
		}
	}
	switch {
	case most == 0 || most > 14:
		return "18"
	case most > 10:
		return "14"
	case most > 7:
		return "10"
	}
	return ""
}

func (s *scope) rows(b *bytes.Buffer, rows []*site.Page, columns []site.Column) {
	begin := b.Len()
	for i, p := range rows {
		s.row(b, p, columns)
		if i == 0 {
			// About what all rows take: growing step by step copies a table of
			// thousands many times over.
			b.Grow((b.Len() - begin) * (len(rows) - 1) * 9 / 8)
		}
	}
}

// row writes one row. Rows are most of the work on a large site's tables, and
// a template takes several times as long for them.
func (s *scope) row(b *bytes.Buffer, p *site.Page, columns []site.Column) {
	write(b, `<tr class="tone-`, string(p.Tone()), `">`)
	for _, c := range columns {
		begin, end := "<td", "</td>"
		if c == site.StatusColumn {
			begin, end = `<th scope="row"`, "</th>"
		}
		b.WriteString(begin)
		if order := sortKeyOf(c, p); order != "" {
			write(b, ` data-sort="`, order, `"`)
		}
		write(b, ` data-key="`, string(c), `" data-label="`, columnLabel(c), `">`)
		s.cell(b, c, p)
		b.WriteString(end)
	}
	b.WriteString("</tr>\n")
}

// sortKeyOf orders terms by their place in their vocabulary; other columns
// sort by their text.
func sortKeyOf(c site.Column, p *site.Page) string {
	switch {
	case c == site.SeverityColumn && p.Severity != nil:
		return strconv.Itoa(p.Severity.Rank)
	case c == site.StateColumn && p.State != nil:
		return strconv.Itoa(p.State.Rank)
	}
	return ""
}

func (s *scope) operationTable(p *site.Page) *Table {
	rows := s.site.Rows(&site.Query{Operations: []site.Ref{p.Ref}})
	return s.ownTable(rows, []site.Column{
		site.CodeColumn, site.StatusColumn, site.MessageColumn, site.SeverityColumn, site.StateColumn, site.CausesColumn, site.FixColumn, site.ShownColumn,
	}, words.Get("operation.caption", "operation", p.Title))
}
