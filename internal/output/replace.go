package output

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Replace makes a single file, or puts it in the place of one that is there,
// by a temporary file beside it and a rename: at no time is half a file to be
// seen. When write fails, all stays as it was.
func Replace(name string, write func(io.Writer) error) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return fmt.Errorf("make the folder of %s: %w", name, cause(err))
	}
	f, err := os.CreateTemp(filepath.Dir(name), stagingName+"-")
	if err != nil {
		return fmt.Errorf("write %s: %w", name, cause(err))
	}
	err = write(f)
	if err == nil {
		err = f.Chmod(0o644)
	}
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", name, errors.Join(err, os.Remove(f.Name())))
	}
	return nil
}
