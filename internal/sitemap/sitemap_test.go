package sitemap_test

import (
	"context"
	"encoding/xml"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"faultbook/internal/pipeline"
	"faultbook/internal/sitemap"
)

func files(t *testing.T, settings string, urls ...string) map[string]string {
	t.Helper()
	root := fstest.MapFS{
		"faultbook.yaml":     {Data: []byte(settings)},
		"content/a/b/one.md": {Data: []byte("---\nstatus: One\nupdated: 2026-03-31\n---\n")},
		"content/a/b/zwö.md": {Data: []byte("---\nstatus: Two\n---\n")},
	}
	b, _, problems, err := pipeline.Load(context.Background(), root, pipeline.Options{})
	if err != nil || b == nil {
		t.Fatal(err, problems)
	}
	list, err := sitemap.Files([]sitemap.Language{{Site: b.Site, URLs: urls}}, true)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range list {
		out[f.Path] = string(f.Data)
	}
	return out
}

func TestSitemap(t *testing.T) {
	got := files(t, "base_url: https://example.com/a&b/\n", "", "a/b/one/", "a/b/zwö/", "severity/")
	if want := "User-agent: *\nAllow: /\nSitemap: https://example.com/a&b/sitemap.xml\n"; got["robots.txt"] != want {
		t.Errorf("robots.txt: %q, want %q", got["robots.txt"], want)
	}
	var set struct {
		XMLName xml.Name
		URL     []struct {
			Loc     string `xml:"loc"`
			LastMod string `xml:"lastmod"`
		} `xml:"url"`
	}
	if err := xml.Unmarshal([]byte(got["sitemap.xml"]), &set); err != nil {
		t.Fatal(err)
	}
	if set.XMLName.Space != "http://www.sitemaps.org/schemas/sitemap/0.9" || set.XMLName.Local != "urlset" ||
		!strings.HasPrefix(got["sitemap.xml"], "<?xml ") {
		t.Errorf("got %s", got["sitemap.xml"])
	}
	var locs []string
	for _, u := range set.URL {
		parsed, err := url.Parse(u.Loc)
		if err != nil {
			t.Fatal(err)
		}
		if strings.ContainsFunc(u.Loc, func(r rune) bool { return r > 126 || r == ' ' }) {
			t.Errorf("%s is not escaped, as the address of the page itself is", u.Loc)
		}
		locs = append(locs, strings.TrimSpace(parsed.Path+" "+u.LastMod))
	}
	if want := []string{"/a&b/ 2026-03-31", "/a&b/a/b/one/ 2026-03-31", "/a&b/a/b/zwö/", "/a&b/severity/"}; !slices.Equal(
		locs,
		want,
	) {
		t.Errorf("got %q, want %q", locs, want)
	}
}

func TestNoSitemapWithoutAddress(t *testing.T) {
	got := files(t, "", "", "a/b/one/")
	if len(got) != 2 || got["robots.txt"] != "User-agent: *\nAllow: /\n" ||
		!strings.Contains(got["llms.txt"], "](a/b/one/)") {
		t.Errorf("got %q", got)
	}
}

// TestSitemapIndex holds that more addresses than search engines read of one file are
// in several, which an index names.
func TestSitemapIndex(t *testing.T) {
	for _, n := range []int{50_000, 50_001, 100_003} {
		urls := make([]string, n)
		for i := range urls {
			urls[i] = fmt.Sprintf("a/%d/", i)
		}
		got := files(t, "base_url: https://example.com/b/\n", urls...)
		var index struct {
			Maps []string `xml:"sitemap>loc"`
		}
		if err := xml.Unmarshal([]byte(got["sitemap.xml"]), &index); err != nil {
			t.Fatal(err)
		}
		parts, total := index.Maps, 0
		if n == 50_000 {
			parts = []string{"https://example.com/b/sitemap.xml"}
		}
		for _, part := range parts {
			text := got[strings.TrimPrefix(part, "https://example.com/b/")]
			count := strings.Count(text, "<loc>")
			if total += count; count == 0 || count > 50_000 {
				t.Errorf("%d addresses: %s has %d", n, part, count)
			}
		}
		if total != n {
			t.Errorf("%d addresses: the sitemaps have %d", n, total)
		}
	}
}
