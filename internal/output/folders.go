package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// folders makes the folders of a publication and knows which are there, so
// that each costs one call. A link in place of a folder is refused: what is
// written must stay inside the output folder.
type folders struct {
	dir  string
	real map[string]bool // slash paths inside dir
}

func newFolders(dir string) *folders { return &folders{dir: dir, real: map[string]bool{".": true}} }

// ensure makes a folder and those above it.
func (f *folders) ensure(name string) error {
	if f.real[name] {
		return nil
	}
	if err := f.ensure(path.Dir(name)); err != nil {
		return err
	}
	full := filepath.Join(f.dir, filepath.FromSlash(name))
	err := os.Mkdir(full, 0o755)
	if errors.Is(err, fs.ErrExist) {
		info, statErr := os.Lstat(full)
		if statErr == nil && !info.IsDir() {
			statErr = fmt.Errorf("%s is in the place of a folder", full)
		}
		err = statErr
	}
	if err == nil {
		f.real[name] = true
	}
	return err
}

// place moves a file from one path inside the folder to another.
func (f *folders) place(from, to string) error {
	if err := f.ensure(path.Dir(to)); err != nil {
		return err
	}
	return os.Rename(filepath.Join(f.dir, filepath.FromSlash(from)), filepath.Join(f.dir, filepath.FromSlash(to)))
}
