package render

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"faultbook/internal/document"
	"faultbook/internal/site"
)

// columnLabel returns the head of a column as readers see it.
func (r *Renderer) columnLabel(c site.Column) string { return r.words.Get("column." + string(c)) }

// defaultColumns are those of a directive that names none.
var defaultColumns = []site.Column{site.StatusColumn, site.MessageColumn, site.OperationColumn, site.SeverityColumn,
	site.StateColumn, site.SummaryColumn}

// mayBeShared are the columns that often have the same value in every row.
var mayBeShared = []site.Column{site.ProductColumn, site.OperationColumn, site.ShownColumn, site.ContactColumn}

// ownTable returns the table of an operation's or a term's page. Columns with the same
// value in all rows become Shared.
func (s *scope) ownTable(rows []*site.Page, columns []site.Column, caption string) *Table {
	t := s.table(rows, columns, caption)
	t.ID = document.TableAnchor
	if len(rows) < 2 {
		return t
	}
	shared := make([]bool, len(t.Columns))
	for i, c := range t.Columns {
		if shared[i] = slices.Contains(mayBeShared, site.Column(c.Key)) && isShared(t.Rows, i); shared[i] {
			t.Shared = append(t.Shared, t.Rows[0].Cells[i])
		}
	}
	if t.Shared == nil {
		return t
	}
	for r, row := range t.Rows {
		t.Rows[r].Cells = without(row.Cells, shared)
	}
	t.Columns = without(t.Columns, shared)
	return t
}

// isShared reports whether a column has the same value in all rows.
func isShared(rows []Row, column int) bool {
	first := rows[0].Cells[column]
	return !slices.ContainsFunc(rows[1:], func(r Row) bool {
		c := r.Cells[column]
		return c.Link != first.Link || !slices.Equal(c.Items, first.Items)
	})
}

// without returns a copy of the items that are not marked. Rows point into the given
// list.
func without[T any](items []T, marked []bool) []T {
	var kept []T
	for i, item := range items {
		if !marked[i] {
			kept = append(kept, item)
		}
	}
	return kept
}

// table returns a troubleshooting table, without the columns that are empty in all
// rows.
func (s *scope) table(rows []*site.Page, columns []site.Column, caption string) *Table {
	shown := shownColumns(columns, rows)
	t := &Table{Caption: caption, Columns: make([]Column, len(shown)), Rows: make([]Row, len(rows))}
	for i, c := range shown {
		t.Columns[i] = Column{Key: string(c), Label: s.columnLabel(c)}
		if c == site.CodeColumn {
			t.Columns[i].Width = codeWidth(rows)
		}
	}
	cells := make([]Cell, len(rows)*len(shown))
	for r, p := range rows {
		row := cells[:len(shown):len(shown)]
		cells = cells[len(shown):]
		for i, c := range shown {
			row[i].Column, row[i].Sort = &t.Columns[i], sortKeyOf(c, p)
			s.fillCell(&row[i], c, p)
		}
		t.Rows[r] = Row{Tone: toneOf(p), Cells: row}
	}
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

// codeWidth returns how many characters of a code fit on one line: the longest code
// that need not be broken. It is empty if the smallest width suffices.
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

// sortKeyOf returns the rank of a term in its vocabulary. Other columns sort by their
// text.
func sortKeyOf(c site.Column, p *site.Page) string {
	switch {
	case c == site.StatusColumn:
		return strings.ToLower(p.Title) // without the other texts of the cell
	case c == site.SeverityColumn && p.Severity != nil:
		return strconv.Itoa(p.Severity.Rank)
	case c == site.StateColumn && p.State != nil:
		return strconv.Itoa(p.State.Rank)
	}
	return ""
}

func (s *scope) operationTable(p *site.Page) *Table {
	rows := s.site.Rows(&site.Query{Operations: []site.Ref{p.Ref}})
	return s.ownTable(rows, s.ownColumns([]site.Column{
		site.CodeColumn, site.StatusColumn, site.MessageColumn, site.SeverityColumn, site.StateColumn,
		site.CausesColumn, site.FixColumn, site.ShownColumn,
	}), s.words.Get("operation.caption", "operation", p.Title))
}
