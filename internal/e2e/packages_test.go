package e2e_test

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestLocksAreWhole: npm installs nothing from a lock file that leaves out a package
// which another of its packages may need, be it only on another system.
func TestLocksAreWhole(t *testing.T) {
	locks, err := filepath.Glob("../../bench/*/package-lock.json")
	locks = append(locks, "package-lock.json")
	if err != nil || len(locks) < 3 {
		t.Fatalf("no lock files: %v", err)
	}
	for _, name := range locks {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var lock struct {
			Packages map[string]struct{ Dependencies, OptionalDependencies map[string]string }
		}
		if err := json.Unmarshal(text, &lock); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		known := slices.Collect(maps.Keys(lock.Packages))
		for of, p := range lock.Packages {
			for _, needed := range slices.Concat(slices.Collect(maps.Keys(p.Dependencies)), slices.Collect(maps.Keys(p.OptionalDependencies))) {
				if !slices.ContainsFunc(known, func(path string) bool { return strings.HasSuffix("/"+path, "/node_modules/"+needed) }) {
					t.Errorf("%s: %s, of %q, is not in it", name, needed, of)
				}
			}
		}
	}
}
