package search

import (
	"encoding/json"
	"slices"
)

// liveFiles makes the files of a live index when one is asked for, and keeps what an
// update does not change.
type liveFiles struct {
	made     bool
	manifest []byte
	sets     []liveSet // of this state and the one before, newest first
	known    map[string]encoded
	briefs   map[string]json.RawMessage // by document
	details  map[string]json.RawMessage
}

// liveSet are the shards of one state.
type liveSet struct {
	name   string
	shards map[string]File
}

func newLiveFiles() liveFiles {
	return liveFiles{known: map[string]encoded{}, briefs: map[string]json.RawMessage{}, details: map[string]json.RawMessage{}}
}

// follow forgets what an edit changed.
func (f *liveFiles) follow(e *edit) {
	f.made = false
	if e.dirty.all {
		*f = liveFiles{sets: f.sets, known: map[string]encoded{}, briefs: map[string]json.RawMessage{}, details: map[string]json.RawMessage{}}
		return
	}
	for stem := range e.changedRecords() {
		delete(f.known, stem)
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
	kept := func(known map[string]json.RawMessage, show func(*docInfo) any) func(*docInfo) any {
		return func(d *docInfo) any {
			if known[d.ID] == nil {
				known[d.ID], _ = marshal(show(d)) // texts always marshal
			}
			return known[d.ID]
		}
	}
	encodings := encodeRecords(m, f.known)
	for _, r := range encodings {
		f.known[r.stem] = r
	}
	out, shards, err := m.shards(encodings, kept(f.briefs, m.brief), kept(f.details, m.detail))
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
	f.manifest, f.made = head.Data, true
	return nil
}

func (f *liveFiles) shard(set, name string) ([]byte, bool, error) {
	for _, s := range f.sets {
		if shard, ok := s.shards[name]; ok && s.name == set {
			return script(set, shard).Data, true, nil
		}
	}
	return nil, false, nil
}

// changedRecords gives the stems of groups whose records are others than before.
func (e *edit) changedRecords() map[string]bool {
	changed := map[string]bool{}
	spread := map[string]bool{}       // those that the records of their synonyms hold too
	docs := make([]bool, len(e.docs)) // that have a line of another total
	for line := range e.dirty.lines {
		docs[line.doc()] = true
	}
	touches := func(p posting) bool { return docs[p.line.doc()] && e.dirty.lines[p.line] }
	for stem, g := range e.groups {
		spreads := e.own[stem] && !g.foundAs(e.before.groups[stem]) ||
			slices.ContainsFunc(g.words, func(w siteWord) bool { return slices.ContainsFunc(w.lines, touches) }) ||
			slices.ContainsFunc(g.facets, func(p posting) bool { return e.facetSums[p.line] != e.before.facetSums[p.line] })
		if spreads {
			spread[stem] = true
		}
		if spreads || e.own[stem] || e.before.groups[stem] == nil ||
			len(e.dirty.docs) > 0 && slices.ContainsFunc(g.body, func(use bodyUse) bool { return e.dirty.docs[int(use.doc)] }) {
			changed[stem] = true
		}
	}
	for stem := range e.own { // those that are gone
		if e.groups[stem] == nil {
			changed[stem], spread[stem] = true, true
		}
	}
	for _, phrases := range e.synonyms.meanings {
		if slices.ContainsFunc(phrases, func(p memberPhrase) bool {
			return slices.ContainsFunc(p.stems, func(stem string) bool { return spread[stem] })
		}) {
			for _, p := range phrases {
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
