package search

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// sampleWords makes a vocabulary of n made-up words after the common ones.
func sampleWords(random *rand.Rand, n int) []string {
	words := strings.Fields("the server is not of to and device error in connection backup file for user on mail account with storage network request failed sync policy agent could be by process")
	syllables := strings.Fields("ba con de fi gra hel in jo ker lat mon ner op pra qui ras sto tem ul ver wo xi yar zon tra ble cha dis ent for gen har ist kla")
	for len(words) < n {
		word := ""
		for range 2 + random.IntN(3) {
			word += syllables[random.IntN(len(syllables))]
		}
		words = append(words, word)
	}
	return words
}

// sampleSite makes n documents with bodies of about the given number of words: many
// twins, as product help has them, and words by Zipf's law. The same seed gives the
// same site.
func sampleSite(n, body int) ([]Document, Options) {
	random := rand.New(rand.NewPCG(1, uint64(n)))
	words := sampleWords(random, 5000)
	zipf := rand.NewZipf(random, 1.1, 8, uint64(len(words)-1))
	text := func(count int) string {
		out := make([]string, count)
		for i := range out {
			out[i] = words[zipf.Uint64()]
		}
		return strings.Join(out, " ")
	}
	var labels, templates []string
	for range 40 {
		labels = append(labels, text(1+random.IntN(3)))
	}
	for range 400 {
		templates = append(templates, text(4+random.IntN(8)))
	}
	options := Options{Facets: []string{"product", "operation", "severity"}}
	severities := []string{"critical", "high", "warning"}
	for _, s := range severities {
		options.Values = append(options.Values, FacetValue{Facet: "severity", ID: s, Name: s})
	}
	docs := make([]Document, 0, n)
	for i := range n {
		product, operation := fmt.Sprintf("p%d", i/1000), fmt.Sprintf("p%d/o%d", i/1000, i/50)
		if i%1000 == 0 {
			options.Values = append(options.Values, FacetValue{Facet: "product", ID: product, Name: words[200+i/1000]})
		}
		if i%50 == 0 {
			options.Values = append(options.Values, FacetValue{Facet: "operation", ID: operation, Name: words[300+i/50], Words: []string{text(2), text(1)}})
		}
		parts := strings.Fields(templates[random.IntN(len(templates))])
		at := 1 + random.IntN(len(parts)-1)
		d := Document{ID: fmt.Sprintf("%s/e%d", operation, i), Labels: []string{labels[random.IntN(len(labels))]}}
		d.Messages = []Template{{strings.Join(parts[:at], " "), strings.Join(parts[at:], " ")}}
		d.Facets = map[string]string{"product": product, "operation": operation, "severity": severities[random.IntN(3)]}
		if i%3 == 0 {
			d.Codes = []string{fmt.Sprintf("E%d", 1000+i)}
		}
		fillSample(&d, text, body)
		docs = append(docs, d)
	}
	return docs, options
}

// fillSample gives a document its other texts.
func fillSample(d *Document, text func(int) string, body int) {
	d.URL = d.ID + "/"
	d.Summary, d.Body = text(12), text(body)
	d.Causes, d.Fixes = []string{text(9), text(7)}, []string{text(6), text(8)}
	d.Keywords = []string{text(2), text(3), text(2), text(1), text(3)}
	d.Display = Display{Title: d.Labels[0], Message: strings.Join(d.Messages[0], " X "), Summary: d.Summary, Crumbs: []string{d.Facets["product"], d.Facets["operation"]}, Fix: d.Fixes}
}

func buildSample(tb testing.TB, docs []Document, options Options) *Searcher {
	tb.Helper()
	s, err := Build(context.Background(), slices.Values(docs), options)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func toJSON(tb testing.TB, value any) []byte {
	tb.Helper()
	data, err := json.Marshal(value)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}
