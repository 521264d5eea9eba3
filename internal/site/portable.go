package site

import (
	"cmp"
	"fmt"
	"path"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"faultbook/internal/diag"
	"faultbook/internal/document"
	"faultbook/internal/source"
)

// maxPath is the longest path of a file within a bundle, its folder included, in
// UTF-16 units. Windows allows 260 and reserves some of them; the rest is for the
// reader's own folder.
const maxPath = 200

// published is one file of the output, with a function that reports a fault of its path.
type published struct {
	path   string
	from   string
	at     diag.Pos // of the title or alias that gives it this path
	report func(code diag.Code, text, hint string, related ...diag.Note)
}

// checkPaths finds files of the output whose paths are not portable: people unzip,
// copy and check out a site on any system.
func (l *linking) checkPaths() {
	files := l.published()
	byFolded, folders := make(map[string]published, len(files)), make(map[string]published, len(files))
	for name := range l.reserved {
		byFolded[fold(name)] = published{path: name, from: "a generated file"}
	}
	for _, f := range files {
		if text, hint := unportable(f.path, l.edition); text != "" {
			f.report(diag.UnsafePath, text, hint)
			continue
		}
		folded := fold(f.path)
		if first, taken := byFolded[folded]; taken {
			if first.path != f.path { // checkAddresses reports equal paths
				f.report(diag.UnsafePath,
					fmt.Sprintf("on many systems the path %q is the same as %q, of %s", f.path, first.path, first.from),
					"rename one of the two")
			}
			continue
		}
		byFolded[folded] = f
		for dir := path.Dir(folded); dir != "." && folders[dir].path == ""; dir = path.Dir(dir) {
			folders[dir] = f
		}
	}
	for name := range l.reserved {
		if inside := folders[fold(name)]; inside.path != "" {
			inside.report(diag.AddressTaken, fmt.Sprintf("the address /%s lies below the generated file %s",
				strings.TrimSuffix(inside.path, indexPage), name), "choose another address, or rename the folder")
		}
	}
	for _, f := range files {
		inside := folders[fold(f.path)]
		switch {
		case inside.path == "":
		case strings.HasPrefix(inside.path, f.path+"/"):
			f.report(diag.AddressTaken, fmt.Sprintf("the address /%s needs a file, and /%s a folder of the same name",
				f.path, strings.TrimSuffix(inside.path, indexPage)),
				"change one of the two", diag.Note{Pos: inside.at, Text: "needs the folder"})
		default:
			f.report(diag.UnsafePath,
				fmt.Sprintf("on many systems the file %q has the path of a folder of %q", f.path, inside.path),
				"rename one of the two", diag.Note{Pos: inside.at, Text: "needs the folder"})
		}
	}
}

// fold returns a path as systems compare it that ignore letter case and Unicode forms.
func fold(name string) string {
	for i := 0; i < len(name); i++ {
		if name[i] >= 0x80 {
			return norm.NFC.String(cases.Fold().String(norm.NFC.String(name)))
		}
	}
	return strings.ToLower(name)
}

// published lists the files of the output whose paths come from the content.
func (l *linking) published() []published {
	files := make([]published, 0, len(l.Pages)+len(l.Resources))
	add := func(url, from string, file *source.File, at source.At, width int) {
		if strings.HasSuffix(url, "/") || url == "" {
			url += indexPage
		}
		report := func(code diag.Code, text, hint string, related ...diag.Note) {
			d := file.Fault(at, width, code, text, hint)
			d.Related = related
			l.problems = append(l.problems, d)
		}
		files = append(files, published{url, from, file.Pos(at), report})
	}
	for _, p := range l.Pages {
		if !l.misnamed[p] {
			add(p.URL, p.File.Path, p.File, source.At{}, 0)
		}
		for _, a := range p.Meta.Aliases {
			if url, ok := AliasURL(a.Value); ok && l.byURL[url] == p.Ref { // others are reported
				add(url, "an alias of "+p.File.Path, p.File, a.At, a.Width())
			}
		}
	}
	for _, tax := range l.Taxonomies {
		for _, t := range tax.Terms {
			add(t.URL, "the "+tax.ID+" "+t.Term.ID, l.Config.File, t.Term.IDAt, len([]rune(t.Term.ID)))
		}
	}
	for _, name := range l.Resources {
		file := source.ContentDir + "/" + name
		add(name, file, source.NewFile(file, nil), source.At{}, 0)
	}
	return files
}

// unportable returns why a path within the folder of a bundle is not portable, and what to
// do; empty when it is portable.
func unportable(name, folder string) (text, hint string) {
	if n := width(folder + "/" + name); n > maxPath {
		return fmt.Sprintf("the path %q has %d characters within the bundle, more than %d", name, n, maxPath),
			"shorten the name of the file, or those of its folders"
	}
	for segment := range strings.SplitSeq(name, "/") {
		base, _, _ := strings.Cut(segment, ".")
		ext := path.Ext(segment)
		switch i := strings.IndexFunc(segment, forbiddenOnWindows); {
		case i >= 0:
			return fmt.Sprintf("Windows does not allow the name %q: it contains %q", segment, segment[i:i+1]),
				"rename it, for example to " + cmp.Or(document.Slug(strings.TrimSuffix(segment, ext)), "file") + ext
		case strings.HasSuffix(segment, ".") || strings.HasSuffix(segment, " "):
			return fmt.Sprintf("Windows does not allow the name %q: it drops a dot or a space at the end", segment),
				"remove the last character of the name"
		case device(strings.TrimRight(base, " ")):
			return fmt.Sprintf("Windows does not allow the name %q: it is reserved for a device", segment),
				"rename it, for example to " + base + "-page"
		}
	}
	return "", ""
}

// width returns the length of a path in the UTF-16 units that Windows counts,
// which are never more than its bytes.
func width(path string) int {
	if len(path) <= maxPath {
		return len(path)
	}
	return len(utf16.Encode([]rune(path)))
}

// forbiddenOnWindows reports whether no name on Windows may contain a character.
func forbiddenOnWindows(r rune) bool {
	return r < ' ' || r == 0x7f || strings.ContainsRune(`<>:"|?*\`, r)
}

// device reports whether Windows reserves a name for a device, in any letter case
// and with any extension.
func device(name string) bool {
	name = strings.ToLower(name)
	switch name {
	case "con", "prn", "aux", "nul", "conin$", "conout$":
		return true
	}
	digit, found := strings.CutPrefix(name, "com")
	if !found {
		digit, found = strings.CutPrefix(name, "lpt")
	}
	return found && len([]rune(digit)) == 1 && strings.Contains("0123456789¹²³", digit)
}
