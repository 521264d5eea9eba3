package importer

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"faultbook/internal/importer/dialect"
	"faultbook/internal/importer/entry"
	"faultbook/internal/importer/reader"
)

// maxPage is how many bytes a page may have, as in every site.
const maxPage = 2 << 20

// maxFiles is how many pages a folder may have: one with more is no help center.
const maxFiles = 100_000

// indexNames are the names that generators give the page of a folder.
var indexNames = []string{"_index", "index", "readme"}

// markdown reads the pages of a folder. It takes over other files that pages show or link to.
func (p *planning) markdown(name string, root fs.FS) ([]entry.Document, error) {
	g := generatorOf(root)
	files, err := fs.Sub(root, g.dir)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	f := newMarkdownFolder(p, name, root, files, g)
	if err := f.list(); err != nil {
		return nil, err
	}
	if len(f.pages) == 0 {
		return nil, fmt.Errorf("%s has no file of Markdown: %w", name, reader.ErrNothing)
	}
	p.sources[name] = Source{Name: name, Pictures: files}
	f.redirects = f.redirected()
	for i, page := range order(root, g) {
		f.weights[page] = i + 1
	}
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
	docs = append(docs, f.missingFolders(docs, folders)...)
	docs = append(docs, f.translations()...)
	f.leftOut()
	return docs, nil
}

// markdownFolder is a folder of Markdown while it is read.
type markdownFolder struct {
	p         *planning
	name      string
	root      fs.FS // the whole folder
	files     fs.FS // the part of it with the pages
	of        generator
	pages     []string            // by their paths
	moved     map[string]string   // from their paths to those below the new content
	byAddress map[string]string   // from their addresses in small letters to their paths
	addresses map[string]string   // from their paths to their addresses
	pageAt    map[string]string   // from those below the new content to their paths
	tops      map[string][]string // anchors of the headings that become titles, by path
	places    map[string]bool     // below the new content, in small letters
	byStem    map[string][]string // from their names without ending to their paths
	foreign   map[string][]string // the pages that have a key without a place here, by the key
	samples   map[string]any      // the first value of each of them
	used      map[string]bool     // files that pages include, show or link to
	aliases   map[string]bool
	redirects map[string][]string // old addresses by page, from the settings of the generator
	weights   map[string]int      // by path, from the menu of the generator
	others    []string            // files that are no pages
	editions  []string            // folders with other editions of the pages
}

func newMarkdownFolder(p *planning, name string, root, files fs.FS, g generator) *markdownFolder {
	return &markdownFolder{
		p: p, name: name, root: root, files: files, of: g,
		moved: map[string]string{}, byAddress: map[string]string{}, addresses: map[string]string{},
		pageAt: map[string]string{}, tops: map[string][]string{}, places: map[string]bool{},
		byStem:  map[string][]string{},
		foreign: map[string][]string{}, samples: map[string]any{},
		used: map[string]bool{}, aliases: map[string]bool{}, weights: map[string]int{},
	}
}

// list finds the pages, and decides on the path of each below the new content.
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
		case !isMarkdown(base), f.of.hidden && strings.HasPrefix(base, "_") && !isIndex(base):
			f.others = append(f.others, name)
			return nil
		}
		f.add(name)
		if len(f.pages) > maxFiles {
			return fmt.Errorf("%s has more than %d pages: import parts of it", f.name, maxFiles)
		}
		return nil
	})
}

func isMarkdown(base string) bool {
	ending := strings.ToLower(path.Ext(base))
	return ending == ".md" || ending == ".mdx" || ending == ".markdown"
}

func isIndex(base string) bool {
	return slices.Contains(indexNames, strings.ToLower(strings.TrimSuffix(base, path.Ext(base))))
}

// add notes a page with its new path and its address. If its front matter cannot be read, its path is
// its address.
func (f *markdownFolder) add(name string) {
	f.pages = append(f.pages, name)
	body, m, _, _ := f.read(name)
	f.tops[name] = topAnchors(body)
	address := f.of.address(name, m)
	f.addresses[name] = address
	to := f.place(name, address == path.Clean(f.of.base+"/"))
	for n := 2; f.places[strings.ToLower(to)]; n++ {
		to = fmt.Sprintf("%s-%d.md", strings.TrimSuffix(to, ".md"), n)
	}
	f.moved[name], f.pageAt[to], f.places[strings.ToLower(to)] = to, name, true
	if key := strings.ToLower(address); f.byAddress[key] == "" {
		f.byAddress[key] = name
	}
	stem := strings.ToLower(strings.TrimSuffix(path.Base(name), path.Ext(name)))
	f.byStem[stem] = append(f.byStem[stem], name)
}

// read returns the text of a page below its front matter, and the front matter. problem says why the
// front matter cannot be read; err, why the page cannot.
func (f *markdownFolder) read(name string) (body string, m meta, problem, err error) {
	return readPage(f.files, name)
}

// readPage does the same for a page of any folder.
func readPage(files fs.FS, name string) (body string, m meta, problem, err error) {
	info, err := fs.Stat(files, name)
	if err != nil {
		return "", nil, nil, err
	}
	if info.Size() > maxPage {
		return "", nil, nil, fmt.Errorf("%d bytes are too many for one page", info.Size())
	}
	data, err := fs.ReadFile(files, name)
	if err != nil {
		return "", nil, nil, err
	}
	text, err := reader.Decode(name, data)
	if err != nil {
		return "", nil, nil, err
	}
	front, body := reader.FrontMatter(text)
	m, problem = frontMatter(front, &body)
	return body, m, problem, nil
}

// place returns the path of a page below content. The home page of the generator is that of
// the site, unless the site has one that no import made.
func (f *markdownFolder) place(name string, home bool) string {
	dir, base := path.Split(f.of.withoutNumbers(name))
	stem := strings.TrimSuffix(base, path.Ext(base))
	into := f.p.opts.Mapping.Into
	switch {
	case isIndex(base):
		stem = "_index"
	case home && !f.places[path.Join(into, "_index.md")]:
		dir, stem = "", "_index"
	}
	if stem == "_index" && path.Join(into, dir) == "" {
		const main = contentDir + "/_index.md"
		_, err := fs.Stat(f.p.opts.Site, main)
		if _, recorded := f.p.was.Files[main]; err == nil && !recorded {
			stem = "home"
		}
	}
	return path.Join(into, cleanPath(dir), cleanName(stem)+".md")
}

// missingFolders makes a page for each folder without one. Its kind makes the pages of the folder
// articles; otherwise they would be entries.
func (f *markdownFolder) missingFolders(docs []entry.Document, have map[string]bool) []entry.Document {
	names := map[string]string{} // of folders, as the generator has them
	for _, from := range f.pages {
		for a, b := path.Dir(from), path.Dir(f.moved[from]); a != "." && b != "."; a, b = path.Dir(a), path.Dir(b) {
			names[b] = a
		}
	}
	var out []entry.Document
	for _, d := range docs {
		for dir := d.Folder; dir != "." && dir != "" && !have[dir]; dir = path.Dir(dir) {
			have[dir] = true
			values := []entry.Value{{Key: "kind", Value: "section"}, {Key: "title", Value: titleOf(path.Base(dir))}}
			if from, known := names[dir]; known {
				values = f.category(from, values)
			}
			out = append(out, entry.Document{
				Identity: dir, Near: dir, Folder: dir, Names: []string{"_index"}, Source: f.name, Values: values,
			})
		}
	}
	return out
}

// page reads one page.
func (f *markdownFolder) page(name string) (entry.Document, error) {
	body, meta, problem, err := f.read(name)
	if err != nil {
		return entry.Document{}, err
	}
	if problem != nil {
		f.p.plan.Report.unplaced("%s: %v", name, problem)
	}
	to := f.moved[name]
	d := entry.Document{
		Identity: to,
		Near:     to,
		Folder:   cleanDir(path.Dir(to)),
		Names:    []string{strings.TrimSuffix(path.Base(to), ".md")},
		Source:   f.name,
	}
	title, body := f.converted(name, name, body, meta)
	d.Values = f.values(name, d, title, meta)
	d.Body = strings.TrimSpace(f.links(name, "", dialect.Demote(body)))
	switch n := statuses(name, body); n {
	case 0:
	case 1:
		f.p.plan.Report.unplaced(
			"%s: a status stays part of this article: import the file alone to make an entry of it", name)
	default:
		f.p.plan.Report.unplaced(
			"%s: %d statuses stay part of this article: import the file alone to make an entry of each", name, n)
	}
	return d, nil
}

// converted returns the title of a page and the text below it, as our Markdown. as is its name in the report.
func (f *markdownFolder) converted(name, as, text string, meta meta) (title, body string) {
	body, notes := dialect.Convert(dialect.Page{
		Text: text, MDX: f.of.mdx || strings.EqualFold(path.Ext(name), ".mdx"),
		Include: func(part string) (string, bool) { return f.include(name, part) },
	})
	body, empty := withoutEmptyLinks(body)
	for _, note := range append(notes, empty...) {
		f.p.plan.Report.unplaced("%s: %s", as, note)
	}
	title = meta.text("title")
	if heading, rest, found := firstHeading(body); found && (title == "" || entry.Slug(title) == entry.Slug(heading)) {
		title, body = heading, rest
	}
	if title == "" {
		title = titleOf(strings.TrimPrefix(path.Base(strings.TrimSuffix(f.moved[name], ".md")), "_"))
	}
	return title, body
}

func cleanDir(dir string) string {
	if dir == "." {
		return ""
	}
	return dir
}
