package render

import (
	"maps"
	"slices"

	"faultbook/internal/config"
	"faultbook/internal/document"
	"faultbook/internal/site"
)

// Affected returns the paths of the changed pages and of the pages that show them, sorted.
// Some of these may turn out unchanged. The pages of the site and the names of its folders
// must be the same before and after.
func (r *Renderer) Affected(changes []site.Change) []string {
	all := affected{site: r.site, paths: map[string]bool{}}
	for _, c := range changes {
		all.own(c.After)
		switch {
		case c.Seen():
			all.overviews()
			if says(c) {
				all.add(site.MessagesURL)
			}
			all.terms(c.Before, c.After)
			all.seen = append(all.seen, c)
		case c.Related() && c.After.Parent != 0:
			all.add(r.site.Page(c.After.Parent).URL) // its diagram shows the relations
			all.add("")                              // the home page ranks entries by links to them
		}
		if c.Linked() && c.After.IsFolder() {
			all.inherited = append(all.inherited, c.After.Ref)
		}
	}
	if len(all.seen)+len(all.inherited) > 0 {
		for _, p := range r.site.Pages {
			if all.shows(p) {
				all.add(p.URL)
			}
		}
	}
	return slices.Sorted(maps.Keys(all.paths))
}

// affected collects the pages on which changes are visible.
type affected struct {
	site  *site.Site
	paths map[string]bool
	// seen are changes that other pages may show. inherited are folders whose links
	// changed: the pages below inherit some of their texts.
	seen      []site.Change
	inherited []site.Ref
}

func (r *affected) add(url string) { r.paths[file(url)] = true }

// own adds a page and its old addresses.
func (r *affected) own(p *site.Page) {
	r.add(p.URL)
	for _, url := range p.AliasURLs() {
		r.add(url)
	}
}

// overviews adds the pages about the whole site, except those of terms and of all messages,
// which are large.
func (r *affected) overviews() {
	for _, url := range []string{"", "404.html", site.SearchURL} {
		r.add(url)
	}
	for _, t := range r.site.Taxonomies {
		r.add(t.URL)
	}
}

// says reports whether the page of all messages shows an entry differently.
func says(c site.Change) bool {
	a, b := c.Before, c.After
	return c.Named() || a.Meta.Code != b.Meta.Code || a.Verdict() != b.Verdict() ||
		!slices.Equal(a.Meta.Also, b.Meta.Also) ||
		!slices.EqualFunc(a.ShownIn, b.ShownIn, func(a, b site.Shown) bool {
			return a.Condition == b.Condition && a.As == b.As
		})
}

// terms adds the pages of the terms that entries have.
func (r *affected) terms(pages ...*site.Page) {
	for _, p := range pages {
		terms := []*config.Term{p.Severity, p.State}
		for _, s := range p.ShownIn {
			terms = append(terms, s.Surface)
		}
		for _, e := range p.Escalate {
			terms = append(terms, e.To)
		}
		for _, t := range r.site.Taxonomies {
			for _, page := range t.Terms {
				if slices.Contains(terms, page.Term) {
					r.add(page.URL)
				}
			}
		}
	}
}

// shows reports whether a page shows something of another that changed.
func (r *affected) shows(p *site.Page) bool {
	for _, c := range r.seen {
		if r.site.Holds(p.Ref, c.After) || c.Named() && r.listed(p, c.After) || shown(p, c) {
			return true
		}
	}
	for _, folder := range r.inherited {
		if slices.ContainsFunc(p.ShownIn, func(s site.Shown) bool { return s.Note.Owner == folder }) ||
			slices.ContainsFunc(p.Escalate, func(e site.Escalation) bool { return e.When.Owner == folder }) {
			return true
		}
	}
	return false
}

// listed reports whether the menu of a page may list another.
func (r *affected) listed(on, p *site.Page) bool {
	folder := r.site.Page(p.Parent)
	return folder != nil && folder.Parent != 0 && len(folder.Children) <= maxMenu && r.site.Holds(folder.Ref, on)
}

// shown reports whether a page names the changed page in its navigation or relations, or
// has a table in its text that shows it before or after the change.
func shown(on *site.Page, c site.Change) bool {
	for _, relation := range relationsOf(on) {
		if slices.Contains(relation.pages, c.After.Ref) {
			return true
		}
	}
	if slices.ContainsFunc(on.Moved, func(m site.Moved) bool { return m.Page == c.After.Ref }) {
		return true
	}
	return slices.ContainsFunc(on.Targets, func(t site.Target) bool {
		if t.Table != nil && c.After.Kind == document.Entry && (t.Table.Selects(c.Before) || t.Table.Selects(c.After)) {
			return true
		}
		return t.Matrix != 0 && t.Matrix == c.After.Product
	})
}
