package site

import (
	"reflect"
	"slices"
	"strings"

	"faultbook/internal/entry"
)

// Change is one page before and after an update.
type Change struct {
	Was, Is *Page // nil where there was none, or is none any more
}

// changes lists the pages that are not as they were, by ID.
func (r *revising) changes() []Change {
	var out []Change
	for p, was := range r.before {
		if c := (Change{&was, p}); c.any() {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(a, b Change) int { return strings.Compare(a.Is.ID, b.Is.ID) })
	return out
}

// any reports whether anything of the page is another than it was. An entry that
// was parsed again counts as another.
func (c Change) any() bool {
	return c.Was.Entry != c.Is.Entry || c.Seen() || c.Linked() || c.Related()
}

// Seen reports whether others may show something else of the page than they did:
// anything but its own text, and what is related to it.
func (c Change) Seen() bool {
	a, b := c.Was, c.Is
	return c.Named() || !a.Updated.Equal(b.Updated) || a.Severity != b.Severity || a.State != b.State ||
		a.Entry != b.Entry && !reflect.DeepEqual(a.Meta, b.Meta) || !slices.EqualFunc(a.front(), b.front(), sameTarget) ||
		!slices.EqualFunc(a.ShownIn, b.ShownIn, sameShown) || !slices.EqualFunc(a.Escalate, b.Escalate, sameEscalation)
}

// Named reports whether others may name the page otherwise than they did, or in
// another order: also those that only list all pages of a folder.
func (c Change) Named() bool {
	a, b := c.Was, c.Is
	return a == nil || b == nil || a.Title != b.Title || a.URL != b.URL || a.Kind != b.Kind || a.Meta.Weight != b.Meta.Weight ||
		!reflect.DeepEqual(a.Meta.Messages, b.Meta.Messages)
}

// Linked reports whether links of the page lead elsewhere, or are called
// otherwise.
func (c Change) Linked() bool {
	return c.Was == nil || c.Is == nil || !slices.EqualFunc(c.Was.Targets, c.Is.Targets, sameTarget)
}

// Related reports whether the page has other pages around it than it had.
func (c Change) Related() bool {
	a, b := c.Was, c.Is
	if a == nil || b == nil {
		return true
	}
	for _, list := range []func(*Page) []*Page{
		func(p *Page) []*Page { return p.Children }, func(p *Page) []*Page { return p.LeadsTo }, func(p *Page) []*Page { return p.LedFrom },
		func(p *Page) []*Page { return p.AppearsWith }, func(p *Page) []*Page { return p.Same }, func(p *Page) []*Page { return p.Related },
		func(p *Page) []*Page { return p.Mentions },
	} {
		if !slices.EqualFunc(list(a), list(b), samePage) {
			return true
		}
	}
	return !slices.EqualFunc(a.Moved, b.Moved, func(a, b Moved) bool {
		return a.Anchor == b.Anchor && a.To == b.To && samePage(a.Page, b.Page)
	})
}

// front returns what the links in a page's front matter lead to: those that
// others show with it. They come before those of its text.
func (p *Page) front() []Target {
	n := len(p.Targets)
	p.Body.Expand(func(_ entry.HolePart, index int) string {
		n = min(n, index)
		return ""
	})
	return p.Targets[:n]
}

// samePage reports whether two pages are one, be it of two sites.
func samePage(a, b *Page) bool { return a == b || a != nil && b != nil && a.ID == b.ID }

func sameTarget(a, b Target) bool {
	return a.URL == b.URL && a.Anchor == b.Anchor && a.Label == b.Label && a.Size == b.Size && a.Broken == b.Broken &&
		samePage(a.Page, b.Page) && samePage(a.Matrix, b.Matrix) && sameQuery(a.Table, b.Table)
}

func sameQuery(a, b *Query) bool {
	if a == nil || b == nil {
		return a == b
	}
	return slices.EqualFunc(a.Products, b.Products, samePage) && slices.EqualFunc(a.Operations, b.Operations, samePage) &&
		slices.Equal(a.Severities, b.Severities) && slices.Equal(a.States, b.States) && slices.Equal(a.Surfaces, b.Surfaces) &&
		slices.Equal(a.Contacts, b.Contacts) && slices.Equal(a.Columns, b.Columns) && a.Caption == b.Caption
}

func sameShown(a, b Shown) bool {
	return a.Surface == b.Surface && a.Under == b.Under && a.As == b.As && a.Condition == b.Condition && sameText(a.Note, b.Note)
}

func sameEscalation(a, b Escalation) bool {
	return a.To == b.To && sameText(a.When, b.When) && slices.Equal(a.Send, b.Send)
}

func sameText(a, b Text) bool { return a.Fragment == b.Fragment && samePage(a.Owner, b.Owner) }
