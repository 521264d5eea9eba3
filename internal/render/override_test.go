package render_test

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"faultbook/internal/pipeline"
	"faultbook/internal/render"
)

// overridden loads a site of two entries that lead to each other, with a template
// of its own.
func overridden(t *testing.T, template, text string) *pipeline.Project {
	t.Helper()
	files := fstest.MapFS{
		"faultbook.yaml":        {},
		"content/a/b/one.md":    {Data: []byte("---\nstatus: One + 1\nmessage: It is <N> & one\nseverity: high\nleads_to: [two]\n---\n")},
		"content/a/b/two.md":    {Data: []byte("---\nstatus: Two\nseverity: high\nleads_to: [one]\n---\n\n::table{severity=high}\n")},
		"templates/" + template: {Data: []byte(text)},
	}
	b, _, problems, err := pipeline.Load(context.Background(), files, pipeline.Options{})
	if err != nil || b == nil {
		t.Fatal(err, problems)
	}
	return b
}

// made makes a page by its path.
func made(t *testing.T, b *pipeline.Project, path string) (string, error) {
	t.Helper()
	p, ok := b.Page(path)
	if !ok {
		t.Fatalf("there is no page %s", path)
	}
	var text bytes.Buffer
	err := b.Renderer.Render(&text, p)
	return text.String(), err
}

// TestListsArePrintedWhereTheyGo: a template of the site's own may print a list
// as often as it likes, or leave it out.
func TestListsArePrintedWhereTheyGo(t *testing.T) {
	b := overridden(t, "partials/relations.html", `{{range .}}{{if .Items}}<ul>{{.Items}}</ul><ul>{{.Items}}</ul>{{end}}{{end}}`)
	text, err := made(t, b, "a/b/two/index.html")
	if err != nil {
		t.Fatal(err)
	}
	const item = `<li><a class="tone-high" href="../one/">One + 1 <small>It is <var>&lt;N&gt;</var> &amp; one</small></a></li>`
	if n := strings.Count(text, "<ul>"+item); n != 4 {
		t.Errorf("the related page is there %d times, want 4: twice leading here, twice led to", n)
	}
	if !strings.Contains(text, `<th scope="row" data-key="status" data-label="Status"><a href="../one/">One + 1</a></th>`) {
		t.Error("the table within the text has no row of the other entry")
	}
	if strings.Contains(text, "\x00") {
		t.Error("a hole is left")
	}
}

// TestFaultsShowOnEveryPage: what is made once for many pages fails on each.
func TestFaultsShowOnEveryPage(t *testing.T) {
	for _, template := range []string{"partials/badge.html", "partials/footer.html", "partials/menu-items.html", "partials/relations.html"} {
		b := overridden(t, template, `{{slice "a" 5}}`) // nothing but making a page tells
		for _, path := range []string{"a/b/one/index.html", "a/b/two/index.html"} {
			_, err := made(t, b, path)
			if d, ok := render.Diagnostic(err); !ok || d.Pos.File != "templates/"+template {
				t.Errorf("%s with a fault in %s: got %v", path, template, err)
			}
		}
	}
}
