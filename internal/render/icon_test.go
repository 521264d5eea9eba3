package render_test

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"faultbook/internal/pipeline"
)

// TestIconsAreDrawn: an icon of the settings is drawn on the page and in tables, by its
// color and shape or as its picture, and named for those who hear the page.
func TestIconsAreDrawn(t *testing.T) {
	files := fstest.MapFS{
		"faultbook.yaml": {
			Data: []byte(
				"icons:\n  - {id: stop, label: Stop, color: red, shape: triangle}\n  - {id: own, label: Own, picture: pics/own.svg}\n",
			),
		},
		"content/pics/own.svg": {Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>`)},
		"content/a/b/one.md":   {Data: []byte("---\nstatus: One\nicon: Stop\n---\n")},
		"content/a/b/two.md":   {Data: []byte("---\nstatus: Two\nicon: own\n---\n")},
		"content/a/b/three.md": {Data: []byte("---\nstatus: Three\nicon: Blob\n---\n")},
	}
	b, _, problems, err := pipeline.Load(context.Background(), files, pipeline.Options{})
	if err != nil || b == nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	const drawn = `<span class="drawn color-red shape-triangle" role="img" aria-label="Stop icon"></span>`
	for page, wants := range map[string][]string{
		"a/b/one/index.html":   {drawn + " Stop"},
		"a/b/two/index.html":   {`<img class="picture" src="../../../pics/own.svg" alt="Own icon" width="16" height="16"> own`},
		"a/b/three/index.html": {"<dd>Blob</dd>"},
		"a/b/index.html":       {drawn + ` <a href="one/">One</a>`, `<img class="picture" src="../../pics/own.svg"`},
	} {
		text, err := made(t, b, page)
		for _, want := range wants {
			if err != nil || !strings.Contains(text, want) {
				t.Errorf("%s has not %s (%v)", page, want, err)
			}
		}
	}
}
