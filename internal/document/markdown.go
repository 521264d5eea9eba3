package document

import (
	"bytes"
	"html"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"faultbook/internal/diag"
	"faultbook/internal/source"
)

// dialect is made once.
var dialect = sync.OnceValue(newMarkdown)

// newMarkdown makes the one dialect of all pages: GitHub flavoured, with
// footnotes, definition lists, alerts, [[links]] and directives.
func newMarkdown() goldmark.Markdown {
	return goldmark.New(
		goldmark.WithParser(newParser()),
		goldmark.WithExtensions(
			extension.Linkify, extension.Strikethrough, extension.TaskList,
			// Alignment as an attribute: styles within pages are forbidden there.
			extension.NewTable(extension.WithTableCellAlignMethod(extension.TableCellAlignAttribute)),
			extension.NewFootnote(extension.WithFootnoteIDPrefix(markOf(PagePart, ""))),
			extension.DefinitionList,
		),
		goldmark.WithParserOptions(
			parser.WithBlockParsers(util.Prioritized(directiveParser{}, 50), util.Prioritized(containerParser{}, 51),
				util.Prioritized(admonitionParser{}, 52)),
			parser.WithInlineParsers(util.Prioritized(wikiLinkParser{}, 150), util.Prioritized(attributeParser{}, 160),
				util.Prioritized(spacedLinkParser{}, 170), util.Prioritized(shortMarkup{}, 180),
				util.Prioritized(foreignTagParser{}, foreignTagPriority)),
			parser.WithParagraphTransformers(util.Prioritized(contentsTransformer{}, 150)),
			parser.WithASTTransformers(util.Prioritized(alertTransformer{}, 500)),
		),
		goldmark.WithRendererOptions(renderer.WithNodeRenderers(util.Prioritized(nodeRenderer{}, 50))),
	)
}

// readBody turns the Markdown from offset on into the body of the document.
func (p *parsing) readBody(offset int) {
	p.reportDirections()
	body, at := p.withoutInvisible(p.file.Text[offset:], offset)
	p.doc.frontHoles = len(p.doc.Holes)
	doc := p.parse(body, at, true)
	p.doc.Body = p.render(body, doc, p.doc.frontHoles)
}

// inline turns one text of the front matter into a fragment. A text of one
// paragraph has no <p> around it.
func (p *parsing) inline(t Text) Fragment {
	value := strings.TrimSpace(t.Value)
	if value == "" {
		return ""
	}
	if isPlain(value) {
		return Fragment(html.EscapeString(value))
	}
	if f, ok := marked(value, p.keep.Source); ok {
		return f
	}
	return p.inlineMarkdown(t, value)
}

func (p *parsing) inlineMarkdown(t Text, value string) Fragment {
	src, first := withoutNUL([]byte(value)), len(p.doc.Holes)
	doc := p.parse(src, func(pos int) source.At { return p.locateIn(t.At, src, pos) }, false)
	if only := doc.FirstChild(); only != nil && only.Kind() == ast.KindParagraph && only.NextSibling() == nil {
		block := ast.NewTextBlock()
		moveChildren(block, only)
		doc.ReplaceChild(doc, only, block)
	}
	return p.render(src, doc, first)
}

// withoutNUL replaces the character of marks with a space, so that offsets stay valid.
func withoutNUL(text []byte) []byte {
	if bytes.IndexByte(text, 0) < 0 {
		return text
	}
	return bytes.ReplaceAll(text, []byte{0}, []byte{' '})
}

func moveChildren(to, from ast.Node) {
	for c := from.FirstChild(); c != nil; {
		next := c.NextSibling()
		to.AppendChild(to, c)
		c = next
	}
}

// parse makes a Markdown tree and resolves what depends on this file alone. at turns an
// offset of src into a place in the file.
func (p *parsing) parse(src []byte, at func(int) source.At, body bool) ast.Node {
	context := parser.NewContext()
	if offset, text, is := tooDeep(src); is {
		p.fault(at(offset), 1, diag.TooDeep, text, "take the repetitions out")
		src = nil
	}
	doc := p.markdown.Parser().Parse(text.NewReader(src), parser.WithContext(context))
	p.hidden, p.opened = nil, nil
	v := &visitor{parsing: p, src: src, at: at, body: body}
	if body {
		v.foldTitle(doc)
	}
	v.define(doc)
	// Walk ends early only when the visitor returns an error, and it returns none.
	_ = ast.Walk(doc, v.visit)
	v.hideUnused()
	if body {
		v.checkAnchors()
		v.doc.Solution = v.solution()
	}
	v.reportNearMarkup(context)
	return doc
}

// render makes a fragment of a Markdown tree. first is the index of its first hole.
func (p *parsing) render(src []byte, doc ast.Node, first int) Fragment {
	w := newWriter()
	defer writers.Put(w)
	if err := p.markdown.Renderer().Render(w, src, doc); err != nil {
		p.fault(source.At{}, 0, diag.BadDirective, "the Markdown cannot be rendered: "+err.Error(), "")
	}
	written := ""
	if p.keep.Source {
		written = markSource(src, p.doc.Holes[first:], first, p.hidden)
	}
	return w.fragment(written)
}
