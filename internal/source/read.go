package source

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/sync/errgroup"

	"faultbook/internal/diag"
)

// ContentDir is the folder of a site that holds its pages and the files beside
// them.
const ContentDir = "content"

// TranslationDir returns the folder of a site that holds translations of its pages into a
// language, at the paths that the pages have below ContentDir.
func TranslationDir(tag string) string { return ContentDir + "." + tag }

// IsContentDir reports whether a name in the folder of a site is that of ContentDir, or of a
// folder with translations.
func IsContentDir(name string) bool {
	return name == ContentDir || strings.HasPrefix(name, TranslationDir(""))
}

// CutContent splits the path of a file in a content folder, such as content.de/a/b.md, into
// the folder and the path below it.
func CutContent(name string) (dir, below string, ok bool) {
	dir, below, ok = strings.Cut(name, "/")
	return dir, below, ok && IsContentDir(dir)
}

// maxDepth bounds how deep folders may nest, so that a link to a parent folder
// ends in a diagnostic and not in an endless walk.
const maxDepth = 24

// Tree is what the content folder holds.
type Tree struct {
	Pages     []*File  // Markdown files, sorted by path
	Resources []string // every other file's path from the content folder, sorted
}

// Read reads the content folder of root, the folder of a site. Markdown files
// are read whole, other files are only listed. A fault in the world, such as a
// missing content folder, is an error; a single file that cannot be read or is
// not UTF-8 is a diagnostic.
//
// Links inside the folder are followed, but for those to what is ignored. Whether a
// link that leads outside is refused is up to root: a Folder refuses it.
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

// ReadBelow reads what is at one path of a content folder now, and below it
// when that is a folder. What does not exist gives an empty tree.
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
		return &Tree{}, nil, nil // gone, or below a folder that is gone
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

// maxPage is how many bytes a text file may have: some ten times the longest page
// that somebody would read. Parsing a larger one would take seconds and gigabytes.
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
		d := f.Fault(
			f.Position(firstInvalid(text)),
			1,
			diag.NotUTF8,
			"the file is not UTF-8 text",
			"save the file with the encoding UTF-8",
		)
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

// LeadsOut reports whether something is not read because the way to it, by links,
// leaves the folder that it has to stay in.
func LeadsOut(err error) bool {
	// Package os has no name for this error of its roots.
	return err != nil && strings.Contains(err.Error(), "path escapes from parent")
}

// Unreadable is why a file or folder of a site cannot be read, by its slash path.
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

// walker lists files by folder, following links to folders. fs.WalkDir does
// not follow them.
type walker struct {
	root             fs.FS
	pages, resources []string
	problems         diag.List
}

func (w *walker) walk(dir string, above []fs.FileInfo) error {
	entries, err := fs.ReadDir(w.root, dir)
	if err != nil {
		if len(above) == 1 {
			return err
		}
		w.problems = append(w.problems, Unreadable(dir, err))
		return nil
	}
	for _, e := range entries {
		if Ignored(e.Name()) {
			continue
		}
		if err := w.visit(path.Join(dir, e.Name()), e, above); err != nil {
			return err
		}
	}
	return nil
}

// visit looks at one name of a folder. above are the folders around it, as
// far as a loop needs them.
func (w *walker) visit(name string, e fs.DirEntry, above []fs.FileInfo) error {
	kind, info := e.Type(), fs.FileInfo(nil)
	link := kind&fs.ModeSymlink != 0
	if link || e.IsDir() {
		var err error
		if info, err = fs.Stat(w.root, name); err != nil {
			w.problems = append(w.problems, Unreadable(name, err))
			return nil
		}
		kind = info.Mode()
	}
	refuse := func(text, hint string) error {
		w.problems = append(
			w.problems,
			diag.Diagnostic{Pos: diag.Pos{File: name}, Code: diag.Unreadable, Text: text, Hint: hint},
		)
		return nil
	}
	switch {
	case link && hidden(w.root, name):
		return refuse("this link leads to a hidden file or folder", "remove the link")
	case kind&special != 0:
		return refuse("this is not a file: a pipe, a socket or a device cannot be published", "remove it")
	case kind.IsDir():
		loop := slices.ContainsFunc(above, func(parent fs.FileInfo) bool { return os.SameFile(parent, info) })
		if loop || len(above) > maxDepth {
			return refuse("this link leads to a folder around it", "remove the link")
		}
		return w.walk(name, append(slices.Clip(above), info))
	case strings.HasSuffix(name, ".md"):
		w.pages = append(w.pages, name)
	default:
		if ext := endingAmong(sourceTypes, name); ext != "" {
			w.noPage(name, ext+" is not Markdown",
				"convert it to a file that ends in .md; a file that readers download goes into an archive")
			return nil
		}
		if ext := copyOfPage.FindString(name); ext != "" {
			w.noPage(name, "a name that ends in "+ext+" is that of a copy or a template", "remove it, or move it out of content")
			return nil
		}
		if ext := endingAmong(markdownTypes, name); ext != "" {
			w.noPage(name, "its name ends in "+ext, "rename it, so that its name ends in .md")
			return nil
		}
		w.resources = append(w.resources, strings.TrimPrefix(name, ContentDir+"/"))
	}
	return nil
}

// markdownTypes are endings, in lower case, that other programs take for Markdown.
var markdownTypes = []string{
	".md",
	".markdown",
	".mdown",
	".mkd",
	".mkdn",
	".mdwn",
	".mdtext",
	".mdx",
	".rmd",
	".qmd",
	".md.txt",
}

// sourceTypes are endings, in lower case, of pages for other generators.
var sourceTypes = []string{
	".rst",
	".adoc",
	".asciidoc",
	".org",
	".textile",
	".creole",
	".wiki",
	".mediawiki",
	".dita",
	".ditamap",
	".jsx",
	".tsx",
	".vue",
	".svelte",
	".astro",
	".mdc",
	".markdoc",
	".mdoc",
	".ipynb",
	".njk",
	".liquid",
	".hbs",
	".ejs",
	".erb",
	".j2",
	".tmpl",
}

// copyOfPage matches the end of a name under which editors and programs keep a copy of a
// page: nobody means to publish it.
var copyOfPage = regexp.MustCompile(
	`(?i)\.(?:md|markdown|mdx)(?:\.(?:backup|old|save|sav|swo|copy)| ?[(-].*)$`)

// noPage reports a file that an author may take for a page, and why it is none.
func (w *walker) noPage(name, why, hint string) {
	w.problems = append(w.problems, diag.Diagnostic{
		Pos: diag.Pos{File: name}, Severity: diag.SeverityOf(diag.NotAPage), Code: diag.NotAPage,
		Text: "this file makes no page, since " + why + "; faultbook does not publish it", Hint: hint,
	})
}

// endingAmong returns the ending of a name that is in a list, as it is written; "" for
// any other file.
func endingAmong(endings []string, name string) string {
	for _, ending := range endings {
		if n := len(name) - len(ending); n > 0 && strings.EqualFold(name[n:], ending) {
			return name[n:]
		}
	}
	return ""
}
