//go:build unix

package history_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"faultbook/internal/history"
)

// TestNamedPipesAreNotOpened: git waits for ever for what is written to a pipe in its repository.
func TestNamedPipesAreNotOpened(t *testing.T) {
	for _, name := range []string{
		"", "HEAD", "config", "packed-refs", "logs/HEAD", "info/attributes", "objects/info/alternates",
	} {
		root := repository(t)
		file := filepath.Join(root, ".git", filepath.FromSlash(name))
		if err := os.RemoveAll(file); err != nil {
			t.Fatal(err)
		}
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := syscall.Mkfifo(file, 0o644); err != nil {
			t.Fatal(err)
		}
		h := history.In(filepath.Join(root, "help"))
		_, problems := h.Days(context.Background(), names)
		if !strings.Contains(fmt.Sprint(problems), "not a regular file") {
			t.Errorf("with a pipe as .git/%s: %v", name, problems)
		}
		if marks := h.Marks(); marks != nil {
			t.Errorf("with a pipe as .git/%s there are marks: %v", name, marks)
		}
		if text, err := h.Last(context.Background(), "content/a.md"); text != nil || err != nil {
			t.Errorf("with a pipe as .git/%s: %q, %v", name, text, err)
		}
	}
}
