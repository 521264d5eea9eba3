package search

import "slices"

// liveFiles makes the files of a live index when one is asked for, and keeps what an
// update does not change.
type liveFiles struct {
	made     bool
	manifest []byte
	sets     []liveSet // of this state and the one before, newest first

	records map[string]*encoded // by stem
	forms   []form              // of all records, in their order
	// stale are stems of records that are no longer as they were: true for those that
	// are others in more than their bodies.
	stale   map[string]bool
	packed  map[string][]byte // the term shards of the newest set, by their text
	briefs  map[string][]byte // by document
	details map[string][]byte
}

// liveSet are the shards of one state.
type liveSet struct {
	name   string
	shards map[string]File
}

// newLiveFiles makes files of which some were made before.
func newLiveFiles(sets []liveSet) liveFiles {
	return liveFiles{sets: sets, stale: map[string]bool{}, briefs: map[string][]byte{}, details: map[string][]byte{}}
}

// follow forgets what an edit changed.
func (f *liveFiles) follow(e *edit) {
	if e.dirty.all {
		*f = newLiveFiles(f.sets)
		return
	}
	f.made = false
	for stem, whole := range e.changedRecords() {
		f.stale[stem] = f.stale[stem] || whole
	}
	for doc := range e.dirty.shown {
		delete(f.briefs, e.docs[doc].ID)
		delete(f.details, e.docs[doc].ID)
	}
}

// make makes all shards of a model, unless they are made.
func (f *liveFiles) make(m *model) error {
	if f.made {
		return nil
	}
	f.renew(m)
	kept := func(known map[string][]byte, show func(*docInfo) ([]byte, error)) func(*docInfo) ([]byte, error) {
		return func(d *docInfo) (text []byte, err error) {
			if text = known[d.ID]; text == nil {
				text, err = show(d)
				known[d.ID] = text
			}
			return text, err
		}
	}
	packed := map[string][]byte{}
	packNew := func(texts []string) [][]byte { return f.packNew(texts, packed) }
	out, shards, err := m.shards(f.forms, packNew, kept(f.briefs, m.briefs()), kept(f.details, m.detail))
	if err != nil {
		return err
	}
	out.Set = setHash(shards)
	head, err := out.file()
	if err != nil {
		return err
	}
	set := liveSet{out.Set, map[string]File{}}
	for _, s := range shards {
		set.shards[s.Name] = s
	}
	f.sets = append([]liveSet{set}, f.sets[:min(1, len(f.sets))]...)
	f.manifest, f.packed, f.made = head.Data, packed, true
	m.stemmer.forget()
	return nil
}

// packNew packs the texts that were not there before, and notes all in packed.
func (f *liveFiles) packNew(texts []string, packed map[string][]byte) [][]byte {
	var fresh []string
	for _, text := range texts {
		if packed[text] = f.packed[text]; packed[text] == nil {
			fresh = append(fresh, text)
		}
	}
	for i, data := range packAll(fresh) {
		packed[fresh[i]] = data
	}
	all := make([][]byte, len(texts))
	for i, text := range texts {
		all[i] = packed[text]
	}
	return all
}

// renew brings the records up to date, and the list of their forms.
func (f *liveFiles) renew(m *model) {
	if f.records == nil {
		f.records = map[string]*encoded{}
		for stem := range m.groups {
			f.stale[stem] = true
		}
	}
	var groups []*group
	gone := map[*encoded]bool{}
	for stem, whole := range f.stale {
		switch g, r := m.groups[stem], f.records[stem]; {
		case g == nil && r != nil:
			gone[r] = true
			delete(f.records, stem)
		case g != nil && (whole || r == nil):
			groups = append(groups, g)
		case g != nil:
			r.bodies = encodeBodies(m.bodiesOf(g))
		}
	}
	var fresh []*encoded
	for _, r := range encodeRecords(m, groups) {
		switch old := f.records[r.stem]; {
		case old != nil && slices.Equal(old.forms, r.forms):
			*old = *r
			continue
		case old != nil:
			gone[old] = true
		}
		f.records[r.stem] = r
		fresh = append(fresh, r)
	}
	if len(gone)+len(fresh) > 0 {
		f.forms = mergeForms(f.forms, gone, formsOf(fresh))
	}
	clear(f.stale)
}

// mergeForms puts forms among others, without those of some records.
func mergeForms(forms []form, gone map[*encoded]bool, more []form) []form {
	out := make([]form, 0, len(forms)+len(more))
	for _, f := range forms {
		for len(more) > 0 && more[0].word < f.word {
			out = append(out, more[0])
			more = more[1:]
		}
		if !gone[f.record] {
			out = append(out, f)
		}
	}
	return append(out, more...)
}

func (f *liveFiles) shard(set, name string) ([]byte, bool, error) {
	for _, s := range f.sets {
		if shard, ok := s.shards[name]; ok && s.name == set {
			return script(set, shard).Data, true, nil
		}
	}
	return nil, false, nil
}

// changedRecords gives the stems of groups whose records are others than before: true
// for those that are others in more than their bodies.
func (e *edit) changedRecords() map[string]bool {
	changed := map[string]bool{}
	spread := map[string]bool{}       // those that the records of their synonyms hold too
	docs := make([]bool, len(e.docs)) // that have a line of another total
	for line := range e.dirty.lines {
		docs[line.doc()] = true
	}
	bodies := make([]bool, len(e.docs))
	for doc := range e.dirty.docs {
		bodies[doc] = true
	}
	touches := func(p posting) bool { return docs[p.line.doc()] && e.dirty.lines[p.line] }
	for stem, g := range e.groups {
		spreads := e.own[stem] && !g.foundAs(e.before.groups[stem]) ||
			slices.ContainsFunc(g.words, func(w siteWord) bool { return slices.ContainsFunc(w.lines, touches) }) ||
			slices.ContainsFunc(g.facets, func(p posting) bool { return e.facetSums[p.line] != e.before.facetSums[p.line] })
		if spreads {
			spread[stem] = true
		}
		switch before := e.before.groups[stem]; {
		case spreads || before == nil:
			changed[stem] = true
		case e.own[stem]:
			changed[stem] = g.stop != before.stop || !slices.EqualFunc(g.words, before.words, func(a, b siteWord) bool { return a.text == b.text })
		case len(e.dirty.docs) > 0 && slices.ContainsFunc(g.body, func(use bodyUse) bool { return bodies[use.doc] }):
			changed[stem] = false
		}
	}
	for stem := range e.own { // those that are gone
		if e.groups[stem] == nil {
			changed[stem], spread[stem] = true, true
		}
	}
	trades := !slices.Equal(e.meanings.trades, e.before.meanings.trades)
	for _, m := range e.synonyms.meanings {
		if trades && m.trade > 0 || slices.ContainsFunc(m.phrases, func(p memberPhrase) bool {
			return slices.ContainsFunc(p.stems, func(stem string) bool { return spread[stem] })
		}) {
			for _, p := range m.phrases {
				for _, stem := range p.stems {
					changed[stem] = true
				}
			}
		}
	}
	return changed
}

// foundAs reports whether a group shows its synonyms what it did before: its name, its
// weight and its lines. Bodies are none of theirs.
func (g *group) foundAs(before *group) bool {
	return before != nil && g.weight == before.weight && g.name() == before.name() &&
		slices.EqualFunc(g.words, before.words, func(a, b siteWord) bool { return slices.Equal(a.lines, b.lines) })
}
