package site

import (
	"slices"
	"strings"
	"time"

	"faultbook/internal/config"
	"faultbook/internal/entry"
)

// regroup settles what pages are found, ordered and grouped by after some of
// those that are revised changed it. It returns the revised pages and all others
// whose links may lead elsewhere for it, or be called otherwise.
func (r *revising) regroup(revised, regrouped []*Page) []*Page {
	moved := map[*Page]bool{}
	for _, p := range regrouped {
		was := r.before[p]
		p.Title = title(p)
		p.lower = strings.ToLower(p.Title)
		r.retitled[p] = p.Title != was.Title
		if byOrder(&was, p) != 0 {
			moved[p] = true
		}
		p.Severity, p.State, p.ShownIn, p.Escalate, p.AppliesTo = nil, nil, nil, nil, nil
		r.settleTerms(p)
		if !p.Meta.Updated.IsZero() {
			p.Updated = p.Meta.Updated
		}
	}
	r.Updated = time.Time{}
	for _, p := range r.Pages {
		r.Updated = latest(r.Updated, p.Updated)
	}
	r.relabel(regrouped)
	r.reorder(moved)
	for _, g := range groupings {
		r.regroupTerms(g, regrouped, moved)
	}
	return r.reached(revised)
}

// relabel makes pages findable by their new labels, and no longer by the old.
func (r *revising) relabel(pages []*Page) {
	for _, p := range pages {
		was := r.before[p]
		if r.retitled[p] || was.Meta.Status != p.Meta.Status || was.Meta.Code != p.Meta.Code || !slices.Equal(was.Meta.Also, p.Meta.Also) {
			for _, key := range append(labelKeys(&was), labelKeys(p)...) {
				r.doubtful[key] = true
			}
		}
	}
	sharing := map[*Page]bool{} // pages whose neighbours with the same label changed
	for key := range r.doubtful {
		r.neighbours(key, pages, sharing)
	}
	clear(r.sharing)
	for key := range r.doubtful {
		old := r.Site.labels[key]
		with := slices.DeleteFunc(slices.Clone(old), func(p *Page) bool { return slices.Contains(pages, p) })
		for _, p := range pages {
			if slices.Contains(labelKeys(p), key) {
				at, _ := slices.BinarySearchFunc(with, p, byAddress)
				with = slices.Insert(with, at, p)
			}
		}
		r.Site.labels[key] = with
		r.undoes = append(r.undoes, func() { r.Site.labels[key] = old })
	}
	for key := range r.doubtful {
		r.neighbours(key, pages, sharing)
	}
	for p := range sharing {
		r.keep(p)
		for _, key := range labelKeys(p) {
			r.ring(key)
		}
		p.Same = r.sameLabel(p)
	}
}

// ring returns the entries that share a label, sorted by ID.
func (r *revising) ring(key string) []*Page {
	ring, known := r.sharing[key]
	if !known {
		for _, p := range r.Site.labels[key] {
			if p.Kind == entry.Status {
				ring = append(ring, p)
			}
		}
		slices.SortFunc(ring, byID)
		r.sharing[key] = ring
	}
	return ring
}

// neighbours finds the entries that name some pages for a label which they
// share.
func (r *revising) neighbours(key string, pages []*Page, into map[*Page]bool) {
	ring := r.ring(key)
	for _, p := range pages {
		at, ok := slices.BinarySearchFunc(ring, p, byID)
		if !ok {
			continue
		}
		for step := -min(maxSame/2, len(ring)); step <= min(maxSame/2, len(ring)); step++ {
			into[ring[(at+step+len(ring))%len(ring)]] = true
		}
	}
}

func byID(a, b *Page) int { return strings.Compare(a.ID, b.ID) }

// reorder puts pages in their new places among their neighbours.
func (r *revising) reorder(moved map[*Page]bool) {
	parents, operations := map[*Page]bool{}, map[*Page]bool{}
	for p := range moved {
		parents[p.Parent] = true
		operations[p.Operation] = operations[p.Operation] || p.Kind == entry.Status
	}
	for parent := range parents {
		r.keep(parent)
		parent.Children = resorted(parent.Children, moved, byOrder)
	}
	for operation, has := range operations {
		if has {
			old := r.byOperation[operation]
			r.byOperation[operation] = resorted(old, moved, byPlace)
			r.undoes = append(r.undoes, func() { r.byOperation[operation] = old })
		}
	}
	if len(moved) > 0 {
		r.placed = resorted(r.placed, moved, byPlace)
	}
}

// resorted returns a sorted list in which some pages are out of place, sorted.
func resorted(list []*Page, moved map[*Page]bool, by func(a, b *Page) int) []*Page {
	out := make([]*Page, 0, len(list))
	var others []*Page
	for _, p := range list {
		if moved[p] {
			others = append(others, p)
		} else {
			out = append(out, p)
		}
	}
	for _, p := range others {
		at, _ := slices.BinarySearchFunc(out, p, by)
		out = slices.Insert(out, at, p)
	}
	return out
}

// regroupTerms enters entries in the groups of their terms. A group that comes
// or goes has a page that comes or goes with it.
func (r *revising) regroupTerms(g grouping, pages []*Page, moved map[*Page]bool) {
	touched := map[*config.Term]bool{}
	for _, p := range pages {
		if p.Kind != entry.Status {
			continue
		}
		was := r.before[p]
		had, has := termsOf(g, &was), termsOf(g, p)
		for _, t := range append(had, has...) {
			if moved[p] || !slices.Contains(had, t) || !slices.Contains(has, t) {
				touched[t] = true
			}
		}
	}
	for t := range touched {
		group := r.TermPage(g.id, t)
		if group == nil {
			r.far = true
			return
		}
		old := group.Entries
		entries := slices.DeleteFunc(slices.Clone(old), func(p *Page) bool { return slices.Contains(pages, p) })
		for _, p := range pages {
			if p.Kind == entry.Status && slices.Contains(termsOf(g, p), t) {
				at, _ := slices.BinarySearchFunc(entries, p, byPlace)
				entries = slices.Insert(entries, at, p)
			}
		}
		group.Entries = entries
		r.undoes = append(r.undoes, func() { group.Entries = old })
		r.far = r.far || len(entries) == 0
	}
}

// termsOf lists the terms that an entry has in a grouping.
func termsOf(g grouping, p *Page) []*config.Term {
	var terms []*config.Term
	g.visit(p, func(t *config.Term) {
		if t != nil {
			terms = append(terms, t)
		}
	})
	return terms
}

// reached returns the revised pages and those whose links have to be settled
// again for them.
func (r *revising) reached(revised []*Page) []*Page {
	again := slices.Clone(revised)
	for p := range r.moving {
		for _, m := range p.Meta.Moved {
			id, _, _ := strings.Cut(m.To.Value, "#")
			r.far = r.far || r.means(id) // where anchors lead in the end is Link's to find
		}
	}
	for _, p := range r.candidates() {
		if !slices.Contains(revised, p) && r.reaches(p) {
			again = append(again, p)
		}
	}
	return again
}

// reaches reports whether a page links to one that is called otherwise now, or
// by a label that may mean another page, or has a table that may be empty now.
func (r *revising) reaches(p *Page) bool {
	for i, t := range p.Targets {
		h := &p.Holes[i]
		if h.Kind == entry.DirectiveBlock || r.retitled[t.Page] || h.Kind == entry.IDLink && r.means(h.Target) {
			return true
		}
	}
	for _, refs := range [][]entry.Ref{p.Meta.LeadsTo, p.Meta.AppearsWith, p.Meta.Related} {
		if slices.ContainsFunc(refs, func(ref entry.Ref) bool { return r.means(ref.Value) }) {
			return true
		}
	}
	return false
}

// means reports whether a reference may mean another page than it did.
func (r *revising) means(ref string) bool {
	return len(r.doubtful) > 0 && r.doubtful[labelKey(ref)]
}
