package render_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"faultbook/internal/pipeline"
)

// page makes one page of a small site.
func page(t *testing.T, settings, path string) string {
	t.Helper()
	files := fstest.MapFS{
		"faultbook.yaml": {Data: []byte(settings)},
		"content/a/b/one.md": {
			Data: []byte(
				"---\nstatus: One </script> & two\nalso: [Uno]\ncode: [E-1, E-2]\nname: E_ONE\nmessage: Cannot open <file>\naction: required\nfix: [Close **it**, Open it]\nsummary: What it <is>.\nupdated: 2026-03-31\n---\n",
			),
		},
		"content/a/_index.md": {Data: []byte("---\ntitle: A\n---\n")},
	}
	b, _, problems, err := pipeline.Load(context.Background(), files, pipeline.Options{})
	if err != nil || b == nil {
		t.Fatal(err, problems)
	}
	for _, p := range b.Renderer.Pages() {
		if p.Path == path {
			var text bytes.Buffer
			if err := b.Renderer.Render(&text, p); err != nil {
				t.Fatal(err)
			}
			return text.String()
		}
	}
	t.Fatalf("there is no page %s", path)
	return ""
}

// TestData reads what a page says of itself as a search engine does.
func TestData(t *testing.T) {
	text := page(t, "base_url: https://example.com/h/\n", "a/b/one/index.html")
	_, rest, found := strings.Cut(text, `<script type="application/ld+json">`)
	if !found {
		t.Fatal("the page holds no data")
	}
	raw, _, _ := strings.Cut(rest, "</script>")
	var data struct {
		Context string `json:"@context"`
		Graph   []struct {
			Type     string `json:"@type"`
			ID       string `json:"@id"`
			Headline string
			Modified string   `json:"dateModified"`
			Names    []string `json:"alternateName"`
			Codes    []string `json:"identifier"`
			Abstract string
			Entity   struct {
				Type  string                  `json:"@type"`
				Steps []struct{ Text string } `json:"step"`
			} `json:"mainEntity"`
			Items []struct {
				Position   int
				Name, Item string
			} `json:"itemListElement"`
		} `json:"@graph"`
	}
	if err := json.Unmarshal([]byte(raw), &data); err != nil {
		t.Fatalf("%v in %s", err, raw)
	}
	if data.Context != "https://schema.org" || len(data.Graph) != 2 {
		t.Fatalf("got %s", raw)
	}
	article, way := data.Graph[0], data.Graph[1]
	if article.Type != "TechArticle" || article.Headline != "One </script> & two" ||
		article.ID != "https://example.com/h/a/b/one/" ||
		article.Modified != "2026-03-31" {
		t.Errorf("got %+v", article)
	}
	answer := fmt.Sprint(article.Names, article.Codes, article.Abstract, article.Entity)
	if want := "[Uno Cannot open <file>] [E-1 E-2 E_ONE]Action needed{HowTo [{Close it} {Open it}]}"; answer != want {
		t.Errorf("the answer is %s, want %s", answer, want)
	}
	if way.Type != "BreadcrumbList" || len(way.Items) != 4 {
		t.Fatalf("got %+v", way)
	}
	for i, want := range []string{"https://example.com/h/", "https://example.com/h/a/", "https://example.com/h/a/b/",
		"https://example.com/h/a/b/one/"} {
		if got := way.Items[i]; got.Position != i+1 || got.Item != want || got.Name == "" {
			t.Errorf("%d is %+v, want %s", i, got, want)
		}
	}
	if !strings.Contains(text, `<meta property="og:image" content="https://example.com/h/assets/card.`) {
		t.Error("the page names no picture")
	}
}

// TestNoDataWithoutAddress: all of it needs whole addresses.
func TestNoDataWithoutAddress(t *testing.T) {
	for _, path := range []string{"index.html", "a/b/one/index.html"} {
		for _, word := range []string{"ld+json", "og:", "canonical", "opensearch", "feed.xml"} {
			if strings.Contains(page(t, "", path), word) {
				t.Errorf("%s has %s", path, word)
			}
		}
	}
	home := page(t, "base_url: https://example.com/h/\n", "index.html")
	for _, link := range []string{`type="application/atom+xml" href="feed.xml"`,
		`rel="search" type="application/opensearchdescription+xml" href="opensearch.xml"`} {
		if !strings.Contains(home, link) {
			t.Errorf("the home page has no %s", link)
		}
	}
}
