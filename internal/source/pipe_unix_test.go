//go:build unix

package source

import (
	"errors"
	"net"
	"os"
	"path/filepath"
	"slices"
	"syscall"
	"testing"
)

// TestPipes holds that what may never end is neither read nor waited for: in the
// content, by a link, and where a file of another name is asked for.
func TestPipes(t *testing.T) {
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "content"), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"faultbook.yaml", "content/page.md", "content/pipe", "content/drawing.svg", "content/picture.png"} {
		if err := syscall.Mkfifo(filepath.Join(dir, name), 0o644); err != nil {
			t.Skip("this file system has no pipes: ", err)
		}
	}
	if err := os.Symlink("page.md", filepath.Join(dir, "content/link.md")); err != nil {
		t.Fatal(err)
	}
	want := []string{"content/drawing.svg FB060", "content/link.md FB060", "content/page.md FB060", "content/picture.png FB060", "content/pipe FB060"}
	if listener, err := net.Listen("unix", filepath.Join(dir, "content/socket")); err == nil { // its path may be too long
		defer listener.Close()
		want = append(want, "content/socket FB060")
	}
	folder, err := OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer folder.Close()
	tree, problems := read(t, folder)
	if len(tree.Pages)+len(tree.Resources) > 0 || !slices.Equal(problems, want) {
		t.Errorf("pages %q, resources %q, problems %q, want %q", paths(tree.Pages), tree.Resources, problems, want)
	}
	for _, name := range []string{"faultbook.yaml", "content/page.md"} {
		if _, err := folder.ReadFile(name); !errors.Is(err, errNotFile) {
			t.Errorf("%s: %v", name, err)
		}
		if _, d := ReadPage(folder, name); d == nil {
			t.Errorf("%s was read", name)
		}
	}
	for _, name := range []string{"content/drawing.svg", "content/picture.png"} {
		if _, ok := ImageSize(folder, name); ok {
			t.Errorf("%s has a size", name)
		}
	}
}
