package output

import (
	"errors"
	"fmt"
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
