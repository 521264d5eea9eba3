package output

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"
)

var testRetention = Retention{Publications: 1, Loaded: func(name string) bool { return strings.HasPrefix(name, "s/") }}

func publishRetaining(t *testing.T, dir string, retain Retention, files content) {
	t.Helper()
	p, err := Begin(t.Context(), dir, retain)
	if err != nil {
		t.Fatal(err)
	}
	add(t, p, files)
	if _, err := p.Commit(); err != nil {
		t.Fatal(err)
	}
}

// TestRetention holds that a replaced file that pages load stays for as many
// publications as it should, and that one that changes nothing does not count.
func TestRetention(t *testing.T) {
	dir := t.TempDir()
	for i, step := range []struct{ files, want content }{
		{content{"index.html": "1", "s/1": "1"}, content{"index.html": "1", "s/1": "1"}},
		{content{"index.html": "2", "s/2": "2"}, content{"index.html": "2", "s/2": "2", "s/1": "1"}},
		{content{"index.html": "2", "s/2": "2"}, content{"index.html": "2", "s/2": "2", "s/1": "1"}},
		{content{"index.html": "3", "s/3": "3"}, content{"index.html": "3", "s/3": "3", "s/2": "2"}},
		{content{"index.html": "2", "s/2": "2"}, content{"index.html": "2", "s/3": "3", "s/2": "2"}}, // back
		{content{"index.html": "2"}, content{"index.html": "2", "s/2": "2"}},
	} {
		publishRetaining(t, dir, testRetention, step.files)
		t.Log(i)
		holds(t, dir, step.want)
	}
	publishRetaining(t, dir, Retention{}, content{"index.html": "2"})
	holds(t, dir, content{"index.html": "2"})
}

// TestFolderInTheWay holds that nothing changes where a folder of somebody else
// has the path of a file.
func TestFolderInTheWay(t *testing.T) {
	for name, files := range map[string]content{
		"with a file": {"b/index.html/notes.txt": "mine"},
		"empty":       {},
	} {
		dir := t.TempDir()
		before := content{"a/index.html": "a", "old": "x"}
		publish(t, dir, before)
		write(t, dir, files)
		if len(files) == 0 {
			if err := newFolders(dir).ensure("b/index.html"); err != nil {
				t.Fatal(err)
			}
			files["b/index.html/"] = ""
		}
		p := begin(t, dir)
		add(t, p, content{"a/index.html": "A", "b/index.html": "b"})
		if _, err := p.Commit(); !errors.Is(err, ErrFolder) ||
			!strings.Contains(err.Error(), filepath.Join("b", "index.html")) {
			t.Errorf("%s: %v", name, err)
		}
		for path, text := range before {
			files[path] = text
		}
		holds(t, dir, files)
	}
}
