package site

import (
	"path"
	"strings"
)

// PathTo returns the relative path from a page to the file of another, in any language to
// the file of the first language.
func PathTo(from, to *Page) string {
	if to.Virtual {
		return Relative(from, path.Dir(to.Place())) + "/"
	}
	return Relative(from, to.Place())
}

// Relative returns the path of a file of the site relative to the folder of a page in the
// first language.
func Relative(from *Page, name string) string {
	up, dir := "", path.Dir(from.Place())
	for dir != "." && name != dir && !strings.HasPrefix(name, dir+"/") {
		up, dir = up+"../", path.Dir(dir)
	}
	return up + strings.TrimPrefix(strings.TrimPrefix(name, dir), "/")
}
