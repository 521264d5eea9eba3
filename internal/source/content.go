package source

import (
	"strings"
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
