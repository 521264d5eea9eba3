package document

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"faultbook/internal/diag"
)

// Markup of other generators: faultbook reads what has an equivalent, and reports the rest.

// contentsLine matches a paragraph that requests a table of contents. Each page has one.
var contentsLine = regexp.MustCompile(`(?i)^\s*(?:\[toc\]|\[\[_?toc_?\]\]|\{:\s*toc\s*\}|\$\{toc\})\s*$`)

type contentsTransformer struct{}

// Transform removes requests for a table of contents.
func (contentsTransformer) Transform(p *ast.Paragraph, reader text.Reader, _ parser.Context) {
	if lines := p.Lines(); lines.Len() == 1 {
		if line := lines.At(0); contentsLine.Match(line.Value(reader.Source())) && p.Parent() != nil {
			p.Parent().RemoveChild(p.Parent(), p)
		}
	}
}

// foreign matches the pieces of a line that other generators replace.
var foreign = regexp.MustCompile(
	`\{\{[<%].*?[%>]\}\}` + // shortcodes of Hugo
		`|\{%.*?%\}` + // tags of Jekyll, Jinja and Liquid
		`|\{\{-?\s*(?:site|page|config|extra|include|post|book)\.[^{}]*\}\}` + // their variables
		`|^\s*(?:-{1,2}8<-{1,2})(?:\s.*)?$` + // snippets of MkDocs
		`|^\s*(?:import|export)\s.*\sfrom\s+["'][^"']+["'];?\s*$` + // of MDX
		`|:(?:material|octicons|fontawesome|simple)-[\w-]+:(?:\{[^}]*\})?` + // icons of MkDocs
		`|^\s*\*\[[^\]]+\]:.*$`) // abbreviations

// foreignSigns are texts one of which occurs in every match of foreign.
var foreignSigns = [][]byte{
	[]byte("{{"), []byte("{%"), []byte("8<"), []byte(" from "), []byte("*["),
	[]byte(":material-"), []byte(":octicons-"), []byte(":fontawesome-"), []byte(":simple-"),
}

// mostForeign is how many pieces of a line are reported. Nobody reads more.
const mostForeign = 20

// foreignIn reports the pieces of a line that another generator would replace.
func (v *visitor) foreignIn(line []byte, offset int) {
	if !slices.ContainsFunc(foreignSigns, func(sign []byte) bool { return bytes.Contains(line, sign) }) {
		return // the usual case; the expression is slow
	}
	for _, m := range foreign.FindAllIndex(line, mostForeign) {
		found := bytes.TrimSpace(line[m[0]:m[1]])
		before := line[:m[0]]
		if bytes.Count(before, []byte("`"))%2 == 1 || bytes.HasSuffix(before, []byte("\\")) {
			continue // code
		}
		at := offset + m[0] + bytes.Index(line[m[0]:m[1]], found)
		v.fault(v.at(at), utf8.RuneCount(found), diag.NearMarkup,
			"another generator replaces "+quoted(string(found))+", and readers see it as it is",
			"write the text that it produces; put code between backticks")
	}
}

func quoted(text string) string { return "\"" + text + "\"" }

// shortMarkup parses the markup of MkDocs and others for short elements: H~2~O, x^2^,
// ==mark== and ++ctrl+c++.
type shortMarkup struct{}

func (shortMarkup) Trigger() []byte { return []byte{'~', '^', '=', '+'} }

var (
	lowered = regexp.MustCompile(`^~([^~\s]{1,20})~`)
	raised  = regexp.MustCompile(`^\^([^\^\s]{1,20})\^`)
	marking = regexp.MustCompile(`^==([^=\s](?:[^=\n]*[^=\s])?)==`)
	keys    = regexp.MustCompile(`^\+\+([A-Za-z0-9-]+(?:\+[A-Za-z0-9-]+)*)\+\+`)
)

func (shortMarkup) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	line = line[:min(len(line), longestMarkup)]
	before, _ := utf8.DecodeLastRune(block.Source()[:segment.Start])
	inWord := isWord(before)
	var m []int
	name := ""
	switch {
	case line[0] == '~' && inWord:
		name, m = "sub", lowered.FindSubmatchIndex(line)
	case line[0] == '^' && (inWord || before == ')'):
		name, m = "sup", raised.FindSubmatchIndex(line)
	case line[0] == '=' && !inWord && before != '=':
		name, m = "mark", marking.FindSubmatchIndex(line)
	case line[0] == '+' && !inWord && before != '+':
		name, m = "kbd", keys.FindSubmatchIndex(line)
	}
	if m == nil {
		return nil
	}
	if after, _ := utf8.DecodeRune(line[m[1]:]); name != "sub" && name != "sup" && isWord(after) {
		return nil
	}
	n := &short{name: name, text: string(line[m[2]:m[3]])}
	block.Advance(m[1])
	return n
}

func isWord(r rune) bool { return r != utf8.RuneError && Slug(string(r)) != "" }

// short is such an element.
type short struct {
	ast.BaseInline
	name, text string
}

var kindShort = ast.NewNodeKind("Short")

func (n *short) Kind() ast.NodeKind { return kindShort }

func (n *short) Dump(src []byte, level int) {
	ast.DumpHelper(n, src, level, map[string]string{"name": n.name, "text": n.text}, nil)
}

// words returns the texts of the element: one for each key of a kbd, otherwise one.
func (n *short) words() []string {
	if n.name != "kbd" {
		return []string{string(unescaped([]byte(n.text)))}
	}
	keys := strings.Split(n.text, "+")
	for i, key := range keys {
		keys[i] = strings.ToUpper(key[:1]) + strings.ReplaceAll(key[1:], "-", " ")
	}
	return keys
}

func renderShort(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n, b := node.(*short), w.(*writer)
	for i, word := range n.words() {
		if i > 0 {
			b.words("+", false)
		}
		b.WriteString("<" + n.name + ">")
		b.words(word, i == 0 && isSeparate(n, src))
		b.WriteString("</" + n.name + ">")
	}
	return ast.WalkContinue, nil
}
