package render_test

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"faultbook/internal/pipeline"
	"faultbook/internal/publish"
)

// TestSingleFile: pages are elements of one file; ids, links, files beside pages and
// the author's own HTML fit in.
func TestSingleFile(t *testing.T) {
	files := fstest.MapFS{
		"faultbook.yaml":    {Data: []byte("title: All & More\nraw_html: true\nsurfaces: [{id: web, label: Web}]\n")},
		"content/_index.md": {Data: []byte("---\ntitle: Home\nsummary: The <first>.\n---\n")},
		"content/a/b/one.md": {
			Data: []byte(
				"---\nstatus: One\nmessage: Out of *paper*.\nshown_in: [web]\n---\n## Häuser\n\nSee [there](two.md#more), [up](#h%C3%A4user), ![it](it.png), [the file](it.png).[^1]\n\n[^1]: Note.\n\n<p id=\"own\"><a href='../two/?x#more'>2</a> <a href=\"#own\">own</a> <a href=\"https://example.com/\">out</a> <img src=\"../it.png\"></p>\n",
			),
		},
		"content/a/b/two.md":  {Data: []byte("---\nstatus: Two\n---\n## More\n")},
		"content/a/b/it.png":  {Data: []byte("bytes")},
		"content/guides/g.md": {Data: []byte("---\ntitle: \"G | é\"\naliases: [/old/]\n---\nText.\n")},
		"content/guides/ä.md": {Data: []byte("---\ntitle: Ä\n---\n[one](../a/b/one.md)\n")},
	}
	b, _, problems, err := pipeline.Load(context.Background(), files, pipeline.Options{NoSearch: true})
	if err != nil || b == nil {
		t.Fatal(err, problems)
	}
	text, problems, err := publish.Single(context.Background(), b)
	if err != nil || problems.HasErrors() {
		t.Fatal(err, problems)
	}
	file := string(text)
	for _, want := range []string{
		"<title>All &amp; More</title>",
		`<main id="/" class="kind-home" data-title="All &amp; More" data-menu="0" tabindex="-1">`,
		`<main id="/a/b/one/" class="kind-entry" data-title="One (A › B) | All &amp; More" data-menu="`,
		`<h2 id="/a/b/one/message">The message</h2> <a class="anchor" href="#/a/b/one/message" aria-label="Link to “The message”">#</a>`,
		`<h2 id="/a/b/one/häuser">Häuser</h2> <a class="anchor" href="#/a/b/one/h%C3%A4user"`,
		`<a href="#/a/b/two/more">there</a>, <a href="#/a/b/one/h%C3%A4user">up</a>, <img src="data:image/png;base64,Ynl0ZXM=" alt="it"`,
		`<a href="data:image/png;base64,Ynl0ZXM=" download="it.png">the file</a>`,
		`<sup id="/a/b/one/fnref:1"><a href="#/a/b/one/fn:1"`,
		`<p id="/a/b/one/own"><a href="#/a/b/two/more">2</a> <a href="#/a/b/one/own">own</a> <a href="https://example.com/">out</a> <img src="data:image/png;base64,Ynl0ZXM="></p>`,
		`<a href="#/a/b/one/">one</a>`,
		`<main id="/404.html" class="kind-notfound"`,
		`<main id="/guides/ä/" class="kind-article"`,
	} {
		if !strings.Contains(file, want) {
			t.Errorf("%s is not in the file", want)
		}
	}
	order := []string{
		`id="/"`, `id="/a/"`, `id="/a/b/"`, `id="/a/b/one/"`, `id="/a/b/two/"`, `id="/guides/"`, `id="/messages/"`,
		`id="/surface/"`, `id="/404.html"`,
	}
	last := 0
	for _, id := range order {
		i := strings.Index(file, "<main "+id)
		if i < last {
			t.Errorf("the page %s is at %d, not behind %d", id, i, last)
		}
		last = i
	}
	for _, none := range []string{`id="/old/"`, `/index.html"`, ` aria-current="`, "<link rel=\"stylesheet\"",
		" src=\"../"} {
		if strings.Contains(file, none) {
			t.Errorf("%s is in the file", none)
		}
	}
}
