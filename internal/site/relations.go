package site

import (
	"slices"
)

// settleRelations resolves what pages say of each other, and makes every
// relation show on both pages.
func (l *linking) settleRelations() {
	for _, p := range l.Pages {
		for _, next := range l.references(p, p.Meta.LeadsTo) {
			p.LeadsTo = appendNew(p.LeadsTo, p, next)
			next.LedFrom = appendNew(next.LedFrom, next, p)
		}
		for _, other := range l.references(p, p.Meta.AppearsWith) {
			p.AppearsWith = appendNew(p.AppearsWith, p, other)
			other.AppearsWith = appendNew(other.AppearsWith, other, p)
		}
		for _, other := range l.references(p, p.Meta.Related) {
			p.Related = appendNew(p.Related, p, other)
			other.Related = appendNew(other.Related, other, p)
		}
	}
	for _, p := range l.Entries {
		p.Same = l.sameLabel(p)
	}
	for _, p := range l.Pages {
		l.mention(p)
	}
}

// mention enters a page at those that its text links to, unless another
// relation shows there already.
func (l *linking) mention(p *Page) {
	for _, t := range p.Targets {
		to := t.Page
		if to == nil || to == p || to.IsFolder() {
			continue
		}
		if shows(to, p) {
			continue
		}
		to.Mentions = appendNew(to.Mentions, to, p)
	}
}

func shows(on, p *Page) bool {
	for _, list := range [][]*Page{on.LeadsTo, on.LedFrom, on.AppearsWith, on.Related} {
		if slices.Contains(list, p) {
			return true
		}
	}
	return false
}

// sameLabel returns the other entries that share a label with an entry: those
// of its operation first, then of its product, then the rest.
func (l *linking) sameLabel(p *Page) []*Page {
	if p.Meta.Status == "" {
		return nil
	}
	var same []*Page
	for _, scope := range []*Page{p.Operation, p.Product, nil} {
		for _, label := range append([]string{p.Meta.Status}, p.Meta.Also...) {
			for _, other := range l.sharing[shared{labelKey(label), scope}] {
				if other != p && len(same) < maxSame && !slices.Contains(same, other) {
					same = append(same, other)
				}
			}
		}
	}
	return same
}

// shared names the entries that share a label within an operation, a product
// or, with no scope, the site.
type shared struct {
	label string
	scope *Page
}

// share enters an entry with those that share its labels. No list needs to be
// longer than what a page shows, and the page itself and its neighbours.
func (l *linking) share(p *Page, label string) {
	for _, scope := range []*Page{p.Operation, p.Product, nil} {
		key := shared{label, scope}
		if list := l.sharing[key]; len(list) <= 2*maxSame {
			l.sharing[key] = append(list, p)
		}
	}
}

// maxSame bounds how many entries with the same label a page names, so that
// the site does not grow with the square of its size. The product's matrix and
// the page of all messages have the rest.
const maxSame = 8

func appendNew(list []*Page, owner, p *Page) []*Page {
	if p == owner || slices.Contains(list, p) {
		return list
	}
	return append(list, p)
}
