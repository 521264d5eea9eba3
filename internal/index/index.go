// Package index makes a site searchable. A linked site and its synonyms come in; a searcher
// and the search files for browsers go out. It decides which parts of a page are labels,
// messages or texts. It never searches: package search does.
package index

import (
	"context"
	"fmt"
	"iter"
	"path"
	"slices"
	"strings"

	"faultbook/internal/document"
	"faultbook/internal/output"
	"faultbook/internal/site"
	"faultbook/search"
)

// Dir is the folder of the output that holds the search page and its files.
const Dir = "search"

// Build indexes a site with bleve, in memory. synonyms is the text of the
// site's own file; may be empty.
func Build(ctx context.Context, s *site.Site, synonyms string) (*search.Searcher, error) {
	options := Options(s, synonyms)
	searcher, err := search.Build(ctx, Documents(s, options), options)
	if err != nil {
		return nil, fmt.Errorf("index the site: %w", err)
	}
	return searcher, nil
}

// Documents yields the search document of each page, in the order of the index. All
// documents of a large site at once would take a fifth of the memory.
func Documents(s *site.Site, options search.Options) iter.Seq[search.Document] {
	type place struct {
		page *site.Page
		info search.Info
	}
	var order []place
	for _, p := range s.Pages {
		if p != s.Home {
			order = append(order,
				place{p, search.Info{ID: p.ID, Facets: facets(s, p), Background: p.Kind != document.Entry}})
		}
	}
	slices.SortFunc(order, func(a, b place) int { return options.Compare(a.info, b.info) })
	return func(yield func(search.Document) bool) {
		for _, at := range order {
			if !yield(searchDocument(s, at.page)) {
				return
			}
		}
	}
}

// Write calls add with each file of a searcher for browsers.
func Write(searcher *search.Searcher, add func(output.File) error) error {
	if err := searcher.Write(func(f search.File) error { return add(outputOf(f)) }); err != nil {
		return fmt.Errorf("export the index: %w", err)
	}
	return nil
}

func outputOf(f search.File) output.File {
	return output.File{Path: path.Join(Dir, f.Name), Data: f.Data, From: "the search index"}
}

// ShardFolder is the folder of the output, with a slash at the end, whose files are named after
// their content: they never change.
const ShardFolder = Dir + "/" + search.ShardDir

// Immutable reports whether a file of the output is a shard, whose name changes
// with its bytes.
func Immutable(name string) bool { return strings.HasPrefix(name, ShardFolder) }
