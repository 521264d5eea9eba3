package document

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
)

// foldTitle removes first-level headings that repeat the title of the page from the body. If
// nothing else names the page, the first of them is its title.
func (v *visitor) foldTitle(doc ast.Node) {
	for n := doc.FirstChild(); n != nil; {
		next := n.NextSibling()
		if h, ok := n.(*ast.Heading); ok && h.Level == 1 && v.isTitle(h) {
			v.doc.TitleSlug = headingSlug(plainNode(h, v.src))
			v.hidden = append(v.hidden, cut{v.headingSpan(h), ""})
			doc.RemoveChild(doc, n)
		}
		n = next
	}
}

func (v *visitor) isTitle(h *ast.Heading) bool {
	text, meta := plainNode(h, v.src), &v.doc.Meta
	if text == "" {
		return false
	}
	if meta.Title == "" && v.doc.Kind != Entry {
		meta.Title, meta.NamedAt = text, v.at(h.Pos())
		return true
	}
	for _, name := range append(meta.AllCodes(), meta.Title, meta.Status, meta.Code) {
		if LabelKey(name) == LabelKey(text) {
			return true
		}
	}
	return len(meta.Messages) > 0 && LabelKey(meta.Messages[0].String()) == LabelKey(text)
}

// headingSpan returns the position of a heading: a line that begins with #, or two lines.
func (v *visitor) headingSpan(h *ast.Heading) span {
	start := h.Pos()
	end := endOfLine(v.src, start)
	if lines := h.Lines(); lines.Len() > 0 {
		end = endOfLine(v.src, max(start, lines.At(lines.Len()-1).Stop-1))
	}
	if start < len(v.src) && v.src[start] != '#' {
		end = endOfLine(v.src, end)
	}
	return span{int32(start), int32(end)}
}

// endOfLine returns the offset after the next line break.
func endOfLine(src []byte, from int) int {
	if i := bytes.IndexByte(src[min(from, len(src)):], '\n'); i >= 0 {
		return from + i + 1
	}
	return len(src)
}
