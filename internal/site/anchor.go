package site

import (
	"fmt"
	"slices"
	"strings"

	"faultbook/internal/diag"
	"faultbook/internal/document"
)

func pageTarget(to *Page, h document.Hole) Target {
	return Target{Page: to.Ref, URL: to.URL, Anchor: h.Anchor, Label: to.Title}
}

// checkAnchors finds links to anchors that their page does not have. It comes
// last, when it is settled which sections a page shows.
func (l *linking) checkAnchors(p *Page) {
	for i, t := range p.Targets {
		if t.Page == 0 || t.Anchor == "" {
			continue
		}
		to := l.Page(t.Page)
		known := anchorsOf(to)
		if slices.Contains(known, t.Anchor) || strings.HasPrefix(t.Anchor, "fn:") || strings.HasPrefix(t.Anchor, "fnref:") {
			continue
		}
		h := p.Holes[i]
		l.reportUnresolved(to.File.Path, p.Fault(h.At, int(h.Width), diag.NoSuchAnchor,
			fmt.Sprintf("%s has no heading with the anchor %q", to.File.Path, t.Anchor), nearestAnchor(t.Anchor, known)))
	}
}

// nearestAnchor returns a hint that names the anchor a link may have meant.
func nearestAnchor(anchor string, known []string) string {
	if len(known) == 0 {
		return "the page has no headings: remove the # and everything after it"
	}
	return diag.DidYouMean(anchor, known)
}

// anchorsOf lists the anchors of a page: its headings, and the sections that
// its template shows.
func anchorsOf(p *Page) []string {
	var known []string
	for _, heading := range p.Outline {
		known = append(known, heading.ID)
	}
	m := p.Meta
	sections := []struct {
		anchor string
		shown  bool
	}{
		{document.MessageAnchor, len(m.Messages) > 0},
		{document.CausesAnchor, len(m.Causes) > 0},
		{document.FixAnchor, len(p.Steps()) > 0},
		{document.ContactAnchor, p.Kind == document.Entry && len(p.Escalate) > 0},
		{document.ShownAnchor, p.Kind == document.Entry && len(p.ShownIn) > 0},
		{document.RetryAnchor, m.Retry != nil},
		{document.DetailsAnchor, p.Kind == document.Entry},
		{document.TableAnchor, p.Kind == document.Operation || p.Kind == document.Product},
		{document.RelatedAnchor, len(p.LeadsTo)+len(p.LedFrom)+len(p.AppearsWith)+len(p.Same)+len(p.Related)+len(p.Mentions) > 0},
	}
	for _, s := range sections {
		if s.shown {
			known = append(known, s.anchor)
		}
	}
	return known
}
