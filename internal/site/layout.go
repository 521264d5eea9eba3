package site

import (
	"path"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"faultbook/internal/document"
	"faultbook/internal/source"
)

// indexName is the document of a folder.
const indexName = "_index.md"

var explicitKind = regexp.MustCompile(`(?m)^kind:[ \t]*["']?(\w+)`)

// Layout derives the kind of each document from its path: folders of a product
// are operations, files of an operation entries, other files articles. A
// top-level folder that contains folders is a product. `kind` in a folder's
// `_index.md` overrides this.
type Layout struct {
	folders  map[string]document.Kind
	explicit map[string]document.Kind
	deep     map[string]bool // top-level folders that contain folders with pages
}

// NewLayout derives the layout from the paths of all pages and the kinds in `_index.md`
// files.
func NewLayout(files []*source.File) *Layout {
	l := &Layout{
		folders:  map[string]document.Kind{"": document.Home},
		explicit: map[string]document.Kind{},
		deep:     map[string]bool{},
	}
	for _, f := range files {
		rel := contentPath(f.Path)
		if strings.Count(rel, "/") >= 2 {
			l.deep[rel[:strings.Index(rel, "/")]] = true
		}
		if path.Base(rel) == indexName {
			if kind := folderKind(f); kind != "" {
				l.explicit[folderOf(rel)] = kind
			}
		}
	}
	return l
}

func folderKind(f *source.File) document.Kind {
	head, _, _ := strings.Cut(strings.TrimPrefix(string(f.Text), "---\n"), "\n---")
	m := explicitKind.FindStringSubmatch(head)
	if m == nil {
		return ""
	}
	switch kind := document.Kind(m[1]); kind {
	case document.Product, document.Operation, document.Section:
		return kind
	}
	return ""
}

// contentPath returns a file's path below the content folder in Unicode's composed
// form (NFC), as all ids are: some systems store names decomposed.
func contentPath(p string) string {
	return norm.NFC.String(strings.TrimPrefix(p, source.ContentDir+"/"))
}

func folderOf(rel string) string {
	if dir := path.Dir(rel); dir != "." {
		return dir
	}
	return ""
}

// Folder returns the kind of a folder, given by its path below content.
func (l *Layout) Folder(dir string) document.Kind {
	if kind, ok := l.folders[dir]; ok {
		return kind
	}
	kind := l.explicit[dir]
	if kind == "" {
		switch parent := l.Folder(folderOf(dir)); {
		case parent == document.Home && l.deep[dir]:
			kind = document.Product
		case parent == document.Product:
			kind = document.Operation
		default:
			kind = document.Section
		}
	}
	l.folders[dir] = kind
	return kind
}

// File returns the kind of a file, given by its path from the site's root.
func (l *Layout) File(name string) document.Kind {
	rel := contentPath(name)
	dir := folderOf(rel)
	if path.Base(rel) == indexName {
		return l.Folder(dir)
	}
	for ; dir != ""; dir = folderOf(dir) {
		switch l.Folder(dir) {
		case document.Operation:
			return document.Entry
		case document.Product:
			return document.Article
		}
	}
	return document.Article
}
