package output

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// content is files by path.
type content map[string]string

func write(t *testing.T, dir string, files content) {
	t.Helper()
	for name, text := range files {
		file := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// holds demands that a folder has these files and folders and no others,
// beside the list of files.
func holds(t *testing.T, dir string, want content) {
	t.Helper()
	got := content{}
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || name == dir || e.Name() == manifestName {
			return err
		}
		rel, _ := filepath.Rel(dir, name)
		if e.IsDir() {
			if below, err := os.ReadDir(name); err != nil || len(below) > 0 {
				return err
			}
			got[filepath.ToSlash(rel)+"/"] = ""
			return nil
		}
		text, err := os.ReadFile(name)
		got[filepath.ToSlash(rel)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if !maps.Equal(got, want) {
		t.Errorf("the folder holds %q, want %q", got, want)
	}
}

func begin(t *testing.T, dir string) *Publication {
	t.Helper()
	p, err := Begin(t.Context(), dir, Retention{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func add(t *testing.T, p *Publication, files content) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if err := p.Add(File{Path: name, Data: []byte(files[name])}); err != nil {
			t.Fatal(err)
		}
	}
}

func publish(t *testing.T, dir string, files content) Result {
	t.Helper()
	p := begin(t, dir)
	add(t, p, files)
	result, err := p.Commit()
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func TestCommit(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "deep", "public")
	first := content{"index.html": "home", "a/b/index.html": "b", "a/c.png": "c", "a/empty": ""}
	if got, want := publish(t, dir, first), (Result{Files: 4, Written: 4, Bytes: 6}); got != want {
		t.Errorf("first: %+v, want %+v", got, want)
	}
	holds(t, dir, first)
	if got, want := publish(t, dir, first), (Result{Files: 4, Bytes: 6}); got != want {
		t.Errorf("the same again: %+v, want %+v", got, want)
	}
	second := content{"index.html": "HOME", "a/c.png": "c", "d/index.html": "d"}
	if got, want := publish(t, dir, second), (Result{Files: 3, Written: 2, Removed: 2, Bytes: 6}); got != want {
		t.Errorf("second: %+v, want %+v", got, want)
	}
	holds(t, dir, second)
	if got := publish(t, dir, nil); got.Removed != 3 {
		t.Errorf("nothing: %+v", got)
	}
	holds(t, dir, content{})
}

// TestFilesAndFoldersChangePlaces puts a file where a folder was, and back.
func TestFilesAndFoldersChangePlaces(t *testing.T) {
	dir := t.TempDir()
	for _, files := range []content{{"a": "file"}, {"a/b/c": "deep"}, {"a/b": "file"}, {"a": "file"}, {"a/index.html": "x", "a/b/c": "y"}} {
		publish(t, dir, files)
		holds(t, dir, files)
	}
}

func TestForeignFoldersAreRefused(t *testing.T) {
	for name, files := range map[string]content{
		"a file":             {"thesis.txt": "years"},
		"a folder":           {"work/thesis.txt": "years"},
		"a hidden file":      {".git": "x"},
		"a list of others":   {manifestName: "something else\nthesis.txt\n", "thesis.txt": "years"},
		"an empty list":      {manifestName: "", "thesis.txt": "years"},
		"leftovers and more": {stagingName + "/0": "x", "thesis.txt": "years"},
	} {
		dir := t.TempDir()
		write(t, dir, files)
		if _, err := Begin(t.Context(), dir, Retention{}); !errors.Is(err, ErrForeign) {
			t.Errorf("%s: %v", name, err)
		}
		list := files[manifestName]
		delete(files, manifestName)
		holds(t, dir, files)
		if text, _ := os.ReadFile(filepath.Join(dir, manifestName)); string(text) != list {
			t.Errorf("%s: the list is now %q", name, text)
		}
	}
	file := filepath.Join(t.TempDir(), "file")
	write(t, filepath.Dir(file), content{"file": "x"})
	if _, err := Begin(t.Context(), file, Retention{}); err == nil {
		t.Error("a file was taken for a folder")
	}
}

func TestForeignFilesAreLeftAlone(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, content{"a/index.html": "a", "b/index.html": "b"})
	write(t, dir, content{"CNAME": "example.com", "a/notes.txt": "mine", "c/index.html": "mine"})
	publish(t, dir, content{"b/index.html": "b"})
	holds(t, dir, content{"b/index.html": "b", "CNAME": "example.com", "a/notes.txt": "mine", "c/index.html": "mine"})

	for _, text := range []string{"ours", "mine"} { // the same bytes do not make it ours either
		p := begin(t, dir)
		if err := p.Add(File{Path: "c/index.html", Data: []byte(text)}); err == nil || !strings.Contains(err.Error(), "c/index.html") {
			t.Errorf("writing over a foreign file: %v", err)
		}
		if err := p.Abort(); err != nil {
			t.Fatal(err)
		}
	}
	holds(t, dir, content{"b/index.html": "b", "CNAME": "example.com", "a/notes.txt": "mine", "c/index.html": "mine"})
}

func TestAbort(t *testing.T) {
	dir := t.TempDir()
	before := content{"index.html": "home", "a/b": "b"}
	publish(t, dir, before)
	p := begin(t, dir)
	add(t, p, content{"index.html": "new", "c/d": "d"})
	holds(t, filepath.Join(dir, "a"), content{"b": "b"})
	if text, _ := os.ReadFile(filepath.Join(dir, "index.html")); string(text) != "home" {
		t.Errorf("a file changed before the commit: %q", text)
	}
	if err := p.Abort(); err != nil {
		t.Fatal(err)
	}
	holds(t, dir, before)
}

// TestInterruptedRuns leaves a folder as a run leaves it that was ended by
// force, at several points, and publishes again.
func TestInterruptedRuns(t *testing.T) {
	files := content{"index.html": "home", "a/b": "b"}
	for name, leave := range map[string]func(dir string){
		"while files are staged": func(dir string) {
			p := begin(t, dir)
			add(t, p, content{"index.html": "half", "c/d": "d"})
			kill(t, p)
		},
		"in the first run": func(dir string) {
			if err := os.RemoveAll(dir); err != nil {
				t.Fatal(err)
			}
			p := begin(t, dir)
			add(t, p, content{"index.html": "half"})
			kill(t, p)
			write(t, dir, content{nextName: "faultbook out"})
		},
		"while files are put in place": func(dir string) {
			write(t, dir, content{
				manifestName: manifestHead + "\na/b\ne/f\ne/g\nindex.html\nx/y\n", nextName: "faultbook out",
				"index.html": "new", "e/f": "f", stagingName + "/7": "g",
			})
		},
		"by somebody who deleted files": func(dir string) {
			if err := os.RemoveAll(filepath.Join(dir, "a")); err != nil {
				t.Fatal(err)
			}
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			publish(t, dir, content{"index.html": "old", "a/b": "b", "x/y": "stale"})
			leave(dir)
			publish(t, dir, files)
			holds(t, dir, files)
		})
	}
}
