package sitemap_test

import (
	"encoding/xml"
	"strings"
	"testing"
	"time"
)

const address = "base_url: https://example.com/a&b/\ntitle: Lamps & lights of the house\ndescription: What they say.\n"

// TestFeed reads the feed as RFC 4287 demands it: ids that are addresses,
// titles, times, an author, a link to itself.
func TestFeed(t *testing.T) {
	var feed struct {
		XMLName xml.Name
		ID      string `xml:"id"`
		Title   string `xml:"title"`
		Updated string `xml:"updated"`
		Author  string `xml:"author>name"`
		Links   []struct {
			Rel  string `xml:"rel,attr"`
			Href string `xml:"href,attr"`
		} `xml:"link"`
		Entries []struct {
			ID      string `xml:"id"`
			Title   string `xml:"title"`
			Updated string `xml:"updated"`
			Link    struct {
				Href string `xml:"href,attr"`
			} `xml:"link"`
		} `xml:"entry"`
	}
	text := files(t, address)["feed.xml"]
	if err := xml.Unmarshal([]byte(text), &feed); err != nil {
		t.Fatal(err)
	}
	if feed.XMLName.Space != "http://www.w3.org/2005/Atom" || feed.Title != "Lamps & lights of the house" || feed.Author == "" || feed.ID != "https://example.com/a&b/feed.xml" {
		t.Errorf("got %s", text)
	}
	if len(feed.Links) != 2 || feed.Links[0].Rel != "self" || feed.Links[0].Href != feed.ID {
		t.Errorf("the links are %v", feed.Links)
	}
	if len(feed.Entries) != 1 { // the other says no day, and none is made up
		t.Fatalf("%d entries, want 1", len(feed.Entries))
	}
	e := feed.Entries[0]
	if e.ID != "https://example.com/a&b/a/b/one/" || e.Link.Href != e.ID || e.Title != "One" {
		t.Errorf("the entry is %+v", e)
	}
	for _, day := range []string{feed.Updated, e.Updated} {
		if at, err := time.Parse(time.RFC3339, day); err != nil || at.Format(time.DateOnly) != "2026-03-31" {
			t.Errorf("%s: %v", day, err)
		}
	}
}

func TestOpenSearch(t *testing.T) {
	var search struct {
		XMLName     xml.Name
		ShortName   string
		Description string
		URLs        []struct {
			Type     string `xml:"type,attr"`
			Template string `xml:"template,attr"`
		} `xml:"Url"`
	}
	text := files(t, address)["opensearch.xml"]
	if err := xml.Unmarshal([]byte(text), &search); err != nil {
		t.Fatal(err)
	}
	if search.XMLName.Space != "http://a9.com/-/spec/opensearch/1.1/" || search.XMLName.Local != "OpenSearchDescription" {
		t.Errorf("got %v", search.XMLName)
	}
	if search.ShortName != "Lamps & lights" || search.Description != "What they say." {
		t.Errorf("got %q, %q", search.ShortName, search.Description)
	}
	if len(search.URLs) == 0 || search.URLs[0].Type != "text/html" || search.URLs[0].Template != "https://example.com/a&b/search/?q={searchTerms}" {
		t.Errorf("got %v", search.URLs)
	}
}

func TestOverview(t *testing.T) {
	got := files(t, address+"markdown: true\n")["llms.txt"]
	want := `# Lamps & lights of the house

> What they say.

Each page is about one status, error or notification: what it means, its causes, and what to do. All of them as data: [JSON](https://example.com/a&b/catalogue.json), [CSV](https://example.com/a&b/catalogue.csv).

## A

- [B](https://example.com/a&b/a/b/index.md)
- [B: One](https://example.com/a&b/a/b/one/index.md)
- [B: Two](https://example.com/a&b/a/b/zw%C3%B6/index.md)
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestHiddenSites(t *testing.T) {
	got := files(t, address+"noindex: true\n", "")
	if !strings.HasSuffix(got["robots.txt"], "\nUser-agent: *\nAllow: /\n") || got["sitemap.xml"] != "" || !strings.Contains(got["feed.xml"], "<entry>") {
		t.Errorf("got %q", got)
	}
}
