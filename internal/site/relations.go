package site

import (
	"cmp"
	"slices"

	"faultbook/internal/document"
)

// resolveRelations resolves the relations between pages, and enters each on both pages.
func (l *linking) resolveRelations() {
	l.eachPage(func(l *linking, p *Page) { p.own = l.ownRelationsOf(p) })
	for _, p := range l.Pages {
		l.relate(p)
		p.Replaced = p.own.replaced
	}
	for _, ring := range l.sharing {
		slices.SortFunc(ring, func(a, b Ref) int { return byID(l.Page(a), l.Page(b)) })
	}
	l.eachPage(func(l *linking, p *Page) {
		if p.Kind == document.Entry && !p.Retired() {
			p.Same = l.sameLabel(p)
		}
	})
	for _, p := range l.Pages {
		l.mention(p)
	}
}

// ownRelations holds the relations that the front matter of a page names.
type ownRelations struct{ leadsTo, appearsWith, related, replaced []Ref }

func (l *linking) ownRelationsOf(p *Page) ownRelations {
	m := &p.Meta
	return ownRelations{
		l.references(p, m.LeadsTo),
		l.references(p, m.AppearsWith),
		l.references(p, m.Related),
		l.references(p, m.Retired.To),
	}
}

// relate enters the relations of a page in its own lists and in those of the other pages.
func (l *linking) relate(p *Page) {
	enter := func(list *[]Ref, owner, p *Page) { *list = appendNew(*list, owner.Ref, p.Ref) }
	for _, next := range l.List(p.own.leadsTo) {
		enter(&p.LeadsTo, p, next)
		enter(&next.LedFrom, next, p)
	}
	for _, other := range l.List(p.own.appearsWith) {
		enter(&p.AppearsWith, p, other)
		enter(&other.AppearsWith, other, p)
	}
	for _, other := range l.List(p.own.related) {
		enter(&p.Related, p, other)
		enter(&other.Related, other, p)
	}
}

// mention enters a page on the pages that its text links to, unless another relation
// connects them.
func (l *linking) mention(p *Page) {
	for _, t := range p.Targets {
		if to := l.Page(t.Page); to != nil && to != p && !to.IsFolder() && !shows(to, p.Ref) {
			to.Mentions = appendNew(to.Mentions, to.Ref, p.Ref)
		}
	}
}

func shows(on *Page, r Ref) bool {
	for _, list := range [][]Ref{on.LeadsTo, on.LedFrom, on.AppearsWith, on.Related} {
		if slices.Contains(list, r) {
			return true
		}
	}
	return false
}

// sameLabel returns other entries that share a label with an entry: those of its operation
// first, then of its product, then all others. If many share it, each names its neighbors
// in the order of ids, so that relations are symmetric.
func (l *linking) sameLabel(p *Page) []Ref {
	if p.Meta.Status == "" {
		return nil
	}
	var same []Ref
	for _, label := range append([]string{p.Meta.Status}, p.Meta.Also...) {
		ring := l.sharing[document.LabelKey(label)]
		at, ok := slices.BinarySearchFunc(ring, p, func(r Ref, p *Page) int { return byID(l.Page(r), p) })
		if !ok {
			continue
		}
		for step := 1; step <= maxSame/2; step++ {
			same = appendNew(same, p.Ref, ring[(at+step)%len(ring)])
			same = appendNew(same, p.Ref, ring[(at-step%len(ring)+len(ring))%len(ring)])
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
	slices.SortFunc(same, func(a, b Ref) int {
		one, other := l.Page(a), l.Page(b)
		return cmp.Or(cmp.Compare(distance(one), distance(other)), byID(one, other))
	})
	return same
}

// maxSame bounds how many entries with one label a page names, so that the site does not
// grow with the square of its size. The product's matrix and the page of all messages list
// all of them.
const maxSame = 10

// appendNew adds a page to a list that lacks it, unless the page owns the list.
func appendNew(list []Ref, owner, r Ref) []Ref {
	if r == owner || slices.Contains(list, r) {
		return list
	}
	return append(list, r)
}
