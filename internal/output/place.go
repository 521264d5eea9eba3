package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
)

// ErrExists is wrapped by the error of Place when a file is there already.
var ErrExists = errors.New("the file is there already")

// Place writes files that are from now on somebody else's into a folder, which
// is made if missing. A file that is there already is never written over: then
// none is written.
func Place(dir string, files []File) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("make the folder %s: %w", dir, cause(err))
	}
	root, err := os.OpenRoot(dir)
	if err != nil {
		return fmt.Errorf("open the folder %s: %w", dir, cause(err))
	}
	defer root.Close()
	for _, f := range files {
		if _, err := root.Lstat(f.Path); err == nil {
			return fmt.Errorf("write %s: %w", filepath.Join(dir, f.Path), ErrExists)
		} else if !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("write %s: %w", filepath.Join(dir, f.Path), cause(err))
		}
	}
	for _, f := range files {
		err := root.MkdirAll(path.Dir(f.Path), 0o755)
		if err == nil {
			err = root.WriteFile(f.Path, f.Data, 0o644)
		}
		if err != nil {
			return fmt.Errorf("write %s: %w", filepath.Join(dir, f.Path), cause(err))
		}
	}
	return nil
}
