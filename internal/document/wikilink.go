package document

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// wikiLink is a link written [[target]], [[target#anchor]] or [[target|text]].
type wikiLink struct {
	ast.BaseInline
	target, anchor, label string
	width                 int // in the text, in bytes
	hole                  int
}

var kindWikiLink = ast.NewNodeKind("WikiLink")

func (n *wikiLink) Kind() ast.NodeKind { return kindWikiLink }

func (n *wikiLink) Dump(src []byte, level int) {
	ast.DumpHelper(n, src, level, map[string]string{"target": n.target, "anchor": n.anchor, "label": n.label}, nil)
}

// written returns the target with its anchor, as the author wrote it.
func (n *wikiLink) written() string {
	if n.anchor == "" {
		return n.target
	}
	return n.target + "#" + n.anchor
}

type wikiLinkParser struct{}

func (wikiLinkParser) Trigger() []byte { return []byte{'['} }

func (wikiLinkParser) Parse(_ ast.Node, block text.Reader, context parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("[[")) {
		noteNearMarkup(block, context)
		return nil
	}
	inside, _, found := bytes.Cut(line[2:], []byte("]]"))
	if !found || len(bytes.TrimSpace(inside)) == 0 || bytes.ContainsAny(inside, "[]") {
		noteNearMarkup(block, context)
		return nil
	}
	n := wikiLinkIn(inside)
	block.Advance(n.width)
	return n
}

// wikiLinkIn parses the text between the brackets of a link.
func wikiLinkIn(inside []byte) *wikiLink {
	// In a table a | ends the cell, so there it is written \|.
	target, label, _ := strings.Cut(strings.ReplaceAll(string(inside), `\|`, "|"), "|")
	target, anchor, _ := strings.Cut(target, "#")
	return &wikiLink{
		target: strings.TrimSpace(target), anchor: strings.TrimSpace(anchor), label: strings.TrimSpace(label),
		width: len("[[") + len(inside) + len("]]"),
	}
}
