package document

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// linkPriority is the priority of the parser of links among goldmark's own.
const linkPriority = 200

// newParser returns goldmark's parser with links that record where their text ends.
func newParser() parser.Parser {
	inline := parser.DefaultInlineParsers()
	for i := range inline {
		if inline[i].Priority == linkPriority {
			inline[i].Value = linkParser{inline[i].Value.(goldmarkLinks)}
		}
	}
	return parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithInlineParsers(inline...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...))
}

type goldmarkLinks interface {
	parser.InlineParser
	parser.CloseBlocker
}

// linkParser records the offset of the bracket that closes the text of a link or an image:
// goldmark keeps the address, but not its position.
type linkParser struct{ goldmarkLinks }

// closeAttribute is the node attribute that holds the offset.
const closeAttribute = "close"

func (p linkParser) Parse(parent ast.Node, block text.Reader, context parser.Context) ast.Node {
	line, segment := block.PeekLine()
	closes := line[0] == ']'
	n := p.goldmarkLinks.Parse(parent, block, context)
	if n != nil && closes {
		n.SetAttributeString(closeAttribute, segment.Start)
	}
	return n
}

// definition is the definition of an address that reference links name.
type definition struct {
	address span
	whole   span
	used    bool
}

// define collects the definitions of addresses in a text. As in CommonMark, the first of
// several with one name counts.
func (v *visitor) define(doc ast.Node) {
	if !bytes.Contains(v.src, []byte("]:")) {
		return // without a walk through the tree
	}
	v.definitions = map[string]*definition{}
	_ = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		d, ok := n.(*ast.LinkReferenceDefinition)
		if !ok || !entering {
			return ast.WalkContinue, nil
		}
		lines := d.Lines()
		found := &definition{whole: span{int32(d.Pos()), int32(lines.At(lines.Len() - 1).Stop)}}
		found.address = v.spanOf(d.Destination, d.Pos()+len("[")+len(d.Label)+len("]:"))
		if name := util.ToLinkReference(d.Label); v.definitions[name] == nil {
			v.definitions[name] = found
		} else {
			v.hidden = append(v.hidden, cut{found.whole, ""})
		}
		return ast.WalkSkipChildren, nil
	})
}

// hideUnused removes definitions that no link names: some authors write comments like this.
func (v *visitor) hideUnused() {
	for _, d := range v.definitions {
		if !d.used {
			v.hidden = append(v.hidden, cut{d.whole, ""})
		}
	}
}

// addressOf returns the position of the address of a link or an image: after its text, or in
// a definition.
func (v *visitor) addressOf(n ast.Node, address []byte) span {
	if reference := referenceOf(n); reference != nil {
		if d := v.definitions[util.ToLinkReference(reference.Value)]; d != nil {
			d.used = true
			return d.address
		}
		return span{}
	}
	closes, _ := n.AttributeString(closeAttribute)
	at, _ := closes.(int)
	return v.spanOf(address, at+len("]("))
}

// spanOf returns the first occurrence of a text at or after an offset.
func (v *visitor) spanOf(text []byte, from int) span {
	if i := bytes.Index(v.src[min(from, len(v.src)):], text); i >= 0 {
		return span{int32(from + i), int32(from + i + len(text))}
	}
	return span{}
}

func referenceOf(n ast.Node) *ast.ReferenceLink {
	switch n := n.(type) {
	case *ast.Link:
		return n.Reference
	case *ast.Image:
		return n.Reference
	}
	return nil
}
