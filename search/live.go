package search

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"maps"
	"reflect"
	"slices"
	"strings"
	"sync"
)

// Live is an index that follows its documents as they change. It begins as what Build
// and Open give, and after each update is what they would give again. It may be used
// by several goroutines at once.
type Live struct {
	updating sync.Mutex // held by the one update under way; guards docs
	docs     map[string]Document

	mu       sync.Mutex // guards what follows
	searcher *Searcher
	files    liveFiles
}

// NewLive indexes the documents with bleve, in memory.
func NewLive(ctx context.Context, docs iter.Seq[Document], options Options) (*Live, error) {
	l := &Live{docs: map[string]Document{}}
	kept := func(yield func(Document) bool) {
		for d := range docs {
			l.docs[d.ID] = d
			if !yield(d) {
				return
			}
		}
	}
	index, err := Build(ctx, kept, "", options)
	if err != nil {
		return nil, err
	}
	l.searcher, err = Open(index)
	if closeErr := index.Close(); err == nil && closeErr != nil {
		err = fmt.Errorf("search: close the index: %w", closeErr)
	}
	if err != nil {
		return nil, err
	}
	l.files = newLiveFiles(nil)
	return l, nil
}

// Searcher returns what updates have settled so far. It does not change any more: it
// stays valid, and gives the old answers, after later updates.
func (l *Live) Searcher() *Searcher {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.searcher
}

// Update adds documents or replaces those of the same ID, and takes out those whose
// IDs are in removed; unknown ones are none. Several callers wait for one another.
// After an error nothing has changed.
func (l *Live) Update(ctx context.Context, changed []Document, removed []string) error {
	l.updating.Lock()
	defer l.updating.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	u := l.plan(changed, removed)
	if len(u.out)+len(u.into) == 0 {
		return nil
	}
	next := newEdit(l.Searcher().model)
	if u.moved {
		next.move(l.docs, u)
	} else {
		next.change(l.docs, u)
	}
	for id := range u.out {
		delete(l.docs, id)
	}
	for id, d := range u.into {
		l.docs[id] = *d
	}
	l.publish(next)
	return nil
}

// ErrNewIndex is what Configure gives for another language or other facets, which
// change every document.
var ErrNewIndex = errors.New("search: another language or other facets need a new index")

// Configure gives the index other options, the documents as they are: a product may
// get another name, the site another synonym. See ErrNewIndex for what it cannot do.
func (l *Live) Configure(ctx context.Context, options Options) error {
	l.updating.Lock()
	defer l.updating.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	next := newEdit(l.Searcher().model)
	if options.Language != next.options.Language || !slices.Equal(options.Facets, next.options.Facets) {
		return ErrNewIndex
	}
	next.options = options
	next.synonyms = newSynonyms(&options, next.stemmer)
	next.move(l.docs, replacement{})
	l.publish(next)
	return nil
}

func (l *Live) publish(next *edit) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.searcher = newSearcher(next.model)
	l.files.follow(next)
	next.stemmer.forget()
}

// replacement is what an update comes to: documents taken out and put in by ID. One that
// is replaced is in both.
type replacement struct {
	out   map[string]bool
	into  map[string]*Document
	moved bool // the order of the documents changes
}

func (l *Live) plan(changed []Document, removed []string) replacement {
	u := replacement{out: map[string]bool{}, into: map[string]*Document{}}
	for i := range changed {
		d := &changed[i]
		if old, ok := l.docs[d.ID]; !ok || !reflect.DeepEqual(*d, old) {
			u.into[d.ID] = d
		}
	}
	for _, id := range removed {
		delete(u.into, id)
		if _, ok := l.docs[id]; ok {
			u.out[id], u.moved = true, true
		}
	}
	facets := l.Searcher().model.options.Facets
	for id, d := range u.into {
		old, ok := l.docs[id]
		if ok {
			u.out[id] = true
		}
		same := func(facet string) bool { return d.Facets[facet] == old.Facets[facet] }
		u.moved = u.moved || !ok || d.Background != old.Background || slices.ContainsFunc(facets, func(f string) bool { return !same(f) })
	}
	return u
}

// change replaces documents that keep their places.
func (e *edit) change(docs map[string]Document, u replacement) {
	words := map[int]map[string]*docWord{}
	for id, d := range u.into {
		doc := e.find(docs[id])
		before := docs[id]
		old, _ := analyse(&before)
		now, length := analyse(d)
		words[doc] = now
		e.replace(doc, old, now)
		e.bodies.lengths[doc] = uint32(length)
		e.docs[doc], e.dirty.shown[doc] = d.info(), true
	}
	e.settleOwn(words)
	e.findImpacts(words)
}

// move takes documents out and puts documents in, and numbers all anew.
func (e *edit) move(docs map[string]Document, u replacement) {
	var kept []docInfo
	var lengths []uint32
	from := map[string]int{}
	for doc := range e.docs {
		id := e.docs[doc].ID
		if from[id] = doc; u.out[id] {
			before := docs[id]
			old, _ := analyse(&before)
			e.replace(doc, old, nil)
			continue
		}
		kept = append(kept, e.docs[doc])
	}
	for _, d := range u.into {
		kept = append(kept, d.info())
	}
	ordinals := make([]int, len(e.docs))
	e.order(kept)
	lengths = make([]uint32, len(kept))
	added := map[int]*Document{}
	for doc := range e.docs {
		id := e.docs[doc].ID
		if d := u.into[id]; d != nil {
			added[doc] = d
			continue
		}
		ordinals[from[id]] = doc
		lengths[doc] = e.bodies.lengths[from[id]]
	}
	e.bodies.lengths = lengths
	e.renumber(ordinals)
	for doc, d := range added {
		now, length := analyse(d)
		e.replace(doc, nil, now)
		lengths[doc] = uint32(length)
	}
	e.settleAll()
}

// find returns the ordinal of a document.
func (e *edit) find(d Document) int {
	info := docInfo{stored{ID: d.ID, Facets: d.Facets, Background: d.Background}}
	at, _ := slices.BinarySearchFunc(e.docs, info, func(a, b docInfo) int { return e.compareDocs(&a, &b) })
	return at
}

// info gives what an index would have stored of a document, empty lists as none.
func (d *Document) info() docInfo {
	var out docInfo
	data, _ := json.Marshal(d.stored()) // texts always marshal…
	_ = json.Unmarshal(data, &out.stored)
	return out
}

// findImpacts notes the documents in whose bodies a word's impact may have changed:
// impacts depend on the mean length, but seldom cross a step.
// words are those of the changed documents, which may have another length too.
func (e *edit) findImpacts(words map[int]map[string]*docWord) {
	for doc, all := range words {
		now, was := e.bodies.lengths[doc], e.before.bodies.lengths[doc]
		for _, w := range all {
			if w.frequency > 0 && e.bodies.impact(w.frequency, now) != e.before.bodies.impact(w.frequency, was) {
				e.dirty.docs[doc] = true
				break
			}
		}
	}
	differs := map[uint32]bool{} // by length
	for doc, length := range e.bodies.lengths {
		if words[doc] != nil {
			continue
		}
		known, ok := differs[length]
		if !ok {
			for tf := uint32(1); tf <= length && !known; tf++ {
				known = e.bodies.impact(tf, length) != e.before.bodies.impact(tf, length)
			}
			differs[length] = known
		}
		if known {
			e.dirty.docs[doc] = true
		}
	}
}

// File returns a file of what updates have settled so far, by its name below the
// folder of the search; of the state before the last update too, so that a search
// under way comes to its end. They are those that Files gives.
func (l *Live) File(name string) ([]byte, bool, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.files.make(l.searcher.model); err != nil {
		return nil, false, err
	}
	set, shard, ok := strings.Cut(name, "/")
	if !ok {
		return l.files.manifest, name == ManifestName, nil
	}
	return l.files.shard(set, strings.TrimSuffix(shard, ".js"))
}

// Files gives all files of what updates have settled so far: those that Export gives
// for the same documents.
func (l *Live) Files() ([]File, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.files.make(l.searcher.model); err != nil {
		return nil, err
	}
	set := l.files.sets[0]
	files := []File{{ManifestName, l.files.manifest}}
	for _, name := range slices.Sorted(maps.Keys(set.shards)) {
		files = append(files, script(set.name, set.shards[name]))
	}
	return files, nil
}
