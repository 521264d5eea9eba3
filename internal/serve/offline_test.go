package serve_test

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"faultbook/internal/pipeline"
	"faultbook/internal/preview"
	"faultbook/internal/publish"
	"faultbook/internal/serve"
	"faultbook/internal/source"
)

// TestOfflineBundle holds that a preview offers the offline bundle where the site
// does, that it is the one that a build makes, and that it follows changes.
func TestOfflineBundle(t *testing.T) {
	l := &site{t: t, dir: t.TempDir()}
	l.write("faultbook.yaml", "offline: true\nname: lamps\nversion: \"7\"\n")
	l.write("content/lamp/start/dim.md", "---\nstatus: Dim\n---\n")
	files, err := source.OpenFolder(l.dir)
	if err != nil {
		t.Fatal(err)
	}
	defer files.Close()
	if l.preview, err = preview.New(t.Context(), files, pipeline.Options{}); err != nil {
		t.Fatal(err)
	}
	server, err := serve.Listen(serve.Options{Host: "127.0.0.1"}, l.preview)
	if err != nil {
		t.Fatal(err)
	}
	compare := func() string {
		t.Helper()
		project, _, problems, err := pipeline.Load(t.Context(), os.DirFS(l.dir), pipeline.Options{})
		if err != nil || problems != nil {
			t.Fatal(err, problems)
		}
		out := filepath.Join(t.TempDir(), "out")
		if _, _, problems, err := publish.Site(t.Context(), project, out); err != nil || problems != nil {
			t.Fatal(err, problems)
		}
		want, err := os.ReadFile(filepath.Join(out, "lamps-7.zip"))
		if err != nil {
			t.Fatal(err)
		}
		r := ask(server, http.MethodGet, "/lamps-7.zip")
		if got := text(t, r); r.StatusCode != 200 || got != string(want) {
			t.Errorf("status %d with %d bytes, and a build makes %d", r.StatusCode, len(got), len(want))
		}
		sum := sha256.Sum256(want)
		if got := text(t, ask(server, http.MethodGet, "/lamps-7.zip.sha256")); got != hex.EncodeToString(sum[:])+"  lamps-7.zip\n" {
			t.Errorf("the sum is %q", got)
		}
		return string(want)
	}
	if page := text(t, ask(server, http.MethodGet, "/lamp/start/dim/")); !strings.Contains(page, `href="../../../lamps-7.zip"`) {
		t.Error("the page does not offer the bundle")
	}
	before := compare()
	l.write("content/lamp/start/dim.md", "---\nstatus: Dim\n---\nA zeppelin.\n")
	if _, err := l.preview.Update(t.Context(), []string{"content/lamp/start/dim.md"}); err != nil {
		t.Fatal(err)
	}
	if compare() == before {
		t.Error("the bundle is what it was before the edit")
	}
	l.write("faultbook.yaml", "")
	if _, err := l.preview.Update(t.Context(), []string{"faultbook.yaml"}); err != nil {
		t.Fatal(err)
	}
	if r := ask(server, http.MethodGet, "/lamps-7.zip"); r.StatusCode != http.StatusNotFound {
		t.Errorf("status %d for the bundle of a site that offers none", r.StatusCode)
	}
}
