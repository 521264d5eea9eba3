package output

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

func TestPlace(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "site")
	if err := Place(dir, []File{{Path: "a/b.md", Data: []byte("b")}, {Path: "c", Data: []byte("c")}}); err != nil {
		t.Fatal(err)
	}
	want := content{"a/b.md": "b", "c": "c"}
	holds(t, dir, want)

	err := Place(dir, []File{{Path: "d", Data: []byte("d")}, {Path: "a/b.md", Data: []byte("mine")}})
	if !errors.Is(err, ErrExists) {
		t.Errorf("a file that is there: %v", err)
	}
	if err := Place(dir, []File{{Path: "../out", Data: []byte("x")}}); err == nil {
		t.Error("a file went out of the folder")
	}
	if err := os.Symlink(t.TempDir(), filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	if err := Place(dir, []File{{Path: "link/out", Data: []byte("x")}}); err == nil {
		t.Error("a file went out of the folder by a link")
	}
	if err := os.Remove(filepath.Join(dir, "link")); err != nil {
		t.Fatal(err)
	}
	holds(t, dir, want)
}
