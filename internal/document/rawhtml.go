package document

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"
)

// HTML that an author wrote is kept as it is, where the site keeps it at all. Its
// addresses and ids are holes nevertheless: in a site that is one file they lead
// elsewhere.

func (r nodeRenderer) rawInline(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if n := node.(*ast.RawHTML); entering && r.rawHTML {
		w.WriteString(markRaw(string(n.Segments.Value(src))))
	}
	return ast.WalkSkipChildren, nil
}

func (r nodeRenderer) rawBlock(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if n := node.(*ast.HTMLBlock); entering && r.rawHTML {
		text := string(n.Lines().Value(src))
		if n.HasClosure() {
			text += string(n.ClosureLine.Value(src))
		}
		w.(*writer).raw(text)
	}
	return ast.WalkContinue, nil
}

// raw writes a block of HTML. Tags within words leave nothing between
// them, all others a gap.
func (w *writer) raw(markup string) {
	gap := true
	for {
		text, rest, found := strings.Cut(markup, "<")
		start := w.Len()
		w.WriteString(text)
		w.ran(start, gap)
		if !found {
			return
		}
		tag, after, closed := strings.Cut(rest, ">")
		w.WriteString("<" + markRaw(tag))
		if closed {
			w.WriteByte('>')
		}
		gap = !inlineTags[tagName(tag)]
		markup = after
	}
}

func tagName(tag string) string {
	name := strings.TrimPrefix(strings.Trim(tag, "<>"), "/")
	if i := strings.IndexAny(name, " \t\n/"); i >= 0 {
		name = name[:i]
	}
	return name
}

var inlineTags = map[string]bool{
	"a": true, "abbr": true, "b": true, "code": true, "del": true, "em": true, "i": true, "kbd": true,
	"mark": true, "s": true, "span": true, "strong": true, "sub": true, "sup": true, "u": true,
}

// attributes matches the attributes with an address (the first group) or the
// ids of elements of the page, up to their values, and these.
var attributes = regexp.MustCompile(`(?i)\s(?:(href|src|poster|action)|id|for|list|form|headers|` +
	`popovertarget|commandfor|aria-(?:labelledby|describedby|controls|owns))\s*=\s*(?:"([^"]*)"|'([^']*)')`)

// markRaw makes holes of the addresses and ids in HTML.
func markRaw(markup string) string {
	var b strings.Builder
	done := 0
	for _, m := range attributes.FindAllStringSubmatchIndex(markup, -1) {
		start, end := max(m[4], m[6]), max(m[5], m[7])
		b.WriteString(markup[done:start])
		if value := markup[start:end]; m[2] >= 0 {
			b.WriteString(markOf(AddressPart, value))
		} else {
			for i, id := range strings.Split(value, " ") {
				if i > 0 {
					b.WriteByte(' ')
				}
				if id != "" {
					b.WriteString(markOf(PagePart, "") + id)
				}
			}
		}
		done = end
	}
	b.WriteString(markup[done:])
	return b.String()
}
