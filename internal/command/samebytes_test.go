package command_test

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// realSite returns the files of the help center in this repository.
func realSite(t *testing.T) map[string]string {
	t.Helper()
	files := map[string]string{}
	for name, text := range folder(t, "../../content") {
		files["content/"+name] = text
	}
	text, err := os.ReadFile("../../faultbook.yaml")
	if err != nil {
		t.Fatal(err)
	}
	files["faultbook.yaml"] = string(text)
	return files
}

// TestSameBytes builds a site twice under different circumstances: nothing of
// them may show in the output.
func TestSameBytes(t *testing.T) {
	for name, files := range map[string]map[string]string{"good": goodSite(t), "real": realSite(t)} {
		t.Run(name, func(t *testing.T) {
			one := filepath.Join(t.TempDir(), "one")
			writeSite(t, one, files)
			age(t, one, time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC))

			other := filepath.Join(t.TempDir(), "another folder", "Ümlaut")
			for _, file := range slices.Backward(slices.Sorted(maps.Keys(files))) { // folders list in another order
				writeSite(t, other, map[string]string{file: files[file]})
			}
			build(t, one, "--workers", "1")
			build(t, other, "--workers", "8")
			want := folder(t, filepath.Join(one, "public"))
			if len(want) < 20 {
				t.Fatalf("only %d files were written", len(want))
			}
			same(t, folder(t, filepath.Join(other, "public")), want)
		})
	}
}

func build(t *testing.T, dir string, flags ...string) {
	t.Helper()
	args := append([]string{"build", "-C", dir, "--base-url", "https://example.com/help/"}, flags...)
	if code, _, stderr := run(args...); code != 0 {
		t.Fatalf("build: exit code %d\n%s", code, stderr)
	}
}

// age sets when everything below a folder was last changed.
func age(t *testing.T, dir string, to time.Time) {
	t.Helper()
	err := filepath.WalkDir(dir, func(name string, _ fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		return os.Chtimes(name, to, to)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestUnchangedFilesAreLeftAlone holds that a second build touches no file, so
// that what is published next transfers only what changed.
func TestUnchangedFilesAreLeftAlone(t *testing.T) {
	dir := t.TempDir()
	writeSite(t, dir, goodSite(t))
	build(t, dir)
	public := filepath.Join(dir, "public")
	then := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
	age(t, public, then)
	text := readFile(t, dir, done)
	writeSite(t, dir, map[string]string{done: text + "Now take the pots out.\n"})
	build(t, dir)
	var changed []string
	for name := range folder(t, public) {
		info, err := os.Stat(filepath.Join(public, name))
		if err != nil {
			t.Fatal(err)
		}
		// The search index knows every word, so it changes with any page; the
		// list of files and that of the headers change with the names of its parts.
		indexed := strings.HasPrefix(name, "search/") || name == ".faultbook" || name == "_headers"
		if !indexed && !info.ModTime().Equal(then) {
			changed = append(changed, name)
		}
	}
	if want := []string{"kiln/cooling/done/index.html"}; !slices.Equal(changed, want) {
		t.Errorf("changed %v, want %v", changed, want)
	}
}
