package site

import (
	"cmp"
	"slices"
	"strings"

	"faultbook/internal/config"
	"faultbook/internal/document"
)

// Query selects the entries and columns of a table. An empty filter matches every entry;
// several values of one filter match any of them.
type Query struct {
	Products, Operations []Ref
	Terms                map[string][]*config.Term // by the id of their taxonomy
	Own                  []OwnFilter
	Columns              []Column
	Caption              string
}

// OwnFilter matches the entries whose own field has one of the values.
type OwnFilter struct {
	Field  string
	Values []string
}

// Rows returns the entries that a query selects: in the order of products,
// operations and entries that menus have.
func (s *Site) Rows(q *Query) []*Page {
	var rows []*Page
	for _, r := range s.candidates(q) {
		p := s.Page(r)
		if q.Selects(p) {
			rows = append(rows, p)
		}
	}
	return rows
}

// candidates returns a superset of the entries that a query selects. Most tables are about
// one operation, and need not scan all entries of the site.
func (s *Site) candidates(q *Query) []Ref {
	if len(q.Operations) == 1 {
		return s.byOperation[q.Operations[0]]
	}
	return s.placed
}

// byPlace orders entries by product, then operation, then weight and title.
func (s *Site) byPlace(a, b *Page) int {
	for _, of := range []func(*Page) Ref{topOf, operationOf} {
		if over, under := of(a), of(b); over != under {
			return byOrder(s.Page(over), s.Page(under))
		}
	}
	return byOrder(a, b)
}

func topOf(p *Page) Ref { return cmp.Or(p.Product, p.Operation, p.Ref) }

func operationOf(p *Page) Ref { return cmp.Or(p.Operation, p.Ref) }

// Selects reports whether an entry passes all filters.
func (q *Query) Selects(p *Page) bool {
	return (q.Products == nil || slices.Contains(q.Products, p.Product)) &&
		(q.Operations == nil || slices.Contains(q.Operations, p.Operation)) &&
		!slices.ContainsFunc(groupings, func(g grouping) bool {
			return q.Terms[g.id] != nil && !g.includes(p, q.Terms[g.id])
		}) &&
		!slices.ContainsFunc(q.Own, func(f OwnFilter) bool { return !f.selects(p) })
}

// selects reports whether an entry has one of the values.
func (f OwnFilter) selects(p *Page) bool {
	return slices.ContainsFunc(p.OwnTexts(f.Field), func(text string) bool {
		return slices.ContainsFunc(f.Values, func(value string) bool { return strings.EqualFold(value, text) })
	})
}

// OwnTexts returns the values of one of the site's own fields; empty when the entry has
// none.
func (p *Page) OwnTexts(field string) []string {
	for _, own := range p.Meta.Own {
		if own.Name == field {
			texts := make([]string, len(own.Texts))
			for i, t := range own.Texts {
				texts[i] = t.Value
			}
			return texts
		}
	}
	return nil
}

// CountTables returns how many troubleshooting tables the site's pages show.
func (s *Site) CountTables() int {
	n := 1 // the table of all messages
	for _, t := range s.Taxonomies {
		n += len(t.Terms)
	}
	for _, p := range s.Pages {
		if p.Kind == document.Operation || p.Kind == document.Product {
			n++
		}
		for _, t := range p.Targets {
			if t.Table != nil || t.Matrix != 0 {
				n++
			}
		}
	}
	return n
}
