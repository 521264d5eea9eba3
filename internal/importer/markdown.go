package importer

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"faultbook/internal/importer/entry"
	"faultbook/internal/importer/reader"
	"faultbook/internal/importer/recognise"
)

// maxPage is how many bytes a page may have, as in every site.
const maxPage = 2 << 20

// maxFiles bounds a folder: one with more is no help center.
const maxFiles = 100_000

// contentDirs are the folders in which generators keep their pages, with the file beside them
// that names the generator.
var contentDirs = []struct{ beside, dir string }{
	{"mkdocs.yml", "docs"}, {"mkdocs.yaml", "docs"}, {"docusaurus.config.js", "docs"}, {"docusaurus.config.ts", "docs"},
	{"astro.config.mjs", "src/content/docs"}, {"astro.config.ts", "src/content/docs"},
	{"hugo.toml", "content"}, {"hugo.yaml", "content"}, {"config.toml", "content"},
}

// indexNames are the names that generators give the page of a folder.
var indexNames = []string{"_index", "index", "readme"}

// pagesOf returns the folder with the pages of a generator.
func pagesOf(files fs.FS) (fs.FS, error) {
	for _, c := range contentDirs {
		if _, err := fs.Stat(files, c.beside); err != nil {
			continue
		}
		if info, err := fs.Stat(files, c.dir); err == nil && info.IsDir() {
			return fs.Sub(files, c.dir)
		}
	}
	return files, nil
}

// markdown reads the pages of a folder. Files beside them come along where pages show them
// or link to them.
func (p *planning) markdown(name string, files fs.FS) ([]entry.Document, error) {
	files, err := pagesOf(files)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	f := markdownFolder{p: p, name: name, files: files, moved: map[string]string{}, foreign: map[string][]string{}}
	if err := f.list(); err != nil {
		return nil, err
	}
	if len(f.pages) == 0 {
		return nil, fmt.Errorf("%s has no file of Markdown: %w", name, reader.ErrNothing)
	}
	p.sources[name] = Source{Name: name, Pictures: files}
	var docs []entry.Document
	folders := map[string]bool{}
	for _, page := range f.pages {
		d, err := f.page(page)
		if err != nil {
			p.plan.Report.unplaced("%s: %v", page, err)
			continue
		}
		docs = append(docs, d)
		if d.Names[0] == "_index" {
			folders[d.Folder] = true
		}
		p.plan.Report.Articles++
	}
	for key, names := range f.foreign {
		p.plan.Report.unplaced("the key %s has no place here: %d pages have it, such as %s", key, len(names), names[0])
	}
	return append(docs, f.missingFolders(docs, folders)...), nil
}

// markdownFolder is a folder of Markdown while it is read.
type markdownFolder struct {
	p     *planning
	name  string
	files fs.FS
	pages []string          // by their paths
	moved map[string]string // from their paths to those below the new content
	// foreign are the pages that have a key without a place here, by the key.
	foreign map[string][]string
}

// list finds the pages, and where each goes.
func (f *markdownFolder) list() error {
	return fs.WalkDir(f.files, ".", func(name string, e fs.DirEntry, err error) error {
		base := path.Base(name)
		switch {
		case err != nil:
			return fmt.Errorf("read %s: %w", name, err)
		case name != "." && strings.HasPrefix(base, ".") || base == "node_modules":
			if e.IsDir() {
				return fs.SkipDir
			}
			return nil
		case !e.Type().IsRegular():
			return nil
		}
		switch ending := strings.ToLower(path.Ext(base)); ending {
		case ".md", ".mdx", ".markdown":
			f.pages = append(f.pages, name)
			f.moved[name] = f.place(name)
		}
		if len(f.pages) > maxFiles {
			return fmt.Errorf("%s has more than %d pages: import parts of it", f.name, maxFiles)
		}
		return nil
	})
}

// place returns the path of a page below content.
func (f *markdownFolder) place(name string) string {
	dir, base := path.Split(name)
	stem := strings.TrimSuffix(base, path.Ext(base))
	if slices.Contains(indexNames, strings.ToLower(stem)) {
		stem = "_index"
	}
	return path.Join(f.p.opts.Mapping.Into, dir, stem+".md")
}

// missingFolders makes a page for each folder without one: folders of articles, so that no
// page is taken for a status.
func (f *markdownFolder) missingFolders(docs []entry.Document, have map[string]bool) []entry.Document {
	var out []entry.Document
	for _, d := range docs {
		for dir := d.Folder; dir != "." && dir != "" && !have[dir]; dir = path.Dir(dir) {
			have[dir] = true
			values := []entry.Value{{Key: "kind", Value: "section"}, {Key: "title", Value: titleOf(path.Base(dir))}}
			out = append(out, entry.Document{
				Identity: dir, Near: dir, Folder: dir, Names: []string{"_index"}, Source: f.name, Values: values,
			})
		}
	}
	return out
}

// page reads one page.
func (f *markdownFolder) page(name string) (entry.Document, error) {
	info, err := fs.Stat(f.files, name)
	if err != nil {
		return entry.Document{}, err
	}
	if info.Size() > maxPage {
		return entry.Document{}, fmt.Errorf("%d bytes are too many for one page", info.Size())
	}
	data, err := fs.ReadFile(f.files, name)
	if err != nil {
		return entry.Document{}, err
	}
	text, err := reader.Decode(name, data)
	if err != nil {
		return entry.Document{}, err
	}
	front, body := reader.FrontMatter(text)
	meta, err := frontMatter(front, &body)
	if err != nil {
		f.p.plan.Report.unplaced("%s: %v", name, err)
	}
	to := f.moved[name]
	d := entry.Document{
		Identity: to,
		Near:     to,
		Folder:   cleanDir(path.Dir(to)),
		Names:    []string{strings.TrimSuffix(path.Base(to), ".md")},
		Source:   f.name,
	}
	title := meta.text("title")
	if heading, rest, found := firstHeading(body); found && (title == "" || entry.Slug(title) == entry.Slug(heading)) {
		title, body = heading, rest
	}
	if title == "" {
		title = titleOf(strings.TrimPrefix(path.Base(strings.TrimSuffix(to, ".md")), "_"))
	}
	d.Values = f.values(name, d, title, meta)
	d.Body = strings.TrimSpace(f.links(name, f.script(name, body)))
	return d, nil
}

func cleanDir(dir string) string {
	if dir == "." {
		return ""
	}
	return dir
}

// heading matches a heading of the first level at the beginning of a text.
var heading = regexp.MustCompile(
	`\A\s*(?:#[ \t]+([^\n]+?)[ \t]*#*[ \t]*(?:\n|\z)|([^\n#>\-*|` + "`" + `]+)\n=+[ \t]*(?:\n|\z))`,
)

// attributes matches {#id} and the like at the end of a heading.
var attributes = regexp.MustCompile(`\s*\{[^{}]*\}\s*$`)

func firstHeading(body string) (title, rest string, found bool) {
	m := heading.FindStringSubmatchIndex(body)
	if m == nil {
		return "", body, false
	}
	for group := 2; group < len(m); group += 2 {
		if m[group] >= 0 {
			title = attributes.ReplaceAllString(body[m[group]:m[group+1]], "")
		}
	}
	return strings.TrimSpace(recognise.Plain(title)), body[m[1]:], true
}

// scripts matches the lines of MDX that are code.
var scripts = regexp.MustCompile(
	`(?m)^(?:import\s.+\sfrom\s+['"].+['"];?|import\s+['"].+['"];?|export\s+(?:const|default|function)\s.*)[ \t]*\n`,
)

// script takes the code out of MDX.
func (f *markdownFolder) script(name, body string) string {
	if path.Ext(name) != ".mdx" {
		return body
	}
	return scripts.ReplaceAllStringFunc(body, func(line string) string {
		f.p.plan.Report.unplaced("%s: a line of code is left out: %s", name, strings.TrimSpace(line))
		return ""
	})
}
