package document

import (
	"fmt"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// foreignTagParser notes tags with a prefix, such as <o:p> of word processors. They are neither HTML nor a link, so
// readers see them. It makes no node.
type foreignTagParser struct{}

// foreignTagPriority puts it after the parsers of addresses and of HTML.
const foreignTagPriority = 450

func (foreignTagParser) Trigger() []byte { return []byte{'<'} }

// foreignTag matches a start tag or an end tag whose name has a prefix.
var foreignTag = regexp.MustCompile(`^</?[A-Za-z][\w.-]*:[A-Za-z][\w.-]*(?:\s[^<>]*)?/?>`)

func (foreignTagParser) Parse(_ ast.Node, block text.Reader, context parser.Context) ast.Node {
	line, segment := block.PeekLine()
	tag := string(foreignTag.Find(line))
	if tag == "" {
		return nil
	}
	all, _ := context.Get(nearMarkups).([]nearMarkup)
	context.Set(nearMarkups, append(all, nearMarkup{
		pos: segment.Start, piece: tag,
		text: fmt.Sprintf("%q is no HTML element, so readers see it as text", tag),
		hint: `remove it, or write a literal < as \<`,
	}))
	return nil
}
