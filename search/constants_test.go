package search

import (
	"reflect"
	"slices"
	"testing"

	"faultbook/search/data"
	"faultbook/search/score"
)

// TestEveryConstantMatters changes each constant of the score and of the confidence:
// some answer must change with it, or the constant is of no use.
func TestEveryConstantMatters(t *testing.T) {
	type asking struct {
		s       *Searcher
		queries []string
	}
	docs, options := migratedSite()
	all := []asking{{buildSample(t, docs, options), migratedQueries(docs)}, {openSite(t, "testdata/site.json"), nil}}
	for i, q := range readDevQueries(t, "testdata/dev.jsonl") {
		if i%2 == 0 {
			all[1].queries = append(all[1].queries, q.Q)
		}
	}
	answers := func() []Result {
		var out []Result
		for _, a := range all {
			for _, q := range a.queries {
				r := a.s.Search(q, QueryOptions{Limit: 3})
				for i := range r.Hits {
					r.Hits[i].Display, r.Hits[i].Facets = Display{}, nil
				}
				out = append(out, r)
			}
		}
		return out
	}
	same := func(a, b Result) bool { return reflect.DeepEqual(a, b) }
	before := answers()
	constants := reflect.ValueOf(&score.C).Elem()
	for i := range constants.NumField() {
		name, field := constants.Type().Field(i).Name, constants.Field(i)
		value := field.Float()
		if value == 0 {
			t.Errorf("%s is nothing: is it in data/score.ts?", name)
		}
		field.SetFloat(value * 1.3)
		if slices.EqualFunc(before, answers(), same) {
			t.Errorf("%s changes no answer", name)
		}
		field.SetFloat(value)
	}
	if unused := data.UnusedLimits(); len(unused) > 0 {
		t.Errorf("only one engine uses the limits %v", unused)
	}
	if n := constants.NumField(); n > 25 {
		t.Errorf("there are %d constants", n)
	}
}
