package site

import (
	"maps"
	"reflect"
	"slices"
)

// Change is one page of two sites that have the same pages.
type Change struct{ Before, After *Page }

// Diff lists the pages in which two sites differ, by address. It reports false when they
// differ in more than pages: in their settings, or in the set of pages.
func Diff(before, after *Site) ([]Change, bool) {
	if before == nil || before.Config != after.Config || !samePages(before, after) || !sameTaxonomies(before, after) {
		return nil, false
	}
	var changes []Change
	for i, p := range after.Pages {
		if c := (Change{before.Pages[i], p}); c.any() {
			changes = append(changes, c)
		}
	}
	return changes, true
}

// samePages reports whether two sites have the same files at the same addresses.
func samePages(a, b *Site) bool {
	return slices.Equal(a.Resources, b.Resources) && slices.EqualFunc(a.Pages, b.Pages, func(p, q *Page) bool {
		return p == q || p.File.Path == q.File.Path && p.URL == q.URL && p.Kind == q.Kind && p.Virtual == q.Virtual &&
			slices.Equal(aliases(p), aliases(q)) &&
			(!p.IsFolder() || p.Title == q.Title && p.Meta.Weight == q.Meta.Weight)
	})
}

func aliases(p *Page) []string {
	list := make([]string, len(p.Meta.Aliases))
	for i, alias := range p.Meta.Aliases {
		list[i] = alias.Value
	}
	return list
}

// sameTaxonomies reports whether two sites have pages for the same terms.
func sameTaxonomies(a, b *Site) bool {
	return slices.EqualFunc(a.Taxonomies, b.Taxonomies, func(a, b *Taxonomy) bool {
		return a.ID == b.ID &&
			slices.EqualFunc(a.Terms, b.Terms, func(a, b *TermPage) bool { return a.URL == b.URL && a.Page == b.Page })
	})
}

// any reports whether anything about the page differs. A document that was parsed again
// counts as different.
func (c Change) any() bool {
	return c.Before != c.After && (c.Before.Document != c.After.Document || c.shown() || c.Linked() || c.Related())
}

// Seen reports whether anything differs that other pages may show: anything but the page's
// own text and its relations.
func (c Change) Seen() bool {
	a, b := c.Before, c.After
	return c.shown() || c.Named() || a.Document != b.Document && !reflect.DeepEqual(a.Meta, b.Meta) ||
		!slices.EqualFunc(a.front(), b.front(), sameTarget)
}

// shown reports whether anything differs that the page gets from the settings, its folders
// or the history.
func (c Change) shown() bool {
	a, b := c.Before, c.After
	return a.Title != b.Title || !a.Updated.Equal(b.Updated) || a.Severity != b.Severity || a.State != b.State ||
		!slices.Equal(a.ShownIn, b.ShownIn) || !slices.EqualFunc(a.Escalate, b.Escalate, sameEscalation) ||
		!slices.Equal(a.AppliesTo, b.AppliesTo) || a.fallback != b.fallback ||
		a.IconTerm != b.IconTerm || a.Verdict() != b.Verdict()
}

// Named reports whether the name of the page on other pages differs, or its order there.
// Pages that only list a folder count too.
func (c Change) Named() bool {
	a, b := c.Before, c.After
	return a.Title != b.Title || a.URL != b.URL || a.Kind != b.Kind || a.Meta.Weight != b.Meta.Weight ||
		a.Retired() != b.Retired() ||
		a.Document != b.Document && !reflect.DeepEqual(a.Meta.Messages, b.Meta.Messages)
}

// Linked reports whether targets or labels of the page's links differ.
func (c Change) Linked() bool {
	return !slices.EqualFunc(c.Before.Targets, c.After.Targets, sameTarget)
}

// Related reports whether the page's children or relations differ.
func (c Change) Related() bool {
	a, b := c.Before, c.After
	return !slices.Equal(a.Children, b.Children) || !slices.Equal(a.LeadsTo, b.LeadsTo) ||
		!slices.Equal(a.LedFrom, b.LedFrom) || !slices.Equal(a.AppearsWith, b.AppearsWith) ||
		!slices.Equal(a.Same, b.Same) || !slices.Equal(a.Related, b.Related) ||
		!slices.Equal(a.Mentions, b.Mentions) || !slices.Equal(a.Moved, b.Moved) ||
		!slices.Equal(a.Replaced, b.Replaced)
}

// front returns the targets of the links in a page's front matter, which other pages show
// too. They precede those of its text.
func (p *Page) front() []Target {
	return p.Targets[:len(p.FrontHoles())]
}

func sameTarget(a, b Target) bool {
	tables := a.Table == b.Table || a.Table != nil && b.Table != nil && sameQuery(a.Table, b.Table)
	a.Table, b.Table = nil, nil
	return tables && a == b
}

func sameQuery(a, b *Query) bool {
	return slices.Equal(a.Products, b.Products) && slices.Equal(a.Operations, b.Operations) &&
		maps.EqualFunc(a.Terms, b.Terms, slices.Equal) && slices.EqualFunc(a.Own, b.Own, sameFilter) &&
		slices.Equal(a.Columns, b.Columns) && a.Caption == b.Caption
}

func sameFilter(a, b OwnFilter) bool { return a.Field == b.Field && slices.Equal(a.Values, b.Values) }

func sameEscalation(a, b Escalation) bool {
	return a.To == b.To && a.When == b.When && slices.Equal(a.Send, b.Send)
}
