package site

import (
	"slices"

	"faultbook/internal/entry"
)

// referrers are the pages that refer to others: by label, by a link, by a table.
// What a revision takes back stays in them, so that they may name too many pages
// but never too few.
type referrers struct {
	byLabel map[string][]*Page
	byLink  map[*Page][]*Page
	tables  []*Page // pages with directives
}

// referrers returns those of the site, which are gathered when they are first
// wanted: most sites are built and not revised.
func (r *revising) referrers() *referrers {
	if r.refer == nil {
		r.refer = &referrers{byLabel: map[string][]*Page{}, byLink: map[*Page][]*Page{}}
		for _, p := range r.Pages {
			r.refer.note(p, func(list []*Page, p *Page) bool { return len(list) > 0 && list[len(list)-1] == p })
		}
	}
	return r.refer
}

// note enters a page, unless has says that it is in a list already.
func (f *referrers) note(p *Page, has func([]*Page, *Page) bool) {
	enter := func(list []*Page) []*Page {
		if has(list, p) {
			return list
		}
		return append(list, p)
	}
	label := func(ref string) {
		key := labelKey(ref)
		f.byLabel[key] = enter(f.byLabel[key])
	}
	for i := range p.Holes {
		switch p.Holes[i].Kind {
		case entry.DirectiveBlock:
			f.tables = enter(f.tables)
		case entry.IDLink:
			label(p.Holes[i].Target)
		}
	}
	for _, t := range p.Targets {
		if t.Page != nil {
			f.byLink[t.Page] = enter(f.byLink[t.Page])
		}
	}
	for _, refs := range [][]entry.Ref{p.Meta.LeadsTo, p.Meta.AppearsWith, p.Meta.Related} {
		for _, ref := range refs {
			label(ref.Value)
		}
	}
}

// candidates returns the pages that a revision may reach, each once, by address.
func (r *revising) candidates() []*Page {
	f := r.referrers()
	all := slices.Clone(f.tables)
	for key := range r.doubtful {
		all = append(all, f.byLabel[key]...)
	}
	for p := range r.retitled {
		all = append(all, f.byLink[p]...)
	}
	slices.SortFunc(all, byAddress)
	return slices.Compact(all)
}
