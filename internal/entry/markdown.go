package entry

import (
	"bytes"
	"html"
	"strings"
	"sync"
	"unicode"

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

// The two ways to treat HTML in a text.
var (
	dropHTML = sync.OnceValue(func() goldmark.Markdown { return newMarkdown(false) })
	keepHTML = sync.OnceValue(func() goldmark.Markdown { return newMarkdown(true) })
)

// newMarkdown makes the one dialect of all pages: GitHub flavoured, with
// footnotes, definition lists, alerts, [[links]] and directives.
func newMarkdown(rawHTML bool) goldmark.Markdown {
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
			parser.WithAutoHeadingID(),
			parser.WithBlockParsers(util.Prioritized(directiveParser{}, 50)),
			parser.WithInlineParsers(util.Prioritized(wikiLinkParser{}, 150)),
			parser.WithASTTransformers(util.Prioritized(alertTransformer{}, 500)),
		),
		goldmark.WithRendererOptions(
			renderer.WithNodeRenderers(util.Prioritized(nodeRenderer{rawHTML}, 50)),
		),
	)
}

// readBody turns the Markdown from offset on into the entry's body.
func (p *parsing) readBody(offset int) {
	body := withoutNUL(p.file.Text[offset:])
	p.entry.bodyStart, p.entry.frontHoles = offset, len(p.entry.Holes)
	doc := p.parse(body, func(pos int) source.At { return p.file.Position(offset + pos) }, true)
	p.entry.Body = p.render(body, doc)
	p.entry.hidden = p.hidden
}

// inlines turns several texts of the front matter into fragments.
func (p *parsing) inlines(texts []Text) []Fragment {
	var out []Fragment
	for _, t := range texts {
		if f := p.inline(t); !f.IsEmpty() {
			out = append(out, f)
		}
	}
	return out
}

// inline turns one text of the front matter into a fragment. A text of one
// paragraph has no <p> around it.
func (p *parsing) inline(t Text) Fragment {
	value := strings.TrimSpace(t.Value)
	if value == "" {
		return Fragment{}
	}
	if isPlain(value) {
		return Fragment{html: html.EscapeString(value), plain: oneLine(value), source: value}
	}
	if f, ok := marked(value); ok {
		return f
	}
	return p.inlineMarkdown(t, value)
}

func (p *parsing) inlineMarkdown(t Text, value string) Fragment {
	src, first := withoutNUL([]byte(value)), len(p.entry.Holes)
	doc := p.parse(src, func(pos int) source.At { return p.locateIn(t.At, src, pos) }, false)
	if only := doc.FirstChild(); only != nil && only.Kind() == ast.KindParagraph && only.NextSibling() == nil {
		block := ast.NewTextBlock()
		moveChildren(block, only)
		doc.ReplaceChild(doc, only, block)
	}
	f := p.render(src, doc)
	f.source = markSource(src, p.entry.Holes[first:], first, p.hidden)
	return f
}

// oneLine returns a text with one space in the place of all white space.
func oneLine(text string) string {
	if !strings.Contains(text, "  ") && strings.IndexFunc(text, func(r rune) bool { return r != ' ' && unicode.IsSpace(r) }) < 0 {
		return text
	}
	var l line
	l.add(text)
	return l.text.String()
}

// withoutNUL keeps the sign that marks holes out of a text. One byte takes the
// place of another, so that offsets stay true.
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

// parse makes a Markdown tree and settles in it all that the file alone
// decides. at turns an offset of src into a place in the file.
func (p *parsing) parse(src []byte, at func(int) source.At, body bool) ast.Node {
	context := parser.NewContext(parser.WithIDs(newAnchors(p)))
	doc := p.markdown.Parser().Parse(text.NewReader(src), parser.WithContext(context))
	p.hidden = nil
	v := &visitor{parsing: p, src: src, at: at, body: body}
	v.define(doc)
	// Walk ends early only when the visitor returns an error, and it returns none.
	_ = ast.Walk(doc, v.visit)
	v.hideUnused()
	v.nearly(context)
	return doc
}

func (p *parsing) render(src []byte, doc ast.Node) Fragment {
	b := buffers.Get().(*buffer)
	defer buffers.Put(b)
	b.Reset()
	if err := p.markdown.Renderer().Render(b, src, doc); err != nil {
		p.fault(source.At{}, 0, diag.BadDirective, "the Markdown cannot be rendered: "+err.Error(), "")
	}
	return Fragment{html: string(bytes.TrimSpace(b.Bytes())), plain: plainText(src, doc, p.rawHTML)}
}

// buffer is a bytes.Buffer with all that goldmark asks of a writer, before any
// other of which it would put a new buffer of its own.
type buffer struct{ bytes.Buffer }

// Buffered returns how many bytes wait to be flushed: none ever do.
func (*buffer) Buffered() int { return 0 }

// Flush does nothing.
func (*buffer) Flush() error { return nil }

var buffers = sync.Pool{New: func() any { return new(buffer) }}
