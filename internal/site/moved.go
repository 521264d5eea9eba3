package site

import (
	"fmt"
	"slices"
	"strings"

	"faultbook/internal/diag"
	"faultbook/internal/document"
)

// Moved is a former anchor of a page, and the current place of its section.
type Moved struct {
	Anchor string
	Page   Ref
	To     string // the anchor there; empty for the whole page
}

// resolveMoved finds the final place of all moved anchors: a section may have
// moved more than once.
func (l *linking) resolveMoved() {
	for _, p := range l.Pages {
		for _, m := range p.Meta.Moved {
			l.resolveMovedAnchor(p, m)
		}
	}
	for _, p := range l.Pages {
		for i := range p.Moved {
			l.follow(p, &p.Moved[i])
		}
	}
}

func (l *linking) resolveMovedAnchor(p *Page, m document.Moved) {
	width := m.Anchor.Width()
	if slices.Contains(p.LinkAnchors(), m.Anchor.Value) {
		l.fault(p, m.Anchor.At, width, diag.AnchorStays,
			fmt.Sprintf("the page still has the anchor %q", m.Anchor.Value), "remove the line, or rename the heading")
		return
	}
	id, anchor, _ := strings.Cut(m.To.Value, "#")
	to := p
	if id != "" {
		to = l.reference(p, id, m.To.At, len([]rune(id)))
	}
	if to != nil {
		p.Moved = append(p.Moved, Moved{m.Anchor.Value, to.Ref, anchor})
	}
}

// follow leads a moved anchor to its final place.
func (l *linking) follow(p *Page, m *Moved) {
	seen := map[Moved]bool{}
	for next := l.movedAt(m.Page, m.To); next != nil; next = l.movedAt(m.Page, m.To) {
		if seen[*next] {
			at := movedFrom(p, m.Anchor)
			l.fault(p, at.At, at.Width(), diag.AnchorCircle,
				fmt.Sprintf("`moved_anchors` form a cycle at %q", m.Anchor),
				"let one of the anchors lead to a page that has the section")
			m.To = ""
			return
		}
		seen[*next] = true
		m.Page, m.To = next.Page, next.To
	}
	to := l.Page(m.Page)
	if anchor, known := anchorOf(to, m.To); m.To != "" && known {
		m.To = anchor
	} else if m.To != "" {
		at := movedFrom(p, m.Anchor)
		l.reportUnresolved(to.File.Path, p.Fault(at.At, at.Width(), diag.NoSuchAnchor,
			fmt.Sprintf("%s has no heading with the anchor %q", to.File.Path, m.To),
			nearestAnchor(m.To, to.LinkAnchors())))
	}
}

func (l *linking) movedAt(on Ref, anchor string) *Moved {
	p := l.Page(on)
	i := slices.IndexFunc(p.Moved, func(m Moved) bool { return m.Anchor == anchor })
	if i < 0 {
		return nil
	}
	return &p.Moved[i]
}

// movedFrom returns an anchor as the front matter names it.
func movedFrom(p *Page, anchor string) document.Text {
	i := slices.IndexFunc(p.Meta.Moved, func(m document.Moved) bool { return m.Anchor.Value == anchor })
	return p.Meta.Moved[i].Anchor
}
