package site

import (
	"reflect"
	"slices"
	"strings"
)

// Change is one page before and after a revision, in which pages neither come nor
// go and the others keep their identity.
type Change struct{ Was, Is *Page }

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
	return a.Title != b.Title || a.URL != b.URL || a.Kind != b.Kind || a.Meta.Weight != b.Meta.Weight ||
		!reflect.DeepEqual(a.Meta.Messages, b.Meta.Messages)
}

// Linked reports whether links of the page lead elsewhere, or are called
// otherwise.
func (c Change) Linked() bool {
	return !slices.EqualFunc(c.Was.Targets, c.Is.Targets, sameTarget)
}

// Related reports whether the page has other pages around it than it had.
func (c Change) Related() bool {
	a, b := c.Was, c.Is
	return !slices.Equal(a.Children, b.Children) || !slices.Equal(a.LeadsTo, b.LeadsTo) || !slices.Equal(a.LedFrom, b.LedFrom) ||
		!slices.Equal(a.AppearsWith, b.AppearsWith) || !slices.Equal(a.Same, b.Same) || !slices.Equal(a.Related, b.Related) ||
		!slices.Equal(a.Mentions, b.Mentions) || !slices.Equal(a.Moved, b.Moved)
}

// front returns what the links in a page's front matter lead to: those that
// others show with it. They come before those of its text.
func (p *Page) front() []Target {
	return p.Targets[:len(p.FrontHoles())]
}

func sameTarget(a, b Target) bool {
	return a.URL == b.URL && a.Anchor == b.Anchor && a.Label == b.Label && a.Size == b.Size && a.Broken == b.Broken &&
		a.Page == b.Page && a.Matrix == b.Matrix && sameQuery(a.Table, b.Table)
}

func sameQuery(a, b *Query) bool {
	if a == nil || b == nil {
		return a == b
	}
	return slices.Equal(a.Products, b.Products) && slices.Equal(a.Operations, b.Operations) &&
		slices.Equal(a.Severities, b.Severities) && slices.Equal(a.States, b.States) && slices.Equal(a.Surfaces, b.Surfaces) &&
		slices.Equal(a.Contacts, b.Contacts) && slices.Equal(a.Columns, b.Columns) && a.Caption == b.Caption
}

func sameShown(a, b Shown) bool {
	return a.Surface == b.Surface && a.Under == b.Under && a.As == b.As && a.Condition == b.Condition && a.Note == b.Note
}

func sameEscalation(a, b Escalation) bool {
	return a.To == b.To && a.When == b.When && slices.Equal(a.Send, b.Send)
}
