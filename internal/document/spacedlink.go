package document

import (
	"html"
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// spacedLink is a link or an image whose address contains spaces: [the guide](my guide.md).
// CommonMark reads it as text, most other programs as a link. It is a link if the file
// exists.
type spacedLink struct {
	ast.BaseInline
	image          bool
	label, address string
	start          int  // of the address, in the source
	external       bool // whether it leads out of the site
	hole           int  // index of its hole; -1 for none
}

var kindSpacedLink = ast.NewNodeKind("SpacedLink")

func (n *spacedLink) Kind() ast.NodeKind { return kindSpacedLink }

func (n *spacedLink) Dump(src []byte, level int) {
	ast.DumpHelper(n, src, level, map[string]string{"label": n.label, "address": n.address}, nil)
}

// written returns the link as its author wrote it.
func (n *spacedLink) written() string {
	link := "[" + n.label + "](" + n.address + ")"
	if n.image {
		return "!" + link
	}
	return link
}

type spacedLinkParser struct{}

func (spacedLinkParser) Trigger() []byte { return []byte{'[', '!'} }

// spacedAddress matches a link or an image with a space in its address, which may have a
// title.
var spacedAddress = regexp.MustCompile(
	"^!?\\[([^\\[\\]\n]*)\\]\\([ \t]*([^\\s()<>\"'][^()<>\"'\n]*?[ \t][^()<>\"'\n]*?)[ \t]*(?:\"[^\"\n]*\")?[ \t]*\\)")

func (spacedLinkParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	m := spacedAddress.FindSubmatchIndex(line[:min(len(line), longestMarkup)])
	if m == nil {
		return nil
	}
	address := strings.TrimRight(string(line[m[4]:m[5]]), " \t")
	if !strings.ContainsAny(address, " \t") {
		return nil
	}
	n := &spacedLink{
		image: line[0] == '!', label: string(line[m[2]:m[3]]), address: address, start: segment.Start + m[4], hole: -1,
		external: strings.Contains(address, "://"),
	}
	if n.image && n.external {
		return nil
	}
	n.SetPos(segment.Start)
	block.Advance(m[1])
	return n
}

func (v *visitor) spacedLink(n *spacedLink) {
	if n.external {
		return
	}
	path, anchor, _ := strings.Cut(n.address, "#")
	if decoded, err := url.PathUnescape(path); err == nil {
		path = decoded
	}
	kind := PathLink
	if n.image {
		kind = ImageLink
	}
	n.hole = v.addHole(Hole{
		Kind: kind, Target: path, Anchor: anchor, At: v.at(n.start), Width: int32(utf8.RuneCountInString(n.address)),
		written: span{int32(n.start), int32(n.start + len(n.address))}, Spaced: true,
	})
}

func renderSpacedLink(w util.BufWriter, src []byte, node ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	n, b := node.(*spacedLink), w.(*writer)
	if n.external {
		b.WriteString("<a " + addressAttribute("href", []byte(n.address)) + ">")
		b.words(string(unescaped([]byte(n.label))), isSeparate(n, src))
		b.WriteString("</a>")
		return ast.WalkContinue, nil
	}
	if n.image {
		b.WriteString(markOf(SpacedImagePart, holeText(n.hole, `alt="`+html.EscapeString(n.label)+`"`, n.written())))
		return ast.WalkContinue, nil
	}
	b.WriteString(markOf(SpacedOpenPart, holeText(n.hole, "", "[")))
	b.words(string(unescaped([]byte(n.label))), isSeparate(n, src))
	b.WriteString(markOf(SpacedClosePart, holeText(n.hole, "", "]("+n.address+")")))
	return ast.WalkContinue, nil
}
