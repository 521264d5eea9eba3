package output

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// namespaceVariable says that the test runs in a namespace of its own.
const namespaceVariable = "FAULTBOOK_NAMESPACE"

// inNamespace runs a test again where an ordinary user may mount a disk: as the root of a
// user namespace. A system that allows neither skips the test.
func inNamespace(t *testing.T, denied error) {
	t.Helper()
	if os.Getenv(namespaceVariable) != "" {
		t.Fatal(denied)
	}
	cmd := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
	cmd.Env = append(os.Environ(), namespaceVariable+"=1")
	cmd.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{HostID: os.Getgid(), Size: 1}},
	}
	text, err := cmd.CombinedOutput()
	var ended *exec.ExitError
	switch {
	case errors.As(err, &ended):
		t.Fatalf("%v\n%s", err, text)
	case err != nil:
		t.Skipf("this user may mount no disk (%v) and make no user namespace (%v)", denied, err)
	}
}

// TestFullAndReadOnlyDisks holds that the last site stays whole when the disk of the
// folder is full or read-only, and that the next publication succeeds with room.
func TestFullAndReadOnlyDisks(t *testing.T) {
	disk := t.TempDir()
	mount := func(flags uintptr, size string) error {
		return syscall.Mount("tmpfs", disk, "tmpfs", flags, "size="+size)
	}
	if err := mount(0, "400k"); err != nil {
		inNamespace(t, err)
		return
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
