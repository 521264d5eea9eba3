package preview

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"faultbook/internal/index"
	"faultbook/internal/output"
	"faultbook/internal/pipeline"
	"faultbook/internal/site"
	"faultbook/search"
)

// liveSearch is the search of a preview. The first request builds it, so that no page waits
// for it; it follows the site from then on.
type liveSearch struct {
	wake   chan struct{} // holds one while there is something to do
	wanted atomic.Bool

	mu        sync.Mutex  // held while the index is brought up to date
	indexes   []liveIndex // by language, the first one first
	requested bool        // whether a browser has searched: then its files are built at once
}

// liveIndex is the index of one language.
type liveIndex struct {
	*index.Live
	indexed *pipeline.Project // whose pages the index holds
	logs    []output.File     // the files for reading logs, of the project logsOf
	logsOf  *pipeline.Project
}

func newLiveSearch() liveSearch { return liveSearch{wake: make(chan struct{}, 1)} }

// changed wakes the search after a change of the site.
func (l *liveSearch) changed() {
	if l.wanted.Load() {
		notify(l.wake)
	}
}

func notify(wake chan struct{}) {
	select {
	case wake <- struct{}{}:
	default: // already awake
	}
}

// WantSearch starts the search, which follows every change from then on. It
// takes Follow to do so.
func (p *Preview) WantSearch() {
	if !p.search.wanted.Swap(true) {
		notify(p.search.wake)
	}
}

// Authors look at the changed page before they search, and the page must not wait for the
// search: the update begins when nothing has changed for searchDebounce, and in any case
// after searchMaxDelay. A search before that updates the index at once.
const (
	searchDebounce = 150 * time.Millisecond
	searchMaxDelay = 4 * searchDebounce
)

// followSearch keeps the search up to date until the context ends.
func (p *Preview) followSearch(ctx context.Context) {
	for debounced(ctx, p.search.wake) {
		p.search.mu.Lock()
		// The next search repeats an error and returns it.
		if err := p.updateSearch(ctx); err == nil && p.search.requested {
			_, _, _ = p.search.indexes[0].File(search.ManifestName)
		}
		p.search.mu.Unlock()
	}
}

// debounced waits for a wake-up, and then until none follows for searchDebounce
// or searchMaxDelay has passed. It reports false when the context ends before.
func debounced(ctx context.Context, wake <-chan struct{}) bool {
	select {
	case <-ctx.Done():
		return false
	case <-wake:
	}
	for late := time.After(searchMaxDelay); ; {
		select {
		case <-ctx.Done():
			return false
		case <-wake:
		case <-time.After(searchDebounce):
			return true
		case <-late:
			return true
		}
	}
}

// searchFiles returns all files of the search of the current site, in all languages.
func (p *Preview) searchFiles(ctx context.Context) ([]output.File, error) {
	p.search.mu.Lock()
	defer p.search.mu.Unlock()
	if err := p.updateSearch(ctx); err != nil {
		return nil, err
	}
	var all []output.File
	for i := range p.search.indexes {
		in := &p.search.indexes[i]
		files, err := in.Files()
		if err != nil {
			return nil, err
		}
		logs, err := in.logFiles()
		if err != nil {
			return nil, err
		}
		for _, f := range slices.Concat(files, logs) {
			f.Path = in.indexed.Site.Config.Prefix + f.Path
			all = append(all, f)
		}
	}
	return all, nil
}

// SearchFile returns a file of the search, by its path in the output.
func (p *Preview) SearchFile(ctx context.Context, name string) ([]byte, bool, error) {
	p.search.mu.Lock()
	defer p.search.mu.Unlock()
	p.search.requested = true
	if err := p.updateSearch(ctx); err != nil {
		return nil, false, err
	}
	for i := range p.search.indexes {
		in := &p.search.indexes[i]
		if below, ours := strings.CutPrefix(name, in.indexed.Site.Config.Prefix+index.Dir+"/"); ours {
			return in.file(below)
		}
	}
	return nil, false, nil
}

// file returns a file by its name below the folder of the search.
func (l *liveIndex) file(below string) ([]byte, bool, error) {
	if data, found, err := l.File(below); found || err != nil {
		return data, found, err
	}
	logs, err := l.logFiles()
	if err != nil {
		return nil, false, err
	}
	at := slices.IndexFunc(logs, func(f output.File) bool { return f.Path == index.Dir+"/"+below })
	if at < 0 {
		return nil, false, nil
	}
	return logs[at].Data, true, nil
}

// logFiles returns the files for reading logs, of the indexed site.
func (l *liveIndex) logFiles() ([]output.File, error) {
	if l.logsOf == l.indexed {
		return l.logs, nil
	}
	made, err := index.LogFiles(l.indexed.Site, l.indexed.Sites()...)
	if err == nil {
		l.logs, l.logsOf = made, l.indexed
	}
	return made, err
}

// Searcher returns a searcher of the current site, in its first language.
func (p *Preview) Searcher(ctx context.Context) (*search.Searcher, error) {
	p.search.mu.Lock()
	defer p.search.mu.Unlock()
	if err := p.updateSearch(ctx); err != nil {
		return nil, err
	}
	return p.search.indexes[0].Searcher(), nil
}

var errNoSite = errors.New("there is no site to search in yet")

// updateSearch brings the indexes up to date with the site. After an error each index is
// unchanged or up to date.
func (p *Preview) updateSearch(ctx context.Context) error {
	project := p.State().Project
	if project == nil {
		return errNoSite
	}
	all := project.All()
	if len(p.search.indexes) != len(all) {
		p.search.indexes = make([]liveIndex, len(all))
	}
	for i, in := range all {
		of := &p.search.indexes[i]
		if err := of.update(ctx, changedDocuments(of.indexed, in)); err != nil {
			return err
		}
		of.indexed = in
	}
	return nil
}

// changedDocuments returns the documents of the search in which two projects
// differ.
func changedDocuments(before, after *pipeline.Project) index.Input {
	difference := pipeline.Diff(before, after)
	in := index.Input{Options: index.Options(after.Site, after.Synonyms), All: difference.All}
	if difference.All {
		in.Add(after.Site, after.Site.Pages, nil)
		return in
	}
	pages := make([]*site.Page, len(difference.Changes))
	for i, c := range difference.Changes {
		pages[i] = c.After
	}
	in.Add(after.Site, pages, nil)
	return in
}

// update puts documents into the index, which it makes first.
func (l *liveIndex) update(ctx context.Context, in index.Input) error {
	if !in.All && len(in.Documents) == 0 {
		return nil
	}
	if l.Live != nil {
		return l.Follow(ctx, in)
	}
	live, err := index.NewLive(ctx, in)
	if err != nil {
		return fmt.Errorf("bring the search up to date: %w", err)
	}
	l.Live = live
	return nil
}
