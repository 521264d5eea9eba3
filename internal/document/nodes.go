package document

import (
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// nodeRenderer renders the nodes for which goldmark's HTML does not suffice: those with
// holes, headings with a link to themselves, tables that scroll, and HTML.
type nodeRenderer struct{}

func (nodeRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(ast.KindLink, renderLink)
	reg.Register(ast.KindImage, renderImage)
	reg.Register(ast.KindHeading, renderHeading)
	reg.Register(ast.KindText, renderText)
	reg.Register(ast.KindAutoLink, renderAutoLink)
	reg.Register(ast.KindCodeSpan, renderCodeSpan)
	reg.Register(ast.KindCodeBlock, renderIndented)
	reg.Register(ast.KindFencedCodeBlock, renderCode)
	reg.Register(ast.KindParagraph, renderParagraph)
	reg.Register(ast.KindRawHTML, renderHTML)
	reg.Register(ast.KindHTMLBlock, renderHTML)
	reg.Register(extast.KindTable, renderTable)
	reg.Register(extast.KindTaskCheckBox, renderCheckBox)
	reg.Register(kindWikiLink, renderWikiLink)
	reg.Register(kindDirective, renderDirective)
	reg.Register(kindAlert, renderAlert)
	reg.Register(kindShort, renderShort)
	reg.Register(kindSpacedLink, renderSpacedLink)
}

func renderLink(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*ast.Link)
	if !entering {
		w.WriteString("</a>")
		return ast.WalkContinue, nil
	}
	w.WriteString("<a " + addressAttribute("href", n.Destination))
	if n.Title != nil {
		w.WriteString(` title="` + html.EscapeString(string(unescaped(n.Title))) + `"`)
	}
	w.WriteByte('>')
	return ast.WalkContinue, nil
}

// addressAttribute returns an attribute with an address. A mark stays as it is.
func addressAttribute(name string, address []byte) string {
	if len(address) > 0 && address[0] == 0 {
		return string(address)
	}
	return name + `="` + string(util.EscapeHTML(util.URLEscape(address, true))) + `"`
}

func renderImage(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*ast.Image)
	w.WriteString("<img " + addressAttribute("src", n.Destination) + ` alt="` +
		html.EscapeString(plainNode(n, src)) + `"`)
	if n.Title != nil {
		w.WriteString(` title="` + html.EscapeString(string(unescaped(n.Title))) + `"`)
	}
	w.WriteString(` loading="lazy" decoding="async">`)
	return ast.WalkSkipChildren, nil
}

func renderHeading(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*ast.Heading)
	level := "0123456"[n.Level]
	value, _ := n.AttributeString(headingAttribute)
	h, linked := value.(Heading)
	if entering {
		if linked {
			w.WriteString(`<div class="headed"` + idOf(h.Old) + ">")
		}
		w.WriteString("<h")
		w.WriteByte(level)
		w.WriteString(idOf(h.ID) + ">")
		return ast.WalkContinue, nil
	}
	w.WriteString("</h")
	w.WriteByte(level)
	w.WriteByte('>')
	if linked {
		w.WriteString(" " + markOf(AnchorPart, h.ID+"\n"+h.Text) + "</div>")
	}
	w.WriteByte('\n')
	return ast.WalkContinue, nil
}

// idOf returns the attribute with an id of the page; nothing for none.
func idOf(id string) string {
	if id == "" {
		return ""
	}
	return ` id="` + markOf(PagePart, "") + html.EscapeString(id) + `"`
}

// headingAttribute is the node attribute of a heading that holds its entry in the outline,
// and of a table that holds the text of the heading above it, as a name for screen readers.
const headingAttribute = "heading"

func renderTable(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		value, _ := node.AttributeString(headingAttribute)
		name := "table.plain"
		if heading, _ := value.(string); heading != "" {
			name = "table.below\n" + heading
		}
		w.WriteString(`<section class="table-scroll" tabindex="0" aria-label="` + markOf(WordPart, name) +
			"\"><table>\n")
	} else {
		w.WriteString("</table></section>\n")
	}
	return ast.WalkContinue, nil
}

func renderCheckBox(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		state, word := "", "task.todo"
		if node.(*extast.TaskCheckBox).IsChecked {
			state, word = "checked ", "task.done"
		}
		w.WriteString(`<input type="checkbox" disabled ` + state + `aria-label="` + markOf(WordPart, word) + `"> `)
	}
	return ast.WalkContinue, nil
}

func renderWikiLink(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		n := node.(*wikiLink)
		label := html.EscapeString(n.label)
		if label == "" {
			label = holeMark(LabelPart, n.hole)
		}
		w.WriteString("<a " + holeMark(HrefPart, n.hole) + ">")
		start := w.(*writer).Len()
		w.WriteString(label)
		w.(*writer).ran(start, isSeparate(n, src))
		w.WriteString("</a>")
	}
	return ast.WalkContinue, nil
}

func renderDirective(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if n := node.(*directive); entering && n.hole >= 0 {
		w.WriteString(holeMark(BlockPart, n.hole) + "\n")
	}
	return ast.WalkContinue, nil
}

func renderAlert(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*alert)
	outer, inner := "div", "p"
	if n.fold != unfolded {
		outer, inner = "details", "summary"
	}
	if !entering {
		w.WriteString("</" + outer + ">\n")
		return ast.WalkContinue, nil
	}
	if n.tab {
		w.WriteString(`<div class="tab"><p><strong>`)
		w.(*writer).words(n.title, true)
		w.WriteString("</strong></p>\n")
		return ast.WalkContinue, nil
	}
	word := alertWord(n.name)
	w.WriteString("<" + outer + ` class="alert alert-` + strings.TrimPrefix(word, alertWords) + `"`)
	switch n.fold {
	case unfolded:
		w.WriteString(` role="note"`)
	case foldedOpen:
		w.WriteString(" open")
	}
	w.WriteString("><" + inner + ` class="alert-title">`)
	if n.title == "" {
		w.WriteString(markOf(WordPart, word))
	} else {
		w.(*writer).words(n.title, true)
	}
	w.WriteString("</" + inner + ">\n")
	return ast.WalkContinue, nil
}
