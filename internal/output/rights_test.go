package output

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRefusedByTheSystem holds that what cannot be written is told by the name
// that its user knows, and not by a file or a call of our own.
func TestRefusedByTheSystem(t *testing.T) {
	if os.Getuid() <= 0 {
		t.Skip("nothing is refused to this user")
	}
	dir := t.TempDir()
	held := filepath.Join(dir, "held")
	if err := os.Mkdir(held, 0o555); err != nil {
		t.Fatal(err)
	}
	_, begun := Begin(t.Context(), held)
	_, made := Begin(t.Context(), filepath.Join(held, "new"))
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
