package build

import (
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"faultbook/internal/output"
)

// mirror begins to write the preview into the folder out, and returns what to
// call for each change.
func (e *editor) mirror(preview *Preview, beside *sync.WaitGroup, told func(Change)) func(Change) {
	m := NewMirror(preview, e.out)
	write := func() {
		if _, _, err := m.Write(e.t.Context()); err != nil && e.t.Context().Err() == nil {
			e.t.Error(err)
		}
	}
	write()
	beside.Go(func() {
		if err := m.FollowSearch(e.t.Context(), func(output.Result) { told(Change{}) }); err != nil {
			e.t.Error(err)
		}
	})
	return func(c Change) {
		if c.Fresh {
			write()
		}
		told(c)
	}
}

// mirrored begins with a folder that mirrors the site.
func mirrored(e *editor) { e.out = filepath.Join(e.t.TempDir(), "public") }

// published makes every file of a book as Publish does, and the list of them.
func published(t *testing.T, b *Book) map[string]string {
	t.Helper()
	var mu sync.Mutex
	out := map[string]string{}
	problems, err := b.Emit(t.Context(), func(f output.File) error {
		mu.Lock()
		defer mu.Unlock()
		out[f.Path] = string(f.Data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if problems.HasErrors() {
		return nil
	}
	out[".faultbook"] = "faultbook output 1\n" + strings.Join(slices.Sorted(maps.Keys(out)), "\n") + "\n"
	return out
}

// contents reads all files of a folder.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	texts := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return nil // a file that is just moved: the next look sees it
		}
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err == nil {
			texts[name] = string(text)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

// TestMirrorOfRandomChanges makes many changes in a row, some of which break the
// site, and compares the folder with a build from nothing after each, the search
// and the list of files included.
func TestMirrorOfRandomChanges(t *testing.T) {
	a := &author{editor: newEditor(t, Options{}, mirrored), Rand: rand.New(rand.NewPCG(40, 2026))}
	a.known = a.texts()
	for a.n = range changes {
		name := a.change()
		if a.faulty = a.compare(fmt.Sprintf("change %d, %s", a.n, name)); !a.faulty {
			a.known = a.texts()
		}
	}
}

// TestMirrorOfWays carries out every way in which files change.
func TestMirrorOfWays(t *testing.T) {
	for _, w := range ways {
		t.Run(w.name, func(t *testing.T) {
			t.Parallel()
			e := newEditor(t, Options{}, mirrored)
			e.dressed = w.dressed
			for i, step := range w.steps {
				step(e)
				e.compare(fmt.Sprintf("step %d", i+1))
			}
		})
	}
}
