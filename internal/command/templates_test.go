package command

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"faultbook/internal/pipeline"
)

// builtIn returns a built-in template.
func builtIn(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "templates", filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// put writes a file of a site.
func put(t *testing.T, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestTemplatesOfAnOlderRelease: a site with a template of its own that was copied
// from an older release. It builds; the list says that the built-in one is another,
// the difference brings the own one up to date, and then the list says so.
func TestTemplatesOfAnOlderRelease(t *testing.T) {
	dir := t.TempDir()
	const (
		name = "entry.html"
		late = `{{template "partials/causes.html" .}}` // what the release of today has
		ours = `<p class="ours">Ours</p>`              // what the site has
		head = "<header class=\"page-head\">\n"
	)
	now := builtIn(t, name)
	before := strings.Replace(now, late, `{{/* no partials/causes.html */}}`, 1)
	if before == now || !strings.Contains(now, head) {
		t.Fatal("the built-in template is another")
	}
	put(t, dir, "faultbook.yaml", "title: Own\n")
	put(t, dir, "content/lamp/start/dim.md", "---\nstatus: Dim\naction: none\n---\n")
	put(t, dir, originPath("0.0.9", name), before)
	put(t, dir, "templates/"+name, strings.Replace(before, head, head+ours+"\n", 1))
	ask := func(args ...string) string {
		t.Helper()
		var out, errs bytes.Buffer
		if code := Run(append([]string{"-C", dir}, args...), &out, &errs); code != 0 {
			t.Fatalf("%v ended with %d\n%s%s", args, code, &out, &errs)
		}
		return out.String() + errs.String()
	}
	ask("build")
	const old = "own  entry.html (of 0.0.9, changed since: faultbook templates diff entry.html)\n"
	if got := ask("templates"); !strings.Contains(got, old) {
		t.Errorf("the list lacks %q:\n%s", old, got)
	}
	apply := exec.Command("git", "apply", "-")
	apply.Dir, apply.Stdin = dir, strings.NewReader(ask("templates", "diff"))
	if out, err := apply.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	got, err := os.ReadFile(filepath.Join(dir, pipeline.TemplatesDir, name))
	if want := strings.Replace(now, head, head+ours+"\n", 1); err != nil || string(got) != want {
		t.Errorf("%v: with the difference the template is\n%s", err, got)
	}
	ask("templates", "accept", name)
	if got, want := ask("templates"), "own  entry.html (of "+Version+")\n"; !strings.Contains(got, want) {
		t.Errorf("the list lacks %q:\n%s", want, got)
	}
	if got := ask("templates", "diff"); got != "" {
		t.Errorf("a difference is left:\n%s", got)
	}
	ask("build")
	page, err := os.ReadFile(filepath.Join(dir, "public/lamp/start/dim/index.html"))
	if err != nil || !strings.Contains(string(page), ours) {
		t.Errorf("%v: the page has nothing of the site's own", err)
	}
}

// TestTemplateWithoutOrigin: of a file that was not copied the difference is that to
// the site's own.
func TestTemplateWithoutOrigin(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, "faultbook.yaml", "title: Own\n")
	put(t, dir, "templates/icons/mark.svg", "<svg/>\n")
	var out, errs bytes.Buffer
	if code := Run([]string{"-C", dir, "templates", "diff"}, &out, &errs); code != 0 {
		t.Fatalf("ended with %d\n%s", code, &errs)
	}
	if !strings.Contains(out.String(), "\n-<svg/>\n") ||
		!strings.Contains(errs.String(), "icons/mark.svg: its original is unknown") {
		t.Errorf("got\n%s%s", &out, &errs)
	}
	if code := Run([]string{"-C", dir, "templates", "diff", "entry.html"}, &out, &errs); code != 2 {
		t.Errorf("a template that the site does not have ended with %d", code)
	}
}

// TestReleases: the releases are those of the changelog.
func TestReleases(t *testing.T) {
	text, err := os.ReadFile("../../CHANGELOG.md")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		version, _, ok := strings.Cut(strings.TrimPrefix(line, "## ["), "]")
		if !ok || !strings.HasPrefix(line, "## [") || version == "Unreleased" {
			continue
		}
		if releasesSince(version) == 0 && version != Version {
			t.Errorf("releases lacks %s", version)
		}
	}
	if releases[len(releases)-1] != Version {
		t.Errorf("the last of %v is not %s", releases, Version)
	}
}
