package search

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// devQuery is a query of testdata/dev.jsonl: gold documents are right answers, also
// acceptable ones are not wrong among the first five.
type devQuery struct {
	ID, Q, Type string
	Gold, Also  []string
}

func readDevQueries(tb testing.TB, path string) []devQuery {
	tb.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	var out []devQuery
	for line := range strings.Lines(string(data)) {
		var q devQuery
		if err := json.Unmarshal([]byte(line), &q); err != nil {
			tb.Fatal(err)
		}
		out = append(out, q)
	}
	return out
}

// realSite reads testdata/site.json, a copy of what the help center in content/ gives
// to the search.
func realSite(tb testing.TB, path string) ([]Document, Options) {
	tb.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	var site struct {
		Documents []Document
		Options   Options
	}
	if err := json.Unmarshal(data, &site); err != nil {
		tb.Fatal(err)
	}
	return site.Documents, site.Options
}

func openSite(tb testing.TB, path string) *Searcher {
	tb.Helper()
	docs, options := realSite(tb, path)
	return buildSample(tb, docs, options)
}
