package build

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"faultbook/internal/index"
	"faultbook/internal/output"
	"faultbook/internal/site"
	"faultbook/search"
)

// finder is the search of a preview. It is made when it is first wanted, so
// that no page waits for it, and follows the site from then on.
type finder struct {
	wake chan struct{} // holds one while there is something to do

	mu    sync.Mutex // held by whoever brings the search up to date
	live  *index.Live
	asked bool // whether a browser has searched: then its files are made at once

	behind sync.Mutex // guards what follows, which is noted under Preview.mu
	wanted bool
	all    bool            // any page may be another
	pages  map[string]bool // IDs of pages that are
}

func newFinder() finder {
	return finder{wake: make(chan struct{}, 1), all: true, pages: map[string]bool{}}
}

// note says what of the site is not as it was; nothing for all of it.
func (f *finder) note(pages ...*site.Page) {
	f.behind.Lock()
	defer f.behind.Unlock()
	f.all = f.all || len(pages) == 0
	for _, p := range pages {
		f.pages[p.ID] = true
	}
	if f.wanted {
		f.rouse()
	}
}

func (f *finder) rouse() {
	select {
	case f.wake <- struct{}{}:
	default: // it is awake already
	}
}

// taken hands over what was noted.
func (f *finder) taken() (all bool, pages map[string]bool) {
	f.behind.Lock()
	defer f.behind.Unlock()
	all, pages = f.all, f.pages
	f.all, f.pages = false, map[string]bool{}
	return all, pages
}

// WantSearch says that somebody looks at the site: the search is made beside
// what else is done, and follows every change. It takes Follow to do so.
func (p *Preview) WantSearch() {
	p.found.behind.Lock()
	defer p.found.behind.Unlock()
	if !p.found.wanted {
		p.found.wanted = true
		p.found.rouse()
	}
}

// The page that changed is looked at before anybody searches, and must not wait
// for the search to catch up: that begins when nothing has changed for rest, or
// in any case after unrest. Whoever searches earlier does not wait for it.
const (
	rest   = 150 * time.Millisecond
	unrest = 4 * rest
)

// followSearch keeps the search up to date until the context ends.
func (p *Preview) followSearch(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-p.found.wake:
		}
		if !rested(ctx, p.found.wake) {
			return
		}
		p.found.mu.Lock()
		// Whoever searches next is told of an error, which comes again.
		if err := p.bringSearch(ctx); err == nil && p.found.asked {
			_, _, _ = p.found.live.File(search.ManifestName)
		}
		p.found.mu.Unlock()
	}
}

// rested waits until nothing wakes any more for rest, or until unrest has passed.
// It reports false when the context ends before.
func rested(ctx context.Context, wake <-chan struct{}) bool {
	for late := time.After(unrest); ; {
		select {
		case <-ctx.Done():
			return false
		case <-wake:
		case <-time.After(rest):
			return true
		case <-late:
			return true
		}
	}
}

// searchFiles returns all files of the search of the site as it is now.
func (p *Preview) searchFiles(ctx context.Context) ([]output.File, error) {
	p.found.mu.Lock()
	defer p.found.mu.Unlock()
	if err := p.bringSearch(ctx); err != nil {
		return nil, err
	}
	return p.found.live.Files()
}

// SearchFile returns a file of the search, by its path in the output.
func (p *Preview) SearchFile(ctx context.Context, name string) ([]byte, bool, error) {
	below, ours := strings.CutPrefix(name, index.Dir+"/")
	if !ours {
		return nil, false, nil
	}
	p.found.mu.Lock()
	defer p.found.mu.Unlock()
	p.found.asked = true
	if err := p.bringSearch(ctx); err != nil {
		return nil, false, err
	}
	return p.found.live.File(below)
}

// Searcher searches the site as it is now.
func (p *Preview) Searcher(ctx context.Context) (*search.Searcher, error) {
	p.found.mu.Lock()
	defer p.found.mu.Unlock()
	if err := p.bringSearch(ctx); err != nil {
		return nil, err
	}
	return p.found.live.Searcher(), nil
}

// bringSearch brings the search up to date. After an error it is as far behind
// as before.
func (p *Preview) bringSearch(ctx context.Context) error {
	f := &p.found
	for {
		all, pages := f.taken()
		if !all && len(pages) == 0 {
			return nil
		}
		input, whole, err := p.documents(all, pages)
		if err == nil && whole {
			err = f.follow(ctx, input)
		}
		if err == nil && whole {
			continue // to see whether there was another change meanwhile
		}
		f.behind.Lock()
		f.all = f.all || all
		for id := range pages {
			f.pages[id] = true
		}
		f.behind.Unlock()
		if err != nil {
			return err
		}
	}
}

// piece is how many pages are read before an author's next change has its turn.
const piece = 256

// documents gives what the search has to know of some pages, or of all. whole
// is false when the site changed meanwhile.
func (p *Preview) documents(all bool, pages map[string]bool) (in index.Input, whole bool, err error) {
	var version int
	for at, end := 0, 1; at < end; at += piece {
		p.mu.RLock()
		book := p.state.Book
		if book == nil || at > 0 && p.version != version {
			p.mu.RUnlock()
			if book == nil {
				return in, false, errors.New("there is no site to search in yet")
			}
			return in, false, nil
		}
		version = p.version
		if !all {
			in.Add(book.Site, book.Site.Pages, func(q *site.Page) bool { return pages[q.ID] })
			in.Options = index.Options(book.Site, book.synonyms)
			p.mu.RUnlock()
			return in, true, nil
		}
		end = len(book.Site.Pages)
		in.Add(book.Site, book.Site.Pages[at:min(at+piece, end)], nil)
		in.Options, in.All = index.Options(book.Site, book.synonyms), true
		p.mu.RUnlock()
	}
	return in, true, nil
}

// follow puts documents into the search, which is made anew where it has to be.
func (f *finder) follow(ctx context.Context, in index.Input) error {
	if f.live != nil {
		err := f.live.Follow(ctx, in)
		if !errors.Is(err, search.ErrNewIndex) || !in.All {
			return err
		}
	}
	live, err := index.NewLive(ctx, in)
	if err != nil {
		return fmt.Errorf("bring the search up to date: %w", err)
	}
	f.live = live
	return nil
}
