package index_test

import (
	"context"
	"encoding/json"
	"flag"
	"os"
	"strings"
	"testing"

	"faultbook/internal/build"
	"faultbook/internal/index"
	"faultbook/internal/source"
	"faultbook/search"
)

// update rewrites the copy of the help center's documents that the search
// package's own tests use: go test ./internal/index -update
var update = flag.Bool("update", false, "rewrite search/testdata/site.json from content/")

func realBook(t *testing.T) *build.Book {
	t.Helper()
	folder, err := source.OpenFolder("../..")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { folder.Close() })
	book, problems, err := build.Load(context.Background(), folder, build.Options{})
	if err != nil || book == nil {
		t.Fatal(err, problems)
	}
	return book
}

func writeCopy(t *testing.T, book *build.Book) {
	t.Helper()
	in := index.Input{Options: index.Options(book.Site, "")}
	in.Add(book.Site, book.Site.Pages, nil)
	text, err := json.MarshalIndent(map[string]any{"Documents": in.Documents, "Options": in.Options}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile("../../search/testdata/site.json", append(text, '\n'), 0o644); err != nil {
		t.Fatal(err)
	}
}

type devQuery struct {
	Q, Type    string
	Gold, Also []string
}

// TestRealSiteFindsItsPages asks the real content two sets of queries: the one
// that the search was developed with, and one that was written from the
// products' documentation alone, without a look at the content or the search.
func TestRealSiteFindsItsPages(t *testing.T) {
	book := realBook(t)
	if *update {
		writeCopy(t, book)
	}
	idx, err := book.Index(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"dev.jsonl", "heldout.jsonl"} {
		t.Run(name, func(t *testing.T) { checkQueries(t, idx.Searcher, "../../search/testdata/"+name) })
	}
}

// checkQueries holds that at least 95 % of the queries about the site find a
// right page first, and 90 % of the others are answered as such.
func checkQueries(t *testing.T, searcher *search.Searcher, name string) {
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	asked, right := map[bool]int{}, map[bool]int{} // by whether the query is about the site
	for line := range strings.Lines(string(text)) {
		var q devQuery
		if err := json.Unmarshal([]byte(line), &q); err != nil {
			t.Fatal(err)
		}
		about := q.Type != "negative"
		asked[about]++
		if answersWell(searcher, q) {
			right[about]++
		} else {
			t.Logf("%s: %q", q.Type, q.Q)
		}
	}
	for about, least := range map[bool]float64{true: 0.95, false: 0.9} {
		if share := float64(right[about]) / float64(asked[about]); share < least {
			t.Errorf("queries about the site: %v: %d of %d right, wanted %.0f %%", about, right[about], asked[about], 100*least)
		}
	}
}

// answersWell reports whether the first hit is a right one, or whether a query
// about something else is answered as such.
func answersWell(s *search.Searcher, q devQuery) bool {
	r := s.Search(q.Q, search.QueryOptions{})
	if q.Type == "negative" {
		return r.LowConfidence || len(r.Hits) == 0
	}
	if len(r.Hits) == 0 {
		return false
	}
	for _, id := range q.Gold {
		if r.Hits[0].ID == id {
			return true
		}
	}
	return false
}
