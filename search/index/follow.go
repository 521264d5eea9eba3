package index

import (
	"reflect"
	"slices"
)

// Follower keeps what was found in documents, so that an index of them can be made anew
// without reading all again. What it makes is what Build makes of the same documents.
type Follower struct {
	Options Options
	docs    map[string]*followed
}

type followed struct {
	doc   Document
	block *block // of this document alone
}

// NewFollower returns one without documents.
func NewFollower(options Options) *Follower {
	return &Follower{Options: options, docs: map[string]*followed{}}
}

// Put adds a document, or replaces the one of the same ID. It reports whether that
// changes anything.
func (f *Follower) Put(d Document) bool {
	if old := f.docs[d.ID]; old != nil && reflect.DeepEqual(old.doc, d) {
		return false
	}
	a, b := analyse(&d, newKeySet()), new(block)
	for i, key := range a.keys {
		b.begin(key)
		b.add(0, a.uses[i].frequency, &a.uses[i])
	}
	b.end()
	b.document(d.ID, a, a.length)
	a.release()
	f.docs[d.ID] = &followed{d, b.clone()}
	return true
}

// Remove takes a document out, and reports whether there was one.
func (f *Follower) Remove(id string) bool {
	_, ok := f.docs[id]
	delete(f.docs, id)
	return ok
}

// Model makes the index. builtIn is the text of the general thesaurus.
func (f *Follower) Model(builtIn string) *Model {
	m := newModel(f.Options, builtIn)
	infos := make([]Info, 0, len(f.docs))
	for _, d := range f.docs {
		infos = append(infos, d.doc.info())
	}
	slices.SortFunc(infos, f.Options.Compare)
	blocks := make([]*block, len(infos))
	for i := range infos {
		blocks[i] = f.docs[infos[i].ID].block
	}
	m.take(infos, blocks)
	m.finish()
	return m
}
