package source

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"testing/fstest"
)

// Overlay is a folder of a site with changes that are not on the disk: texts that an
// editor has not saved, files that are about to move. One goroutine at a time may use it.
type Overlay struct {
	base  fs.FS
	files map[string]overlaid // by path
}

// overlaid replaces a file on the disk.
type overlaid struct {
	gone bool
	from string // the path on the disk whose bytes it has; empty for data
	data []byte
}

// NewOverlay returns an overlay without changes.
func NewOverlay(base fs.FS) *Overlay { return &Overlay{base: base, files: map[string]overlaid{}} }

// Put replaces the bytes of a file.
func (o *Overlay) Put(name string, data []byte) { o.files[name] = overlaid{data: data} }

// PutFrom makes a file on the disk appear at another path too.
func (o *Overlay) PutFrom(name, from string) { o.files[name] = overlaid{from: from} }

// Hide removes a file from the overlay's view.
func (o *Overlay) Hide(name string) { o.files[name] = overlaid{gone: true} }

// Forget removes the change of a file.
func (o *Overlay) Forget(name string) { delete(o.files, name) }

// Clear removes all changes, and returns the paths of the files that had one.
func (o *Overlay) Clear() []string {
	names := slices.Sorted(maps.Keys(o.files))
	clear(o.files)
	return names
}

// Open opens a file.
func (o *Overlay) Open(name string) (fs.File, error) {
	own, found := o.files[name]
	switch {
	case !found:
		return o.base.Open(name)
	case own.gone:
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	case own.from != "":
		return o.base.Open(own.from)
	}
	return only(name, own.data).Open(name)
}

// Stat describes a file or a folder, following links.
func (o *Overlay) Stat(name string) (fs.FileInfo, error) { return o.stat(name, fs.Stat) }

// Lstat describes a file or a folder, and a link as such.
func (o *Overlay) Lstat(name string) (fs.FileInfo, error) { return o.stat(name, lstat) }

func (o *Overlay) stat(name string, of func(fs.FS, string) (fs.FileInfo, error)) (fs.FileInfo, error) {
	own, found := o.files[name]
	switch {
	case found && own.gone:
		return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrNotExist}
	case found && own.from != "":
		info, err := of(o.base, own.from)
		return named{info, path.Base(name)}, err
	case found:
		return only(name, own.data).Stat(name)
	}
	info, err := of(o.base, name)
	if below := o.below(name); err != nil && len(below) > 0 {
		return only(below[0], nil).Stat(name)
	}
	return info, err
}

// ReadLink returns where a link leads.
func (o *Overlay) ReadLink(name string) (string, error) { return fs.ReadLink(o.base, name) }

// below lists the overlaid files below a folder, without hidden ones.
func (o *Overlay) below(dir string) []string {
	var names []string
	for name, own := range o.files {
		if !own.gone && strings.HasPrefix(name, dir+"/") {
			names = append(names, name)
		}
	}
	return names
}

// ReadDir lists a folder.
func (o *Overlay) ReadDir(dir string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(o.base, dir)
	added := o.below(dir)
	if err != nil && len(added) == 0 {
		return nil, err
	}
	entries = slices.DeleteFunc(entries, func(e fs.DirEntry) bool {
		_, own := o.files[path.Join(dir, e.Name())]
		return own
	})
	for _, name := range added {
		first, _, deeper := strings.Cut(strings.TrimPrefix(name, dir+"/"), "/")
		if slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == first }) {
			continue
		}
		info, err := o.Lstat(name)
		if deeper {
			info, err = only(name, nil).Stat(path.Join(dir, first))
		}
		if err == nil {
			entries = append(entries, fs.FileInfoToDirEntry(info))
		}
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, nil
}

// only returns a file system with one file, and its folders.
func only(name string, data []byte) fstest.MapFS {
	return fstest.MapFS{name: {Data: data, Mode: 0o644}}
}

// named is a file under another name.
type named struct {
	fs.FileInfo
	name string
}

func (n named) Name() string { return n.name }
