package render

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"faultbook/internal/site"
)

// matrixText is how many characters of text a cell of the matrix has at most.
const matrixText = 90

// matrix returns the table of a product's statuses by operation.
func (s *scope) matrix(product *site.Page) *Matrix {
	var operations []site.Ref
	rows := map[string][]*site.Page{}
	var labels []string
	for _, p := range s.site.Rows(&site.Query{Products: []site.Ref{product.Ref}}) {
		if p.Operation != 0 && !slices.Contains(operations, p.Operation) {
			operations = append(operations, p.Operation)
		}
		key := rowKey(p.Title)
		if rows[key] == nil {
			labels = append(labels, p.Title)
		}
		rows[key] = append(rows[key], p)
	}
	if len(operations) == 0 {
		return nil
	}
	m := &Matrix{Caption: s.words.Get("table.matrix", "product", product.Title)}
	for _, o := range s.site.List(operations) {
		m.Operations = append(m.Operations, s.pageLink(o))
	}
	slices.SortFunc(labels, func(a, b string) int { return strings.Compare(s.words.OrderKey(a), s.words.OrderKey(b)) })
	for _, label := range labels {
		row := MatrixRow{Label: label, Name: breakable(label), Cells: make([][]MatrixCell, len(operations))}
		for _, p := range rows[rowKey(label)] {
			i := slices.Index(operations, p.Operation)
			if i >= 0 {
				row.Cells[i] = append(row.Cells[i], s.matrixCell(p))
			}
		}
		if only := rows[rowKey(label)]; len(only) == 1 {
			row.Href = s.href(only[0].URL, "")
		}
		m.Rows = append(m.Rows, row)
	}
	return m
}

// rowKey returns the form in which two labels are one row.
func rowKey(label string) string { return strings.ToLower(norm.NFC.String(label)) }

// sparse reports whether most statuses are in one operation only: then a table of
// operations is half empty.
func (m *Matrix) sparse() bool {
	if m == nil || len(m.Operations) < 2 {
		return m != nil
	}
	several := 0
	for _, row := range m.Rows {
		filled := 0
		for _, cells := range row.Cells {
			if len(cells) > 0 {
				filled++
			}
		}
		if filled > 1 {
			several++
		}
	}
	return 2*several < len(m.Rows)
}

// productTable returns the statuses of a product as a list.
func (s *scope) productTable(p *site.Page) *Table {
	return s.ownTable(s.site.Rows(&site.Query{Products: []site.Ref{p.Ref}}), []site.Column{
		site.CodeColumn, site.StatusColumn, site.MessageColumn, site.OperationColumn, site.SeverityColumn,
		site.SummaryColumn,
	}, s.words.Get("operation.caption", "operation", p.Title))
}

func (s *scope) matrixCell(p *site.Page) MatrixCell {
	return MatrixCell{Name: s.verdictLabel(p), Href: s.href(p.URL, ""), Place: s.site.Page(p.Operation).Title,
		Tone: toneOf(p), Text: messageOrSummary(p, matrixText)}
}
