package search

import (
	"slices"
	"testing"
)

// TestQuality holds the engine to what the project promises, on the development
// queries of the real site.
func TestQuality(t *testing.T) {
	s := openSite(t, "testdata/site.json")
	asked, right := map[string]float64{}, map[string]float64{}
	positive, first, flagged := 0.0, 0.0, 0.0
	for _, q := range readDevQueries(t, "testdata/dev.jsonl") {
		r := s.Search(q.Q, QueryOptions{})
		asked[q.Type]++
		ok := r.LowConfidence
		if q.Type != "negative" {
			ok = len(r.Hits) > 0 && slices.Contains(q.Gold, r.Hits[0].ID)
			positive++
			if r.LowConfidence {
				flagged++
			}
			if ok {
				first++
			}
		}
		if ok {
			right[q.Type]++
		} else {
			t.Logf("%s: %q", q.Type, q.Q)
		}
	}
	for kind, n := range asked {
		t.Logf("%-20s %3.0f  %.3f", kind, n, right[kind]/n)
	}
	check := func(name string, got, want float64) {
		if got < want {
			t.Errorf("%s: %.3f, want at least %.3f", name, got, want)
		}
	}
	check("right at first", first/positive, 0.95)
	check("paraphrases", right["paraphrase"]/asked["paraphrase"], 0.8)
	check("negatives", right["negative"]/asked["negative"], 0.9)
	check("positives not flagged", 1-flagged/positive, 0.97)
}
