package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// Change is a file of somebody else's that changes.
type Change struct {
	Path string // from the folder
	From string // where it was; empty for a file that is new or stays in its place
	Data []byte // nil for a file that only moves
	New  bool   // whether nothing may be there
}

// Apply changes files in a folder. Each is written beside its place and renamed, so that
// at no time half a file is to be seen. A file that moves never replaces another: then
// nothing changes.
func Apply(dir string, changes []Change) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("open the folder %s: %w", dir, cause(err))
	}
	defer root.Close()
	for _, c := range changes {
		if !c.New && (c.From == "" || c.From == c.Path) {
			continue
		}
		there, err := root.Lstat(c.Path)
		if old, oldErr := root.Lstat(c.From); c.From != "" && err == nil && oldErr == nil && os.SameFile(there, old) {
			continue // the two names differ in letter case, which the disk ignores
		}
		if err == nil {
			return fmt.Errorf("write %s: %w", filepath.Join(dir, c.Path), ErrExists)
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("write %s: %w", filepath.Join(dir, c.Path), cause(err))
		}
	}
	for _, c := range changes {
		if err := apply(root, c); err != nil {
			return fmt.Errorf("write %s: %w", filepath.Join(dir, c.Path), cause(err))
		}
	}
	return nil
}

func apply(root *os.Root, c Change) error {
	if err := root.MkdirAll(path.Dir(c.Path), 0o755); err != nil {
		return err
	}
	if c.From != "" {
		if err := root.Rename(c.From, c.Path); err != nil {
			return err
		}
		removeEmpty(root, path.Dir(c.From))
	}
	if c.Data == nil {
		return nil
	}
	mode := fs.FileMode(0o644)
	if info, err := root.Stat(c.Path); err == nil {
		mode = info.Mode().Perm()
	}
	next := path.Join(path.Dir(c.Path), stagingName+"-"+path.Base(c.Path))
	err := root.WriteFile(next, c.Data, mode)
	if err == nil {
		err = root.Rename(next, c.Path)
	}
	if err != nil {
		return errors.Join(err, root.RemoveAll(next))
	}
	return nil
}

// removeEmpty removes a folder, and those around it, that nothing is in any more.
func removeEmpty(root *os.Root, dir string) {
	for ; dir != "."; dir = path.Dir(dir) {
		if root.Remove(dir) != nil {
			return
		}
	}
}
