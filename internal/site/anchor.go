package site

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"faultbook/internal/diag"
	"faultbook/internal/document"
)

func pageTarget(to *Page, h document.Hole) Target {
	return Target{Page: to.Ref, URL: to.URL, Anchor: h.Anchor, Label: to.Title}
}

// checkAnchors finds links to anchors that their page does not have. It runs last, because
// the sections of a page depend on its terms and relations.
func (l *linking) checkAnchors(p *Page) {
	for i, t := range p.Targets {
		if t.Page == 0 || t.Anchor == "" {
			continue
		}
		to := l.Page(t.Page)
		if anchor, known := anchorOf(to, t.Anchor); known {
			p.Targets[i].Anchor = anchor
			continue
		}
		h := p.Holes[i]
		d := p.Fault(h.At, int(h.Width), diag.NoSuchAnchor,
			fmt.Sprintf("%s has no heading with the anchor %q", to.File.Path, t.Anchor),
			nearestAnchor(t.Anchor, to.LinkAnchors()))
		l.reportUnresolved(to.File.Path, d.FixedBy(withAnchor(d, diag.Same(t.Anchor, to.LinkAnchors()))))
	}
}

// withAnchor returns the text that a diagnostic underlines with another anchor; empty for
// none.
func withAnchor(d diag.Diagnostic, anchor string) string {
	line := []rune(d.Source)
	start := d.Pos.Column - 1
	if anchor == "" || start < 0 || start+d.Width > len(line) {
		return ""
	}
	target, _, found := strings.Cut(string(line[start:start+d.Width]), "#")
	if !found {
		return ""
	}
	return target + "#" + anchor
}

// anchorOf returns the anchor of a page that a link means. GitHub's anchor of a heading
// leads to the heading even if another element of the page has that id. The anchor of a
// heading that is the title leads to the page.
func anchorOf(p *Page, anchor string) (string, bool) {
	anchor = norm.NFC.String(anchor)
	if slices.Contains(p.LinkAnchors(), anchor) || strings.HasPrefix(anchor, "fn:") ||
		strings.HasPrefix(anchor, "fnref:") {
		return anchor, true
	}
	for _, h := range p.Outline {
		if h.Slug == anchor {
			return h.ID, true
		}
	}
	return "", anchor == p.TitleSlug
}

// linkAnchors lists everything that decides where on a page its links lead.
func linkAnchors(p *Page) []string {
	all := append(p.LinkAnchors(), p.TitleSlug)
	for _, h := range p.Outline {
		all = append(all, h.Slug)
	}
	return all
}

// nearestAnchor returns a hint that names the anchor a link may have meant.
func nearestAnchor(anchor string, known []string) string {
	if len(known) == 0 {
		return "the page has no headings: remove the # and everything after it"
	}
	return diag.DidYouMean(anchor, known)
}

// LinkAnchors lists the anchors that a link to a page may name: its headings, the ids that
// its author gave, and the sections that its template shows.
func (p *Page) LinkAnchors() []string {
	var known []string
	for _, heading := range p.Outline {
		known = append(known, heading.ID)
		if heading.Old != "" {
			known = append(known, heading.Old)
		}
	}
	for _, anchor := range p.Anchors {
		known = append(known, anchor.ID)
	}
	m := p.Meta
	sections := []struct {
		anchor string
		shown  bool
	}{
		{document.MessageAnchor, len(m.Messages)+len(m.Translated) > 0},
		{document.CausesAnchor, len(m.Causes) > 0},
		{document.FixAnchor, len(p.Steps()) > 0},
		{document.ContactAnchor, p.Kind == document.Entry && len(p.Escalate) > 0},
		{document.ShownAnchor, p.Kind == document.Entry && len(p.ShownIn) > 0},
		{document.RetryAnchor, m.Retry != nil},
		{document.DetailsAnchor, p.Kind == document.Entry},
		{document.TableAnchor, p.Kind == document.Operation || p.Kind == document.Product},
		{
			document.RelatedAnchor,
			len(p.LeadsTo)+len(p.LedFrom)+len(p.AppearsWith)+len(p.Same)+len(p.Related)+len(p.Mentions) > 0,
		},
	}
	for _, s := range sections {
		if s.shown {
			known = append(known, s.anchor)
		}
	}
	return known
}

// OwnAnchors lists the anchors that authors gave a page: its headings, ids in its text, and
// those that moved. The sections of an entry follow from its keys and are not among them.
func (p *Page) OwnAnchors() []string {
	var own []string
	for _, h := range p.Outline {
		own = append(own, h.ID)
	}
	for _, a := range p.Anchors {
		own = append(own, a.ID)
	}
	for _, m := range p.Moved {
		own = append(own, m.Anchor)
	}
	return own
}

// HasAnchor reports whether an address with the anchor leads to a place on the page, or
// on to where its section is now.
func (p *Page) HasAnchor(anchor string) bool {
	if _, known := anchorOf(p, anchor); known {
		return true
	}
	return slices.ContainsFunc(p.Moved, func(m Moved) bool { return m.Anchor == anchor })
}
