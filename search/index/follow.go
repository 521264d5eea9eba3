package index

import "reflect"

// Follower keeps what was found in documents, so that an index of them can be made anew
// without reading all again. What it makes is what Build makes of the same documents.
type Follower struct {
	Options Options
	docs    map[string]*followed
}

type followed struct {
	doc Document
	*analysis
}

// NewFollower returns one without documents.
func NewFollower(options Options) *Follower {
	return &Follower{Options: options, docs: map[string]*followed{}}
}

// Put adds a document, or replaces the one of the same ID. It tells whether that
// changes anything.
func (f *Follower) Put(d Document) bool {
	if old := f.docs[d.ID]; old != nil && reflect.DeepEqual(old.doc, d) {
		return false
	}
	a := analyse(&d)
	f.docs[d.ID] = &followed{d, a}
	return true
}

// Remove takes a document out, and tells whether there was one.
func (f *Follower) Remove(id string) bool {
	_, ok := f.docs[id]
	delete(f.docs, id)
	return ok
}

// Model makes the index. builtIn is the text of the general thesaurus.
func (f *Follower) Model(builtIn string) *Model {
	m := newModel(f.Options)
	infos := make([]Info, 0, len(f.docs))
	for _, d := range f.docs {
		infos = append(infos, d.doc.info())
	}
	m.order(infos)
	m.lengths = make([]int, len(m.Docs))
	byKey := map[string]*readWord{}
	for doc := range m.Docs {
		d := f.docs[m.Docs[doc].ID]
		m.lengths[doc] = d.length
		for key, u := range d.uses {
			w := byKey[key]
			if w == nil {
				w = &readWord{key: key}
				byKey[key] = w
			}
			w.uses = append(w.uses, docUse{doc, *u})
		}
	}
	words := make([]readWord, 0, len(byKey))
	for _, w := range byKey {
		words = append(words, *w)
	}
	m.gather([][]readWord{words})
	m.finish(builtIn)
	return m
}
