package document

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"faultbook/internal/diag"
)

// alert is a block quotation whose first line is [!NOTE] or similar, as on GitHub, or a
// block of another generator with the same meaning.
type alert struct {
	ast.BaseBlock
	name  string
	title string // instead of the name; empty for the name
	fold  fold
	tab   bool // a tab of Material for MkDocs: shows its title alone
	pos   int  // offset of its first line

	colons int  // number of colons before the name of a container; 0 for other blocks
	inner  int  // number of containers that are open inside
	closed bool // whether the container has an end line
}

var kindAlert = ast.NewNodeKind("Alert")

func (n *alert) Kind() ast.NodeKind { return kindAlert }

func (n *alert) Dump(src []byte, level int) {
	ast.DumpHelper(n, src, level, map[string]string{"name": n.name}, nil)
}

var (
	alertLine  = regexp.MustCompile(`^\s*\[!([A-Za-z]+)\]\s*$`)
	alertNames = []string{"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"}
)

type alertTransformer struct{}

// Transform turns quotations that begin with an alert's line into alerts.
func (alertTransformer) Transform(doc *ast.Document, reader text.Reader, _ parser.Context) {
	if !bytes.Contains(reader.Source(), []byte("[!")) {
		return // spares a walk through the whole tree
	}
	var quotes []*ast.Blockquote
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if q, ok := n.(*ast.Blockquote); ok && entering {
			quotes = append(quotes, q)
		}
		return ast.WalkContinue, nil
	})
	for _, q := range quotes {
		transformQuote(q, reader.Source())
	}
}

func transformQuote(q *ast.Blockquote, src []byte) {
	p, ok := q.FirstChild().(*ast.Paragraph)
	if !ok || p.Lines().Len() == 0 {
		return
	}
	first := p.Lines().At(0)
	m := alertLine.FindStringSubmatch(string(first.Value(src)))
	if m == nil {
		return
	}
	for c := p.FirstChild(); c != nil; {
		next := c.NextSibling()
		t, ok := c.(*ast.Text)
		if !ok || t.Segment.Start >= first.Stop {
			break
		}
		p.RemoveChild(p, c)
		c = next
	}
	if p.FirstChild() == nil {
		q.RemoveChild(q, p)
	}
	a := &alert{name: strings.ToUpper(m[1]), pos: first.Start}
	q.Parent().ReplaceChild(q.Parent(), q, a)
	moveChildren(a, q)
}

// alertWords begins the names of the titles of alerts.
const alertWords = "alert."

// alertWord returns which word of the interface is the title of an alert.
func alertWord(name string) string {
	if !slices.Contains(alertNames, name) {
		name = alertNames[0]
	}
	return alertWords + strings.ToLower(name)
}

func (v *visitor) alert(n *alert) {
	if n.colons > 0 && !n.closed {
		v.fault(v.at(n.pos), n.colons, diag.NearMarkup, "the block does not end, so all that follows is in it",
			"add a line "+strings.Repeat(":", n.colons)+" after it")
	}
	if !slices.Contains(alertNames, n.name) {
		line := v.src[n.pos:]
		skip := strings.Index(string(line), "!") + 1
		v.fault(v.at(n.pos+skip), len(n.name), diag.UnknownAlert, fmt.Sprintf("no alert is called %q", n.name),
			diag.DidYouMean(n.name, alertNames))
	}
}
