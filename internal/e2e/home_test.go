package e2e_test

import (
	"slices"
	"strings"
	"testing"
)

// TestHomeLeadsOn: the landing page begins with the box for the message, then
// come the products, the entries that are needed most, and the tables.
func TestHomeLeadsOn(t *testing.T) {
	pages := pagesOf(t, readPlain)
	home := pageAt(t, pages, "")
	var order []string
	for e := range elements(home.doc, "form", "ul", "div") {
		for _, part := range []string{"search-large", "cards", "needs", "groups"} {
			if slices.Contains(strings.Fields(attr(e, "class")), part) {
				order = append(order, part)
			}
		}
	}
	if want := []string{"search-large", "cards", "needs", "groups"}; !slices.Equal(order, want) {
		t.Errorf("the page has %q, want %q", order, want)
	}
	products := map[string]int{}
	for list := range withClass(home.doc, "needs") {
		for url := range targets(home, list) {
			p := pageAt(t, pages, url)
			if len(slices.Collect(withClass(p.doc, "verdict-required"))) == 0 {
				t.Errorf("%s asks for no action", url)
			}
			products[strings.Split(url, "/")[0]]++
		}
	}
	if products["dropsuite"] != 3 || products["insync"] != 3 {
		t.Errorf("the entries of the products are %v, want three of each", products)
	}
}

// TestWhatAllRowsShareIsSaidOnce: no column of a page's own table says the same place or
// product in every row.
func TestWhatAllRowsShareIsSaidOnce(t *testing.T) {
	shared := 0
	for _, p := range pagesOf(t, readPlain) {
		if p.kind() != "operation" && p.kind() != "term" {
			continue
		}
		for range withClass(p.doc, "shared") {
			shared++
		}
		values := map[string][]string{}
		for table := range withClass(p.doc, "entries") {
			for cell := range elements(table, "td") {
				values[attr(cell, "data-key")] = append(values[attr(cell, "data-key")], text(cell))
			}
		}
		for _, key := range []string{"shown_in", "product", "operation", "contact"} {
			if same := slices.Compact(slices.Clone(values[key])); len(values[key]) > 1 && len(same) == 1 {
				t.Errorf("%s says %q in each of %d rows", p.url, same[0], len(values[key]))
			}
		}
	}
	if shared < 5 {
		t.Errorf("only %d tables say once what holds for all rows", shared)
	}
}
