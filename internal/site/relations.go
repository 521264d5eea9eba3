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
	l.eachPage(func(l *linking, i int) { l.Pages[i].said = l.saidBy(l.Pages[i]) })
	l.relate(every)
	for _, ring := range l.sharing {
		slices.SortFunc(ring, func(a, b *Page) int { return strings.Compare(a.ID, b.ID) })
	}
	l.eachPage(func(l *linking, i int) {
		if p := l.Pages[i]; p.Kind == entry.Status {
			p.Same = l.sameLabel(p)
		}
	})
	l.mention(every)
}

// said is what a page's own front matter says of others.
type said struct{ leadsTo, appearsWith, related []*Page }

func (l *linking) saidBy(p *Page) said {
	return said{l.references(p, p.Meta.LeadsTo), l.references(p, p.Meta.AppearsWith), l.references(p, p.Meta.Related)}
}

// every takes all pages.
func every(*Page) bool { return true }

// relate enters what pages say of each other in the lists of those that takes
// takes.
func (l *linking) relate(takes func(*Page) bool) {
	enter := func(list *[]*Page, owner, p *Page) {
		if takes(owner) {
			*list = appendNew(*list, owner, p)
		}
	}
	for _, p := range l.Pages {
		for _, next := range p.said.leadsTo {
			enter(&p.LeadsTo, p, next)
			enter(&next.LedFrom, next, p)
		}
		for _, other := range p.said.appearsWith {
			enter(&p.AppearsWith, p, other)
			enter(&other.AppearsWith, other, p)
		}
		for _, other := range p.said.related {
			enter(&p.Related, p, other)
			enter(&other.Related, other, p)
		}
	}
}

// mention enters pages at those that their texts link to and that takes takes,
// unless another relation shows there already.
func (l *linking) mention(takes func(*Page) bool) {
	for _, p := range l.Pages {
		for _, t := range p.Targets {
			if to := t.Page; to != nil && to != p && !to.IsFolder() && takes(to) && !shows(to, p) {
				to.Mentions = appendNew(to.Mentions, to, p)
			}
		}
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
