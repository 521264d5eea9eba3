package command

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"faultbook/internal/pipeline"
)

// withOurs adds a line of the site's own to a template, apart from what changed since.
func withOurs(name, text string) string {
	const ours = "{{/* Our own line. */}}\n"
	if name == "partials/head.html" { // both of its ends changed
		return text
	}
	return text + ours
}

// oldTemplates are the names of the templates in testdata/templates/0.0.9.
var oldTemplates = []string{"article.html", "base.html", "entry.html", "partials/head.html"}

// TestTemplatesOfTheLastRelease brings a site up to date whose templates were copied from an older release and
// changed: the list says how old they are, it still builds, and the difference brings it up to date and
// keeps what the site changed.
func TestTemplatesOfTheLastRelease(t *testing.T) {
	was := releases
	releases = []string{"0.0.9", Version}
	t.Cleanup(func() { releases = was })
	dir := t.TempDir()
	put(t, dir, "faultbook.yaml", "title: Own\n")
	put(t, dir, "content/_index.md", "---\ntitle: Own\n---\nSee [[dim]].\n")
	put(t, dir, "content/lamp/start/dim.md", "---\nstatus: Dim\nfix: Turn it up.\n---\n")
	put(t, dir, "content/guides/lamps.md", "---\ntitle: Lamps\n---\nText.\n")
	for _, name := range oldTemplates {
		text, err := os.ReadFile(filepath.Join("../../testdata/templates/0.0.9", name))
		if err != nil {
			t.Fatal(err)
		}
		put(t, dir, originPath("0.0.9", name), string(text))
		put(t, dir, "templates/"+name, withOurs(name, string(text)))
	}
	ask := func(want int, args ...string) string {
		t.Helper()
		var out, errs bytes.Buffer
		if code := Run(append([]string{"-C", dir}, args...), &out, &errs); code != want {
			t.Fatalf("%v ended with %d, want %d\n%s%s", args, code, want, &out, &errs)
		}
		return out.String() + errs.String()
	}
	list := ask(0, "templates")
	for _, name := range oldTemplates {
		want := "own  " + name + " (of 0.0.9, 1 release old, changed since: faultbook templates diff " + name + ")\n"
		if !strings.Contains(list, want) {
			t.Errorf("the list lacks %q:\n%s", want, list)
		}
	}
	ask(0, "build")                     // old templates are still read
	for _, name := range oldTemplates { // one by one, as an operator does
		apply := exec.Command("patch", "-p1")
		apply.Dir, apply.Stdin = dir, strings.NewReader(ask(0, "templates", "diff", name))
		if out, err := apply.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", name, err, out)
		}
		got, err := os.ReadFile(filepath.Join(dir, pipeline.TemplatesDir, name))
		if want := withOurs(name, builtIn(t, name)); err != nil || string(got) != want {
			t.Errorf("%v: with the difference %s is\n%s", err, name, got)
		}
		ask(0, "templates", "accept", name)
	}
	if list = ask(0, "templates"); strings.Contains(list, "old") || strings.Contains(list, "changed since") ||
		strings.Count(list, "own  ") != len(oldTemplates) {
		t.Errorf("the list is now\n%s", list)
	}
	if got := ask(0, "build"); strings.Contains(got, "templates/") {
		t.Errorf("build still names a template:\n%s", got)
	}
	if left := ask(0, slices.Concat([]string{"templates", "diff"}, oldTemplates)...); left != "" {
		t.Errorf("a difference is left:\n%s", left)
	}
}
