package document

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
)

// Anchors of the sections that every entry page has. A heading of the body
// never gets one of these, so that links to them stay true.
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

// anchors gives headings their ids: the text in lower case, words joined by
// hyphens, in any script; with a number after the second of two equal ones.
type anchors struct {
	p     *parsing
	taken map[string]bool // nil until a heading comes: most texts have none
	last  map[string]int  // the last number used for each base
}

func newAnchors(p *parsing) *anchors { return &anchors{p: p} }

func (a *anchors) begin() {
	if a.taken != nil {
		return
	}
	a.taken, a.last = map[string]bool{}, map[string]int{}
	for _, h := range a.p.doc.Outline {
		a.taken[h.ID] = true
	}
}

func (a *anchors) isTaken(id string) bool { return a.taken[id] || slices.Contains(SectionAnchors, id) }

func (a *anchors) Generate(value []byte, _ ast.NodeKind) []byte {
	a.begin()
	base := Slug(string(value))
	if base == "" {
		base = "section"
	}
	id := base
	for n := max(a.last[base], 1) + 1; a.isTaken(id); n++ {
		id = fmt.Sprintf("%s-%d", base, n)
		a.last[base] = n
	}
	a.taken[id] = true
	return []byte(id)
}

func (a *anchors) Put(value []byte) {
	a.begin()
	a.taken[string(value)] = true
}

// Slug returns a text as a part of an address: lower case letters and digits
// of any script, and single hyphens between words.
func Slug(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(s) {
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
	return b.String()
}
