package site

import (
	"cmp"
	"slices"
	"strings"

	"faultbook/internal/entry"
)

// settleRelations resolves what pages say of each other, and makes every
// relation show on both pages.
func (l *linking) settleRelations() {
	said := make([]struct{ leadsTo, appearsWith, related []*Page }, len(l.Pages))
	l.eachPage(func(l *linking, i int) {
		p := l.Pages[i]
		said[i].leadsTo = l.references(p, p.Meta.LeadsTo)
		said[i].appearsWith = l.references(p, p.Meta.AppearsWith)
		said[i].related = l.references(p, p.Meta.Related)
	})
	for i, p := range l.Pages {
		for _, next := range said[i].leadsTo {
			p.LeadsTo = appendNew(p.LeadsTo, p, next)
			next.LedFrom = appendNew(next.LedFrom, next, p)
		}
		for _, other := range said[i].appearsWith {
			p.AppearsWith = appendNew(p.AppearsWith, p, other)
			other.AppearsWith = appendNew(other.AppearsWith, other, p)
		}
		for _, other := range said[i].related {
			p.Related = appendNew(p.Related, p, other)
			other.Related = appendNew(other.Related, other, p)
		}
	}
	for _, ring := range l.sharing {
		slices.SortFunc(ring, func(a, b *Page) int { return strings.Compare(a.ID, b.ID) })
	}
	l.eachPage(func(l *linking, i int) {
		if p := l.Pages[i]; p.Kind == entry.Status {
			p.Same = l.sameLabel(p)
		}
	})
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

// sameLabel returns other entries that share a label with an entry: those of
// its operation first, then of its product, then the rest. Where many share
// it, each names its neighbours in the order of addresses, so that whoever is
// named names back.
func (l *linking) sameLabel(p *Page) []*Page {
	if p.Meta.Status == "" {
		return nil
	}
	var same []*Page
	for _, label := range append([]string{p.Meta.Status}, p.Meta.Also...) {
		ring := l.sharing[labelKey(label)]
		at, ok := slices.BinarySearchFunc(ring, p, func(a, b *Page) int { return strings.Compare(a.ID, b.ID) })
		if !ok {
			continue
		}
		for step := 1; step <= maxSame/2; step++ {
			same = appendNew(same, p, ring[(at+step)%len(ring)])
			same = appendNew(same, p, ring[(at-step%len(ring)+len(ring))%len(ring)])
		}
	}
	distance := func(other *Page) int {
		switch {
		case other.Operation == p.Operation:
			return 0
		case other.Product == p.Product:
			return 1
		}
		return 2
	}
	slices.SortFunc(same, func(a, b *Page) int {
		return cmp.Or(cmp.Compare(distance(a), distance(b)), strings.Compare(a.ID, b.ID))
	})
	return same
}

// maxSame bounds how many entries with one label a page names, so that the
// site does not grow with the square of its size. The product's matrix and the
// page of all messages have the rest.
const maxSame = 10

func appendNew(list []*Page, owner, p *Page) []*Page {
	if p == owner || slices.Contains(list, p) {
		return list
	}
	return append(list, p)
}
