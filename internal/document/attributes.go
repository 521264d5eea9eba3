package document

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// longestMarkup is how many bytes of a line are searched for one link or one list of
// attributes. Without a limit, a line with thousands of them would take quadratic time.
const longestMarkup = 2000

// attributeList matches attributes as other generators write them after a heading, a
// link or an image: {#id}, {.class}, {: target=_blank }.
var attributeList = regexp.MustCompile(
	`^\{:?[ \t]*(?:(?:[#.][\w:.-]+|[A-Za-z][\w-]*=(?:"[^"}]*"|'[^'}]*'|[^\s"'{}]+))[ \t]*)+\}`)

var idInList = regexp.MustCompile(`#([\w:.\pL\pN-]+)`)

// idAttribute is the node attribute of a heading that holds the id its author wrote.
const idAttribute = "id"

// placed is a text with its offset in the source.
type placed struct {
	text   string
	offset int
}

// attributeParser removes lists of attributes from a text. It keeps the id of a heading, as
// its anchor. All other attributes affect the look or behavior, which faultbook decides.
type attributeParser struct{}

func (attributeParser) Trigger() []byte { return []byte{'{'} }

func (attributeParser) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	list := attributeList.Find(line[:min(len(line), longestMarkup)])
	if list == nil {
		return nil
	}
	heading, _ := parent.(*ast.Heading)
	last := heading != nil && strings.TrimSpace(string(line[len(list):])) == ""
	if !last && !takesAttributes(parent.LastChild(), block.Source()[:segment.Start], line[len(list):]) {
		return nil
	}
	if id := idInList.FindSubmatchIndex(list); last && id != nil {
		heading.SetAttributeString(idAttribute, placed{string(list[id[2]:id[3]]), segment.Start + id[2]})
	}
	if t, ok := parent.LastChild().(*ast.Text); ok && last {
		t.Segment = t.Segment.TrimRightSpace(block.Source())
	}
	block.Advance(len(list))
	return ast.NewTextSegment(text.NewSegment(segment.Start, segment.Start))
}

// takesAttributes reports whether attributes belong to the text before them: a link, an
// image, code, emphasis, or a paragraph that they end.
func takesAttributes(last ast.Node, before, after []byte) bool {
	if len(before) == 0 {
		return false
	}
	switch last.(type) {
	case *ast.Link, *ast.Image, *ast.CodeSpan, *ast.AutoLink:
		return true
	}
	switch before[len(before)-1] {
	case '*', '_':
		return last != nil
	case '\n':
		return len(strings.TrimSpace(string(after))) == 0
	}
	return false
}
