package reader

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"faultbook/internal/importer/table"
)

// maxSpan bounds how many columns one cell may span: no readable table has more.
const maxSpan = 64

// table reads the rows of a table, with cells that span several in each of them.
func (p *page) table(n *html.Node) table.Table {
	var grid [][]table.Cell
	var lines []int
	var hanging []hang
	all := rows(n)
	for _, row := range all {
		var cells []table.Cell
		cells, hanging = p.row(row, hanging)
		grid, lines = append(grid, cells), append(lines, 0)
	}
	heads := headRows(all)
	own := max(0, heads-1) // the row with the headings of the columns
	above := headingsAbove(grid[:heads])
	t := table.Of(grid[own:], lines[own:])
	if t.Heading == "" { // the header is this row, and not a later one
		t.Above = above
	}
	for _, caption := range children(n, atom.Caption) {
		t.Heading = words(caption)
	}
	return t
}

// hang is a cell that reaches into later rows.
type hang struct {
	cell  table.Cell
	after int // how many more rows
}

// row reads one row. hanging has a place for each column.
func (p *page) row(n *html.Node, hanging []hang) ([]table.Cell, []hang) {
	var cells []table.Cell
	put := func(c table.Cell, below int) {
		for len(hanging) <= len(cells) {
			hanging = append(hanging, hang{})
		}
		hanging[len(cells)] = hang{c, below}
		cells = append(cells, c)
	}
	drop := func() {
		for len(cells) < len(hanging) && hanging[len(cells)].after > 0 {
			put(hanging[len(cells)].cell, hanging[len(cells)].after-1)
		}
	}
	own := children(n, 0)
	for _, td := range own {
		if td.DataAtom != atom.Td && td.DataAtom != atom.Th {
			continue
		}
		if drop(); len(cells) >= MaxColumns {
			p.note("a row has more than %d columns: the others are left out, from %q on", MaxColumns, words(td))
			break
		}
		c, span := p.cell(td), min(number(td, "colspan"), maxSpan)
		c.Wide = len(own) == 1 && span > 1
		below := number(td, "rowspan") - 1
		put(c, below)
		for range min(span-1, MaxColumns-len(cells)) {
			put(table.Cell{Joined: true}, below)
		}
	}
	drop()
	return cells, hanging
}

// number reads an attribute that counts; 1 where it does not.
func number(n *html.Node, key string) int {
	i, err := strconv.Atoi(strings.TrimSpace(attribute(n, key)))
	if err != nil || i < 1 {
		return 1
	}
	return i
}

// rows lists the rows of a table in their order.
func rows(n *html.Node) []*html.Node {
	var out []*html.Node
	for _, c := range children(n, 0) {
		switch c.DataAtom {
		case atom.Tr:
			out = append(out, c)
		case atom.Thead, atom.Tbody, atom.Tfoot:
			out = append(out, children(c, atom.Tr)...)
		}
	}
	return out
}

// cell reads the paragraphs and lists of an element.
func (p *page) cell(n *html.Node) table.Cell {
	f := flow{page: p}
	if n.DataAtom == atom.Ul || n.DataAtom == atom.Ol {
		f.list(n)
	} else {
		f.below(n)
	}
	f.end()
	f.cell.Plain = strings.Join(f.plains, "\n")
	return f.cell
}

// flow turns the HTML of a cell into paragraphs and items.
type flow struct {
	page            *page
	cell            table.Cell
	plains          []string
	without         []*html.Node    // elements that are left out
	markdown, plain strings.Builder // of the piece that is being read
	inItem          bool
}

// end ends a paragraph or an item.
func (f *flow) end() {
	markdown, plain := oneLine(f.markdown.String()), oneLine(f.plain.String())
	f.markdown.Reset()
	f.plain.Reset()
	switch {
	case markdown == "":
		return
	case f.inItem:
		f.cell.Items = append(f.cell.Items, markdown)
		return
	}
	if line := table.Text(plain); len(line.Items) == 1 { // a list by hand
		f.cell.Items = append(f.cell.Items, line.Items[0])
		return
	}
	f.cell.Lead, f.plains = append(f.cell.Lead, markdown), append(f.plains, plain)
}

func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

func (f *flow) below(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		f.node(c)
	}
}

func (f *flow) node(n *html.Node) {
	if text := f.page.notes.marks[n]; text != nil {
		f.cell.Notes = append(f.cell.Notes, f.page.notes.texts[text])
		return
	}
	switch {
	case slices.Contains(f.without, n):
	case n.Type == html.TextNode:
		f.markdown.WriteString(table.Escape(n.Data))
		f.plain.WriteString(n.Data)
	case n.Type != html.ElementNode:
	case n.DataAtom == atom.Br:
		f.end()
	case n.DataAtom == atom.Ul, n.DataAtom == atom.Ol:
		f.end()
		f.list(n)
	case n.DataAtom == atom.Img:
		f.image(n)
	case isInline(n.DataAtom):
		f.inline(n)
	default:
		f.end()
		if title := attribute(n, "title"); n.Data == noteElement && title != "" {
			f.node(paragraph(title))
		}
		f.below(n)
		f.end()
	}
}

// list reads the items of a list. Those of a list within it follow the item.
func (f *flow) list(n *html.Node) {
	f.cell.Ordered = f.cell.Ordered || n.DataAtom == atom.Ol
	was := f.inItem
	for _, item := range children(n, 0) {
		f.inItem = true
		f.below(item)
		f.end()
	}
	f.inItem = was
}

// marks are the signs of Markdown around the text of inline elements.
var marks = map[atom.Atom]string{
	atom.B:      "**",
	atom.Strong: "**",
	atom.I:      "*",
	atom.Em:     "*",
	atom.Code:   "`",
	atom.Kbd:    "`",
}

func isInline(kind atom.Atom) bool {
	switch kind {
	case atom.A, atom.Span, atom.U, atom.Font, atom.Sub, atom.Sup, atom.Small, atom.Mark, atom.Label, atom.Abbr, atom.S,
		atom.Var, atom.Samp, atom.Tt, atom.Time, atom.Big, atom.Cite, atom.Q,
		atom.Ruby, atom.Rt, atom.Rp, atom.Del, atom.Ins, atom.Math, atom.Bdi, atom.Bdo, atom.Dfn, atom.Data,
		atom.Button, 0:
		return true
	}
	return marks[kind] != ""
}

// inline writes an element within a line.
func (f *flow) inline(n *html.Node) {
	text := words(n)
	mark, isLink := marks[n.DataAtom], n.DataAtom == atom.A
	simple := n.FirstChild != nil && n.FirstChild == n.LastChild && n.FirstChild.Type == html.TextNode && text != ""
	href := ""
	if isLink && simple {
		if href = f.page.resolve(attribute(n, "href")); href == "" {
			f.page.note(
				"the link %q leads nowhere from here: its text stays, its address %q does not",
				text,
				attribute(n, "href"),
			)
		}
	}
	if mark == "" && href == "" || !simple || mark == "`" && strings.Contains(text, "`") {
		f.below(n)
		return
	}
	space := func() {
		f.markdown.WriteByte(' ')
		f.plain.WriteByte(' ')
	}
	if strings.TrimLeft(n.FirstChild.Data, " \n\t\u00a0") != n.FirstChild.Data {
		space()
	}
	switch {
	case href != "":
		f.markdown.WriteString("[" + table.Escape(text) + "](<" + bracketed.Replace(href) + ">)")
	case mark == "`":
		f.markdown.WriteString(mark + text + mark)
	default:
		f.markdown.WriteString(mark + table.Escape(text) + mark)
	}
	f.plain.WriteString(text)
	if strings.TrimRight(n.FirstChild.Data, " \n\t\u00a0") != n.FirstChild.Data {
		space()
	}
}

// bracketed makes an address one that Markdown takes between < and >.
var bracketed = strings.NewReplacer("<", "%3C", ">", "%3E", " ", "%20")

// image writes a picture. Where it comes from is looked at later.
func (f *flow) image(n *html.Node) {
	alt, src := attribute(n, "alt"), attribute(n, "src")
	f.markdown.WriteString(
		"![" + table.Escape(alt) + "](<" + bracketed.Replace(src) + ">)",
	)
	f.plain.WriteString(alt)
}
