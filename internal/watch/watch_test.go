package watch

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// ignored stands for what a site does not take for a part of it.
func ignored(name string) bool {
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "#") || strings.HasSuffix(name, "~") ||
		name == "4913"
}

// open watches a folder that holds what a small site does.
func open(t *testing.T, poll bool) (string, *Watcher) {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"content/a/one.md", "content/a/two.md", "content/b/deep/er/three.md",
		"shared/part.md", "public/index.html", "settings"} {
		write(t, dir, name, name)
	}
	w, err := Open(dir, Options{Names: []string{"content", "settings"}, Ignored: ignored,
		Exclude: []string{filepath.Join(dir, "public")}, Poll: poll, Say: func(text string) { t.Log(text) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(w.Close)
	return dir, w
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	must(t, os.MkdirAll(filepath.Dir(file), 0o755))
	must(t, os.WriteFile(file, []byte(text), 0o644))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// ways are ways in which files change, and the names that must be reported.
// What else is reported must be none of unwanted.
var ways = []struct {
	name   string
	change func(t *testing.T, dir string)
	want   []string
}{
	{"write in place", func(t *testing.T, dir string) { write(t, dir, "content/a/one.md", "new") },
		[]string{"content/a/one.md"}},
	{"vim", func(t *testing.T, dir string) {
		write(t, dir, "content/a/.one.md.swp", "swap")
		write(t, dir, "content/a/4913", "")
		must(t, os.Remove(filepath.Join(dir, "content/a/4913")))
		must(t, os.Rename(filepath.Join(dir, "content/a/one.md"), filepath.Join(dir, "content/a/one.md~")))
		write(t, dir, "content/a/one.md", "new")
		must(t, os.Remove(filepath.Join(dir, "content/a/one.md~")))
	}, []string{"content/a/one.md"}},
	{"Emacs", func(t *testing.T, dir string) {
		must(t, os.Symlink("me@here.1:2", filepath.Join(dir, "content/a/.#one.md")))
		write(t, dir, "content/a/#one.md#", "autosave")
		write(t, dir, "content/a/one.md", "new")
		must(t, os.Remove(filepath.Join(dir, "content/a/.#one.md")))
	}, []string{"content/a/one.md"}},
	{"save by rename", func(t *testing.T, dir string) {
		write(t, dir, "content/a/.temporary", "new")
		must(t, os.Rename(filepath.Join(dir, "content/a/.temporary"), filepath.Join(dir, "content/a/one.md")))
	}, []string{"content/a/one.md"}},
	{"sed", func(t *testing.T, dir string) {
		write(t, dir, "content/a/sedOAXraL", "new")
		must(t, os.Rename(filepath.Join(dir, "content/a/sedOAXraL"), filepath.Join(dir, "content/a/one.md")))
	}, []string{"content/a/one.md"}},
	{"delete", func(t *testing.T, dir string) { must(t, os.Remove(filepath.Join(dir, "content/a/one.md"))) },
		[]string{"content/a/one.md"}},
	{"rename", func(t *testing.T, dir string) {
		must(t, os.Rename(filepath.Join(dir, "content/a/one.md"), filepath.Join(dir, "content/b/uno.md")))
	}, []string{"content/a/one.md", "content/b/uno.md"}},
	{"a new folder with files", func(t *testing.T, dir string) { write(t, dir, "content/new/deep/four.md", "four") },
		[]string{"content/new"}},
	{"a new folder, and a file later", func(t *testing.T, dir string) {
		must(t, os.MkdirAll(filepath.Join(dir, "content/new/deep"), 0o755))
		time.Sleep(verifyAfter * 2)
		write(t, dir, "content/new/deep/four.md", "four")
	}, []string{"content/new/deep/four.md"}},
	{"a folder that moves, and a file in it later", func(t *testing.T, dir string) {
		must(t, os.Rename(filepath.Join(dir, "content/b/deep"), filepath.Join(dir, "content/a/deeper")))
		time.Sleep(verifyAfter * 2)
		write(t, dir, "content/a/deeper/er/three.md", "new")
	}, []string{"content/b/deep", "content/a/deeper", "content/a/deeper/er/three.md"}},
	{"the content removed and restored", func(t *testing.T, dir string) {
		must(t, os.Rename(filepath.Join(dir, "content"), filepath.Join(dir, "away")))
		time.Sleep(verifyAfter)
		must(t, os.Rename(filepath.Join(dir, "away"), filepath.Join(dir, "content")))
		time.Sleep(verifyAfter * 2)
		write(t, dir, "content/b/deep/er/three.md", "new")
	}, []string{"content", "content/b/deep/er/three.md"}},
	{"the settings", func(t *testing.T, dir string) { write(t, dir, "settings", "new") }, []string{"settings"}},
	{"a link to a file, and a change of that", func(t *testing.T, dir string) {
		must(t, os.Symlink("../../shared/part.md", filepath.Join(dir, "content/a/link.md")))
		time.Sleep(verifyAfter * 2)
		write(t, dir, "shared/part.md", "new")
	}, []string{"content/a/link.md"}},
	{"a link to a folder, and a change in it", func(t *testing.T, dir string) {
		must(t, os.Symlink("../../shared", filepath.Join(dir, "content/a/linked")))
		time.Sleep(verifyAfter * 2)
		write(t, dir, "shared/part.md", "new")
	}, []string{"content/a/linked", "content/a/linked/part.md"}},
	{"a link to what is made later", func(t *testing.T, dir string) {
		must(t, os.Symlink("../../later/part.md", filepath.Join(dir, "content/a/link.md")))
		time.Sleep(verifyAfter * 2)
		write(t, dir, "later/part.md", "new")
		time.Sleep(verifyAfter * 2)
		write(t, dir, "later/part.md", "newer")
	}, []string{"content/a/link.md"}},
	{"who may read a file", func(t *testing.T, dir string) {
		must(t, os.Chmod(filepath.Join(dir, "content/a/one.md"), 0))
	}, []string{"content/a/one.md"}},
}

// unwanted is what no set may name: the output, what is beside the site, and
// what editors leave.
var unwanted = []string{"public", "shared", "later", "away", "#", "~", "4913", ".swp", ".temporary"}

// TestWays holds that every way is reported, by events and by polling.
func TestWays(t *testing.T) {
	for _, mode := range []struct {
		name string
		poll bool
	}{{"events", false}, {"polling", true}} {
		for _, way := range ways {
			t.Run(mode.name+"/"+way.name, func(t *testing.T) {
				t.Parallel()
				dir, w := open(t, mode.poll)
				if mode.poll {
					// A poll sees states and not steps between them.
					time.Sleep(2 * pollEvery)
				}
				way.change(t, dir)
				write(t, dir, "public/index.html", "new")
				write(t, dir, "content/last.md", "last")
				var reported []string
				for !holdsAll(reported, way.want) || !slices.Contains(reported, "content/last.md") {
					select {
					case set := <-w.Sets():
						reported = append(reported, set.Paths...)
					case <-time.After(2 * time.Minute):
						t.Fatalf("reported %q, want %q", reported, way.want)
					}
				}
				for _, name := range reported {
					for _, not := range unwanted {
						if strings.Contains(name, not) {
							t.Errorf("reported %s", name)
						}
					}
				}
			})
		}
	}
}

// holdsAll reports whether every wanted name was reported, or a folder around it.
func holdsAll(reported, want []string) bool {
	return !slices.ContainsFunc(want, func(name string) bool {
		return !slices.ContainsFunc(reported, func(t string) bool {
			return t == name || strings.HasPrefix(t,
				name+"/")
		})
	})
}

// TestChangeOfTimeAloneIsNone holds that attributes other than rights are none
// of a file's content.
func TestChangeOfTimeAloneIsNone(t *testing.T) {
	dir, w := open(t, false)
	then := time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC)
	must(t, os.Chtimes(filepath.Join(dir, "content/a/one.md"), then, then))
	write(t, dir, "content/last.md", "last")
	if set := <-w.Sets(); !slices.Equal(set.Paths, []string{"content/last.md"}) {
		t.Errorf("reported %q", set.Paths)
	}
}

// TestSed holds that the file that sed writes before it takes the place of the
// other is no change, and that it is reported when it goes: who listed the folder
// meanwhile has it.
func TestSed(t *testing.T) {
	dir, w := open(t, false)
	write(t, dir, "content/a/sedOAXraL", "new")
	write(t, dir, "content/a/sediments", "A word.")
	for reported := []string{}; !slices.Contains(reported, "content/a/sediments"); {
		reported = append(reported, (<-w.Sets()).Paths...)
		if slices.Contains(reported, "content/a/sedOAXraL") {
			t.Fatalf("reported %q", reported)
		}
	}
	must(t, os.Rename(filepath.Join(dir, "content/a/sedOAXraL"), filepath.Join(dir, "content/a/one.md")))
	for reported := []string{}; !slices.Contains(reported, "content/a/sedOAXraL") || !slices.Contains(reported,
		"content/a/one.md"); {
		reported = append(reported, (<-w.Sets()).Paths...)
	}
}

// TestLinksOutside holds that nothing beside the folder is watched.
func TestLinksOutside(t *testing.T) {
	outside := t.TempDir()
	write(t, outside, "secret.md", "secret")
	dir, w := open(t, false)
	must(t, os.Symlink(outside, filepath.Join(dir, "content/a/out")))
	must(t, os.Symlink(filepath.Join(dir, "content"), filepath.Join(dir, "content/a/round")))
	write(t, dir, "content/last.md", "last")
	for reported := []string{}; !slices.Contains(reported, "content/last.md"); {
		reported = append(reported, (<-w.Sets()).Paths...)
	}
	write(t, outside, "secret.md", "new")
	write(t, dir, "content/later.md", "later")
	for reported := []string{}; !slices.Contains(reported, "content/later.md"); {
		reported = append(reported, (<-w.Sets()).Paths...)
		if slices.ContainsFunc(reported, func(name string) bool { return strings.Contains(name, "secret") }) {
			t.Fatalf("reported %q", reported)
		}
	}
}

// TestRescan holds that what no event reported is found by comparing listings,
// as after a queue that was full.
func TestRescan(t *testing.T) {
	dir, w := open(t, true)
	w.Close()
	w.done = make(chan struct{}) // for the second Close
	write(t, dir, "content/a/one.md", "longer than before")
	write(t, dir, "content/new/four.md", "four")
	must(t, os.Remove(filepath.Join(dir, "content/a/two.md")))
	want := []string{"content/a/one.md", "content/a/two.md", "content/new", "content/new/four.md"}
	if got := w.rescan(); !slices.Equal(got, want) {
		t.Errorf("found %q, want %q", got, want)
	}
	if again := w.rescan(); again != nil {
		t.Errorf("found %q a second time", again)
	}
}

// TestPollReason holds that a limit is named with the way to raise it.
func TestPollReason(t *testing.T) {
	for err, want := range map[error]string{
		syscall.ENOSPC:       "fs.inotify.max_user_watches",
		syscall.EMFILE:       "fs.inotify.max_user_instances",
		errors.New("broken"): "broken",
	} {
		got := pollReason(&os.PathError{Op: "add", Path: "x", Err: err})
		if !strings.Contains(got, want) || strings.Contains(got, "\n") {
			t.Errorf("%v: %q", err, got)
		}
	}
}
