package reader

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Names of the elements that stand for a footnote: its mark, and its text.
const (
	footnoteMark = "faultbook-footnote-mark"
	footnoteText = "faultbook-footnote-text"
)

// longestMark is how many characters the mark of a footnote has at most: "[12]" and "†" are some.
const longestMark = 5

// footnotes replaces the marks and the texts of footnotes by elements of their own. A footnote is a link in
// a raised text to a later element that links back.
func (p *page) footnotes(main *html.Node) {
	ids := idsBelow(main)
	var links []*html.Node
	each(main, func(n *html.Node) {
		if n.DataAtom == atom.A {
			links = append(links, n)
		}
	})
	var texts []*html.Node // in the order of their numbers
	for _, link := range links {
		mark, text := footnoteOf(link, ids)
		if text == nil {
			continue
		}
		if !slices.Contains(texts, text) {
			back := backLinks(text, main)
			if isBelow(mark, text) || len(back) == 0 {
				continue
			}
			for _, n := range back {
				n.Parent.RemoveChild(n)
			}
			texts = append(texts, text)
		}
		number := strconv.Itoa(slices.Index(texts, text) + 1)
		replace(mark, footnote(footnoteMark, number))
	}
	moveToEnd(texts, main)
}

// idsBelow returns the elements of an article by their ids. The first of several counts.
func idsBelow(main *html.Node) map[string]*html.Node {
	ids := map[string]*html.Node{}
	each(main, func(n *html.Node) {
		if id := attribute(n, "id"); id != "" && ids[id] == nil {
			ids[id] = n
		}
	})
	return ids
}

// footnoteOf returns the mark that a link is or is in, and the element that it leads to; nil if the link cannot be
// one to a footnote.
func footnoteOf(link *html.Node, ids map[string]*html.Node) (mark, text *html.Node) {
	mark = link
	if link.Parent != nil && link.Parent.DataAtom == atom.Sup {
		mark = link.Parent
	} else if attribute(link, "role") != "doc-noteref" {
		return nil, nil
	}
	id, inside := strings.CutPrefix(attribute(link, "href"), "#")
	if !inside || len([]rune(words(mark))) > longestMark {
		return nil, nil
	}
	return mark, ids[id]
}

// moveToEnd moves the texts of footnotes to the end of an article. It removes lists that are empty then.
func moveToEnd(texts []*html.Node, main *html.Node) {
	for i, text := range texts {
		to := footnote(footnoteText, strconv.Itoa(i+1))
		take(to, text)
		list := text.Parent
		list.RemoveChild(text)
		if list.Parent != nil && words(list) == "" && list != main {
			list.Parent.RemoveChild(list)
		}
		main.AppendChild(to)
	}
}

// footnote makes an element that stands for a footnote.
func footnote(name, number string) *html.Node {
	return &html.Node{Type: html.ElementNode, Data: name, Attr: []html.Attribute{{Key: "number", Val: number}}}
}

// backLinks lists the links from the text of a footnote back to its marks.
func backLinks(text, main *html.Node) []*html.Node {
	if text == main || text.Parent == nil {
		return nil
	}
	var back []*html.Node
	each(text, func(n *html.Node) {
		if n.DataAtom == atom.A && strings.HasPrefix(attribute(n, "href"), "#") && len([]rune(words(n))) <= longestMark {
			back = append(back, n)
		}
	})
	return back
}

// isBelow reports whether a node is another one or is within it.
func isBelow(n, top *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == top {
			return true
		}
	}
	return false
}

func writeFootnoteMark(_ converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	_, _ = w.WriteString("[^" + attribute(n, "number") + "]")
	return converter.RenderSuccess
}

// writeFootnoteText writes the text of a footnote on one line, or with later paragraphs indented.
func writeFootnoteText(ctx converter.Context, w converter.Writer, n *html.Node) converter.RenderStatus {
	var b bytes.Buffer
	ctx.RenderChildNodes(ctx, &b, n)
	lines := strings.Split(strings.TrimSpace(b.String()), "\n")
	for i := 1; i < len(lines); i++ {
		if strings.TrimSpace(lines[i]) != "" {
			lines[i] = "    " + lines[i]
		}
	}
	_, _ = w.WriteString("\n\n[^" + attribute(n, "number") + "]: " + strings.Join(lines, "\n") + "\n\n")
	return converter.RenderSuccess
}
