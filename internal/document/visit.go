package document

import (
	"bytes"
	"fmt"
	"net/url"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"faultbook/internal/diag"
	"faultbook/internal/source"
)

// visitor visits every node of a Markdown tree. It adds holes for links, collects the outline
// and finds faults.
type visitor struct {
	*parsing
	src  []byte
	at   func(offset int) source.At
	body bool

	definitions map[string]*definition // by name, normalised

	ended   map[string]bool // names with an end tag in the text; nil until needed
	unended ast.Node        // the node in which a script has no end

	anchors   anchors
	headings  []*ast.Heading
	generated []string // anchors
}

func (v *visitor) visit(n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		v.closeIn(n)
		return ast.WalkContinue, nil
	}
	if len(v.opened) > 0 && n.Type() == ast.TypeBlock && n.Kind() != ast.KindHTMLBlock {
		v.closeBefore(n)
	}
	v.setApart(n)
	switch n := n.(type) {
	case *ast.Heading:
		v.heading(n)
		v.nearAttributes(n)
		v.brokenBelow(n)
	case *ast.Paragraph, *ast.TextBlock:
		v.paragraph(n)
	case *ast.Link:
		v.linkText(n)
		n.Destination = []byte(v.destination(n, string(n.Destination), PathLink))
	case *ast.Image:
		v.image(n)
	case *ast.RawHTML:
		v.html(n, n.Segments.Sliced(0, n.Segments.Len()))
	case *ast.HTMLBlock:
		lines := n.Lines().Sliced(0, n.Lines().Len())
		if n.HasClosure() {
			lines = append(lines[:len(lines):len(lines)], n.ClosureLine)
		}
		v.html(n, lines)
	case *wikiLink:
		n.hole = v.addHole(Hole{
			Kind: IDLink, Target: n.target, Anchor: n.anchor, At: v.at(n.Pos()).Right(2),
			Width: int32(utf8.RuneCountInString(n.written())), written: span{int32(n.Pos()), int32(n.Pos() + n.width)},
		})
	case *spacedLink:
		v.spacedLink(n)
	case *directive:
		v.directive(n)
	case *extast.TableCell:
		v.brokenBelow(n)
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

// linkText reports a link without text, which readers do not see.
func (v *visitor) linkText(n *ast.Link) {
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if t, ok := child.(*ast.Text); !ok || len(bytes.TrimSpace(t.Segment.Value(v.src))) > 0 {
			return
		}
	}
	v.fault(v.at(max(n.Pos(), 0)), 1, diag.NearMarkup, "the link has no text, so readers do not see it",
		"write its text between the square brackets")
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

// ofOneComputer matches the address of a file on a local drive: file:///C:/a, C:\a.
var ofOneComputer = regexp.MustCompile(`(?i)^(?:file:|[a-z]:[\\/])`)

// unusable reports an address that works for no reader. It returns whether the address is one.
func (v *visitor) unusable(to link, u *url.URL) bool {
	var text, hint string
	code := diag.NoSuchFile
	near := diag.Nearest(strings.ToLower(u.Scheme), []string{"http", "https", "mailto"})
	switch web := near == "http" || near == "https"; {
	case ofOneComputer.MatchString(to.address):
		code, text = diag.LinkOutside, "leads to a file of one computer"
		hint = "copy the file beside the page, and link to it with / between folders"
	case u.Scheme != "" && near != "" && near != strings.ToLower(u.Scheme):
		text, hint = "has the scheme "+quoted(u.Scheme)+", which no browser knows", "did you mean "+quoted(near)+"?"
	case u.Scheme != "" && web && u.Host == "":
		text, hint = "is an address without a host", "write it as "+near+"://example.com/page"
	case near == "mailto" && !strings.Contains(u.Opaque, "@"):
		text, hint = "is no address of a mailbox", "write mailto:name@example.com"
	default:
		return false
	}
	v.fault(to.at, utf8.RuneCountInString(to.written), code, quoted(to.address)+" "+text, hint)
	return true
}

// unescaped returns a piece of Markdown without its backslashes and entities.
// goldmark does this when it renders; texts that it does not render need it too.
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
		case *short:
			if entering {
				b.WriteString(strings.Join(n.words(), "+"))
			}
		case *spacedLink:
			if entering {
				b.WriteString(n.label)
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

// destination returns the destination of a Markdown link, or a mark if it leads into the site.
func (v *visitor) destination(n ast.Node, dest string, kind HoleKind) string {
	part := HrefPart
	if kind == ImageLink {
		part = ImagePart
	}
	to := link{written: dest, place: v.addressOf(n, []byte(dest)), kind: kind, part: part}
	to.at = v.at(int(to.place.start))
	if to.place == (span{}) {
		to.at = v.at(max(n.Pos(), 0))
	}
	to.address = string(unescaped([]byte(dest)))
	return v.link(to)
}

// link is an address in a text.
type link struct {
	address string
	written string // the result if it leads out of the site
	place   span   // in the source
	at      source.At
	kind    HoleKind
	part    HolePart
	html    bool // in the author's own HTML
}

// link returns an address as written, or a mark if it leads into the site.
func (v *visitor) link(to link) string {
	width := utf8.RuneCountInString(to.written)
	if html.IsDangerousURL([]byte(to.address)) && !ofOneComputer.MatchString(to.address) {
		v.runsScript(to.at, to.written, to.address)
		return "#"
	}
	u, err := url.Parse(to.address)
	if err != nil {
		v.fault(to.at, width, diag.NoSuchFile,
			fmt.Sprintf("%q is not an address: %v", to.address, err), "write a space as %20, a percent sign as %25")
		return "#"
	}
	if v.unusable(to, u) {
		return "#"
	}
	if to.address == "" && to.kind == PathLink {
		v.fault(to.at, max(width, 1), diag.NearMarkup, "the link has no address, so it leads to the page that it is on",
			"write the address of a page, or take the link out")
	}
	old, ofOldSite := strings.CutPrefix(strings.TrimSuffix(to.address, "/")+"/", v.keep.LinkBase)
	if ofOldSite && v.keep.LinkBase != "" && to.kind == PathLink {
		if u, err = url.Parse("/" + strings.TrimSuffix(old, "/")); err != nil {
			return to.written
		}
	}
	if u.Scheme != "" || u.Host != "" {
		if to.kind == ImageLink {
			v.fault(to.at, width, diag.LinkOutside,
				fmt.Sprintf("the image %q is not part of this site", to.address),
				"copy the file beside the page: pages load nothing from elsewhere")
			return "#"
		}
		return to.written
	}
	return holeMark(to.part, v.addHole(Hole{
		Kind: to.kind, Target: u.Path, Anchor: u.Fragment, Query: u.RawQuery, At: to.at,
		Width: int32(width), written: to.place,
		HTML: to.html,
	}))
}

func (v *visitor) image(n *ast.Image) {
	n.Destination = []byte(v.destination(n, string(n.Destination), ImageLink))
	if plainNode(n, v.src) == "" {
		v.fault(v.at(n.Pos()), 2, diag.NoAltText, "image without alternative text",
			"describe what it shows: ![what it shows](file.png)")
	}
}
