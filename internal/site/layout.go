package site

import (
	"path"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"faultbook/internal/entry"
	"faultbook/internal/source"
)

// indexName is the file that speaks for its folder.
const indexName = "_index.md"

var explicitKind = regexp.MustCompile(`(?m)^kind:[ \t]*["']?(\w+)`)

// Layout tells what the place of each file makes of it: below a product stand
// operations, below an operation entries, elsewhere articles. A folder at the
// top is a product when it holds folders. A folder's `kind` wins over this.
type Layout struct {
	folders  map[string]entry.Kind
	explicit map[string]entry.Kind
	deep     map[string]bool // folders at the top that hold folders with pages
}

// NewLayout looks at the paths of all pages, and at the kinds that the
// `_index.md` files give.
func NewLayout(files []*source.File) *Layout {
	l := &Layout{folders: map[string]entry.Kind{"": entry.Home}, explicit: map[string]entry.Kind{}, deep: map[string]bool{}}
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

func folderKind(f *source.File) entry.Kind {
	head, _, _ := strings.Cut(strings.TrimPrefix(string(f.Text), "---\n"), "\n---")
	m := explicitKind.FindStringSubmatch(head)
	if m == nil {
		return ""
	}
	switch kind := entry.Kind(m[1]); kind {
	case entry.Product, entry.Operation, entry.Section:
		return kind
	}
	return ""
}

// contentPath returns a file's path below the content folder, its letters composed as
// those of texts are: some systems take the names of files apart.
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
func (l *Layout) Folder(dir string) entry.Kind {
	if kind, ok := l.folders[dir]; ok {
		return kind
	}
	kind := l.explicit[dir]
	if kind == "" {
		switch parent := l.Folder(folderOf(dir)); {
		case parent == entry.Home && l.deep[dir]:
			kind = entry.Product
		case parent == entry.Product:
			kind = entry.Operation
		default:
			kind = entry.Section
		}
	}
	l.folders[dir] = kind
	return kind
}

// File returns the kind of a file, given by its path from the site's root.
func (l *Layout) File(name string) entry.Kind {
	rel := contentPath(name)
	dir := folderOf(rel)
	if path.Base(rel) == indexName {
		return l.Folder(dir)
	}
	for ; dir != ""; dir = folderOf(dir) {
		switch l.Folder(dir) {
		case entry.Operation:
			return entry.Status
		case entry.Product:
			return entry.Article
		}
	}
	return entry.Article
}
