package document

import (
	"fmt"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"faultbook/internal/diag"
	"faultbook/internal/source"
)

// visitor looks at every node of a Markdown tree: it opens holes for links,
// gathers the outline and finds faults.
type visitor struct {
	*parsing
	src  []byte
	at   func(offset int) source.At
	body bool

	definitions map[string]*definition // by name, normalised
}

func (v *visitor) visit(n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	switch n := n.(type) {
	case *ast.Heading:
		v.heading(n)
	case *ast.Paragraph, *ast.TextBlock:
		v.paragraph(n)
	case *ast.Link:
		n.Destination = []byte(v.destination(n, string(n.Destination), PathLink))
	case *ast.Image:
		v.image(n)
	case *ast.RawHTML:
		segment := n.Segments.At(0)
		v.raw(n.Pos(), segment.Value(v.src))
		v.hideHTML(n.Segments)
	case *ast.HTMLBlock:
		v.raw(n.Pos(), n.Lines().Value(v.src))
		v.hideHTML(n.Lines(), n.ClosureLine)
	case *wikiLink:
		n.hole = v.addHole(Hole{
			Kind: IDLink, Target: n.target, Anchor: n.anchor, At: v.at(n.Pos()).Right(2),
			Width: int32(utf8.RuneCountInString(n.written())), written: span{int32(n.Pos()), int32(n.Pos() + n.width)},
		})
	case *directive:
		v.directive(n)
	case *extast.Table:
		if len(v.doc.Outline) > 0 {
			n.SetAttributeString(headingAttribute, v.doc.Outline[len(v.doc.Outline)-1].Text)
		}
	case *ast.AutoLink:
		v.autoLink(n)
	case *alert:
		v.alert(n)
	}
	return ast.WalkContinue, nil
}

// autoLink reports an address between < and > that could run a script.
func (v *visitor) autoLink(n *ast.AutoLink) {
	if address := string(n.URL(v.src)); html.IsDangerousURL([]byte(address)) {
		v.runsScript(v.at(n.Pos()), address, address)
	}
}

func (v *visitor) runsScript(at source.At, written, address string) {
	v.fault(at, utf8.RuneCountInString(written), diag.LinkOutside,
		fmt.Sprintf("the link %q could run a script", address), "link to a page or to an https address")
}

func (v *visitor) heading(n *ast.Heading) {
	at := v.at(n.Pos())
	if n.Level == 1 || !v.body {
		v.fault(at, 1, diag.HeadingLevel, "first-level heading in the text",
			"the title is the page's first-level heading: begin with ##")
		return
	}
	id, _ := n.AttributeString("id")
	name, _ := id.([]byte)
	v.doc.Outline = append(v.doc.Outline, Heading{Level: n.Level, ID: string(name), Text: plainNode(n, v.src)})
}

// unescaped returns a piece of Markdown without its backslashes and entities.
// Goldmark does this where it renders; a text that goes elsewhere needs it too.
func unescaped(text []byte) []byte {
	return util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(text)))
}

// plainNode returns the text below a node.
func plainNode(n ast.Node, src []byte) string {
	var b strings.Builder
	_ = ast.Walk(n, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			if entering {
				value := n.Segment.Value(src)
				if n.Parent().Kind() != ast.KindCodeSpan {
					value = unescaped(value)
				}
				b.Write(value)
				if n.SoftLineBreak() {
					b.WriteByte(' ')
				}
			}
		case *ast.String:
			if entering {
				b.Write(n.Value)
			}
		case *wikiLink:
			if entering && n.label != "" {
				b.WriteString(n.label)
			} else if entering {
				b.WriteString(n.target)
			}
		}
		return ast.WalkContinue, nil
	})
	return strings.TrimSpace(b.String())
}

// destination returns what goes into the link's attribute: the destination
// itself, or a hole when it leads into the site.
func (v *visitor) destination(n ast.Node, dest string, kind HoleKind) string {
	written, place := dest, v.addressOf(n, []byte(dest))
	at := v.at(int(place.start))
	if place == (span{}) {
		at = v.at(max(n.Pos(), 0))
	}
	dest = string(unescaped([]byte(dest)))
	if html.IsDangerousURL([]byte(dest)) {
		v.runsScript(at, written, dest)
		return "#"
	}
	u, err := url.Parse(dest)
	if err != nil {
		v.fault(at, utf8.RuneCountInString(written), diag.NoSuchFile,
			fmt.Sprintf("%q is not an address: %v", dest, err), "write a space as %20, a percent sign as %25")
		return "#"
	}
	if u.Scheme != "" || u.Host != "" {
		if kind == ImageLink {
			v.fault(at, utf8.RuneCountInString(written), diag.LinkOutside,
				fmt.Sprintf("the image %q is not part of this site", dest),
				"copy the file beside the page: pages load nothing from elsewhere")
			return "#"
		}
		return written
	}
	index := v.addHole(Hole{
		Kind: kind, Target: u.Path, Anchor: u.Fragment, At: at, Width: int32(utf8.RuneCountInString(written)), written: place,
	})
	part := HrefPart
	if kind == ImageLink {
		part = ImagePart
	}
	return mark(part, index)
}

func (v *visitor) image(n *ast.Image) {
	n.Destination = []byte(v.destination(n, string(n.Destination), ImageLink))
	if plainNode(n, v.src) == "" {
		v.fault(v.at(n.Pos()), 2, diag.NoAltText, "image without alternative text",
			"describe what it shows: ![what it shows](file.png)")
	}
}

// raw reports HTML in the text that is left out. Comments are left out in
// silence.
func (v *visitor) raw(pos int, markup []byte) {
	line, _, _ := strings.Cut(string(markup), "\n")
	if v.keep.HTML || strings.HasPrefix(strings.TrimSpace(line), "<!--") {
		return
	}
	v.fault(v.at(pos), utf8.RuneCountInString(line), diag.RawHTML,
		"HTML in the text is left out: "+strings.TrimSpace(line),
		"write it as Markdown, write a literal < as \\<, or set `raw_html: true` in faultbook.yaml")
}

// hideHTML keeps HTML that is left out of the page out of its Markdown too.
func (v *visitor) hideHTML(lines *text.Segments, more ...text.Segment) {
	if v.keep.HTML {
		return
	}
	for _, s := range append(lines.Sliced(0, lines.Len()), more...) {
		if s.Start >= 0 {
			v.hidden = append(v.hidden, span{int32(s.Start), int32(s.Stop)})
		}
	}
}
