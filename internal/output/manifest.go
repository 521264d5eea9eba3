package output

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
)

// check refuses a folder that is not ours.
func check(dir string) error {
	root, err := os.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // another publication made the folder, and removed it again
	}
	if err != nil {
		return fmt.Errorf("open the output folder %s: %w", dir, cause(err))
	}
	defer root.Close()
	if _, _, err = readManifest(root); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s: %w", dir, err)
	}
	return nil
}

// readManifest returns what an earlier publication wrote, nil where there was
// none, and the ages of the files that it retained.
func readManifest(root *os.Root) (old map[string]bool, ages map[string]int, err error) {
	if info, err := root.Lstat(manifestName); err == nil && !info.Mode().IsRegular() { // reading a pipe may not end
		return nil, nil, fmt.Errorf("%w, such as %s", ErrForeign, manifestName)
	}
	text, err := root.ReadFile(manifestName)
	if errors.Is(err, fs.ErrNotExist) {
		entries, err := fs.ReadDir(root.FS(), ".")
		if err != nil {
			return nil, nil, err
		}
		for _, e := range entries {
			switch e.Name() {
			case stagingName, nextName, lockName:
			case manifestName: // written meanwhile
				return readManifest(root)
			default:
				return nil, nil, fmt.Errorf("%w, such as %s", ErrForeign, e.Name())
			}
		}
		return nil, nil, nil
	}
	if err != nil {
		return nil, nil, err
	}
	lines := strings.Split(strings.TrimRight(string(text), "\n"), "\n")
	if lines[0] != manifestHead {
		return nil, nil, fmt.Errorf("%w, such as %s", ErrForeign, manifestName)
	}
	old, ages = make(map[string]bool, len(lines)), map[string]int{}
	for _, line := range lines[1:] {
		if name, age, ok := parseAge(line); ok {
			ages[name] = age
		} else {
			old[line] = true
		}
	}
	return old, ages, nil
}

// ageLine is the line that holds the age of a retained file, beside the line with
// its name. A release that retains nothing takes it for a path outside the folder,
// and ignores it.
func ageLine(name string, age int) string { return fmt.Sprintf("/%d %s", age, name) }

func parseAge(line string) (name string, age int, ok bool) {
	number, name, found := strings.Cut(strings.TrimPrefix(line, "/"), " ")
	age, err := strconv.Atoi(number)
	return name, age, found && err == nil && strings.HasPrefix(line, "/")
}

// writeManifest lists the files that the folder has in the end, and some others. It
// is another file whenever something was written, by which Amend knows that
// somebody else has published since.
func (p *Publication) writeManifest(others []string) error {
	paths := slices.AppendSeq(slices.Clone(others), maps.Keys(p.now))
	for name, age := range p.ages {
		paths = append(paths, ageLine(name, age))
	}
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
