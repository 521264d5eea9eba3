package watch

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// reported waits until a name is reported, and fails on one that must not be.
func reported(t *testing.T, w *Watcher, name, not string) {
	t.Helper()
	for {
		paths := (<-w.Sets()).Paths
		if slices.Contains(paths, not) {
			t.Fatalf("reported %q", paths)
		}
		if slices.Contains(paths, name) {
			return
		}
	}
}

// TestFollow holds that other names matter from when it is said, whether their
// folder is there or not, and those before no longer.
func TestFollow(t *testing.T) {
	for name, poll := range map[string]bool{"events": false, "polling": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir, w := open(t, poll)
			w.Follow([]string{"content", "shared", "later"})
			reported(t, w, "shared/part.md", "") // it is there
			write(t, dir, "settings", "new")
			write(t, dir, "shared/part.md", "new")
			reported(t, w, "shared/part.md", "settings")
			write(t, dir, "later/one.md", "one")
			reported(t, w, "later", "settings")
			write(t, dir, "content/last.md", "last")
			reported(t, w, "content/last.md", "settings")
		})
	}
}

// TestBeside holds that files elsewhere are reported by their names: written,
// replaced, gone, and made with the folder that they are in.
func TestBeside(t *testing.T) {
	for name, poll := range map[string]bool{"events": false, "polling": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir, elsewhere := t.TempDir(), t.TempDir()
			write(t, dir, "content/a.md", "a")
			write(t, elsewhere, "mark", "1")
			w, err := Open(dir, Options{
				Names: []string{"content"}, Ignored: ignored, Poll: poll, Say: func(text string) { t.Log(text) },
				Beside: map[string]string{".x/mark": filepath.Join(elsewhere, "mark"),
					".x/deep": filepath.Join(elsewhere, "logs", "deep")},
			})
			must(t, err)
			t.Cleanup(w.Close)
			write(t, elsewhere, "other", "1")
			write(t, elsewhere, "mark", "longer")
			reported(t, w, ".x/mark", "other")
			write(t, elsewhere, "new", "the longest")
			must(t, os.Rename(filepath.Join(elsewhere, "new"), filepath.Join(elsewhere, "mark")))
			reported(t, w, ".x/mark", "new")
			write(t, elsewhere, "logs/deep", "1")
			reported(t, w, ".x/deep", "logs")
			write(t, elsewhere, "logs/deep", "longer")
			reported(t, w, ".x/deep", "logs")
			must(t, os.Remove(filepath.Join(elsewhere, "mark")))
			reported(t, w, ".x/mark", "mark")
		})
	}
}
