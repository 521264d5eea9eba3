package document

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"faultbook/internal/diag"
	"faultbook/internal/source"
)

// Directive is a line such as ::table{state=failed columns="status,fix"}: a
// block that is made from the whole site.
type Directive struct {
	Name       string
	Attributes []Attribute
	At         source.At
}

// Attribute is one setting of a directive.
type Attribute struct {
	Key, Value string
	At         source.At // of the key
	ValueAt    source.At
}

type directive struct {
	ast.BaseBlock
	line string
	hole int
}

var kindDirective = ast.NewNodeKind("Directive")

func (n *directive) Kind() ast.NodeKind { return kindDirective }

func (n *directive) Dump(src []byte, level int) {
	ast.DumpHelper(n, src, level, map[string]string{"line": n.line}, nil)
}

var (
	directiveStart = regexp.MustCompile(`^::[a-zA-Z]`)
	directiveLine  = regexp.MustCompile(`^::([a-zA-Z][\w-]*)(?:\{([^{}]*)\})?\s*$`)
	attribute      = regexp.MustCompile(`^\s*([a-zA-Z][\w-]*)=(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+))`)
)

type directiveParser struct{}

func (directiveParser) Trigger() []byte { return []byte{':'} }

func (directiveParser) Open(_ ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	trimmed := bytes.TrimLeft(line, " ")
	if len(line)-len(trimmed) > 3 || !directiveStart.Match(trimmed) {
		return nil, parser.NoChildren
	}
	n := &directive{line: strings.TrimRight(string(trimmed), " \t\r\n")}
	n.SetPos(segment.Start + len(line) - len(trimmed))
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

func (directiveParser) Continue(ast.Node, text.Reader, parser.Context) parser.State {
	return parser.Close
}
func (directiveParser) Close(ast.Node, text.Reader, parser.Context) {}
func (directiveParser) CanInterruptParagraph() bool                 { return true }
func (directiveParser) CanAcceptIndentedLine() bool                 { return false }

// directive reads the attributes of a directive and opens a hole for it.
func (v *visitor) directive(n *directive) {
	at := v.at(n.Pos())
	width := len([]rune(n.line))
	n.hole = -1
	parts := directiveLine.FindStringSubmatchIndex(n.line)
	if parts == nil {
		v.fault(at, width, diag.BadDirective, "the directive cannot be read",
			`write it on one line, such as ::table{state=failed columns="status,fix"}`)
		return
	}
	call := &Directive{Name: n.line[parts[2]:parts[3]], At: at}
	if parts[4] >= 0 {
		rest, place := n.line[parts[4]:parts[5]], right(at, n.line[:parts[4]])
		for strings.TrimSpace(rest) != "" {
			m := attribute.FindStringSubmatchIndex(rest)
			if m == nil {
				place = place.Right(len(rest) - len(strings.TrimLeft(rest, " \t")))
				rest = strings.TrimSpace(rest)
				v.fault(place, len([]rune(rest)), diag.BadDirective, fmt.Sprintf("cannot read %q", rest),
					`write key=value; put a value with spaces or commas in quotation marks: columns="status,fix"`)
				return
			}
			value := max(m[4], m[6], m[8])
			call.Attributes = append(call.Attributes, Attribute{
				Key: rest[m[2]:m[3]], Value: rest[value:max(m[5], m[7], m[9])],
				At: right(place, rest[:m[2]]), ValueAt: right(place, rest[:value]),
			})
			place, rest = right(place, rest[:m[1]]), rest[m[1]:]
		}
	}
	n.hole = v.addHole(Hole{
		Kind: DirectiveBlock, Target: call.Name, At: at, Width: int32(width), Call: call,
		written: span{int32(n.Pos()), int32(n.Pos() + len(n.line))},
	})
}

// right returns the place after a text that begins at a place.
func right(at source.At, text string) source.At { return at.Right(utf8.RuneCountInString(text)) }
