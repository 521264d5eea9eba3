package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

func TestPathsStayInside(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "public")
	p := begin(t, dir)
	for _, name := range []string{"", ".", "..", "../x", "a/../../x", "/etc/passwd", "a//b", "a/./b", "a/", manifestName, manifestName + "/x", stagingName + "/x", nextName} {
		if err := p.Add(File{Path: name, Data: []byte("x")}); err == nil {
			t.Errorf("%q was taken", name)
		}
	}
	if _, err := p.Commit(); err != nil {
		t.Fatal(err)
	}
	holds(t, filepath.Dir(dir), content{}) // nothing but the list of files
}

// TestLinksDoNotLeadOut holds that neither writing nor removing follows a link
// out of the folder.
func TestLinksDoNotLeadOut(t *testing.T) {
	above := t.TempDir()
	dir := filepath.Join(above, "public")
	write(t, above, content{"outside/keep.txt": "mine"})
	publish(t, dir, content{"a/keep.txt": "ours", "b": "b"})
	if err := os.RemoveAll(filepath.Join(dir, "a")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("../outside", filepath.Join(dir, "a")); err != nil {
		t.Skip("this file system has no symbolic links: ", err)
	}
	for _, files := range []content{{"a/keep.txt": "changed", "b": "b"}, {"b": "b"}} {
		p := begin(t, dir)
		err := errors.Join(p.Add(File{Path: "b", Data: []byte("b")}), func() error {
			if text, ok := files["a/keep.txt"]; ok {
				return p.Add(File{Path: "a/keep.txt", Data: []byte(text)})
			}
			return nil
		}())
		if err == nil {
			_, err = p.Commit()
		}
		if err == nil {
			t.Error("a link that leads out was not refused")
		}
		holds(t, filepath.Join(above, "outside"), content{"keep.txt": "mine"})
	}
}

func TestManifestThatNamesOthers(t *testing.T) {
	above := t.TempDir()
	dir := filepath.Join(above, "public")
	write(t, above, content{"keep.txt": "mine", "public/" + manifestName: manifestHead + "\n../keep.txt\n/etc/none\nb\n", "public/b": "b"})
	publish(t, dir, nil)
	holds(t, above, content{"keep.txt": "mine"})
}

func TestTwoFilesWithOnePath(t *testing.T) {
	p := begin(t, t.TempDir())
	add(t, p, content{"a": "x"})
	err := p.Add(File{Path: "a", Data: []byte("x"), From: "content/a.md"})
	if err == nil || !strings.Contains(err.Error(), "content/a.md") || !strings.Contains(err.Error(), "generated") {
		t.Errorf("got %v", err)
	}
}

// TestForeignFileInPlaceOfAFolder holds that the last site stands when somebody's
// file is where a folder has to be.
func TestForeignFileInPlaceOfAFolder(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, content{"index.html": "home", "old/index.html": "old", "turns": "ours"})
	write(t, dir, content{"new": "mine"})
	p := begin(t, dir)
	add(t, p, content{"index.html": "HOME", "new/deep/index.html": "new", "turns/index.html": "x"})
	if _, err := p.Commit(); err == nil || !strings.Contains(err.Error(), filepath.Join(dir, "new")) {
		t.Errorf("got %v", err)
	}
	holds(t, dir, content{"index.html": "home", "old/index.html": "old", "turns": "ours", "new": "mine"})
}

// TestStagedFilesThatVanish holds that a site is never put in place in part.
func TestStagedFilesThatVanish(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, content{"index.html": "home", "old": "old"})
	p := begin(t, dir)
	add(t, p, content{"index.html": "HOME", "a/b": "b", "a/c": "c"})
	if err := os.Remove(filepath.Join(dir, stagingName, "a", "b")); err != nil {
		t.Fatal(err)
	}
	if _, err := p.Commit(); err == nil {
		t.Error("what was missing was not noticed")
	}
	holds(t, dir, content{"index.html": "home", "old": "old"})
}

// TestOtherLetterCase renames a file by letter case alone. A second name for the
// same file stands for a file system that takes both for one.
func TestOtherLetterCase(t *testing.T) {
	dir := t.TempDir()
	publish(t, dir, content{"a/Door.png": "door", "b": "b"})
	if err := os.Link(filepath.Join(dir, "a/Door.png"), filepath.Join(dir, "a/door.png")); err != nil && !errors.Is(err, fs.ErrExist) {
		t.Skip("this file system has no second names: ", err)
	}
	publish(t, dir, content{"a/door.png": "door", "b": "b"})
	holds(t, dir, content{"a/door.png": "door", "b": "b"})
	write(t, dir, content{"B2": "mine"})
	p := begin(t, dir)
	if err := p.Add(File{Path: "B2", Data: []byte("ours")}); err == nil {
		t.Error("somebody else's file was written over")
	}
	if err := p.Abort(); err != nil {
		t.Fatal(err)
	}
}

// TestAddAtOnce is for the race detector as much as for its own eyes.
func TestAddAtOnce(t *testing.T) {
	dir := t.TempDir()
	p := begin(t, dir)
	want := content{}
	var group sync.WaitGroup
	for i := range 200 {
		name, text := fmt.Sprintf("%d/%d/index.html", i%7, i), strings.Repeat("x", i)
		want[name] = text
		group.Go(func() {
			if err := p.Add(File{Path: name, Data: []byte(text)}); err != nil {
				t.Error(err)
			}
		})
	}
	group.Wait()
	if _, err := p.Commit(); err != nil {
		t.Fatal(err)
	}
	holds(t, dir, want)
}
