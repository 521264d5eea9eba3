package output

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestRefusedByTheSystem holds that what cannot be written is told by the name
// that its user knows, and not by a file or a call of our own.
func TestRefusedByTheSystem(t *testing.T) {
	if os.Getuid() == 0 {
		runAsNobody(t)
		return
	}
	dir := t.TempDir()
	held := filepath.Join(dir, "held")
	if err := os.Mkdir(held, 0o555); err != nil {
		t.Fatal(err)
	}
	_, begun := Begin(t.Context(), held, Retention{})
	_, made := Begin(t.Context(), filepath.Join(held, "new"), Retention{})
	for name, err := range map[string]error{
		held:                         begun,
		filepath.Join(held, "new"):   made,
		filepath.Join(held, "a.zip"): Replace(filepath.Join(held, "a.zip"), func(io.Writer) error { return nil }),
		filepath.Join(held, "b"):     Place(filepath.Join(held, "b"), []File{{Path: "c"}}),
	} {
		if !errors.Is(err, fs.ErrPermission) || !strings.HasSuffix(err.Error(), name+": permission denied") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// runAsNobody runs the same test as a user to whom something is refused. The test's
// program is passed as an open file: that user may not see the folder it is in.
func runAsNobody(t *testing.T) {
	t.Helper()
	const nobody = 65534
	name, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	program, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer program.Close()
	dir, err := os.MkdirTemp("", "nobody")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	if err := os.Chown(dir, nobody, nobody); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("/proc/self/fd/3", "-test.run=^"+t.Name()+"$", "-test.v")
	cmd.Dir, cmd.Env, cmd.ExtraFiles = dir, append(os.Environ(), "TMPDIR="+dir), []*os.File{program}
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	said, err := cmd.CombinedOutput()
	if err != nil || !strings.Contains(string(said), "--- PASS: "+t.Name()) {
		t.Errorf("as another user: %v\n%s", err, said)
	}
}
