package source

import (
	"io/fs"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"

	"faultbook/internal/diag"
)

// maxDepth bounds how deep folders may nest, so that a link to a parent folder
// ends in a diagnostic and not in an endless walk.
const maxDepth = 24

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

// visit adds a file, or walks through a folder. above are the folders around it, to detect
// loops.
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
		w.problems = append(w.problems,
			diag.Diagnostic{Pos: diag.Pos{File: name}, Code: diag.Unreadable, Text: text, Hint: hint})
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
			w.noPage(name, "a name that ends in "+ext+" is that of a copy or a template",
				"remove it, or move it out of content")
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

// markdownTypes are extensions, in lower case, that other programs take for Markdown.
var markdownTypes = []string{
	".md", ".markdown", ".mdown", ".mkd", ".mkdn", ".mdwn", ".mdtext", ".mdtxt", ".markdn", ".mdx", ".rmd", ".qmd",
	".md.txt", ".mdx.txt", ".markdown.txt",
}

// sourceTypes are extensions, in lower case, of page sources for other generators.
var sourceTypes = []string{
	".rst", ".adoc", ".asciidoc", ".org", ".textile", ".creole", ".wiki", ".mediawiki", ".dita", ".ditamap", ".jsx",
	".tsx", ".vue", ".svelte", ".astro", ".mdc", ".markdoc", ".mdoc", ".ipynb", ".njk", ".liquid", ".hbs", ".ejs",
	".erb", ".j2", ".tmpl", ".svx", ".livemd",
}

// copyOfPage matches the end of a name under which programs keep a copy of a page: nobody
// means to publish it.
var copyOfPage = regexp.MustCompile(`(?i)\.(?:md|markdown|mdx)(?:\.(?:backup|old|save|sav|swo|copy)| ?[(-].*)$`)

// noPage reports a file that an author may take for a page, with the reason why it is none.
func (w *walker) noPage(name, why, hint string) {
	w.problems = append(w.problems, diag.Diagnostic{
		Pos: diag.Pos{File: name}, Severity: diag.SeverityOf(diag.NotAPage), Code: diag.NotAPage,
		Text: "this file makes no page, since " + why + "; faultbook does not publish it", Hint: hint,
	})
}

// endingAmong returns the extension of a name, as written, if it is in a list; otherwise
// "".
func endingAmong(endings []string, name string) string {
	for _, ending := range endings {
		if n := len(name) - len(ending); n > 0 && strings.EqualFold(name[n:], ending) {
			return name[n:]
		}
	}
	return ""
}
