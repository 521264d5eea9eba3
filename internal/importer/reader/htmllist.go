package reader

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"faultbook/internal/importer/table"
)

// quoted returns the label in quotation marks with which a heading begins.
func quoted(heading string) string {
	for _, marks := range []string{`""`, "“”", "„“", "«»"} {
		pair := []rune(marks)
		rest, found := strings.CutPrefix(heading, string(pair[0]))
		if label, _, closed := strings.Cut(rest, string(pair[1])); found && closed {
			return strings.TrimSpace(label)
		}
	}
	return ""
}

// labelled reads the section below a heading that names one status: each list
// holds the steps for the paragraph before it.
func (p *page) labelled(heading *html.Node, label string) {
	t := table.Table{Heading: p.heading, Header: []string{"Status", "Cause", "Steps"}}
	var before *html.Node
	var nodes []*html.Node
	add := func(cause, steps table.Cell) {
		t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{table.Text(label), cause, steps}})
	}
	for n := heading.NextSibling; n != nil && !isHeading(n); n = n.NextSibling {
		switch {
		case n.DataAtom == atom.P:
			before = n
		case (n.DataAtom == atom.Ul || n.DataAtom == atom.Ol) && nestedItems(n):
			for _, item := range children(n, atom.Li) {
				c := p.cell(item)
				add(table.Cell{Lead: c.Lead, Plain: c.Plain}, table.Cell{Items: c.Items, Ordered: c.Ordered})
			}
			nodes = append(nodes, n)
		case (n.DataAtom == atom.Ul || n.DataAtom == atom.Ol) && before != nil:
			add(p.cell(before), p.cell(n))
			nodes = append(nodes, before, n)
			before = nil
		}
	}
	if len(t.Rows) > 0 {
		p.article.Tables = append(p.article.Tables, t)
		p.used = append(p.used, nodes...)
	}
}

// nestedItems reports whether most items of a list have a list of their own.
func nestedItems(list *html.Node) bool {
	items := children(list, atom.Li)
	with := 0
	for _, item := range items {
		if contains(item, atom.Ul) || contains(item, atom.Ol) {
			with++
		}
	}
	return with >= 2 && with*2 > len(items)
}

// labelList reads a list whose items are labels with a list of what they mean.
func (p *page) labelList(list *html.Node) table.Table {
	t := table.Table{Header: []string{"Status", "Condition", "Steps"}}
	for _, item := range children(list, atom.Li) {
		c := p.cell(item)
		first := min(1, len(c.Items))
		label := table.Cell{Lead: c.Lead, Plain: strings.TrimSuffix(c.Plain, ":")}
		t.Rows = append(
			t.Rows,
			table.Row{
				Cells: []table.Cell{label, {Items: c.Items[:first]}, {Items: c.Items[first:]}},
			},
		)
	}
	return t
}

// mostTerms is how many terms can share a definition: its text is copied to each.
const mostTerms = 16

// definitions reads a list of terms: several terms in a row have all that follows them.
func (p *page) definitions(list *html.Node) table.Table {
	t := table.Table{Header: []string{"Status", ""}}
	first, said := 0, true // the first term of a group, and whether a text for it was there
	var read func(n *html.Node)
	read = func(n *html.Node) {
		for _, n := range children(n, 0) {
			switch n.DataAtom {
			case atom.Div: // around a group
				read(n)
			case atom.Dt:
				if said {
					first, said = len(t.Rows), false
				}
				t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{p.cell(n), {}}})
			case atom.Dd:
				said = true
				c := p.cell(n)
				for i := max(first, len(t.Rows)-mostTerms); i < len(t.Rows); i++ {
					t.Rows[i].Cells[1].Add(c)
				}
			}
		}
	}
	read(list)
	return t
}
