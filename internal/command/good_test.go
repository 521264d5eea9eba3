package command_test

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"faultbook/internal/command"
)

// goodSite returns the files of the site with nothing wrong.
func goodSite(t *testing.T) map[string]string {
	t.Helper()
	archive, err := txtar.ParseFile("../../testdata/good.txtar")
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range archive.Files {
		files[f.Name] = string(f.Data)
	}
	return files
}

func writeSite(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// folder returns everything below a folder: its files with their bytes, and
// the empty folders with none.
func folder(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		if e.IsDir() {
			below, err := os.ReadDir(name)
			if len(below) == 0 {
				files[filepath.ToSlash(rel)+"/"] = ""
			}
			return err
		}
		text, err := os.ReadFile(name)
		files[filepath.ToSlash(rel)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// same reports every difference between two folders.
func same(t *testing.T, got, want map[string]string) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(want)) {
		switch text, ok := got[name]; {
		case !ok:
			t.Errorf("%s is missing", name)
		case text != want[name]:
			t.Errorf("%s differs (%d bytes, want %d)", name, len(text), len(want[name]))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(got)) {
		if _, ok := want[name]; !ok {
			t.Errorf("%s should not be there", name)
		}
	}
}

// run carries out a command line as the program does.
func run(args ...string) (code int, stdout, stderr string) {
	var out, err bytes.Buffer
	code = command.Run(args, &out, &err)
	return code, out.String(), err.String()
}

func TestGoodSiteHasNoFaults(t *testing.T) {
	dir := t.TempDir()
	writeSite(t, dir, goodSite(t))
	code, stdout, stderr := run("check", "-C", dir)
	if code != 0 || stderr != "" {
		t.Fatalf("check: exit code %d\n%s%s", code, stdout, stderr)
	}
}
