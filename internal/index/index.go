// Package index makes a site searchable. A settled site and its synonyms come
// in; a searcher, and the files that browsers search in, go out. It knows what
// of a page counts as a label, a message or a text, and nothing of how a
// search works: that is the search package's.
package index

import (
	"context"
	"fmt"
	"iter"
	"path"
	"slices"
	"strings"

	"faultbook/internal/output"
	"faultbook/internal/site"
	"faultbook/search"
)

// Dir is the folder of the output that holds the search page and its files.
const Dir = "search"

// Index is the search of one site.
type Index struct {
	Searcher *search.Searcher
}

// Build indexes a site with bleve, in memory. synonyms is the text of the
// site's own file; may be empty.
func Build(ctx context.Context, s *site.Site, synonyms string) (*Index, error) {
	searcher, err := search.Build(ctx, documents(s), Options(s, synonyms))
	if err != nil {
		return nil, fmt.Errorf("index the site: %w", err)
	}
	return &Index{searcher}, nil
}

// documents makes what is searched of each page when it is its turn: of a large site
// all together would be a fifth of the memory.
func documents(s *site.Site) iter.Seq[search.Document] {
	return func(yield func(search.Document) bool) {
		for _, p := range s.Pages {
			if p != s.Home && !yield(searchDocument(s, p)) {
				return
			}
		}
	}
}

// Files returns what browsers search in.
func (i *Index) Files() ([]output.File, error) {
	exported, err := i.Searcher.Files()
	if err != nil {
		return nil, fmt.Errorf("export the index: %w", err)
	}
	return outputOf(exported), nil
}

func outputOf(exported []search.File) []output.File {
	files := make([]output.File, len(exported))
	for n, f := range exported {
		files[n] = output.File{Path: path.Join(Dir, f.Name), Data: f.Data, From: "the search index"}
	}
	return files
}

// Immutable reports whether a file of the output is a shard, whose name changes
// with its bytes.
func Immutable(name string) bool {
	return strings.HasPrefix(name, Dir+"/") && path.Dir(name) != Dir
}

// Folders returns the folders of the output that are named after the index they
// hold, with a slash at the end: their files never change.
func Folders(files []output.File) []string {
	var folders []string
	for _, f := range files {
		if dir := path.Dir(f.Path) + "/"; dir != Dir+"/" && !slices.Contains(folders, dir) {
			folders = append(folders, dir)
		}
	}
	return folders
}
