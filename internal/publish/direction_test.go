package publish_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"faultbook/internal/pipeline"
	"faultbook/internal/publish"
)

// TestDirections: a page runs in the direction of its language, and names, codes and
// messages of the other direction in theirs. Where all is the same, nothing says it.
func TestDirections(t *testing.T) {
	english := "status: Disk full\nmessage: Disk <Name> is full.\ncode: E12\nshown_in: [{surface: app, condition: It is full.}]\n"
	arabic := "status: القرص ممتلئ\nmessage: القرص <Name> ممتلئ.\ncode: E12\nshown_in: [{surface: app, condition: إنه ممتلئ.}]\n"
	for _, c := range []struct {
		language, entry string
		has, without    []string
	}{
		{"ar", english, []string{`<html lang="ar" dir="rtl">`, `<h1><code dir="ltr">E12</code> <bdi>Disk full</bdi></h1>`,
			`<blockquote translate="no" dir="ltr"`, `<q dir="ltr">It is full.</q>`}, nil},
		{"ar", arabic, []string{`<html lang="ar" dir="rtl">`, `<code dir="ltr">E12</code> القرص ممتلئ</h1>`, `<blockquote translate="no" data`},
			[]string{`<bdi>القرص`, `<q dir`}},
		{"en", english, []string{`<html lang="en">`, `<h1><code>E12</code> Disk full</h1>`}, []string{"dir=", "<bdi>"}},
		{"he", arabic, []string{`<html lang="he" dir="rtl">`}, []string{`<blockquote translate="no" dir`}},
		{"de", arabic, []string{`<html lang="de">`, `<bdi>القرص ممتلئ</bdi></h1>`, `<blockquote translate="no" dir="rtl"`, `<q dir="rtl">`}, nil},
	} {
		file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
		project, _, problems, err := pipeline.Load(context.Background(), fstest.MapFS{
			"faultbook.yaml":    file("title: T\nlanguage: " + c.language + "\nsurfaces: [{id: app, label: App}]\n"),
			"content/a/b/e.md":  file("---\n" + c.entry + "---\n"),
			"content/_index.md": file("---\ntitle: T\n---\n"),
		}, pipeline.Options{NoSearch: true})
		if err != nil || problems.HasErrors() {
			t.Fatal(err, problems)
		}
		dir := t.TempDir()
		if _, _, problems, err := publish.Site(context.Background(), project, dir); err != nil || problems.HasErrors() {
			t.Fatal(err, problems)
		}
		page, err := os.ReadFile(filepath.Join(dir, "a/b/e/index.html"))
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range c.has {
			if !bytes.Contains(page, []byte(want)) {
				t.Errorf("%s: the page is without %s", c.language, want)
			}
		}
		for _, no := range c.without {
			if bytes.Contains(page, []byte(no)) {
				t.Errorf("%s: the page has %s", c.language, no)
			}
		}
		var styles strings.Builder
		for _, f := range project.Assets.Files {
			if strings.HasSuffix(f.Path, ".css") {
				styles.Write(f.Data)
			}
		}
		mirrored := strings.Contains(styles.String(), "unicode-bidi:plaintext")
		if want := c.language == "ar" || c.language == "he"; mirrored != want {
			t.Errorf("%s: whether the styles are for pages from right to left is %v", c.language, mirrored)
		}
	}
}

// TestDirectionsOfUntranslatedTables holds that a table in an untranslated page runs in the
// direction of the site, and its messages and intervals in theirs.
func TestDirectionsOfUntranslatedTables(t *testing.T) {
	files := map[string]string{}
	for name, text := range languagesSite {
		files[name] = text
	}
	files["content/a/b/three.md"] = "---\nstatus: Three\nmessage: Plug <Name> is off.\n" +
		"action: required\nretry: {limit: 2, interval: 10 minutes}\nleads_to: two\nupdated: 2026-01-01\n---\n"
	files["content/g/x.md"] = "---\ntitle: The guide\n---\nText.\n\n::table{product=a columns=\"status,message,retry\"}\n"
	delete(files, "content/g/x.de.md")
	out := publishLanguages(t, files, pipeline.Options{NoSearch: true})
	for name, wants := range map[string][]string{
		"ar/g/x/index.html": {`<div lang="en" dir="ltr"><p>Text.</p>` + "\n" + `<div lang="ar" dir="rtl"><div class="table-block">`,
			`<bdi>Plug <var>&lt;Name&gt;</var> is off.</bdi>`, `<bdi>10 minutes</bdi>`},
		"ar/index.html":           {`<p class="need-message"><bdi>Plug &lt;Name&gt; is off.</bdi></p>`},
		"de/g/x/index.html":       {`<div lang="de"><div class="table-block">`},
		"ar/a/b/three/index.html": {`<bdi>10 minutes</bdi></p>`, `<dd><bdi>10 minutes</bdi></dd>`},
		"g/x/index.html":          {"<p>Text.</p>\n" + `<div class="table-block">`},
		"a/b/three/index.html":    {`<dd>10 minutes</dd>`},
	} {
		for _, want := range wants {
			if !strings.Contains(out[name], want) {
				t.Errorf("%s is without %s", name, want)
			}
		}
	}
}
