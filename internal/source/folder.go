package source

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"syscall"
)

// Folder is the folder of a site as a file system. It refuses links that lead
// outside.
type Folder struct {
	fs.FS
	root *os.Root
}

// OpenFolder opens the folder of a site.
func OpenFolder(dir string) (*Folder, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open the site: %w", err)
	}
	return &Folder{root.FS(), root}, nil
}

// ReadFile reads a file by its slash path.
func (f *Folder) ReadFile(name string) ([]byte, error) { return fs.ReadFile(f.FS, name) }

// ReadDir lists a folder by its slash path.
func (f *Folder) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(f.FS, name) }

// Stat describes a file by its slash path, following links.
func (f *Folder) Stat(name string) (fs.FileInfo, error) { return fs.Stat(f.FS, name) }

// Lstat describes a file by its slash path, and a link as such.
func (f *Folder) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(f.FS, name) }

// ReadLink returns where a link leads.
func (f *Folder) ReadLink(name string) (string, error) { return fs.ReadLink(f.FS, name) }

// Close lets go of the folder.
func (f *Folder) Close() error { return f.root.Close() }

// openFolder opens a folder inside the site for reading many of its files:
// os.Root opens every folder of a path anew for each file. Its result is nil
// when the file system has no such short cut.
func openFolder(root fs.FS, dir string) *os.Root {
	f, ok := root.(*Folder)
	if !ok {
		return nil
	}
	r, err := f.root.OpenRoot(dir)
	if err != nil {
		return nil
	}
	return r
}

// readFile reads a file of an opened folder. That files never block is said
// when they are opened: the runtime would try it with each of them, by four
// system calls.
func readFile(folder *os.Root, name string) ([]byte, error) {
	file, err := folder.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	text := make([]byte, info.Size())
	n, err := io.ReadFull(file, text)
	if err == io.EOF || err == io.ErrUnexpectedEOF { // somebody made it shorter
		err = nil
	}
	return text[:n], err
}
