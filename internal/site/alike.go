package site

import (
	"slices"

	"faultbook/internal/entry"
)

// needsLink reports whether an entry differs from what a page has in a way that
// Revise cannot settle: in whether there is such a page, in its addresses, or in
// what a folder hands down.
func needsLink(p *Page, e *entry.Entry) bool {
	a, b := &p.Meta, &e.Meta
	return p.Kind != e.Kind || a.Draft != b.Draft || !sameRefs(a.Aliases, b.Aliases) || a.Updated.IsZero() != b.Updated.IsZero() ||
		!slices.EqualFunc(a.Moved, b.Moved, func(a, b entry.Moved) bool { return sameRef(a.Anchor, b.Anchor) && sameRef(a.To, b.To) }) ||
		p.IsFolder() && !sameForOthers(p, e)
}

// sameForOthers reports whether an entry has everything that pages are found,
// ordered, grouped and related by as the page has it already. What pages show
// of each other, such as summaries, they look up when they are made.
func sameForOthers(p *Page, e *entry.Entry) bool {
	a, b := &p.Meta, &e.Meta
	fresh := Page{Entry: e, ID: p.ID}
	return p.Title == title(&fresh) &&
		a.Status == b.Status && a.Code == b.Code && slices.Equal(a.Also, b.Also) &&
		a.Weight == b.Weight && a.Updated.Equal(b.Updated) &&
		sameRefs(a.Related, b.Related) &&
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
