package site

import (
	"slices"

	"faultbook/internal/entry"
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
	var near, product, far []*Page
	for _, label := range append([]string{p.Meta.Status}, p.Meta.Also...) {
		for _, other := range l.labels[labelKey(label)] {
			switch {
			case other == p || other.Kind != entry.Status:
			case other.Operation == p.Operation:
				near = addFew(near, other)
			case other.Product == p.Product:
				product = addFew(product, other)
			default:
				far = addFew(far, other)
			}
		}
	}
	same := slices.Concat(near, product, far)
	return slices.Clip(same[:min(len(same), maxSame)])
}

// addFew adds a page that is not in the list, unless the list is full.
func addFew(list []*Page, p *Page) []*Page {
	if len(list) == maxSame || slices.Contains(list, p) {
		return list
	}
	return append(list, p)
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
