package importer

import (
	"cmp"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"faultbook/internal/importer/entry"
	"faultbook/internal/importer/recognise"
	"faultbook/internal/importer/table"
)

// articlesDir is the folder of articles without tables.
const articlesDir = "guides"

// folder is a product or an operation that gets a page of its own.
type folder struct {
	title, body, source string
	aliases             []string
}

// folders notes the folders of the entries of an article. The folder that holds all of them gets the
// text around the tables, and the address of the article as an alias.
func (p *planning) folders(all map[string]*folder, a table.Article, entries []*entry.Entry) {
	common := entries[0].Folder
	for _, e := range entries {
		for _, name := range []string{path.Dir(e.Folder), e.Folder} {
			if all[name] == nil {
				all[name] = &folder{title: titleOf(path.Base(name)), source: a.Source}
			}
		}
		if e.Operation != "" {
			all[e.Folder].title = e.Operation
		}
		if e.Folder != common {
			common = path.Dir(common)
			if path.Dir(e.Folder) != common {
				common = path.Dir(entries[0].Folder) // of several products: the first has the text
			}
		}
	}
	f := all[common]
	prose := withoutTitle(a.Prose, a.Title)
	if prose != "" {
		f.body = strings.TrimSpace(f.body + "\n\n" + prose)
	}
	if len(a.Keywords) > 0 {
		p.plan.Report.unplaced("%s: its labels are left out, as its text became %d entries: %s",
			a.Source, len(entries), strings.Join(a.Keywords, ", "))
	}
	if alias := recognise.Path(a.Address); alias != "" && !slices.Contains(f.aliases, alias) {
		f.aliases = append(f.aliases, alias)
	}
}

// document returns the page of a folder.
func (f *folder) document(name string) entry.Document {
	d := entry.Document{
		Identity: name,
		Near:     name,
		Folder:   name,
		Names:    []string{"_index"},
		Source:   f.source,
		Body:     f.body,
		Values:   []entry.Value{{Key: "title", Value: f.title}},
	}
	if len(f.aliases) > 0 {
		d.Values = append(d.Values, entry.Value{Key: "aliases", Value: f.aliases})
	}
	return d
}

// article returns the page of an article without tables.
func (p *planning) article(a table.Article, s sections) entry.Document {
	title := a.Title
	if title == "" {
		title = titleOf(strings.TrimSuffix(path.Base(a.Source), path.Ext(a.Source)))
	}
	dir := p.articlesFolder()
	if below := s.folder(a.Parent); below != "" {
		dir = path.Join(dir, below)
		s.use(a.Parent)
	}
	identity := "article|" + cmp.Or(a.Title, a.Source)
	d := entry.Document{Identity: identity, Near: identity, Folder: dir, Source: a.Source,
		Names: []string{cmp.Or(entry.Name(title), "article")}, Body: withoutTitle(a.Prose, a.Title)}
	add := func(key string, value any, given bool) {
		if given {
			d.Values = append(d.Values, entry.Value{Key: key, Value: value})
		}
	}
	alias := recognise.Path(a.Address)
	add("kind", "article", dir != articlesDir)
	add("title", title, true)
	add("summary", table.Escape(a.Summary), a.Summary != "")
	add("keywords", a.Keywords, len(a.Keywords) > 0)
	add("aliases", []string{alias}, alias != "")
	add("draft", true, a.Draft)
	add("updated", rawDate(a.Updated), a.Updated != "")
	p.plan.Report.Articles++
	return d
}

// articlesFolder returns the folder of articles.
func (p *planning) articlesFolder() string { return cmp.Or(p.opts.Mapping.Into, articlesDir) }

// withoutTitle removes a first heading that repeats the title from a text.
func withoutTitle(prose, title string) string {
	first, rest, _ := strings.Cut(prose, "\n")
	if entry.Slug(strings.TrimLeft(first, "# ")) == entry.Slug(title) && strings.HasPrefix(first, "# ") {
		prose = rest
	}
	return strings.TrimSpace(prose)
}

// titleOf makes a title from the name of a folder or a file.
func titleOf(name string) string {
	first, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(first)) + strings.ReplaceAll(name[size:], "-", " ")
}
