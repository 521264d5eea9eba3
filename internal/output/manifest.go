package output

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
)

// check refuses a folder that is not ours.
func check(dir string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("open the output folder %s: %w", dir, cause(err))
	}
	defer root.Close()
	if _, err = readManifest(root); err != nil {
		return fmt.Errorf("%s: %w", dir, err)
	}
	return nil
}

// readManifest returns what an earlier publication wrote; nil where there was none.
func readManifest(root *os.Root) (map[string]bool, error) {
	text, err := root.ReadFile(manifestName)
	if errors.Is(err, fs.ErrNotExist) {
		entries, err := fs.ReadDir(root.FS(), ".")
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			switch e.Name() {
			case stagingName, nextName, lockName:
			case manifestName: // written meanwhile
				return readManifest(root)
			default:
				return nil, fmt.Errorf("%w, such as %s", ErrForeign, e.Name())
			}
		}
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	lines := strings.Split(strings.TrimRight(string(text), "\n"), "\n")
	if lines[0] != manifestHead {
		return nil, fmt.Errorf("%w, such as %s", ErrForeign, manifestName)
	}
	old := make(map[string]bool, len(lines))
	for _, name := range lines[1:] {
		old[name] = true
	}
	return old, nil
}

// writeManifest lists the files that the folder has in the end, and some others. It
// is another file whenever something was written, by which Amend knows that
// somebody else has published since.
func (p *Publication) writeManifest(others []string) error {
	paths := slices.AppendSeq(slices.Clone(others), maps.Keys(p.now))
	slices.Sort(paths)
	text := manifestHead + "\n" + strings.Join(slices.Compact(paths), "\n") + "\n"
	if old, err := p.root.ReadFile(manifestName); err == nil && string(old) == text && p.written.Load() == 0 {
		return nil
	}
	if err := p.root.WriteFile(nextName, []byte(text), 0o644); err != nil {
		return fmt.Errorf("write the list of files: %w", err)
	}
	if err := p.root.Rename(nextName, manifestName); err != nil {
		return fmt.Errorf("write the list of files: %w", err)
	}
	return nil
}
