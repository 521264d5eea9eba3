package site

import (
	"slices"

	"faultbook/internal/diag"
	"faultbook/internal/document"
)

// Edited is the result of Edit.
type Edited struct {
	// Site shares every page but the edited ones with the site before. It is not usable
	// when Problems has errors.
	Site *Site
	// Pages are the edited ones.
	Pages    []*Page
	Problems diag.List // of Pages
}

// Edit returns the site with newly parsed documents in place of those of some pages. It
// reports false when the edit may change another page, such as an edit of a label, a
// relation, an anchor or a link: then the site must be linked again. Most edits change text
// only, and cost the same on a site of any size.
func (s *Site) Edit(documents []*document.Document) (Edited, bool) {
	next := *s
	next.Pages = slices.Clone(s.Pages)
	l := &linking{Site: &next}
	edited := Edited{Site: &next}
	for _, doc := range documents {
		p := s.PageByID(pageID(doc.Place()))
		if p == nil || p.Virtual || p.File.Path != doc.File.Path || !s.sameFacts(p, doc) {
			return Edited{}, false
		}
		changed := *p
		changed.Document = doc
		next.Pages[p.Ref-1] = &changed
		edited.Pages = append(edited.Pages, &changed)
	}
	for _, p := range edited.Pages {
		before := s.Page(p.Ref)
		p.Targets = l.targets(p)
		if !sameElements(linkedPages(before), linkedPages(p)) || !slices.Equal(linkAnchors(before), linkAnchors(p)) {
			return Edited{}, false
		}
	}
	for _, p := range edited.Pages {
		l.checkAnchors(p)
	}
	edited.Problems = l.problems
	next.Home, next.Entries = next.Page(s.Home.Ref), next.current(s.Entries)
	next.Products, next.Sections = next.current(s.Products), next.current(s.Sections)
	if next.Config.Version == "" && (next.Config.Offline || !next.Updated.IsZero()) {
		next.edition = edition(&next) // only a bundle needs it, and hashing all texts takes time
	}
	return edited, true
}

// current returns the site's own pages of a list of pages of another state.
func (s *Site) current(pages []*Page) []*Page {
	list := make([]*Page, len(pages))
	for i, p := range pages {
		list[i] = s.Page(p.Ref)
	}
	return list
}

// linkedPages lists the pages that the text of a page links to.
func linkedPages(p *Page) []Ref {
	var refs []Ref
	for _, t := range p.Targets {
		if t.Page != 0 && !slices.Contains(refs, t.Page) {
			refs = append(refs, t.Page)
		}
	}
	return refs
}

func sameElements(a, b []Ref) bool {
	return len(a) == len(b) && !slices.ContainsFunc(a, func(r Ref) bool { return !slices.Contains(b, r) })
}

// sameFacts reports whether a document agrees with its page in everything that decides how
// other pages are found, ordered, grouped, related and addressed. Pages look up what they
// show of each other, such as summaries, when they are rendered.
func (s *Site) sameFacts(p *Page, doc *document.Document) bool {
	a, b := &p.Meta, &doc.Meta
	fresh := Page{Document: doc, ID: p.ID}
	return p.Kind == doc.Kind && p.Title == title(s.Config.Texts, &fresh) &&
		a.Status == b.Status && a.Code == b.Code && slices.Equal(a.Codes, b.Codes) && a.Name == b.Name &&
		slices.Equal(a.Also, b.Also) &&
		a.Icon == b.Icon && sameRoles(&fresh, p) && a.Weight == b.Weight && a.Draft == b.Draft &&
		a.Updated.Equal(b.Updated) &&
		sameRefs(a.Aliases, b.Aliases) && sameRefs(a.Related, b.Related) &&
		a.Retired.Known == b.Retired.Known && a.Retired.Since == b.Retired.Since &&
		sameRefs(a.Retired.To,
			b.Retired.To) && sameRefs(a.LeadsTo, b.LeadsTo) && sameRefs(a.AppearsWith, b.AppearsWith) &&
		slices.EqualFunc(a.Own, b.Own, sameOwn) && sameRef(a.Severity, b.Severity) && sameRef(a.State, b.State) &&
		slices.EqualFunc(a.Moved, b.Moved,
			func(a, b document.Moved) bool { return sameRef(a.Anchor, b.Anchor) && sameRef(a.To, b.To) }) &&
		sameInherited(&a.Inherited, &b.Inherited)
}

func sameOwn(a, b document.Own) bool { return a.Name == b.Name && sameRefs(a.Texts, b.Texts) }

// sameRoles reports whether two pages name the same roles, step by step.
func sameRoles(a, b *Page) bool {
	return slices.EqualFunc(a.Steps(), b.Steps(), func(a, b document.Step) bool { return sameRef(a.By, b.By) }) &&
		slices.EqualFunc(a.Meta.Causes, b.Meta.Causes, func(a, b document.Cause) bool { return sameRef(a.By, b.By) })
}

// sameRef compares references without their positions. A missing reference equals only a
// missing one.
func sameRef(a, b document.Reference) bool {
	return a.Value == b.Value && (a.At.Line == 0) == (b.At.Line == 0)
}

func sameRefs(a, b []document.Reference) bool { return slices.EqualFunc(a, b, sameRef) }

// sameInherited reports whether the pages below two documents inherit the same. An empty
// list and a missing one differ.
func sameInherited(a, b *document.Inherited) bool {
	return (a.ShownIn == nil) == (b.ShownIn == nil) && (a.Escalate == nil) == (b.Escalate == nil) &&
		(a.AppliesTo == nil) == (b.AppliesTo == nil) && slices.Equal(a.AppliesTo, b.AppliesTo) &&
		slices.EqualFunc(a.ShownIn, b.ShownIn, func(a, b document.Shown) bool {
			return sameRef(a.Surface, b.Surface) && a.Under == b.Under && a.As == b.As && a.Condition == b.Condition &&
				a.Note == b.Note
		}) &&
		slices.EqualFunc(a.Escalate, b.Escalate, func(a, b document.Escalation) bool {
			return sameRef(a.To, b.To) && a.When == b.When && slices.Equal(a.Send, b.Send)
		})
}
