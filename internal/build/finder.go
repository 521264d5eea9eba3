package build

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"faultbook/internal/index"
	"faultbook/search"
)

// finder is the search of a preview. It is made when it is asked for and the
// site is another than it was made of, so that no page waits for it.
type finder struct {
	mu      sync.Mutex
	version int // of the site that it was made of
	index   *index.Index
	files   map[string][]byte
}

// SearchFile returns a file of the search, by its path in the output.
func (p *Preview) SearchFile(ctx context.Context, name string) ([]byte, bool, error) {
	if !strings.HasPrefix(name, index.Dir+"/") {
		return nil, false, nil
	}
	p.found.mu.Lock()
	defer p.found.mu.Unlock()
	if err := p.bringSearch(ctx); err != nil {
		return nil, false, err
	}
	data, found := p.found.files[name]
	return data, found, nil
}

// Searcher searches the site as it is now.
func (p *Preview) Searcher(ctx context.Context) (*search.Searcher, error) {
	p.found.mu.Lock()
	defer p.found.mu.Unlock()
	if err := p.bringSearch(ctx); err != nil {
		return nil, err
	}
	return p.found.index.Searcher, nil
}

// bringSearch brings the search up to date.
func (p *Preview) bringSearch(ctx context.Context) error {
	f := &p.found
	var docs []search.Document
	var opts search.Options
	p.mu.RLock()
	version, book := p.version, p.state.Book
	if version != f.version {
		docs, opts = index.Input(book.Site, book.synonyms)
	}
	p.mu.RUnlock()
	if book == nil {
		return fmt.Errorf("there is no site to search in yet")
	}
	if version == f.version {
		return nil
	}
	idx, err := index.Of(ctx, docs, opts)
	if err != nil {
		return err
	}
	files, err := idx.Files()
	if err != nil {
		return err
	}
	f.version, f.index, f.files = version, idx, map[string][]byte{}
	for _, file := range files {
		f.files[file.Path] = file.Data
	}
	return nil
}
