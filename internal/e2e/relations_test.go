package e2e_test

import (
	"iter"
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// otherSide names the list on the other page that a relation shows in.
var otherSide = map[string]string{
	"leads-to": "led-from", "led-from": "leads-to",
	"appears-with": "appears-with", "same": "same", "related": "related",
}

// relations returns the pages that a page lists, by relation.
func relations(p *page) map[string][]string {
	lists := map[string][]string{}
	for relation := range otherSide {
		for list := range withClass(p.doc, "relation-"+relation) {
			lists[relation] = append(lists[relation], slices.Collect(targets(p, list))...)
		}
	}
	return lists
}

// targets yields the addresses, below the site's root, that a part of a page
// links to.
func targets(p *page, part *html.Node) iter.Seq[string] {
	return func(yield func(string) bool) {
		base := &url.URL{Scheme: "http", Host: "site", Path: "/" + p.url}
		for a := range elements(part, "a") {
			u, err := base.Parse(attr(a, "href"))
			if err == nil && u.Host == base.Host && !yield(u.Path[1:]) {
				return
			}
		}
	}
}

// TestRelationsShowOnBothPages reads the lists of every page and looks for
// each of them from the other side. A page comes once in a rail, in the first
// list that has it.
func TestRelationsShowOnBothPages(t *testing.T) {
	pages := pagesOf(t, readPlain)
	shown := map[string]int{}
	for _, p := range pages {
		listed := map[string]string{}
		for relation, others := range relations(p) {
			for _, other := range others {
				shown[relation]++
				if before, twice := listed[other]; twice {
					t.Errorf("%s lists %s as %s and as %s", p.url, other, before, relation)
				}
				listed[other] = relation
				back := relations(pageAt(t, pages, other))
				if !slices.Contains(back[otherSide[relation]], p.url) && !inAnother(back, p.url) {
					t.Errorf("%s lists %s as %s, and is not listed there", p.url, other, relation)
				}
			}
		}
	}
	for relation := range otherSide {
		if shown[relation] == 0 {
			t.Errorf("no page shows the relation %s", relation)
		}
	}
}

// inAnother reports whether some list of a rail has a page.
func inAnother(lists map[string][]string, url string) bool {
	for _, list := range lists {
		if slices.Contains(list, url) {
			return true
		}
	}
	return false
}

// TestCatalogueRelationsShow: what the catalogue says of an entry can be read
// on its page.
func TestCatalogueRelationsShow(t *testing.T) {
	pages := pagesOf(t, readPlain)
	addresses := map[string]string{}
	for _, p := range pages {
		addresses[idOf(p.url)] = p.url
	}
	for _, e := range readCatalogue(t).Entries {
		lists := relations(pageAt(t, pages, e.URL))
		for relation, want := range map[string][]string{"leads-to": e.LeadsTo, "related": e.Related} {
			for _, id := range want {
				if !slices.Contains(lists[relation], addresses[id]) && !inAnother(lists, addresses[id]) {
					t.Errorf("%s does not list %s as %s", e.ID, id, relation)
				}
			}
		}
	}
}

// idOf returns the id of the page at an address. No page of the real site has
// an address that differs from its id.
func idOf(url string) string { return strings.TrimSuffix(url, "/") }

// TestTextsAreLinkedBack: a page that the text of another one links to links
// to that page too. Folders and generated pages are listings already.
func TestTextsAreLinkedBack(t *testing.T) {
	pages := pagesOf(t, readPlain)
	checked := 0
	for _, p := range pages {
		for prose := range withClass(p.doc, "prose") {
			for other := range targets(p, withoutTables(prose)) {
				to := pageAt(t, pages, other)
				if to == p || to.kind() != "entry" && to.kind() != "article" {
					continue
				}
				checked++
				if !slices.Contains(slices.Collect(targets(to, first(to.doc, "main"))), p.url) {
					t.Errorf("the text of %s links to %s, which does not link back", p.url, other)
				}
			}
		}
	}
	if checked == 0 {
		t.Error("no text links to an entry or an article")
	}
}

// TestMentionsAreTrue: a page that is said to mention another one links to it.
func TestMentionsAreTrue(t *testing.T) {
	pages := pagesOf(t, readPlain)
	checked := 0
	for _, p := range pages {
		for list := range withClass(p.doc, "relation-mentions") {
			for other := range targets(p, list) {
				checked++
				by := pageAt(t, pages, other)
				if !slices.Contains(slices.Collect(targets(by, first(by.doc, "main"))), p.url) {
					t.Errorf("%s is said to mention %s, and does not link there", other, p.url)
				}
			}
		}
	}
	if checked == 0 {
		t.Error("no page is mentioned anywhere")
	}
}

// withoutTables returns a copy of a part of a page without its tables: those
// that are generated list entries that know nothing of the page.
func withoutTables(n *html.Node) *html.Node {
	c := &html.Node{Type: n.Type, Data: n.Data, Attr: n.Attr}
	for child := range n.ChildNodes() {
		if child.Data != "table" {
			c.AppendChild(withoutTables(child))
		}
	}
	return c
}
