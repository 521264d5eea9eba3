package search

import (
	"context"
	"iter"
	"maps"
	"slices"
	"sync"

	"faultbook/search/index"
)

// Build indexes documents with bleve.
func Build(ctx context.Context, docs iter.Seq[Document], options Options) (*Searcher, error) {
	m, err := index.Build(ctx, docs, options, thesaurus(options.Language))
	if err != nil {
		return nil, err
	}
	return newSearcher(m), nil
}

// Live is an index that follows its documents as they change. It may be used by several
// goroutines at once. After an update the next question waits for a new index, which
// analyses only the documents that changed.
type Live struct {
	mu       sync.Mutex // guards what follows
	follower *index.Follower
	searcher *Searcher       // nil after an update
	files    map[string]File // of searcher, by name; nil until one is asked for
}

// NewLive indexes documents.
func NewLive(ctx context.Context, docs iter.Seq[Document], options Options) (*Live, error) {
	l := &Live{follower: index.NewFollower(options)}
	for d := range docs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		l.follower.Put(d)
	}
	return l, ctx.Err()
}

// Update adds documents or replaces those of the same ID, and takes out those whose IDs
// are in removed; unknown ones are none.
func (l *Live) Update(ctx context.Context, changed []Document, removed []string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	same := true
	for _, d := range changed {
		same = !l.follower.Put(d) && same
	}
	for _, id := range removed {
		same = !l.follower.Remove(id) && same
	}
	if !same {
		l.searcher, l.files = nil, nil
	}
	return nil
}

// Configure gives the index other options, the documents as they are.
func (l *Live) Configure(ctx context.Context, options Options) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.follower.Options = options
	l.searcher, l.files = nil, nil
	return nil
}

// Searcher returns a searcher of the documents as they are. It does not change any
// more: it gives the old answers after later updates.
func (l *Live) Searcher() *Searcher {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.current()
}

func (l *Live) current() *Searcher {
	if l.searcher == nil {
		l.searcher = newSearcher(l.follower.Model(thesaurus(l.follower.Options.Language)))
	}
	return l.searcher
}

// Files returns all files of the index as it is.
func (l *Live) Files() ([]File, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.write(); err != nil {
		return nil, err
	}
	names := slices.Sorted(maps.Keys(l.files))
	out := make([]File, len(names))
	for i, name := range names {
		out[i] = l.files[name]
	}
	return out, nil
}

// File returns a file of the index by name, and whether there is one.
func (l *Live) File(name string) ([]byte, bool, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if err := l.write(); err != nil {
		return nil, false, err
	}
	f, ok := l.files[name]
	return f.Data, ok, nil
}

func (l *Live) write() error {
	if l.files != nil {
		return nil
	}
	files, err := l.current().Files()
	if err != nil {
		return err
	}
	l.files = map[string]File{}
	for _, f := range files {
		l.files[f.Name] = f
	}
	return nil
}
