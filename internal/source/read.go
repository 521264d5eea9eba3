package source

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/sync/errgroup"

	"faultbook/internal/diag"
)

// Tree is what the content folder holds.
type Tree struct {
	Pages     []*File  // Markdown files, sorted by path
	Resources []string // every other file's path from the content folder, sorted
}

// Read reads the content folder of root, the folder of a site. Markdown files are read
// whole, other files are only listed. A missing content folder and similar faults are
// errors; a single file that cannot be read or is not UTF-8 is a diagnostic.
//
// It follows links within the folder, except those to ignored files. A Folder refuses links
// that lead outside; other file systems may follow them.
func Read(ctx context.Context, root fs.FS, workers int) (*Tree, diag.List, error) {
	root, end := held(root, ContentDir)
	defer end()
	w := walker{root: root}
	top, err := fs.Stat(root, ContentDir)
	if err != nil {
		return nil, nil, err
	}
	if err := w.walk(ContentDir, []fs.FileInfo{top}); err != nil {
		return nil, nil, err
	}
	return w.read(ctx, workers)
}

// ReadBelow reads one path of a content folder, and everything below it if it is a folder.
// A missing path gives an empty tree.
func ReadBelow(ctx context.Context, root fs.FS, name string, workers int) (*Tree, diag.List, error) {
	if name == ContentDir {
		tree, problems, err := Read(ctx, root, workers)
		if errors.Is(err, fs.ErrNotExist) {
			return &Tree{}, nil, nil
		}
		return tree, problems, err
	}
	dir, _, _ := strings.Cut(name, "/")
	root, end := held(root, dir)
	defer end()
	w := walker{root: root}
	info, err := lstat(root, name)
	if err != nil || Ignored(path.Base(name)) || hidden(root, path.Dir(name)) {
		return &Tree{}, nil, nil // deleted, perhaps with its folder
	}
	var above []fs.FileInfo
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		if info, err := fs.Stat(root, dir); err == nil {
			above = append(above, info)
		}
	}
	slices.Reverse(above)
	if err := w.visit(name, fs.FileInfoToDirEntry(info), above); err != nil {
		return nil, nil, err
	}
	return w.read(ctx, workers)
}

// held opens a content folder of a site, and returns a function that closes it.
func held(root fs.FS, dir string) (fs.FS, func()) {
	if f, ok := root.(*Folder); ok {
		return f.openContent(dir)
	}
	return root, func() {}
}

// lstat describes a file itself, and not what it links to, where the file
// system supports that.
func lstat(root fs.FS, name string) (fs.FileInfo, error) {
	if links, ok := root.(fs.ReadLinkFS); ok {
		return links.Lstat(name)
	}
	return fs.Stat(root, name)
}

// read reads the pages that a walk found.
func (w *walker) read(ctx context.Context, workers int) (*Tree, diag.List, error) {
	slices.Sort(w.pages)
	slices.Sort(w.resources)
	tree := &Tree{Resources: w.resources}
	files := make([]*File, len(w.pages))
	faults := make([]*diag.Diagnostic, len(w.pages))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(max(1, workers))
	for start := 0; start < len(w.pages); {
		end := start + 1
		for end < len(w.pages) && path.Dir(w.pages[end]) == path.Dir(w.pages[start]) {
			end++
		}
		names, from := w.pages[start:end], start
		group.Go(func() error {
			readFolder(w.root, names, files[from:], faults[from:])
			return ctx.Err()
		})
		start = end
	}
	if err := group.Wait(); err != nil {
		return nil, nil, err
	}
	for i := range files {
		if files[i] != nil {
			tree.Pages = append(tree.Pages, files[i])
		}
		if faults[i] != nil {
			w.problems = append(w.problems, *faults[i])
		}
	}
	return tree, w.problems, nil
}

// readFolder reads the pages of one folder.
func readFolder(root fs.FS, names []string, files []*File, faults []*diag.Diagnostic) {
	folder := openFolder(root, path.Dir(names[0]))
	if folder != nil {
		defer folder.Close()
	}
	for i, name := range names {
		if folder != nil {
			if text, err := readFile(folder, path.Base(name), maxPage); err == nil {
				files[i], faults[i] = newPage(name, text)
				continue
			}
			// A link may lead to another folder of the content.
		}
		files[i], faults[i] = ReadPage(root, name)
	}
}

// maxPage is how many bytes a text file may have: about ten times the longest page that
// anybody would read. Parsing a larger one would take seconds and gigabytes.
const maxPage = 2 << 20

// ReadPage reads one text file of the site. Either result may be nil: a file
// that is not UTF-8 yields no file, since nothing in it can be trusted.
func ReadPage(root fs.FS, name string) (*File, *diag.Diagnostic) {
	if info, err := fs.Stat(root, name); err == nil && info.Size() > maxPage {
		return nil, &diag.Diagnostic{Pos: diag.Pos{File: name}, Code: diag.TooLarge,
			Text: fmt.Sprintf("%d bytes are too many for one file: it may have %d", info.Size(), maxPage),
			Hint: "split it into several pages, or put data into a file beside the page"}
	}
	text, err := fs.ReadFile(root, name)
	if err != nil {
		d := Unreadable(name, err)
		return nil, &d
	}
	return newPage(name, text)
}

func newPage(name string, text []byte) (*File, *diag.Diagnostic) {
	if !utf8.Valid(text) {
		f := NewFile(name, text)
		d := f.Fault(f.Position(firstInvalid(text)), 1, diag.NotUTF8, "the file is not UTF-8 text",
			"save the file with the encoding UTF-8")
		d.Source = strings.ToValidUTF8(d.Source, "�")
		return nil, &d
	}
	if strings.HasPrefix(string(text[:min(3, len(text))]), "\ufeff") {
		text = text[3:]
	}
	return NewFile(name, text), nil
}

func firstInvalid(text []byte) int {
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return 0
}

// LeadsOut reports whether an error means that a symbolic link leads out of its root.
func LeadsOut(err error) bool {
	// Package os does not export this error.
	return err != nil && strings.Contains(err.Error(), "path escapes from parent")
}

// Unreadable returns the diagnostic for a file or folder of a site that cannot be read;
// name is its slash path.
func Unreadable(name string, err error) diag.Diagnostic {
	d := diag.Diagnostic{Pos: diag.Pos{File: name}, Code: diag.Unreadable}
	if LeadsOut(err) {
		inside := "the site's folder"
		if dir, _, ok := CutContent(name); ok {
			inside = dir
		}
		d.Text, d.Hint = "symbolic link out of "+inside, "put the files themselves into "+inside
		return d
	}
	if cause := new(fs.PathError); errors.As(err, &cause) {
		err = cause.Err
	}
	d.Text, d.Hint = "cannot be read: "+err.Error(), "check that it exists and that you may read it"
	return d
}
