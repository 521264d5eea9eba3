package search

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

// TestSeveralValues holds that both engines narrow by each value of a facet of which
// documents have several, count each, and show the first.
func TestSeveralValues(t *testing.T) {
	docs, options := sampleSite(120, 20)
	editions := []string{"business", "enterprise", "free", "unused"}
	options.Facets = append(options.Facets, "edition")
	for _, id := range editions {
		options.Values = append(options.Values, FacetValue{Facet: "edition", ID: id, Name: "Edition " + id})
	}
	random := rand.New(rand.NewPCG(7, 7))
	own := map[string][]string{}
	for i := range docs {
		var values []string
		for _, id := range editions[:3] {
			if random.IntN(2) == 0 {
				values = append(values, id)
			}
		}
		if own[docs[i].ID] = values; len(values) > 0 {
			docs[i].Facets["edition"] = values[0]
			docs[i].Further = map[string][]string{"edition": append(values[1:], values...)} // twice is once
		}
	}
	s := buildSample(t, docs, options)
	files, err := s.Files()
	if err != nil {
		t.Fatal(err)
	}
	filters := [][]string{{"business"}, {"enterprise"}, {"free", "business"}, {"unused"}, {"nothing"}}
	var asked []clientQuery
	for _, ids := range filters {
		filter := map[string][]string{"edition": ids}
		asked = append(asked, clientQuery{"edition:" + ids[0], map[string]any{"counts": true, "limit": 200}},
			clientQuery{docs[3].Labels[0], map[string]any{"counts": true, "limit": 200, "filters": filter}})
	}
	answers := runClient(t, files, asked)
	for i, a := range answers {
		ids := filters[i/2]
		o := QueryOptions{Counts: true, Limit: 200}
		if i%2 == 1 {
			o.Filters = map[string][]string{"edition": ids}
		} else {
			ids = ids[:1]
		}
		r := s.Search(asked[i].Q, o)
		inGo := vectorOf(asked[i].Q, r)
		if !slices.Equal(inGo.IDs, a.IDs) || !reflect.DeepEqual(r.Counts, a.Counts) {
			t.Errorf("%q by %v: Go %v %v, client %v %v", asked[i].Q, ids, inGo.IDs, r.Counts, a.IDs, a.Counts)
		}
		counted := map[string]int{}
		for _, id := range inGo.IDs {
			for _, value := range own[id] {
				counted[value]++
			}
			if i != 8 && !slices.ContainsFunc(ids, func(want string) bool { return slices.Contains(own[id], want) }) {
				t.Errorf("%q by %v: %s has %v", asked[i].Q, ids, id, own[id])
			}
		}
		if got := r.Counts["edition"]; !reflect.DeepEqual(got, counted) {
			t.Errorf("%q: counts %v, want %v", asked[i].Q, got, counted)
		}
		for _, h := range r.Hits {
			if first := append(own[h.ID], "")[0]; h.Facets["edition"] != first {
				t.Errorf("%s shows %q, and its first is %q", h.ID, h.Facets["edition"], first)
			}
		}
	}
	if len(answers[0].IDs) == 0 || len(answers[1].IDs) == 0 {
		t.Error("nothing was narrowed")
	}
}
