package document

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"faultbook/internal/diag"
	"faultbook/internal/source"
)

// Anchors of the sections of entry pages. No heading of a body gets one of these, so that
// links to the sections stay valid.
const (
	MessageAnchor = "message"
	CausesAnchor  = "causes"
	FixAnchor     = "fix"
	ShownAnchor   = "shown"
	RetryAnchor   = "retry"
	ContactAnchor = "contact"
	RelatedAnchor = "related"
	DetailsAnchor = "details"
	TableAnchor   = "table"
)

// SectionAnchors lists the anchors that templates use.
var SectionAnchors = []string{
	MessageAnchor, CausesAnchor, FixAnchor, ShownAnchor, RetryAnchor, ContactAnchor,
	RelatedAnchor, DetailsAnchor, TableAnchor, "main", "nav", "toc", "search", "top",
}

// Anchor is an id that the author wrote in the body, in HTML or after a heading.
type Anchor struct {
	ID    string
	At    source.At
	width int
}

// anchors gives headings their ids.
type anchors struct {
	used map[string]int // by anchor: how many headings have had its text
	old  oldAnchors
}

// generate returns the anchor of a heading as GitHub makes it: the second of several equal
// texts gets -1, the third -2. It never returns a reserved id.
func (a *anchors) generate(slug string, reserved []string) string {
	if a.used == nil {
		a.used = map[string]int{}
	}
	if slug == "" {
		slug = "section"
	}
	id := slug
	for a.isUsed(id) || slices.Contains(reserved, id) {
		a.used[slug]++
		id = fmt.Sprintf("%s-%d", slug, a.used[slug])
	}
	a.used[id] = 0
	return id
}

func (a *anchors) isUsed(id string) bool {
	_, used := a.used[id]
	return used
}

// headingSlug returns a text as GitHub makes anchors of headings: in lower case, spaces
// as hyphens, and nothing but letters, digits, marks, hyphens and underscores.
func headingSlug(text string) string {
	lower := cases.Lower(language.Und).String(norm.NFC.String(text))
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-', unicode.IsLetter(r), unicode.IsMark(r),
			unicode.In(r, unicode.Nd, unicode.Nl, unicode.Pc, unicode.Other_Alphabetic):
			return r
		}
		return -1
	}, lower)
}

// oldAnchors gives headings the ids that they had before faultbook used those of GitHub.
// Links to them stay valid.
type oldAnchors struct {
	taken map[string]bool
	last  map[string]int // the last number used for each base
}

func (a *oldAnchors) generate(line string) string {
	if a.taken == nil {
		a.taken, a.last = map[string]bool{}, map[string]int{}
	}
	base := Slug(line)
	if base == "" {
		base = "section"
	}
	id := base
	for n := max(a.last[base], 1) + 1; a.taken[id] || slices.Contains(SectionAnchors, id); n++ {
		id = fmt.Sprintf("%s-%d", base, n)
		a.last[base] = n
	}
	a.taken[id] = true
	return id
}

// reservedAnchors returns the ids that templates use on pages of a kind.
func reservedAnchors(kind Kind) []string {
	if kind == Entry {
		return SectionAnchors
	}
	return pageAnchors
}

// pageAnchors are the ids that templates use on pages of all kinds.
var pageAnchors = []string{RelatedAnchor, TableAnchor, "main", "nav", "toc", "search", "top"}

// lowerHeading gives the last problem a fix: a heading of the second level.
func (v *visitor) lowerHeading(n *ast.Heading) {
	if !v.body || n.Lines().Len() == 0 {
		return
	}
	d := &v.problems[len(v.problems)-1]
	line := []rune(d.Source)
	if text := string(line[min(len(line), max(0, d.Pos.Column-1)):]); strings.HasPrefix(text, "# ") ||
		strings.HasPrefix(text, "#\t") {
		*d = d.FixedBy("##")
		return
	}
	below := v.at(n.Lines().At(n.Lines().Len()-1).Start).Line + 1
	if under := strings.TrimRight(v.file.Line(below), " "); under == v.file.Line(below) &&
		strings.Trim(under, "=") == "" &&
		under != "" {
		d.Fix = &diag.Fix{Line: int(below), Column: 1, Width: len(under), Text: strings.Repeat("-", max(3, len(under)))}
	}
}

// heading gives a heading its anchor and adds it to the outline.
func (v *visitor) heading(n *ast.Heading) {
	if n.Level == 1 || !v.body {
		v.fault(v.at(n.Pos()), 1, diag.HeadingLevel, "first-level heading in the text",
			"the title is the page's first-level heading: begin with ##")
		v.lowerHeading(n)
		return
	}
	line := ""
	if last := n.Lines().Len() - 1; last >= 0 {
		line = lineOf(string(v.src[n.Lines().At(last).Start:n.Lines().At(last).Stop]))
	}
	h := Heading{Level: n.Level, Text: plainNode(n, v.src), old: v.anchors.old.generate(line)}
	h.Slug = headingSlug(h.Text)
	if given, _ := n.AttributeString(idAttribute); given != nil {
		at := given.(placed)
		at.text = norm.NFC.String(at.text)
		h.ID = at.text
		v.doc.Anchors = append(v.doc.Anchors, Anchor{at.text, v.at(at.offset), len([]rune(at.text))})
		v.anchors.generate(h.ID, nil)
	} else {
		h.ID = v.anchors.generate(h.Slug, reservedAnchors(v.doc.Kind))
		v.generated = append(v.generated, h.ID)
	}
	v.doc.Outline = append(v.doc.Outline, h)
	v.headings = append(v.headings, n)
}

// addAnchor adds an id in HTML to the anchors of the page. It reports false if the element
// is only an anchor, and the heading there has the same one.
func (v *visitor) addAnchor(a Anchor, n ast.Node, anchorOnly bool) bool {
	if anchorOnly {
		block := n
		for block.Parent() != nil && block.Parent().Kind() != ast.KindDocument {
			block = block.Parent()
		}
		h, ok := block.(*ast.Heading)
		if !ok {
			h, ok = block.NextSibling().(*ast.Heading)
		}
		if ok && headingSlug(plainNode(h, v.src)) == a.ID {
			return false
		}
	}
	v.doc.Anchors = append(v.doc.Anchors, a)
	return true
}

// checkAnchors reports duplicate anchors, and gives headings their old anchors where no other
// element has them.
func (v *visitor) checkAnchors() {
	taken := map[string]bool{}
	for _, id := range v.generated {
		taken[id] = true
	}
	for _, a := range v.doc.Anchors {
		switch {
		case slices.Contains(reservedAnchors(v.doc.Kind), a.ID):
			v.fault(a.At, a.width, diag.DuplicateAnchor,
				fmt.Sprintf("every page has an element with the id %q", a.ID), "choose another id")
		case taken[a.ID]:
			v.fault(a.At, a.width, diag.DuplicateAnchor, fmt.Sprintf("duplicate anchor %q", a.ID),
				"choose another id: links lead to the first of the two")
		}
		taken[a.ID] = true
	}
	for i, n := range v.headings {
		h := &v.doc.Outline[i]
		if !taken[h.old] {
			taken[h.old] = true
			h.Old = h.old
		}
		n.SetAttributeString(headingAttribute, *h)
	}
}

// Slug returns a text as a segment of an address: lower-case letters and digits of any
// script, with single hyphens between words.
func Slug(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFC.String(strings.ToLower(norm.NFC.String(s))) { // small letters compose otherwise
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case r == '\'' || r == '’':
		default:
			gap = true
		}
	}
	return norm.NFC.String(b.String()) // an apostrophe that is gone lets its neighbors compose
}
