package index_test

import (
	"context"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"faultbook/internal/index"
	"faultbook/internal/site"
	"faultbook/search"
)

// asked is a query of the samples and the pages that answer; none where nothing does.
type asked struct {
	ID, Q string
	Gold  []string
}

// TestGermanFindsAsEnglish asks the sample queries in German of the German help center,
// and in English of the English one: of those with an answer in first place, the German
// ones are at most germanLag fewer in a hundred. The keywords of both were written with
// these queries in view.
func TestGermanFindsAsEnglish(t *testing.T) {
	project := realProject(t)
	english := map[string]asked{}
	data, err := os.ReadFile("../../search/testdata/dev.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		var q asked
		if err := json.Unmarshal([]byte(line), &q); err != nil {
			t.Fatal(err)
		}
		english[strings.TrimPrefix(q.ID, "own-")] = q
	}
	german := map[string]string{}
	lines, err := os.ReadFile("testdata/german.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(lines)) {
		id, q, _ := strings.Cut(strings.TrimSpace(line), "\t")
		german[id] = q
	}
	first, second := searcherOf(t, project.Site), searcherOf(t, project.Others[0].Site)
	var inEnglish, inGerman, positives, vain, flagged float64
	for id, q := range german {
		e, ok := english[id]
		if !ok {
			t.Fatalf("there is no sample query %s", id)
		}
		if len(e.Gold) == 0 {
			vain++
			if second.Search(q, search.QueryOptions{}).LowConfidence {
				flagged++
			} else {
				t.Logf("%q is answered", q)
			}
			continue
		}
		positives++
		if answers(first, e.Q, e.Gold) {
			inEnglish++
		}
		if answers(second, q, e.Gold) {
			inGerman++
		} else {
			t.Logf("%s: %q is not answered first", id, q)
		}
	}
	t.Logf("of %.0f: English %.3f, German %.3f; of %.0f about nothing %.0f are said to be", positives,
		inEnglish/positives, inGerman/positives, vain, flagged)
	if inGerman < inEnglish-germanLag*positives/100 {
		t.Errorf("German finds %.0f of %.0f, English %.0f", inGerman, positives, inEnglish)
	}
	if flagged < 0.9*vain {
		t.Errorf("%.0f of %.0f queries about nothing are said to be", flagged, vain)
	}
}

// germanLag is by how many points of a hundred German may lag behind English.
const germanLag = 2

func answers(s *search.Searcher, q string, gold []string) bool {
	hits := s.Search(q, search.QueryOptions{Limit: 1}).Hits
	return len(hits) > 0 && slices.Contains(gold, hits[0].ID)
}

func searcherOf(t *testing.T, s *site.Site) *search.Searcher {
	t.Helper()
	made, err := index.Build(context.Background(), s, "")
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// TestContentIsTranslated holds that every page of the help center is in German, and that
// no translation is older than its page.
func TestContentIsTranslated(t *testing.T) {
	project := realProject(t)
	if len(project.Others) != 1 || len(project.Others[0].Site.Entries) != len(project.Site.Entries) {
		t.Fatal("the help center is not in two languages")
	}
	for _, d := range project.Translations() {
		t.Errorf("%s: %s", d.Pos, d.Text)
	}
}
