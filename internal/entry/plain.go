package entry

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
)

// plainText returns what a reader hears of a Markdown tree, on one line, with
// holes for the labels of pages. What only a page has, such as images, the numbers
// of footnotes and the titles of alerts, leaves a gap.
func plainText(src []byte, doc ast.Node, rawHTML bool) string {
	w := plainWriter{src: src, rawHTML: rawHTML}
	// Walk ends early only when the visitor returns an error, and it returns none.
	_ = ast.Walk(doc, w.visit)
	return w.text.String()
}

type plainWriter struct {
	line
	src     []byte
	rawHTML bool
}

func (w *plainWriter) visit(n ast.Node, entering bool) (ast.WalkStatus, error) {
	if n.Type() == ast.TypeBlock {
		w.gap = true
	}
	if entering {
		return w.enter(n), nil
	}
	return ast.WalkContinue, nil
}

func (w *plainWriter) enter(n ast.Node) ast.WalkStatus {
	switch n := n.(type) {
	case *ast.Text:
		w.add(string(unescaped(n.Segment.Value(w.src))))
		w.gap = w.gap || n.SoftLineBreak() || n.HardLineBreak()
	case *ast.String:
		w.add(string(n.Value))
	case *ast.CodeSpan:
		w.add(codeText(n, w.src))
		return ast.WalkSkipChildren
	case *ast.AutoLink:
		w.add(string(n.Label(w.src)))
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		w.add(string(n.Lines().Value(w.src)))
	case *wikiLink:
		if n.label != "" {
			w.add(n.label)
		} else {
			w.add(mark(LabelPart, n.hole))
		}
	case *ast.RawHTML:
		w.raw(n.Segments.Value(w.src))
	case *ast.HTMLBlock:
		w.raw(n.Lines().Value(w.src))
		if n.HasClosure() {
			w.raw(n.ClosureLine.Value(w.src))
		}
	case *ast.Image, *extast.TaskCheckBox, *extast.FootnoteLink, *extast.FootnoteBacklink:
		w.gap = true
		return ast.WalkSkipChildren
	}
	return ast.WalkContinue
}

// raw adds the text of HTML that an author wrote, where the site keeps it. Tags
// that stand within words leave nothing, all others a gap.
func (w *plainWriter) raw(markup []byte) {
	if !w.rawHTML {
		return
	}
	for rest := string(markup); ; {
		text, tag, found := strings.Cut(rest, "<")
		w.add(html.UnescapeString(text))
		if !found {
			return
		}
		tag, rest, _ = strings.Cut(tag, ">")
		w.gap = w.gap || !inlineTags[tagName(tag)]
	}
}

func tagName(tag string) string {
	name := strings.TrimPrefix(tag, "/")
	if i := strings.IndexAny(name, " \t\n/"); i >= 0 {
		name = name[:i]
	}
	return name
}

var inlineTags = map[string]bool{
	"a": true, "abbr": true, "b": true, "code": true, "del": true, "em": true, "i": true, "kbd": true,
	"mark": true, "s": true, "span": true, "strong": true, "sub": true, "sup": true, "u": true,
}

// line gathers texts, with one space in the place of all white space between words
// and none around them.
type line struct {
	text strings.Builder
	gap  bool // whether white space is due before the next word
}

func (l *line) add(text string) {
	start := 0 // of a word
	for i, r := range text {
		if !unicode.IsSpace(r) {
			continue
		}
		l.join(text[start:i])
		l.gap = true
		start = i + utf8.RuneLen(r)
	}
	l.join(text[start:])
}

func (l *line) join(word string) {
	if word == "" {
		return
	}
	if l.gap && l.text.Len() > 0 {
		l.text.WriteByte(' ')
	}
	l.text.WriteString(word)
	l.gap = false
}
