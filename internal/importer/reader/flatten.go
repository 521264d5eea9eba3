package reader

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// flatTable makes one line of the content of each cell, since a cell of Markdown has one line.
func flatTable(n *html.Node) {
	for _, row := range rows(n) {
		for _, td := range children(row, 0) {
			f := flattening{}
			f.below(td)
			for td.FirstChild != nil {
				td.RemoveChild(td.FirstChild)
			}
			for len(f.out) > 0 && f.out[len(f.out)-1].DataAtom == atom.Br {
				f.out = f.out[:len(f.out)-1]
			}
			for _, c := range f.out {
				if c.Parent != nil {
					c.Parent.RemoveChild(c)
				}
				td.AppendChild(c)
			}
		}
	}
}

// flattening collects the inline nodes of a cell, with breaks between its blocks.
type flattening struct{ out []*html.Node }

// end ends a line, unless none has begun.
func (f *flattening) end() {
	if len(f.out) > 0 && f.out[len(f.out)-1].DataAtom != atom.Br {
		f.out = append(f.out, &html.Node{Type: html.ElementNode, Data: "br", DataAtom: atom.Br})
	}
}

func (f *flattening) text(text string) {
	f.out = append(f.out, &html.Node{Type: html.TextNode, Data: text})
}

func (f *flattening) below(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		f.node(c)
	}
}

func (f *flattening) node(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		if strings.TrimSpace(n.Data) != "" || len(f.out) > 0 && f.out[len(f.out)-1].DataAtom != atom.Br {
			f.text(strings.Join(strings.FieldsFunc(n.Data, func(r rune) bool { return r == '\n' }), " "))
		}
	case n.Type != html.ElementNode:
	case n.DataAtom == atom.Br:
		f.end()
	case n.DataAtom == atom.Img || isInline(n.DataAtom) && n.DataAtom != 0:
		f.out = append(f.out, n)
	case n.DataAtom == atom.Pre:
		f.end()
		var b strings.Builder
		each(n, func(n *html.Node) {
			if n.Type == html.TextNode {
				b.WriteString(n.Data)
			}
		})
		for line := range strings.SplitSeq(strings.Trim(b.String(), "\n"), "\n") {
			code := &html.Node{Type: html.ElementNode, Data: "code", DataAtom: atom.Code}
			code.AppendChild(&html.Node{Type: html.TextNode, Data: line})
			f.out = append(f.out, code)
			f.end()
		}
	case n.DataAtom == atom.Hr:
		f.end()
	default:
		f.end()
		if n.DataAtom == atom.Li {
			f.text("• ")
		}
		if title := attribute(n, "title"); n.Data == noteElement && title != "" {
			f.node(paragraph(title))
		}
		f.below(n)
		f.end()
	}
}

// layouts replaces tables for layout by their content, and tables within cells by lines.
func layouts(main *html.Node) {
	var outer []*html.Node
	each(main, func(n *html.Node) {
		if n.DataAtom == atom.Table && contains(n, atom.Table) {
			outer = append(outer, n)
		}
	})
	for _, n := range outer {
		if isLayout(n) {
			unwrap(n)
			continue
		}
		each(n, func(inner *html.Node) {
			if inner != n && inner.DataAtom == atom.Table {
				linesOf(inner)
			}
		})
	}
}

// isLayout reports whether a table holds little besides other tables.
func isLayout(n *html.Node) bool {
	wide, inner := 0, 0
	for _, row := range rows(n) {
		if len(children(row, 0)) > 1 {
			wide++
		}
	}
	each(n, func(below *html.Node) {
		if below != n && below.DataAtom == atom.Table && !inTable(below.Parent, n) {
			inner += len(words(below))
		}
	})
	return wide < 2 || inner*2 > len(words(n))
}

// inTable reports whether a node is in a table below another one.
func inTable(n, top *html.Node) bool {
	for ; n != nil && n != top; n = n.Parent {
		if n.DataAtom == atom.Table {
			return true
		}
	}
	return false
}

// unwrap turns a table into boxes.
func unwrap(n *html.Node) {
	for _, row := range rows(n) {
		for _, cell := range append(children(row, 0), row, row.Parent) {
			cell.Data, cell.DataAtom = "div", atom.Div
		}
	}
	n.Data, n.DataAtom = "div", atom.Div
}

// linesOf turns a table into a paragraph for each row, with the headings of its columns.
func linesOf(n *html.Node) {
	var head, lines []string
	for i, row := range rows(n) {
		cells := children(row, 0)
		if i == 0 && len(cells) > 1 && len(children(row, atom.Th)) == len(cells) {
			for _, c := range cells {
				head = append(head, words(c))
			}
			continue
		}
		var parts []string
		for j, c := range cells {
			text := words(c)
			if j < len(head) && head[j] != "" && text != "" {
				text = head[j] + ": " + text
			}
			if text != "" {
				parts = append(parts, text)
			}
		}
		lines = append(lines, strings.Join(parts, "; "))
	}
	for n.FirstChild != nil {
		n.RemoveChild(n.FirstChild)
	}
	n.Data, n.DataAtom = "div", atom.Div
	for _, line := range lines {
		paragraph := &html.Node{Type: html.ElementNode, Data: "p", DataAtom: atom.P}
		paragraph.AppendChild(&html.Node{Type: html.TextNode, Data: line})
		n.AppendChild(paragraph)
	}
}
