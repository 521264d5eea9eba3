package site

import (
	"cmp"
	"slices"

	"faultbook/internal/diag"
	"faultbook/internal/entry"
)

// Revision is what Revise did.
type Revision struct {
	Pages    []*Page   // that were revised
	Mentions []*Page   // whose list of pages that mention them changed
	Problems diag.List // of the revised pages, and of links to them
}

// Revise puts newly parsed entries in the place of those that pages have, and
// settles again what depends on them: their own links and tables, where they
// are mentioned, and whether links to their headings still lead somewhere. It
// is for the usual case of writing, an edit of which other pages show nothing
// or only what they look up when they are made. It reports false, with the
// site as it was, when the edit reaches further, such as one of a label; then
// Link has to settle everything anew. After problems with errors the site is
// as it was too.
//
// Pages keep their identity, so nothing that holds one sees an old text. That
// is why nobody may read the site meanwhile.
func (s *Site) Revise(entries []*entry.Entry) (Revision, bool) {
	pages := make([]*Page, len(entries))
	for i, e := range entries {
		p := s.byID[pageID(e.File.Path)]
		if p == nil || p.Virtual || p.File.Path != e.File.Path || !sameForOthers(p, e) {
			return Revision{}, false
		}
		pages[i] = p
	}
	r := revising{linking: &linking{Site: s}, before: map[*Page]Page{}, anchors: map[*Page][]string{}}
	for i, p := range pages {
		r.keep(p)
		p.Entry, p.Targets = entries[i], nil
	}
	for _, p := range pages {
		r.settleHoles(p)
	}
	for _, p := range pages {
		r.mentionAgain(p)
	}
	if r.anchorsMove() {
		r.undo()
		return Revision{}, false
	}
	r.checkLinks(pages)
	if r.problems.HasErrors() {
		r.undo()
	}
	return Revision{pages, r.mentions, r.problems}, true
}

// revising is the work of one Revise.
type revising struct {
	*linking
	before   map[*Page]Page     // pages as they were
	anchors  map[*Page][]string // and the anchors that they had
	mentions []*Page
}

func (r *revising) keep(p *Page) {
	if _, kept := r.before[p]; !kept {
		r.before[p], r.anchors[p] = *p, anchorsOf(p)
	}
}

func (r *revising) undo() {
	for p, before := range r.before {
		*p = before
	}
}

// anchorsMove reports whether a page has other anchors now on which it depends
// where moved anchors lead.
func (r *revising) anchorsMove() bool {
	for p, had := range r.anchors {
		if r.moving[p] && !slices.Equal(had, anchorsOf(p)) {
			return true
		}
	}
	return false
}

// mentionAgain enters a revised page where it links to now, and takes it from
// where it no longer does.
func (r *revising) mentionAgain(p *Page) {
	old := r.before[p]
	before, after := mentioned(&old, p), mentioned(p, p)
	for _, to := range before {
		if !slices.Contains(after, to) {
			r.keep(to)
			to.Mentions = slices.DeleteFunc(slices.Clone(to.Mentions), func(m *Page) bool { return m == p })
			r.mentions = append(r.mentions, to)
		}
	}
	for _, to := range after {
		if !slices.Contains(before, to) {
			r.keep(to)
			to.Mentions = append(slices.Clone(to.Mentions), p)
			slices.SortFunc(to.Mentions, byAddress)
			r.mentions = append(r.mentions, to)
		}
	}
}

// mentioned lists the pages that the links of a page enter it at. as is the
// page that has the identity, when the links are of an earlier state.
func mentioned(p, as *Page) []*Page {
	var out []*Page
	for _, t := range p.Targets {
		if t.Page != nil && t.Page != as && !t.Page.IsFolder() && !shows(t.Page, as) {
			out = appendNew(out, as, t.Page)
		}
	}
	return out
}

// checkLinks finds links to anchors that are not there: those of the revised
// pages, and those to pages that have other anchors now.
func (r *revising) checkLinks(revised []*Page) {
	lost := map[*Page]bool{}
	for p, had := range r.anchors {
		has := anchorsOf(p)
		lost[p] = slices.ContainsFunc(had, func(anchor string) bool { return !slices.Contains(has, anchor) })
	}
	for _, p := range r.Pages {
		if slices.Contains(revised, p) || slices.ContainsFunc(p.Targets, func(t Target) bool { return t.Anchor != "" && lost[t.Page] }) {
			r.checkAnchors(p)
		}
	}
}

// sameForOthers reports whether an entry has everything that pages are found,
// ordered, grouped and related by as the page has it already. What pages show
// of each other, such as summaries, they look up when they are made.
func sameForOthers(p *Page, e *entry.Entry) bool {
	a, b := &p.Meta, &e.Meta
	fresh := Page{Entry: e, ID: p.ID}
	return p.Kind == e.Kind && p.Title == title(&fresh) &&
		a.Status == b.Status && a.Code == b.Code && slices.Equal(a.Also, b.Also) &&
		len(a.Moved)+len(b.Moved) == 0 && a.Draft == b.Draft && a.Weight == b.Weight && a.Updated.Equal(b.Updated) &&
		sameRefs(a.Aliases, b.Aliases) && sameRefs(a.Related, b.Related) &&
		sameRefs(a.LeadsTo, b.LeadsTo) && sameRefs(a.AppearsWith, b.AppearsWith) &&
		sameRef(a.Severity, b.Severity) && sameRef(a.State, b.State) &&
		sameInherited(&a.Inherited, &b.Inherited)
}

func sameRef(a, b entry.Ref) bool {
	return a.Value == b.Value && (a.At.Line == 0) == (b.At.Line == 0)
}

func sameRefs(a, b []entry.Ref) bool { return slices.EqualFunc(a, b, sameRef) }

// sameInherited reports whether two pages hand down the same. A list that is
// empty and one that is not there differ.
func sameInherited(a, b *entry.Inherited) bool {
	return (a.ShownIn == nil) == (b.ShownIn == nil) && (a.Escalate == nil) == (b.Escalate == nil) && (a.AppliesTo == nil) == (b.AppliesTo == nil) &&
		slices.EqualFunc(a.ShownIn, b.ShownIn, func(a, b entry.Shown) bool {
			return sameRef(a.Surface, b.Surface) && a.Under == b.Under && a.As == b.As && a.Condition == b.Condition && a.Note == b.Note
		}) &&
		slices.EqualFunc(a.Escalate, b.Escalate, func(a, b entry.Escalation) bool {
			return sameRef(a.To, b.To) && a.When == b.When && slices.Equal(a.Send, b.Send)
		}) &&
		slices.Equal(a.AppliesTo, b.AppliesTo)
}

// byAddress is the order of Site.Pages.
func byAddress(a, b *Page) int {
	return cmp.Or(cmp.Compare(a.URL, b.URL), cmp.Compare(a.ID, b.ID))
}
