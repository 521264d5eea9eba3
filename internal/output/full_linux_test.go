package output

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestFullAndReadOnlyDisks holds that the last site stays whole when the disk of the
// folder is full or read-only, and that the next publication succeeds with room.
func TestFullAndReadOnlyDisks(t *testing.T) {
	disk := t.TempDir()
	mount := func(flags uintptr, size string) error {
		return syscall.Mount("tmpfs", disk, "tmpfs", flags, "size="+size)
	}
	if err := mount(0, "400k"); err != nil {
		t.Skip("no disk of its own can be had here: ", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(disk, 0) })
	dir := filepath.Join(disk, "site")
	site := func(word string) content {
		files := content{}
		for i := range 50 {
			files[fmt.Sprintf("a/%d/index.html", i)] = strings.Repeat(word, 500)
		}
		return files
	}
	before := site("old ")
	publish(t, dir, before)

	p := begin(t, dir)
	var err error
	for name, text := range site("new ") {
		if err = p.Add(File{Path: name, Data: []byte(text)}); err != nil {
			break
		}
	}
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatalf("the disk is not full: %v", err)
	}
	if err := p.Abort(); err != nil {
		t.Fatal(err)
	}
	holds(t, dir, before)

	if err := mount(syscall.MS_REMOUNT|syscall.MS_RDONLY, "400k"); err != nil {
		t.Fatal(err)
	}
	if _, err := Begin(t.Context(), dir, Retention{}); !errors.Is(err, syscall.EROFS) {
		t.Errorf("a read-only disk: %v", err)
	}
	holds(t, dir, before)

	if err := mount(syscall.MS_REMOUNT, "4m"); err != nil {
		t.Fatal(err)
	}
	after := site("new ")
	publish(t, dir, after)
	holds(t, dir, after)
}
