package render

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"faultbook/internal/diag"
	"faultbook/internal/texts"
)

// ownTemplates are those of the program, with one of a site's own.
func ownTemplates(t *testing.T, name, text string) fstest.MapFS {
	t.Helper()
	files, own := fstest.MapFS{}, os.DirFS("../../templates")
	err := fs.WalkDir(own, ".", func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := fs.ReadFile(own, path)
		files[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if name != "" {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return files
}

// TestTemplatesAreHeldToWhatTheyGet: what a template asks for and does not get is
// found before a page is made, and said without the words of the program.
func TestTemplatesAreHeldToWhatTheyGet(t *testing.T) {
	for _, tt := range []struct{ name, text, place, said, hint string }{
		{"partials/footer.html", "<footer>\n{{.Site.Titel}}</footer>", "2:8", `there is no field "Titel" in .Site (a SiteView)`, `did you mean "Title"?`},
		{"partials/footer.html", "{{range .Site.Footer}}{{.Txt}}{{end}}", "1:25", `there is no field "Txt" in what the template gets here (a Link)`, `did you mean "Text"?`},
		{"partials/badge.html", "{{.Lable}}", "1:3", `there is no field "Lable" in what the template gets here (a Badge)`, `did you mean "Label"?`},
		{"partials/matrix.html", "{{.Title.Sub}}", "1:9", `there is no field "Title" in what the template gets here (a Matrix)`, "known: Caption, Operations, Rows"},
		{"entry.html", `{{define "content"}}{{.Entry.Code.Text}}{{end}}`, "1:29", `there is no field "Text" in .Entry.Code`, "fix the line"},
		{"entry.html", `{{define "content"}}{{template "partials/footr.html" .}}{{end}}`, "1:32", `there is no template "partials/footr.html"`, `did you mean "partials/footer.html"?`},
		{"entry.html", "<p>{{.Title}}</p>\n", "1:1", `this template does not define "content", the content of the page`, `{{define "content"}}`},
		{"base.html", "", "1:1", `no template prints "content", so pages have no content`, `{{template "content" .}}`},
		{"base.html", "<main>{{.Title}}</main>", "1:1", `no template prints "content", so pages have no content`, "delete the file"},
		{"home.html", "{{shout .Title}}", "1:3", `there is no function "shout"`, "fix the line"},
		{"home.html", "{{tetx 1}}", "1:3", `there is no function "tetx"`, `did you mean "text"?`},
		{"home.html", "{{if .Title}}", "1:1", "the file ends inside an {{if}}, {{range}}, {{with}} or {{define}}", "{{end}}"},
	} {
		_, problems := ParseTemplates(ownTemplates(t, tt.name, tt.text), texts.For("en"))
		if len(problems) == 0 {
			t.Errorf("%s: %s: nothing is found", tt.name, tt.text)
			continue
		}
		d := problems[0]
		if got, want := d.Pos.String(), "templates/"+tt.name+":"+tt.place; got != want || d.Severity != diag.Error {
			t.Errorf("%s: at %s, want an error at %s", tt.text, got, want)
		}
		if d.Text != tt.said || !strings.Contains(d.Hint, tt.hint) {
			t.Errorf("%s: got %q and %q, want %q and %q", tt.text, d.Text, d.Hint, tt.said, tt.hint)
		}
		if strings.Contains(d.Text+d.Hint, "render.") || strings.Contains(d.Text+d.Hint, "executing") {
			t.Errorf("%s: speaks of the program: %q, %q", tt.text, d.Text, d.Hint)
		}
	}
}

// TestGoodTemplatesPass: a template may be empty, leave things out, and be used by
// nobody.
func TestGoodTemplatesPass(t *testing.T) {
	for name, text := range map[string]string{
		"":                     "",
		"partials/footer.html": "",
		"base.html":            `<main>{{if .Draft}}-{{else}}{{template "partials/toc.html" .Contents}}{{template "content" .}}{{end}}</main>`,
		"partials/toc.html":    "{{/* none */}}",
		"partials/mine.html":   "{{.Anything}}",
		"home.html":            `{{define "content"}}{{with .Frame.Menu}}{{.}}{{end}}{{$x := 1}}{{if .Related}}{{$x = "a"}}{{end}}{{$x}}{{end}}`,
	} {
		if _, problems := ParseTemplates(ownTemplates(t, name, text), texts.For("en")); len(problems) > 0 {
			t.Errorf("%s: %q: got %v", name, text, problems)
		}
	}
}
