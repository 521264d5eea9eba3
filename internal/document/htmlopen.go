package document

import (
	"fmt"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"faultbook/internal/diag"
)

// An element ends in the Markdown block in which it begins, so that an unclosed element does
// not affect the page around it.

// open adds an element to the open ones.
func (m *htmlNode) open(o opened, at int, raw string) {
	o.container, o.at, o.width = m.parent, m.offset(at), len([]rune(lineOf(raw)))
	m.opened = append(m.opened, o)
}

// top returns the innermost open element in the container of the node, or nil.
func (m *htmlNode) top() *opened {
	if n := len(m.opened) - 1; n >= 0 && m.opened[n].container == m.parent {
		return &m.opened[n]
	}
	return nil
}

// isOpen reports whether an element of a name is open around the node.
func (m *htmlNode) isOpen(name string) bool {
	for _, o := range m.opened {
		if o.name == name {
			return true
		}
	}
	return false
}

// end writes the end of the innermost open element.
func (m *htmlNode) end() {
	last := m.opened[len(m.opened)-1]
	m.opened = m.opened[:len(m.opened)-1]
	m.write(last.end, last.flow)
}

// close ends the innermost open element, and reports that its author did not close it.
func (m *htmlNode) close() {
	if last := m.opened[len(m.opened)-1]; !last.lax {
		m.fault(m.at(last.at), last.width, diag.RawHTML, fmt.Sprintf("<%s> is not closed", last.name),
			fmt.Sprintf("add </%s> in the same paragraph, list or cell", last.name))
	}
	m.end()
}

// closeIn closes the open elements of a Markdown node that ends.
func (v *visitor) closeIn(n ast.Node) {
	if len(v.opened) == 0 || v.opened[len(v.opened)-1].container != n {
		return
	}
	m := &htmlNode{visitor: v, parent: n}
	for m.top() != nil {
		m.close()
	}
	n.AppendChild(n, m.made(n.LastChild()))
}

// closeBefore closes the open elements that cannot contain the Markdown block which begins.
func (v *visitor) closeBefore(n ast.Node) {
	m := &htmlNode{visitor: v, parent: n.Parent()}
	for top := m.top(); top != nil && (top.name == "p" || !top.flow); top = m.top() {
		m.close()
	}
	if m.pieces != nil {
		n.Parent().InsertBefore(n.Parent(), n, m.made(n))
	}
}

// made returns a node with the pieces, of the type of its sibling.
func (m *htmlNode) made(beside ast.Node) ast.Node {
	var n ast.Node = ast.NewHTMLBlock(ast.HTMLBlockType7)
	if beside.Type() == ast.TypeInline {
		n = ast.NewRawHTML()
	}
	n.SetAttributeString(markupAttribute, m.pieces)
	return n
}

// paragraphTag returns the element of a paragraph: <div> if it contains HTML blocks.
func paragraphTag(n ast.Node) string {
	if flow, _ := n.AttributeString(flowAttribute); flow != nil {
		return "div"
	}
	return "p"
}

func renderParagraph(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		w.WriteString("<" + paragraphTag(n) + ">")
	} else {
		w.WriteString("</" + paragraphTag(n) + ">\n")
	}
	return ast.WalkContinue, nil
}
