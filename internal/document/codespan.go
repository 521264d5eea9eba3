package document

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// renderCodeSpan writes code within a line.
func renderCodeSpan(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	w.(*writer).code(codeText(node, src), isSeparate(node, src))
	return ast.WalkSkipChildren, nil
}

// codeText returns the code of a span on one line.
func codeText(span ast.Node, src []byte) string {
	var text bytes.Buffer
	for c := span.FirstChild(); c != nil; c = c.NextSibling() {
		line := c.(*ast.Text).Segment.Value(src)
		if cut, broken := bytes.CutSuffix(line, []byte("\n")); broken {
			text.Write(cut)
			text.WriteByte(' ')
		} else {
			text.Write(line)
		}
	}
	return text.String()
}

// code writes code as HTML with an element around each word that contains a hyphen, such as
// --selector or HG-1210. Browsers break lines after any hyphen. Class w keeps a word on one
// line where there is room; class n keeps leading hyphens with the first letter always.
func (w *writer) code(text string, gap bool) {
	w.WriteString("<code>")
	defer w.WriteString("</code>")
	if !strings.Contains(text, "-") {
		w.words(text, gap)
		return
	}
	for i, word := range strings.Split(text, " ") {
		if i > 0 {
			w.words(" ", false)
		}
		w.whole(word, gap && i == 0)
	}
}

// longWord is how many characters fit on a line of a phone. A longer word may break.
const longWord = 30

func (w *writer) whole(word string, gap bool) {
	name := strings.TrimLeft(word, "-")
	if name == "" || !strings.Contains(word, "-") {
		w.words(word, gap)
		return
	}
	whole := utf8.RuneCountInString(word) <= longWord
	if whole {
		w.WriteString(`<span class="w">`)
	}
	if hyphens := len(word) - len(name); hyphens > 0 {
		_, first := utf8.DecodeRuneInString(name)
		w.WriteString(`<span class="n">`)
		w.words(word[:hyphens+first], gap)
		w.WriteString("</span>")
		name, gap = name[first:], false
	}
	w.words(name, gap)
	if whole {
		w.WriteString("</span>")
	}
}

func escaped(text string) string { return string(util.EscapeHTML([]byte(text))) }
