// Package importer plans the import of another help center. Its files come in, with a view of the
// site; new and updated files of the site and a report go out. It never writes a file, and it
// reports all that has no place in the site.
package importer

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"faultbook/internal/importer/entry"
	"faultbook/internal/importer/reader"
	"faultbook/internal/importer/recognise"
	"faultbook/internal/importer/table"
	"faultbook/internal/output"
)

// contentDir is the folder of a site with its pages.
const contentDir = "content"

// Source is one file to import.
type Source struct {
	Name     string // in reports: without folders, which differ between machines
	Data     []byte
	Pictures fs.FS // the folder around it, for pictures; nil for none
}

// Options are what an import depends on besides its sources.
type Options struct {
	Site    fs.FS // the folder of the site; it may lack any file
	Terms   recognise.Terms
	Mapping recognise.Mapping
}

// Plan is what an import would do.
type Plan struct {
	New     []output.File // files that the site lacks
	Updates []output.File // files that the site has with other bytes
	Report  Report
}

// planning is an import while it is made.
type planning struct {
	opts    Options
	was     records
	now     records
	plan    *Plan
	taken   map[string]bool   // paths of this import
	sources map[string]Source // by name
	used    map[string]bool   // records that a document of this import continues
	hosts   map[string]bool   // host names of the old site
	asIs    bool              // whether pages are Markdown with pictures in their places
}

// Make plans an import of sources. It fails if a source cannot be read; then it imports none of them. The
// error wraps reader.ErrNothing if the sources hold no entry and no article.
func Make(sources []Source, opts Options) (*Plan, error) {
	var articles []table.Article
	for i, s := range sources {
		data, about := plainMarkdown(s)
		sources[i].Data = nil // the articles have all of it
		read, err := reader.Read(s.Name, data)
		if len(read) == 1 {
			about.add(&read[0])
		}
		if len(read) == 1 && (read[0].Prose != "" || read[0].Skip) && errors.Is(err, reader.ErrNothing) {
			err = nil // an article without a table
		}
		if err != nil {
			return nil, err
		}
		articles = append(articles, read...)
	}
	p, err := begin(sources, opts)
	if err != nil {
		return nil, err
	}
	docs := p.entries(articles)
	if len(docs) == 0 {
		return nil, fmt.Errorf("the sources hold no entry and no article: %w", reader.ErrNothing)
	}
	return p.finish(docs)
}

// Folder plans an import of a folder of Markdown that another generator publishes. name is the name of
// the folder in reports.
func Folder(name string, files fs.FS, opts Options) (*Plan, error) {
	p, err := begin([]Source{{Name: name, Pictures: files}}, opts)
	if err != nil {
		return nil, err
	}
	p.asIs = true
	docs, err := p.markdown(name, files)
	if err != nil {
		return nil, err
	}
	return p.finish(docs)
}

func begin(sources []Source, opts Options) (*planning, error) {
	p := &planning{
		opts: opts, plan: &Plan{}, taken: map[string]bool{}, sources: map[string]Source{}, used: map[string]bool{},
		hosts: map[string]bool{},
		now:   records{Version: recordVersion, Files: map[string]entry.Record{}},
	}
	p.plan.Report = Report{Fields: map[string]int{}, Missing: map[string][]string{}, Unplaced: []string{}}
	for _, s := range sources {
		p.sources[s.Name] = s
	}
	var err error
	p.was, err = readRecords(opts.Site)
	return p, err
}

// finish turns pages into files.
func (p *planning) finish(docs []entry.Document) (*Plan, error) {
	paths := p.paths(docs)
	for i := range docs {
		docs[i].Names = nil // the path has the one that counts
	}
	p.relink(docs, paths)
	p.freeAliases(docs, paths)
	for i, d := range docs {
		if err := p.file(paths[i], d); err != nil {
			return nil, err
		}
		docs[i].Values, docs[i].Body = nil, "" // the file has them
	}
	p.gone(docs)
	for name, r := range p.was.Files { // other sources stay as they were
		if _, done := p.now.Files[name]; !done {
			p.now.Files[name] = r
		}
	}
	data, err := p.now.file()
	if err != nil {
		return nil, err
	}
	p.write(output.File{Path: RecordPath, Data: data})
	p.plan.Report.sort()
	return p.plan, nil
}

// write adds a file to the plan, unless the site has it with these bytes.
func (p *planning) write(f output.File) {
	old, err := fs.ReadFile(p.opts.Site, f.Path)
	switch {
	case err != nil:
		p.plan.New = append(p.plan.New, f)
	case string(old) != string(f.Data):
		p.plan.Updates = append(p.plan.Updates, f)
	}
}

// entries turns articles into pages: one for each entry, merged from all articles about it, one for
// each folder, and one for each article without tables.
func (p *planning) entries(articles []table.Article) []entry.Document {
	r := recognise.Recogniser{Terms: p.opts.Terms, Mapping: p.opts.Mapping, Missing: p.plan.Report.Missing}
	m := merging{p: p, index: map[string]int{}, same: map[string][]int{}}
	folders := map[string]*folder{}
	s := sectionsOf(articles)
	var docs []entry.Document
	for i, a := range articles {
		result := r.Article(a)
		articles[i] = table.Article{} // the entries have all of it
		p.plan.Report.Understood = append(p.plan.Report.Understood, result.Understood...)
		p.plan.Report.Unplaced = append(p.plan.Report.Unplaced, result.Notes...)
		p.hosts[a.Host] = true
		for _, note := range a.Notes {
			p.plan.Report.unplaced("%s: %s", a.Source, note)
		}
		switch {
		case a.Section || a.Skip:
		case len(result.Entries) == 0:
			docs = append(docs, p.article(a, s))
		default:
			p.folders(folders, a, result.Entries)
			m.add(a, result.Entries)
			m.same[a.Source] = append(m.same[a.Source], result.Same...)
		}
	}
	m.report()
	m.index = nil
	p.plan.Report.count(m.all)
	docs = append(docs, entryDocuments(m.all)...)
	for _, name := range sortedKeys(folders) {
		docs = append(docs, folders[name].document(name))
	}
	return append(docs, p.sections(s)...)
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, cmp.Compare)
	return keys
}
