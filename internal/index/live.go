package index

import (
	"context"
	"fmt"
	"reflect"
	"slices"

	"faultbook/internal/output"
	"faultbook/internal/site"
	"faultbook/search"
)

// Input is a site, or a part of it, for the search.
type Input struct {
	Documents []search.Document
	Options   search.Options
	All       bool // Documents are those of all pages
}

// Add adds the documents of searchable pages, only of those for which take is true; nil
// takes all.
func (in *Input) Add(s *site.Site, pages []*site.Page, take func(*site.Page) bool) {
	for _, p := range pages {
		if p != s.Home && (take == nil || take(p)) {
			in.Documents = append(in.Documents, searchDocument(s, p))
		}
	}
}

// Live is the search of a site whose pages change.
type Live struct {
	*search.Live
	options search.Options
	known   map[string]bool // documents by ID
}

// NewLive indexes a site, for a preview that follows it. Files have names below Dir.
func NewLive(ctx context.Context, in Input) (*Live, error) {
	l, err := search.NewLive(ctx, slices.Values(in.Documents), in.Options)
	if err != nil {
		return nil, fmt.Errorf("index the site: %w", err)
	}
	live := &Live{Live: l, options: in.Options, known: map[string]bool{}}
	for _, d := range in.Documents {
		live.known[d.ID] = true
	}
	return live, nil
}

// Files returns the search files for browsers.
func (l *Live) Files() ([]output.File, error) {
	exported, err := l.Live.Files()
	if err != nil {
		return nil, fmt.Errorf("export the index: %w", err)
	}
	files := make([]output.File, len(exported))
	for n, f := range exported {
		files[n] = outputOf(f)
	}
	return files, nil
}

// Follow replaces documents. Given all documents, it also removes those that no longer
// exist. Callers must not call it at the same time.
func (l *Live) Follow(ctx context.Context, in Input) error {
	if !reflect.DeepEqual(in.Options, l.options) {
		if err := l.Configure(ctx, in.Options); err != nil {
			return fmt.Errorf("index the site: %w", err)
		}
		l.options = in.Options
	}
	now := map[string]bool{}
	for _, d := range in.Documents {
		now[d.ID], l.known[d.ID] = true, true
	}
	var removed []string
	for id := range l.known {
		if in.All && !now[id] {
			removed = append(removed, id)
			delete(l.known, id)
		}
	}
	if err := l.Update(ctx, in.Documents, removed); err != nil {
		return fmt.Errorf("index the site: %w", err)
	}
	return nil
}
