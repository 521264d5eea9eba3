package document

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
	"golang.org/x/net/html"

	"faultbook/internal/diag"
)

// htmlPiece is a part of the HTML of a node, as output.
type htmlPiece struct {
	text  string
	words bool // whether readers see it as text
	gap   bool // whether the words around it are separate
}

// markupAttribute is the node attribute that holds the pieces of HTML.
const markupAttribute = "markup"

// flowAttribute is the node attribute of a paragraph that contains HTML blocks.
const flowAttribute = "flow"

// opened is an open element of an author.
type opened struct {
	element
	name      string
	end       string   // what closes it
	container ast.Node // in which it must end
	at, width int      // of its start tag
}

// htmlNode is one node of HTML while it is read.
type htmlNode struct {
	*visitor
	node   ast.Node
	parent ast.Node
	text   string
	lines  []text.Segment
	starts []int // of the lines, in the text
	pieces []htmlPiece
}

// html reads the HTML of a node. A site that keeps HTML outputs all of it, with marks for ids
// and addresses. Any other leaves out what the allow list lacks.
func (v *visitor) html(n ast.Node, lines []text.Segment) {
	m := &htmlNode{visitor: v, node: n, parent: n.Parent(), lines: lines}
	var b strings.Builder
	for _, line := range lines {
		m.starts = append(m.starts, b.Len())
		b.Write(line.Value(v.src))
	}
	m.text = b.String()
	v.htmlCells(m.text)
	m.read()
	n.SetAttributeString(markupAttribute, m.pieces)
}

func (m *htmlNode) read() {
	z := html.NewTokenizer(strings.NewReader(m.text))
	for at := 0; ; {
		kind, raw := z.Next(), string(z.Raw())
		switch kind {
		case html.ErrorToken:
			m.torn(at)
			return
		case html.TextToken:
			m.words(raw)
		case html.CommentToken, html.DoctypeToken:
			m.comment(raw, at)
		case html.EndTagToken:
			m.tag(z.Token(), raw, at)
		default:
			token := z.Token()
			if token.Data == "script" || token.Data == "style" {
				raw += m.code(z, token, raw, at)
				break
			}
			z.NextIsNotRawText()
			m.tag(token, raw, at)
		}
		at += len(raw)
	}
}

func (m *htmlNode) tag(token html.Token, raw string, at int) {
	switch {
	case m.keep.HTML:
		m.keepTag(token, raw, at)
	case token.Type == html.EndTagToken:
		m.endTag(token.Data, raw, at)
	default:
		m.startTag(token, raw, at)
	}
}

func (m *htmlNode) write(text string, gap bool) {
	m.pieces = append(m.pieces, htmlPiece{text: text, gap: gap})
}

// words writes a text between tags.
func (m *htmlNode) words(raw string) {
	if !m.keep.HTML {
		raw = html.EscapeString(html.UnescapeString(raw))
	}
	m.pieces = append(m.pieces, htmlPiece{text: raw, words: true})
}

// torn writes the rest after a tag that does not end: readers see it as text.
func (m *htmlNode) torn(at int) {
	rest := m.text[at:]
	if rest == "" {
		return
	}
	line := lineOf(rest)
	m.report(at, line, diag.RawHTML, "the tag does not end, so readers see it as text: "+strings.TrimSpace(line),
		"add its >, or write a literal < as \\<")
	m.words(html.EscapeString(rest))
}

// comment leaves out comments and the like. It reports all but comments, and a comment that
// does not end, which hides the rest of the page.
func (m *htmlNode) comment(raw string, at int) {
	line := lineOf(raw)
	switch cdata, found := strings.CutPrefix(raw, "<![CDATA["); {
	case strings.HasPrefix(raw, "<!--") && !strings.HasSuffix(raw, "-->") && !strings.HasSuffix(raw, "--!>"):
		m.report(at, line, diag.LostWords, "the comment does not end, so all that follows is lost", "add -->")
	case found && !m.keep.HTML:
		m.words(strings.TrimSuffix(cdata, "]]>"))
		m.hide(at, "<![CDATA[", "")
		return
	case strings.HasPrefix(raw, "<?") && !m.keep.HTML:
		m.report(at, line, diag.RawHTML, "code in the text is left out: "+line, leftOutHint)
	}
	if m.keep.HTML {
		m.write(raw, false)
		return
	}
	if rest := m.text[at+len(raw):]; m.node.Type() == ast.TypeBlock && at == 0 && strings.HasPrefix(rest, "\n") {
		raw += "\n"
	}
	m.hide(at, raw, "")
}

// leftOutHint is the hint for HTML that is left out.
const leftOutHint = "write it as Markdown, write a literal < as \\<, or set `raw_html: true` in faultbook.yaml"

// code leaves out a script or a style sheet with its content. It returns everything after
// the start tag.
func (m *htmlNode) code(z *html.Tokenizer, token html.Token, tag string, at int) string {
	inside, ends := "", token.Type == html.SelfClosingTagToken
	if m.node.Kind() == ast.KindRawHTML {
		ends = m.dropUntil("</" + token.Data + ">")
	}
	for !ends {
		kind := z.Next()
		if kind == html.ErrorToken {
			break
		}
		raw := string(z.Raw())
		inside += raw
		ends = kind == html.EndTagToken
	}
	if !ends {
		m.report(at, lineOf(tag), diag.LostWords,
			fmt.Sprintf("<%s> does not end, so what follows may be lost", token.Data), "add </"+token.Data+">")
	}
	if m.keep.HTML {
		m.write(m.holes(token.Data, tag, at)+inside, true)
		return inside
	}
	if ends {
		m.report(at, lineOf(tag), diag.RawHTML, "HTML in the text is left out: "+lineOf(tag), leftOutHint)
	}
	m.hide(at, tag+inside, " ")
	m.write(" ", true)
	return inside
}

// dropUntil removes the nodes after this one, up to and including an end tag. It reports
// whether that exists.
func (m *htmlNode) dropUntil(end string) bool {
	if m.unended == m.parent {
		return false
	}
	last := m.node.NextSibling()
	for last != nil {
		if raw, ok := last.(*ast.RawHTML); ok && strings.EqualFold(string(raw.Segments.Value(m.src)), end) {
			break
		}
		last = last.NextSibling()
	}
	if last == nil {
		m.unended = m.parent
		return false
	}
	if m.keep.HTML {
		return true
	}
	tag := last.(*ast.RawHTML).Segments
	m.hidden = append(m.hidden, cut{span{int32(m.lines[0].Start), int32(tag.At(tag.Len() - 1).Stop)}, " "})
	for next := m.node.NextSibling(); ; next = m.node.NextSibling() {
		m.parent.RemoveChild(m.parent, next)
		if next == last {
			return true
		}
	}
}

// report reports a fault of HTML.
func (m *htmlNode) report(at int, what string, code diag.Code, text, hint string) {
	m.fault(m.at(m.offset(at)), utf8.RuneCountInString(what), code, text, hint)
}

// hide removes HTML from the Markdown version of the page.
func (m *htmlNode) hide(at int, what, instead string) {
	if what != "" {
		m.hidden = append(m.hidden, cut{m.spanIn(at, at+len(what)), instead})
	}
}

// offset returns the offset in the source of a byte of the text.
func (m *htmlNode) offset(at int) int {
	i, found := slices.BinarySearch(m.starts, at)
	if !found {
		i--
	}
	line := m.lines[i]
	return min(line.Start+max(0, at-m.starts[i]-line.Padding), line.Stop)
}

func (m *htmlNode) spanIn(start, end int) span {
	return span{int32(m.offset(start)), int32(m.offset(max(start, end-1)) + 1)}
}

// renderHTML writes the HTML of a node.
func renderHTML(w util.BufWriter, _ []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	value, _ := node.AttributeString(markupAttribute)
	pieces, _ := value.([]htmlPiece)
	if !entering {
		return ast.WalkContinue, nil
	}
	b := w.(*writer)
	for _, p := range pieces {
		start := b.Len()
		b.WriteString(p.text)
		switch {
		case p.words:
			b.ran(start, false)
		case p.gap:
			b.ran(b.Len(), true)
		}
	}
	return ast.WalkSkipChildren, nil
}
