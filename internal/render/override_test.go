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
		"faultbook.yaml": {},
		"content/a/b/one.md": {
			Data: []byte("---\nstatus: One + 1\nmessage: It is <N> & one\nseverity: high\nleads_to: [two]\n---\n"),
		},
		"content/a/b/two.md": {
			Data: []byte("---\nstatus: Two\nseverity: high\nleads_to: [one]\n---\n\n::table{severity=high}\n"),
		},
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
	b := overridden(
		t,
		"partials/relations.html",
		`{{range .}}{{range $i, $twice := .Items}}<ul>{{template "partials/related-item.html" .}}</ul><ul>{{template `+
			`"partials/related-item.html" .}}</ul>{{end}}{{end}}`,
	)
	text, err := made(t, b, "a/b/two/index.html")
	if err != nil {
		t.Fatal(err)
	}
	const item = `<li><a class="tone-unknown" href="../one/">One + 1 <span class="verdict-word">Nothing ` +
		`documented</span> <small>It is <var>&lt;N&gt;</var> &amp; one</small></a></li>`
	if n := strings.Count(text, "<ul>"+item); n != 2 {
		t.Errorf("the related page is there %d times, want 2: it leads here and is led to, and a page comes once", n)
	}
	if !strings.Contains(
		text,
		`<th scope="row" data-sort="one &#43; 1" data-key="status" data-label="Status"><a href="../one/">One + 1</a> `+
			`<small class="verdict-word">Nothing documented</small></th>`,
	) {
		t.Error("the table within the text has no row of the other entry")
	}
	if strings.Contains(text, "\x00") {
		t.Error("a hole is left")
	}
}

// TestLinesOfListsAreTemplates: a site may write rows, cells and lines of lists its
// own way.
func TestLinesOfListsAreTemplates(t *testing.T) {
	for template, c := range map[string]struct{ text, page, want string }{
		"partials/row.html": {`<tr>{{.Tone}}: {{len .Cells}}</tr>`, "a/b/index.html",
			"<tr>unknown: 3</tr><tr>neutral: 3</tr>"},
		"partials/cell.html": {`[{{.Column.Key}} {{.Link.Text}}{{range .Items}}{{.}}{{end}}]`, "a/b/index.html",
			">[message It is <var>&lt;N&gt;</var> &amp; one]</td>"},
		"partials/related-item.html": {`<li>{{.Title}}!</li>`, "a/b/two/index.html", "<ul><li>One + 1!</li></ul>"},
		"partials/letter-item.html": {`<li>{{.Text}} in {{.Place}}</li>`, "messages/index.html",
			"<li>It is <var>&lt;N&gt;</var> &amp; one in A › B</li>"},
		"partials/menu-items.html": {`<i>{{range .}}{{.Text}}{{if .Current}}!{{end}} {{template ` +
			`"partials/menu-items.html" .Items}}{{end}}</i>`, "a/b/two/index.html",
			"<i>A <i>B <i>One &#43; 1 <i></i>Two! <i></i></i></i></i>"},
		"partials/crumbs.html": {`{{range .Breadcrumbs}}{{.Text}}={{.Href}} {{end}}`, "a/b/two/index.html",
			"Home=../../../ A=../../ B=../ "},
	} {
		text, err := made(t, overridden(t, template, c.text), c.page)
		if err != nil || !strings.Contains(text, c.want) {
			t.Errorf("%s: %s is not in %s (%v)", template, c.want, text, err)
		}
	}
}

// TestFaultsShowOnEveryPage: what is made once for many pages fails on each.
func TestFaultsShowOnEveryPage(t *testing.T) {
	for _, template := range []string{"partials/header.html", "partials/footer.html", "partials/menu-items.html",
		"partials/relations.html"} {
		b := overridden(t, template, `{{slice "a" 5}}`) // nothing but making a page tells
		for _, path := range []string{"a/b/one/index.html", "a/b/two/index.html"} {
			_, err := made(t, b, path)
			if d, ok := render.Diagnostic(err); !ok || d.Pos.File != "templates/"+template {
				t.Errorf("%s with a fault in %s: got %v", path, template, err)
			}
		}
	}
}
