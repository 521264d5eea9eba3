package document

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"golang.org/x/net/html"
)

// Apart is a short text with a digit that the body sets apart from its sentences: a cell of a
// table, code, words in bold, or the beginning of a list item up to a colon or a dash. Codes
// are told from other numbers by such places.
type Apart struct {
	Head string // of the column of a cell; empty for any other
	Text string // on one line
}

// mostApart is how many characters such a text has at most: longer ones are sentences.
const mostApart = 60

// setApart notes what a node of the body sets apart.
func (v *visitor) setApart(n ast.Node) {
	if !v.body {
		return
	}
	switch n := n.(type) {
	case *extast.Table:
		v.cells(n)
	case *ast.CodeSpan:
		v.doc.addApart("", codeText(n, v.src))
	case *ast.Emphasis:
		if n.Level == 2 {
			v.doc.addApart("", plainNode(n, v.src))
		}
	case *ast.TextBlock, *ast.Paragraph:
		if first, ok := n.FirstChild().(*ast.Text); ok && n.Parent().Kind() == ast.KindListItem {
			v.doc.addApart("", lead(first.Segment.Value(v.src)))
		}
	}
}

// lead returns the first word of a text if a colon or a dash follows it.
func lead(text []byte) string {
	word, rest, _ := bytes.Cut(text, []byte(" "))
	if named, found := bytes.CutSuffix(word, []byte(":")); found {
		return string(named)
	}
	for _, dash := range []string{"- ", "– ", "— ", "= "} {
		if bytes.HasPrefix(rest, []byte(dash)) {
			return string(word)
		}
	}
	return ""
}

func (v *visitor) cells(table *extast.Table) {
	var heads []string
	for row := table.FirstChild(); row != nil; row = row.NextSibling() {
		column := 0
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			text := plainNode(cell, v.src)
			if row.Kind() == extast.KindTableHeader {
				heads = append(heads, text)
			} else if column < len(heads) && heads[column] != "" {
				v.doc.addApart(heads[column], text)
			}
			column++
		}
	}
}

// htmlCells notes the cells of the tables in an author's HTML. A table whose rows have merged
// cells has its heads all the same: the cells below a merged one are not taken for codes.
func (v *visitor) htmlCells(text string) {
	if !v.body || !strings.Contains(text, "<t") {
		return
	}
	var heads []string
	var cell strings.Builder
	column, inside := 0, false
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return
		}
		token := z.Token()
		switch {
		case kind == html.TextToken && inside:
			cell.WriteString(token.Data)
		case kind == html.StartTagToken && token.Data == "table":
			heads = nil
		case kind == html.StartTagToken && token.Data == "tr":
			column = 0
		case kind == html.StartTagToken && (token.Data == "td" || token.Data == "th"):
			inside = true
			cell.Reset()
		case kind == html.EndTagToken && token.Data == "th":
			heads, inside = append(heads, cell.String()), false
		case kind == html.EndTagToken && token.Data == "td":
			if column < len(heads) {
				v.doc.addApart(heads[column], cell.String())
			}
			inside = false
			column++
		case inside:
			cell.WriteByte(' ')
		}
	}
}

// addApart keeps a text that may be a code.
func (d *Document) addApart(head, text string) {
	text = strings.TrimSpace(oneLine(text))
	if strings.ContainsAny(text, "0123456789") && utf8.RuneCountInString(text) <= mostApart {
		d.Apart = append(d.Apart, Apart{strings.TrimSpace(head), text})
	}
}
