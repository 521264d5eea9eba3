package source

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"faultbook/internal/diag"
)

func read(t *testing.T, root fs.FS) (*Tree, []string) {
	t.Helper()
	tree, problems, err := Read(context.Background(), root, 4)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, d := range problems.Sorted() {
		found = append(found, fmt.Sprintf("%s %s", d.Pos, d.Code))
	}
	return tree, found
}

func paths(files []*File) []string {
	var out []string
	for _, f := range files {
		out = append(out, f.Path)
	}
	return out
}

func TestRead(t *testing.T) {
	root := fstest.MapFS{
		"faultbook.yaml":          {},
		"content/_index.md":       {Data: []byte("home")},
		"content/b/two.md":        {Data: []byte("two")},
		"content/b/pic.png":       {},
		"content/a/one.md":        {Data: []byte("\ufeffone")},
		"content/a/latin.md":      {Data: []byte("ab\nc\xe9")},
		"content/a/table.csv":     {},
		"content/.hidden.md":      {},
		"content/.git/x.md":       {},
		"content/a/one.md~":       {},
		"content/a/#one.md#":      {},
		"content/a/.one.md.swp":   {},
		"content/a/one.tmp":       {},
		"content/a/one.md.bak":    {},
		"content/a/one.md.orig":   {},
		"content/a/one.md.rej":    {},
		"elsewhere/three.md":      {},
		"content/a/UPPER.MD.text": {},
	}
	tree, problems := read(t, root)
	if got, want := paths(tree.Pages), []string{"content/_index.md", "content/a/one.md", "content/b/two.md"}; !slices.Equal(got, want) {
		t.Errorf("pages %q, want %q", got, want)
	}
	if got, want := tree.Resources, []string{"a/UPPER.MD.text", "a/table.csv", "b/pic.png"}; !slices.Equal(got, want) {
		t.Errorf("resources %q, want %q", got, want)
	}
	if want := []string{"content/a/latin.md:2:2 FB061"}; !slices.Equal(problems, want) {
		t.Errorf("problems %q, want %q", problems, want)
	}
	if text := string(tree.Pages[1].Text); text != "one" {
		t.Errorf("the mark at the beginning of a file is still there: %q", text)
	}
}

func TestReadWithoutContent(t *testing.T) {
	_, _, err := Read(context.Background(), fstest.MapFS{"faultbook.yaml": {}}, 1)
	if !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
}

func TestReadStopsWhenAsked(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, _, err := Read(ctx, fstest.MapFS{"content/a.md": {}}, 1)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// linked makes a site with links of all kinds, and something outside it.
func linked(t *testing.T) *Folder {
	t.Helper()
	above := t.TempDir()
	dir := filepath.Join(above, "site")
	for _, name := range []string{"site/content/a/one.md", "site/content/shared/part/two.md", "site/content/.hidden/four.md", "site/beside/secret.md", "site/.env", "outside/secret.md"} {
		file := filepath.Join(above, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for name, target := range map[string]string{
		"a/file.md":     "one.md",
		"a/folder":      "../shared",
		"a/beside":      "../../beside", // inside the site, though not inside the content
		"a/env.txt":     "../../.env",
		"a/hidden":      "../.hidden",
		"a/four.md":     "hidden/four.md",
		"a/loop":        "..",
		"a/self":        "self",
		"a/out.md":      "../../../outside/secret.md",
		"a/outside":     filepath.Join(above, "outside"),
		"shared/part/b": "../../a",
	} {
		if err := os.Symlink(target, filepath.Join(dir, "content", name)); err != nil {
			t.Skip("this file system has no symbolic links: ", err)
		}
	}
	folder, err := OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { folder.Close() })
	return folder
}

// TestLinks holds that links inside the content are followed, and that no link
// leads out of it, to what is ignored, or round in circles.
func TestLinks(t *testing.T) {
	folder := linked(t)
	t.Run("folder by folder", func(t *testing.T) { holdsLinks(t, folder) })
	t.Run("file by file", func(t *testing.T) { holdsLinks(t, struct{ fs.ReadLinkFS }{folder}) })
}

func holdsLinks(t *testing.T, root fs.FS) {
	tree, problems := read(t, root)
	for _, want := range []string{"content/a/file.md", "content/a/one.md", "content/a/folder/part/two.md", "content/shared/part/two.md", "content/shared/part/b/one.md"} {
		if !slices.Contains(paths(tree.Pages), want) {
			t.Errorf("%s was not read", want)
		}
	}
	for _, f := range tree.Pages {
		if text := string(f.Text); strings.Contains(text, "secret") || strings.Contains(text, "hidden") {
			t.Errorf("%s is %s", f.Path, text)
		}
	}
	if len(tree.Resources) > 0 {
		t.Errorf("resources %q", tree.Resources)
	}
	for _, want := range []string{"content/a/loop FB060", "content/a/self FB060", "content/a/out.md FB060", "content/a/outside FB060", "content/a/beside FB060", "content/a/env.txt FB060", "content/a/hidden FB060", "content/a/four.md FB060", "content/a/folder/part/b FB060"} {
		if !slices.Contains(problems, want) {
			t.Errorf("%s was not reported in %q", want, problems)
		}
	}
	if len(tree.Pages) > 40 {
		t.Errorf("%d pages were read of 4", len(tree.Pages))
	}
}

// TestLinksOfTranslations holds that no link in a folder with translations leads out of it.
func TestLinksOfTranslations(t *testing.T) {
	folder := linked(t)
	dir := folder.root.Name()
	if err := os.MkdirAll(filepath.Join(dir, "content.de", "a"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, target := range map[string]string{"a/one.md": "../../content/a/one.md", "two.md": "a/file.md"} {
		if err := os.Symlink(target, filepath.Join(dir, "content.de", name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "content.de", "a", "file.md"), []byte("x"), 0o644); err != nil {
		t.Fatal(err)
	}
	tree, problems, err := ReadBelow(t.Context(), folder, "content.de", 1)
	if want := []string{"content.de/a/file.md", "content.de/two.md"}; err != nil || !slices.Equal(paths(tree.Pages), want) {
		t.Errorf("read %q, want %q: %v", paths(tree.Pages), want, err)
	}
	if len(problems) != 1 || problems[0].Pos.File != "content.de/a/one.md" ||
		!strings.Contains(problems[0].Text, "out of content.de") {
		t.Errorf("got %+v", problems)
	}
}

// TestReadBelowHidden holds that what a link to an ignored folder would show is
// not read when it changes either.
func TestReadBelowHidden(t *testing.T) {
	folder := linked(t)
	for name, want := range map[string]int{"content/a/hidden/four.md": 0, "content/a/beside/secret.md": 0, "content/.hidden/four.md": 0, "content/a/folder/part/two.md": 1} {
		tree, _, err := ReadBelow(t.Context(), folder, name, 1)
		if err != nil || len(tree.Pages) != want {
			t.Errorf("%s: %q, %v", name, paths(tree.Pages), err)
		}
	}
}

func TestReadPageHint(t *testing.T) {
	_, d := ReadPage(fstest.MapFS{}, "content/a.md")
	if d == nil || d.Code != diag.Unreadable || d.Hint == "" || strings.Contains(d.Text, "content/a.md") {
		t.Errorf("got %+v", d)
	}
}

func TestIgnored(t *testing.T) {
	for name, want := range map[string]bool{
		".git": true, "#a.md#": true, "a.md~": true, "a.swp": true, "a.tmp": true, "a.bak": true, "a.md.orig": true, "a.md.rej": true,
		"a.md": false, "a#b.md": false, "a~b": false, "_index.md": false, "tmp": false,
	} {
		if got := Ignored(name); got != want {
			t.Errorf("Ignored(%q) = %v", name, got)
		}
	}
}
