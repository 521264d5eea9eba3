package source

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path"
	"path/filepath"
	"strings"
	"syscall"
)

// Folder is the folder of a site as a file system. It refuses links that lead
// outside, and links in a content folder that lead out of that.
type Folder struct {
	root *os.Root
	// content is the open content folder named contentDir during a walk; otherwise nil,
	// since the folder may be replaced.
	content    *os.Root
	contentDir string
}

// OpenFolder opens the folder of a site.
func OpenFolder(dir string) (*Folder, error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, fmt.Errorf("open the site: %w", err)
	}
	return &Folder{root: root}, nil
}

// Close closes the folder.
func (f *Folder) Close() error { return f.root.Close() }

// openContent returns the folder with one of its content folders open, and a function
// that closes it.
func (f *Folder) openContent(dir string) (*Folder, func()) {
	content, err := openRoot(f.root, dir)
	if err != nil {
		return f, func() {}
	}
	return &Folder{f.root, content, dir}, func() { content.Close() }
}

// within calls do with the root that a path must not leave, and the path relative to it.
func (f *Folder) within(name string, do func(root *os.Root, name string) error) error {
	dir, below, isContent := CutContent(name)
	if !isContent || !fs.ValidPath(name) {
		return do(f.root, name)
	}
	content := f.content
	if content == nil || dir != f.contentDir {
		var err error
		if content, err = openRoot(f.root, dir); err != nil {
			return err
		}
		defer content.Close()
	}
	err := do(content, below)
	if cause := new(fs.PathError); errors.As(err, &cause) {
		return &fs.PathError{Op: cause.Op, Path: name, Err: cause.Err}
	}
	return err
}

// openRoot opens a folder, and never blocks on a pipe.
func openRoot(root *os.Root, name string) (*os.Root, error) {
	if err := isFolder(root, name); err != nil {
		return nil, err
	}
	return root.OpenRoot(name)
}

// isFolder fails for anything but a folder: opening a pipe would wait for its other end.
func isFolder(root *os.Root, name string) error {
	info, err := root.Stat(name)
	if err == nil && !info.IsDir() {
		return &fs.PathError{Op: "open", Path: name, Err: syscall.ENOTDIR}
	}
	return err
}

// errNotFile is why pipes, sockets and devices are not read: they may have no end.
var errNotFile = errors.New("not a file")

// special are the kinds of names that are neither files nor folders.
const special = fs.ModeNamedPipe | fs.ModeSocket | fs.ModeDevice | fs.ModeCharDevice

// Open opens a file by its slash path. It never blocks on a pipe.
func (f *Folder) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	var file *os.File
	err := f.within(name, func(root *os.Root, below string) error {
		info, err := fs.Stat(root.FS(), below)
		if err != nil {
			return err
		}
		if info.Mode()&special != 0 { // opening a device may have effects
			return &fs.PathError{Op: "open", Path: below, Err: errNotFile}
		}
		file, err = root.OpenFile(below, os.O_RDONLY|syscall.O_NONBLOCK, 0)
		return err
	})
	if err != nil {
		return nil, err
	}
	return file, nil
}

// ReadFile reads a file by its slash path.
func (f *Folder) ReadFile(name string) ([]byte, error) {
	file, err := f.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return whole(file, math.MaxInt64)
}

// ReadDir lists a folder by its slash path.
func (f *Folder) ReadDir(name string) (entries []fs.DirEntry, err error) {
	err = f.within(name, func(root *os.Root, below string) error {
		if err = isFolder(root, below); err == nil {
			entries, err = fs.ReadDir(root.FS(), below)
		}
		return err
	})
	return entries, err
}

// Stat describes a file by its slash path, following links.
func (f *Folder) Stat(name string) (info fs.FileInfo, err error) {
	err = f.within(name, func(root *os.Root, below string) error {
		info, err = fs.Stat(root.FS(), below)
		return err
	})
	return info, err
}

// Lstat describes a file by its slash path, and a link as such.
func (f *Folder) Lstat(name string) (info fs.FileInfo, err error) {
	err = f.within(name, func(root *os.Root, below string) error {
		info, err = fs.Lstat(root.FS(), below)
		return err
	})
	return info, err
}

// ReadLink returns where a link leads.
func (f *Folder) ReadLink(name string) (to string, err error) {
	err = f.within(name, func(root *os.Root, below string) error {
		to, err = fs.ReadLink(root.FS(), below)
		return err
	})
	return to, err
}

// openFolder opens a folder inside the site for reading many of its files: os.Root opens
// every folder of a path anew for each file. It returns nil if the file system has no such
// shortcut.
func openFolder(root fs.FS, dir string) (opened *os.Root) {
	f, ok := root.(*Folder)
	if !ok {
		return nil
	}
	err := f.within(dir, func(root *os.Root, below string) (err error) {
		opened, err = openRoot(root, below)
		return err
	})
	if err != nil {
		return nil
	}
	return opened
}

// readFile reads a file of an opened folder. Files are opened as blocking: otherwise the
// runtime would test each with four system calls.
func readFile(folder *os.Root, name string, limit int64) ([]byte, error) {
	file, err := folder.OpenFile(name, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return whole(file, limit)
}

// errTooLarge is why a file of more bytes than the limit is not read.
var errTooLarge = errors.New("too large")

// whole reads a file that is open, unless it has more bytes than the limit.
func whole(file fs.File, limit int64) ([]byte, error) {
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	if info.Mode()&special != 0 {
		return nil, errNotFile // replaced since it was checked
	}
	if info.Size() > limit {
		return nil, errTooLarge
	}
	text := make([]byte, info.Size())
	n, err := io.ReadFull(file, text)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) { // the file became shorter meanwhile
		err = nil
	}
	return text[:n], err
}

// hidden reports whether a path is ignored, or leads by links to something that
// is, such as the folder of git.
func hidden(root fs.FS, name string) bool {
	const maxLinks = 40
	var real string // the part with links followed
	rest, links := strings.Split(name, "/"), 0
	for len(rest) > 0 {
		part := rest[0]
		rest = rest[1:]
		if part != "." && part != ".." && Ignored(part) {
			return true
		}
		next := path.Join(real, part)
		info, err := lstat(root, next)
		if err != nil || info.Mode()&fs.ModeSymlink == 0 {
			real = next
			continue
		}
		to, err := fs.ReadLink(root, next)
		if links++; err != nil || links > maxLinks {
			return false // reading it reports the error
		}
		rest = append(strings.Split(path.Clean(filepath.ToSlash(to)), "/"), rest...)
	}
	return false
}
