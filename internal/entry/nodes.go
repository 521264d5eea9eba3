package entry

import (
	"html"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/util"
)

// nodeRenderer writes the nodes that differ from goldmark's own rendering:
// those with holes, headings with a link to themselves, tables that may
// scroll, and raw HTML, which is left out unless the site keeps it.
type nodeRenderer struct{ rawHTML bool }

func (r nodeRenderer) RegisterFuncs(reg renderer.NodeRendererFuncRegisterer) {
	reg.Register(ast.KindLink, renderLink)
	reg.Register(ast.KindImage, renderImage)
	reg.Register(ast.KindHeading, renderHeading)
	reg.Register(ast.KindCodeSpan, renderCodeSpan)
	reg.Register(ast.KindFencedCodeBlock, renderCode)
	reg.Register(ast.KindRawHTML, r.rawInline)
	reg.Register(ast.KindHTMLBlock, r.rawBlock)
	reg.Register(extast.KindTable, renderTable)
	reg.Register(extast.KindTaskCheckBox, renderCheckBox)
	reg.Register(kindWikiLink, renderWikiLink)
	reg.Register(kindDirective, renderDirective)
	reg.Register(kindAlert, renderAlert)
}

func renderLink(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*ast.Link)
	if !entering {
		w.WriteString("</a>")
		return ast.WalkContinue, nil
	}
	w.WriteString(`<a href="` + attributeURL(n.Destination) + `"`)
	if n.Title != nil {
		w.WriteString(` title="` + html.EscapeString(string(unescaped(n.Title))) + `"`)
	}
	w.WriteByte('>')
	return ast.WalkContinue, nil
}

// attributeURL returns an address as the value of an attribute; a hole's
// marker stays as it is.
func attributeURL(dest []byte) string {
	if len(dest) > 0 && dest[0] == 0 {
		return string(dest)
	}
	return string(util.EscapeHTML(util.URLEscape(dest, true)))
}

func renderImage(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n := node.(*ast.Image)
	w.WriteString("<img ")
	if dest := n.Destination; len(dest) > 0 && dest[0] == 0 {
		w.Write(dest)
	} else {
		w.WriteString(`src="` + attributeURL(dest) + `"`)
	}
	w.WriteString(` alt="` + html.EscapeString(plainNode(n, src)) + `"`)
	if n.Title != nil {
		w.WriteString(` title="` + html.EscapeString(string(unescaped(n.Title))) + `"`)
	}
	w.WriteString(` loading="lazy" decoding="async">`)
	return ast.WalkSkipChildren, nil
}

func renderHeading(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*ast.Heading)
	level := "0123456"[n.Level]
	id, _ := n.AttributeString("id")
	name, _ := id.([]byte)
	if entering {
		w.WriteString("<h")
		w.WriteByte(level)
		if len(name) > 0 {
			w.WriteString(` id="` + html.EscapeString(string(name)) + `"`)
		}
		w.WriteByte('>')
		return ast.WalkContinue, nil
	}
	if len(name) > 0 {
		w.WriteString(` <a class="anchor" href="#` + string(util.EscapeHTML(util.URLEscape(name, true))) + `" aria-label="Link to this section">#</a>`)
	}
	w.WriteString("</h")
	w.WriteByte(level)
	w.WriteString(">\n")
	return ast.WalkContinue, nil
}

func (r nodeRenderer) rawInline(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if n := node.(*ast.RawHTML); entering && r.rawHTML {
		w.Write(n.Segments.Value(src))
	}
	return ast.WalkSkipChildren, nil
}

func (r nodeRenderer) rawBlock(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if n := node.(*ast.HTMLBlock); entering && r.rawHTML {
		w.Write(n.Lines().Value(src))
		if n.HasClosure() {
			w.Write(n.ClosureLine.Value(src))
		}
	}
	return ast.WalkContinue, nil
}

// regionName is the attribute of a table that says what a screen reader calls
// it.
const regionName = "region-name"

func renderTable(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		value, _ := node.AttributeString(regionName)
		name, _ := value.(string)
		w.WriteString(`<section class="table-scroll" tabindex="0" aria-label="` + html.EscapeString(name) + "\"><table>\n")
	} else {
		w.WriteString("</table></section>\n")
	}
	return ast.WalkContinue, nil
}

func renderCheckBox(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		state := `aria-label="to do"`
		if node.(*extast.TaskCheckBox).IsChecked {
			state = `checked aria-label="done"`
		}
		w.WriteString(`<input type="checkbox" disabled ` + state + "> ")
	}
	return ast.WalkContinue, nil
}

func renderWikiLink(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		n := node.(*wikiLink)
		label := html.EscapeString(n.label)
		if label == "" {
			label = marker(LabelPart, n.hole)
		}
		w.WriteString(`<a href="` + marker(HrefPart, n.hole) + `">` + label + "</a>")
	}
	return ast.WalkContinue, nil
}

func renderDirective(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if n := node.(*directive); entering && n.hole >= 0 {
		w.WriteString(marker(BlockPart, n.hole) + "\n")
	}
	return ast.WalkContinue, nil
}

func renderAlert(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	n := node.(*alert)
	title := alertTitle[n.name]
	if title == "" {
		title = "Note"
	}
	if entering {
		w.WriteString(`<div class="alert alert-` + Slug(title) + `" role="note"><p class="alert-title">` + title + "</p>\n")
	} else {
		w.WriteString("</div>\n")
	}
	return ast.WalkContinue, nil
}
