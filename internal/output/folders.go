package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"
	"syscall"
)

// folders makes folders below a new one of our own, each with one call.
type folders struct {
	dir string

	mu   sync.Mutex
	made map[string]bool // slash paths below dir
	// files are those that were written.
	files []string
}

func newFolders(dir string) *folders { return &folders{dir: dir, made: map[string]bool{".": true}} }

// write makes a file below the folder, and the folders that it is in. That
// files never block is said when they are opened: the runtime would try it with
// each of them, by four system calls.
func (f *folders) write(name string, data []byte) error {
	if err := f.ensure(path.Dir(name)); err != nil {
		return err
	}
	file, err := os.OpenFile(f.at(name), os.O_WRONLY|os.O_CREATE|os.O_TRUNC|syscall.O_NONBLOCK, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	f.mu.Lock()
	f.files = append(f.files, name)
	f.mu.Unlock()
	return errors.Join(err, file.Close())
}

// ensure makes a folder and those it is in. Two callers may make the same one:
// nobody waits while another's folder is made, since most pages have one alone.
func (f *folders) ensure(name string) error {
	f.mu.Lock()
	made := f.made[name]
	f.mu.Unlock()
	if made {
		return nil
	}
	if err := f.ensure(path.Dir(name)); err != nil {
		return err
	}
	err := os.Mkdir(f.at(name), 0o755)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	f.mu.Lock()
	f.made[name] = true
	f.mu.Unlock()
	return nil
}

// at returns the path of a file for the system.
func (f *folders) at(name string) string { return filepath.Join(f.dir, filepath.FromSlash(name)) }

func foldersFirst(a, b fs.DirEntry) int {
	switch {
	case a.IsDir() == b.IsDir():
		return 0
	case a.IsDir():
		return -1
	}
	return 1
}

// merge moves what is below one folder to the same place below another: all of it,
// or only what is not there yet. A folder that is not there yet moves as a whole,
// which makes a first build cost a few renames and not one for each file. Folders
// move before files, so that a page comes after those below it. A link in the
// place of a folder is refused: what is written must stay inside.
func merge(from, to string, onlyNew bool) error {
	entries, err := os.ReadDir(from)
	if err != nil {
		return err
	}
	slices.SortStableFunc(entries, foldersFirst)
	for _, e := range entries {
		source, target := filepath.Join(from, e.Name()), filepath.Join(to, e.Name())
		info, err := os.Lstat(target)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			err = os.Rename(source, target)
		case err != nil:
		case e.IsDir() && info.IsDir():
			err = merge(source, target, onlyNew)
		case e.IsDir():
			err = fmt.Errorf("%s is in the place of a folder", target)
		case !onlyNew:
			err = os.Rename(source, target)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
