package site

import (
	"cmp"
	"slices"

	"faultbook/internal/diag"
	"faultbook/internal/entry"
)

// mostRegrouped bounds for how many pages with other labels, relations or terms
// Revise costs less than Link.
const mostRegrouped = 100

// Revision is what Revise did.
type Revision struct {
	// Pages are those that were revised, and those whose links, or the texts of
	// these, may be others for it.
	Pages []*Page
	// Changes are the pages that are not as they were.
	Changes  []Change
	Problems diag.List // of Pages, and of links to them
}

// Revise puts newly parsed entries in the place of those that pages have, and
// settles again what depends on them: links and tables, relations, the order and
// the groups of entries, where pages are mentioned, and whether links to their
// headings still lead somewhere. It reports false, with the site as it was, when
// an edit reaches further, such as one of a folder's title, or of a label that
// somebody links by and that nobody else has; then Link has to settle everything
// anew. After problems with errors the site is as it was too.
//
// Pages keep their identity, so nothing that holds one sees an old text. That
// is why nobody may read the site meanwhile.
func (s *Site) Revise(entries []*entry.Entry) (Revision, bool) {
	pages := make([]*Page, len(entries))
	var regrouped []*Page
	for i, e := range entries {
		p := s.byID[pageID(e.File.Path)]
		if p == nil || p.Virtual || p.File.Path != e.File.Path || needsLink(p, e) {
			return Revision{}, false
		}
		if pages[i] = p; !sameForOthers(p, e) {
			regrouped = append(regrouped, p)
		}
	}
	if len(regrouped) > mostRegrouped {
		return Revision{}, false
	}
	r := newRevising(s)
	for i, p := range pages {
		r.keep(p)
		p.Entry = entries[i]
	}
	again := pages
	if len(regrouped) > 0 {
		again = r.regroup(pages, regrouped)
	}
	r.settleLinks(again)
	faulty := r.problems.HasErrors()
	if r.far || r.anchorsMove() || faulty && len(regrouped) > 0 {
		r.undo()
		return Revision{}, false
	}
	if faulty {
		r.undo()
		return Revision{Pages: again, Problems: r.problems}, true
	}
	s.settleEdition()
	if s.refer != nil {
		for _, p := range again {
			s.refer.note(p, slices.Contains)
		}
	}
	return Revision{again, r.changes(), r.problems}, true
}

// revising is the work of one Revise.
type revising struct {
	*linking
	site    Site               // as it was, but for what maps and pages hold
	before  map[*Page]Page     // pages as they were
	anchors map[*Page][]string // and the anchors that they had
	undoes  []func()           // bring back what maps held, the last first
	far     bool               // whether the edit reaches further than this can settle

	doubtful map[string]bool // keys of labels that may mean other pages now
	retitled map[*Page]bool
}

func newRevising(s *Site) *revising {
	return &revising{
		linking: &linking{Site: s, sharing: map[string][]*Page{}}, site: *s, before: map[*Page]Page{}, anchors: map[*Page][]string{},
		doubtful: map[string]bool{}, retitled: map[*Page]bool{},
	}
}

// keep notes how a page is, before it is changed.
func (r *revising) keep(p *Page) {
	if _, kept := r.before[p]; !kept {
		r.before[p], r.anchors[p] = *p, anchorsOf(p)
	}
}

func (r *revising) undo() {
	for _, undo := range slices.Backward(r.undoes) {
		undo()
	}
	for p, before := range r.before {
		*p = before
	}
	*r.Site = r.site
}

// settleLinks settles the links of pages again, and what follows from them.
func (r *revising) settleLinks(pages []*Page) {
	for _, p := range pages {
		r.keep(p)
		p.Targets = nil
		r.settleHoles(p)
	}
	related := r.relateAgain(pages)
	r.mentionAgain(pages, related)
	r.checkLinks(pages)
}

// relateAgain settles the relations of pages, and of those that they name or
// named. It returns the pages whose relations changed.
func (r *revising) relateAgain(pages []*Page) map[*Page]bool {
	changed := map[*Page]bool{}
	for _, p := range pages {
		was := p.said
		p.said = r.saidBy(p)
		if slices.Equal(was.leadsTo, p.said.leadsTo) && slices.Equal(was.appearsWith, p.said.appearsWith) && slices.Equal(was.related, p.said.related) {
			continue
		}
		changed[p] = true
		for _, q := range slices.Concat(was.leadsTo, was.appearsWith, was.related, p.said.leadsTo, p.said.appearsWith, p.said.related) {
			changed[q] = true
		}
	}
	if len(changed) == 0 {
		return nil
	}
	for p := range changed {
		r.keep(p)
		p.LeadsTo, p.LedFrom, p.AppearsWith, p.Related = nil, nil, nil, nil
	}
	r.relate(func(p *Page) bool { return changed[p] })
	return changed
}

// mentionAgain settles where pages are mentioned: those that these link to now or
// did before, and those that other relations may show instead.
func (r *revising) mentionAgain(pages []*Page, related map[*Page]bool) {
	changed := map[*Page]bool{}
	for p := range related {
		changed[p] = true
	}
	for _, p := range pages {
		was := r.before[p]
		had, has := linked(&was), linked(p)
		for _, to := range slices.Concat(had, has) {
			if !slices.Contains(had, to) || !slices.Contains(has, to) {
				changed[to] = true
			}
		}
	}
	if len(changed) == 0 {
		return
	}
	for p := range changed {
		r.keep(p)
		p.Mentions = nil
	}
	r.mention(func(p *Page) bool { return changed[p] })
}

// linked lists the pages that the text of a page links to.
func linked(p *Page) []*Page {
	var out []*Page
	for _, t := range p.Targets {
		if t.Page != nil {
			out = appendNew(out, nil, t.Page)
		}
	}
	return out
}

// anchorsMove reports whether a page has other anchors now on which it depends
// where moved anchors lead.
func (r *revising) anchorsMove() bool {
	for p, had := range r.anchors {
		if r.moving[p] && !slices.Equal(had, anchorsOf(p)) {
			return true
		}
	}
	return false
}

// checkLinks finds links to anchors that are not there: those of the revised
// pages, and those to pages that have other anchors now.
func (r *revising) checkLinks(revised []*Page) {
	lost, again := map[*Page]bool{}, map[*Page]bool{}
	for p, had := range r.anchors {
		has := anchorsOf(p)
		if slices.ContainsFunc(had, func(anchor string) bool { return !slices.Contains(has, anchor) }) {
			lost[p] = true
		}
	}
	for _, p := range revised {
		again[p] = true
		r.checkAnchors(p)
	}
	if len(lost) == 0 {
		return
	}
	for _, p := range r.Pages {
		if !again[p] && slices.ContainsFunc(p.Targets, func(t Target) bool { return t.Anchor != "" && lost[t.Page] }) {
			r.checkAnchors(p)
		}
	}
}

// settleEdition finds the edition after a revision. A sum of all texts takes a
// while, and only a bundle wants it.
func (s *Site) settleEdition() {
	if s.Config.Version == "" && (s.Config.Offline || !s.Updated.IsZero()) {
		s.edition = edition(s)
	}
}

// byAddress is the order of Site.Pages.
func byAddress(a, b *Page) int {
	return cmp.Or(cmp.Compare(a.URL, b.URL), cmp.Compare(a.ID, b.ID))
}
