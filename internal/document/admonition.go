package document

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// admonitionNames maps the names of other generators to those of alerts.
var admonitionNames = map[string]string{
	"note": "NOTE", "info": "NOTE", "abstract": "NOTE", "summary": "NOTE", "tldr": "NOTE",
	"example": "NOTE", "quote": "NOTE",
	"cite": "NOTE", "question": "NOTE", "help": "NOTE", "faq": "NOTE", "seealso": "NOTE",
	"details": "NOTE", "todo": "NOTE",
	"tip": "TIP", "hint": "TIP", "success": "TIP", "check": "TIP", "done": "TIP",
	"important": "IMPORTANT", "warning": "WARNING", "attention": "WARNING", "bug": "WARNING",
	"caution": "CAUTION", "danger": "CAUTION", "error": "CAUTION", "failure": "CAUTION",
	"fail": "CAUTION", "missing": "CAUTION",
}

// fold is how much of an alert shows at first.
type fold uint8

const (
	unfolded   fold = iota // everything, always
	foldedOpen             // everything; a click hides the content
	folded                 // the title; a click shows the content
)

var (
	admonitionLine = regexp.MustCompile(
		`^(!!!|\?\?\?\+?)[ \t]*([A-Za-z][\w-]*)((?:[ \t]+[A-Za-z][\w-]*)*)(?:[ \t]+"([^"\n]*)")?[ \t]*$`)
	tabLine       = regexp.MustCompile(`^===[!+]?[ \t]+(?:"([^"\n]+)"|'([^'\n]+)')[ \t]*$`)
	containerLine = regexp.MustCompile(
		`^(:{3,})[ \t]*([A-Za-z][\w-]*)(?:\[([^\]\n]*)\])?(?:\{[^}\n]*\})?[ \t]*([^\n]*?)[ \t]*$`)
	containerEnd = regexp.MustCompile(`^:{3,}[ \t]*$`)
)

// admonitionParser parses the blocks that Material for MkDocs marks with !!!, ??? and ===.
// The indented lines below the mark are their content.
type admonitionParser struct{}

func (admonitionParser) Trigger() []byte { return []byte{'!', '?', '='} }

// bodyIndent is the indentation of the content, in columns.
const bodyIndent = 4

func (admonitionParser) Open(_ ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	trimmed := strings.TrimRight(strings.TrimLeft(string(line), " "), "\r\n")
	n := &alert{pos: segment.Start}
	if m := tabLine.FindStringSubmatch(trimmed); m != nil {
		n.name, n.title, n.tab = alertNames[0], m[1]+m[2], true
	} else if m := admonitionLine.FindStringSubmatch(trimmed); m != nil {
		n.named(m[2], m[4])
		n.fold = map[string]fold{"!!!": unfolded, "???": folded, "???+": foldedOpen}[m[1]]
	} else {
		return nil, parser.NoChildren
	}
	n.SetPos(segment.Start)
	reader.AdvanceToEOL()
	return n, parser.HasChildren
}

func (admonitionParser) Continue(_ ast.Node, reader text.Reader, _ parser.Context) parser.State {
	line, _ := reader.PeekLine()
	if util.IsBlank(line) {
		return parser.Continue | parser.HasChildren
	}
	position, padding := util.IndentPosition(line, reader.LineOffset(), bodyIndent)
	if position < 0 {
		return parser.Close
	}
	reader.AdvanceAndSetPadding(position, padding)
	return parser.Continue | parser.HasChildren
}

func (admonitionParser) Close(ast.Node, text.Reader, parser.Context) {}
func (admonitionParser) CanInterruptParagraph() bool                 { return true }
func (admonitionParser) CanAcceptIndentedLine() bool                 { return false }

// containerParser parses the blocks between ::: and ::: of Docusaurus, Starlight and
// VuePress.
type containerParser struct{}

func (containerParser) Trigger() []byte { return []byte{':'} }

func (containerParser) Open(parent ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	m := containerLine.FindSubmatch(bytes.TrimRight(bytes.TrimLeft(line, " "), "\r\n"))
	if m == nil || admonitionNames[strings.ToLower(string(m[2]))] == "" || depthOf(parent) > maxBlocks {
		return nil, parser.NoChildren
	}
	n := &alert{pos: segment.Start, colons: len(m[1])}
	title := string(m[3])
	if title == "" {
		title = strings.Trim(string(m[4]), `"`)
	}
	n.named(string(m[2]), title)
	if strings.EqualFold(string(m[2]), "details") {
		n.fold = folded
	}
	n.SetPos(segment.Start)
	reader.AdvanceToEOL()
	return n, parser.HasChildren
}

// containerName returns the first word after the colons of a line.
func containerName(line []byte) string {
	text := strings.TrimLeft(strings.TrimLeft(string(line), ":"), " \t")
	end := strings.IndexFunc(text, func(r rune) bool { return r == '[' || r == '{' || r == ' ' || r == '\t' })
	if end < 0 {
		return text
	}
	return text[:end]
}

// maxBlocks is how deep a container may be nested in other blocks. People nest three or four.
const maxBlocks = 20

// depthOf returns how many blocks are around a block, itself included. The parser examines
// each line once per level, so a page of unclosed blocks would take forever.
func depthOf(n ast.Node) int {
	depth := 0
	for ; n != nil; n = n.Parent() {
		depth++
	}
	return depth
}

func (containerParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	n := node.(*alert)
	line, _ := reader.PeekLine()
	trimmed := bytes.TrimRight(bytes.TrimLeft(line, " "), "\r\n")
	colons := len(trimmed) - len(bytes.TrimLeft(trimmed, ":"))
	if colons < n.colons {
		return parser.Continue | parser.HasChildren
	}
	switch {
	case containerEnd.Match(trimmed) && n.inner == 0:
		reader.AdvanceToEOL()
		n.closed = true
		return parser.Close
	case containerEnd.Match(trimmed):
		n.inner--
	case colons == n.colons:
		if admonitionNames[strings.ToLower(containerName(trimmed))] != "" && containerLine.Match(trimmed) {
			n.inner++
		}
	}
	return parser.Continue | parser.HasChildren
}

func (containerParser) Close(ast.Node, text.Reader, parser.Context) {}
func (containerParser) CanInterruptParagraph() bool                 { return true }
func (containerParser) CanAcceptIndentedLine() bool                 { return false }

// named sets the name of an alert from the name that another generator uses. An unknown
// name becomes the title.
func (n *alert) named(name, title string) {
	n.title = title
	if n.name = admonitionNames[strings.ToLower(name)]; n.name != "" {
		return
	}
	n.name = alertNames[0]
	if title == "" {
		n.title = strings.ToUpper(name[:1]) + strings.ReplaceAll(name[1:], "-", " ")
	}
}
