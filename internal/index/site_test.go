package index_test

import (
	"context"
	"encoding/json"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"faultbook/internal/index"
	"faultbook/internal/pipeline"
	"faultbook/internal/source"
	"faultbook/search"
)

// update rewrites the copy of the help center's documents that the search
// package's own tests use: go test ./internal/index -update
var update = flag.Bool("update", false, "rewrite search/testdata/site.json from content/")

func realProject(t *testing.T) *pipeline.Project {
	t.Helper()
	folder, err := source.OpenFolder("../..")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { folder.Close() })
	project, _, problems, err := pipeline.Load(context.Background(), folder, pipeline.Options{})
	if err != nil || project == nil {
		t.Fatal(err, problems)
	}
	return project
}

func writeCopy(t *testing.T, project *pipeline.Project) {
	t.Helper()
	in := index.Input{Options: index.Options(project.Site, "")}
	in.Add(project.Site, project.Site.Pages, nil)
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
	project := realProject(t)
	if *update {
		writeCopy(t, project)
	}
	searcher, err := index.Build(context.Background(), project.Site, project.Synonyms)
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"dev.jsonl", "heldout.jsonl"} {
		t.Run(name, func(t *testing.T) { checkQueries(t, searcher, "../../search/testdata/"+name) })
	}
}

// checkQueries holds that at least 94 % of the queries about the site find a
// right page first, and 92 % of the others are answered as such.
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
	for about, least := range map[bool]float64{true: 0.94, false: 0.92} {
		if share := float64(right[about]) / float64(asked[about]); share < least {
			t.Errorf("queries about the site: %v: %d of %d right, wanted %.0f %%", about, right[about], asked[about],
				100*least)
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
	return slices.Contains(q.Gold, r.Hits[0].ID)
}
