package build

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"io/fs"
	"maps"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"faultbook/internal/asset"
	"faultbook/internal/card"
	"faultbook/internal/config"
	"faultbook/internal/diag"
	"faultbook/internal/entry"
	"faultbook/internal/heap"
	"faultbook/internal/host"
	"faultbook/internal/render"
	"faultbook/internal/site"
	"faultbook/internal/source"
	"faultbook/search"
)

// parts are what a site is made of, each understood alone and as it was last
// read, so that a change costs only the parts it is in.
type parts struct {
	files fs.FS
	opts  Options

	settings       *config.Config
	settingsFaults diag.List
	synonyms       string
	pages          map[string]*page       // by path from the site's root
	resources      map[string]image.Point // by path below content; no size when unknown
	unread         map[string]diag.List   // by path: what cannot be read, or is no page by its name
	faulty         map[string]bool        // paths of pages with faults of their own
	layout         *site.Layout           // nil when it has to be made anew
	templates      *render.Templates
	assets         *asset.Set
	templateFaults diag.List
}

// page is one file of the content; the entry is nil until it is parsed.
type page struct {
	file   *source.File
	kind   entry.Kind // what its place makes of it
	entry  *entry.Entry
	faults diag.List
}

func newParts(files fs.FS, opts Options) *parts {
	if opts.Workers <= 0 {
		opts.Workers = runtime.GOMAXPROCS(0)
	}
	heap.Expect(heapAtLeast)
	return &parts{
		files: files, opts: opts, pages: map[string]*page{}, resources: map[string]image.Point{},
		unread: map[string]diag.List{}, faulty: map[string]bool{},
	}
}

// read reads everything but the templates.
func (p *parts) read(ctx context.Context) error {
	p.readSettings()
	return p.readText(ctx)
}

// readText reads what the settings have no part in.
func (p *parts) readText(ctx context.Context) error {
	p.readSynonyms()
	if _, err := p.readContent(ctx, source.ContentDir); err != nil {
		return err
	}
	var text int
	for _, page := range p.pages {
		text += len(page.file.Text)
	}
	heap.Expect(heapPerByte * text)
	return nil
}

// What a build with its search takes of the heap, in bytes: a small one, and
// for each byte of the content's text; two thirds of that without the search.
const (
	heapAtLeast = 64 << 20
	heapPerByte = 16
)

func (p *parts) readSettings() {
	file, fault := source.ReadPage(p.files, config.FileName)
	if fault != nil {
		p.settings, _ = config.Parse(source.NewFile(config.FileName, nil))
		p.settingsFaults = diag.List{*fault}
	} else {
		p.settings, p.settingsFaults = config.Parse(file)
	}
	if p.opts.BaseURL != nil {
		p.settings.BaseURL = p.opts.BaseURL
	}
	p.settings.NoIndex = p.settings.NoIndex || p.opts.NoIndex
	if p.opts.Version != "" {
		p.settings.Version = p.opts.Version
	}
}

func (p *parts) readSynonyms() {
	text, err := fs.ReadFile(p.files, SynonymsName)
	p.synonyms = string(text)
	delete(p.unread, SynonymsName)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		p.unread[SynonymsName] = diag.List{source.Unreadable(SynonymsName, err)}
	}
}

// readTemplates reads the templates, and makes the assets in the look that the
// settings ask for.
func (p *parts) readTemplates() error {
	overlaid := Overlay(p.files)
	var unread diag.List
	if _, err := fs.ReadDir(p.files, TemplatesDir); err != nil && !errors.Is(err, fs.ErrNotExist) {
		overlaid, unread = Templates(), diag.List{source.Unreadable(TemplatesDir, err)}
	}
	templates, faults := render.ParseTemplates(overlaid)
	var client fs.FS
	if !p.opts.NoSearch {
		client = search.ClientSource
	}
	look, more := appearance(p.files, p.settings)
	faults = append(faults, more...)
	assets, more := asset.Build(overlaid, client, look)
	faults = slices.Concat(unread, faults, more, unusedTemplates(p.files))
	if p.settings.BaseURL != nil { // whoever shows it needs its whole address
		picture, err := card.Draw(p.settings.Title, p.settings.Description, assets.Accent)
		if err != nil {
			return err
		}
		assets.AddCard(picture)
	}
	p.templates, p.assets, p.templateFaults = templates, assets, faults
	return nil
}

// news is what reading a piece of the content anew brought.
type news struct {
	pages     []string // whose text is another, or that are new
	gone      []string // pages that were there before
	resources []string // files beside pages that are new, gone or perhaps changed
	names     bool     // whether files came or went, or an image has another size
}

// readContent reads what is at some paths of the content folder, and forgets
// what was there. A page with the text that it had stays as it is.
func (p *parts) readContent(ctx context.Context, names ...string) (news, error) {
	var n news
	oldPages, oldResources := p.forget(names)
	for _, name := range names {
		tree, faults, err := source.ReadBelow(ctx, p.files, name, p.opts.Workers)
		if err != nil {
			return n, fmt.Errorf("read the content: %w", err)
		}
		for _, f := range tree.Pages {
			p.addPage(&n, f, oldPages[f.Path])
			delete(oldPages, f.Path)
		}
		for _, r := range tree.Resources {
			size, _ := source.ImageSize(p.files, path.Join(source.ContentDir, r))
			old, known := oldResources[r]
			n.names = n.names || !known || old != size
			n.resources = append(n.resources, r)
			delete(oldResources, r)
			p.resources[r] = size
		}
		for _, d := range faults {
			p.unread[d.Pos.File] = append(p.unread[d.Pos.File], d)
		}
	}
	if _, err := fs.Stat(p.files, source.ContentDir); err != nil {
		p.unread[source.ContentDir] = diag.List{{Pos: diag.Pos{File: source.ContentDir}, Code: diag.Unreadable, Text: "the folder of the content cannot be read", Hint: "make the folder content: it holds the pages"}}
	}
	n.gone = slices.Sorted(maps.Keys(oldPages))
	n.resources = append(n.resources, slices.Sorted(maps.Keys(oldResources))...)
	if n.names = n.names || len(oldPages)+len(oldResources) > 0; n.names {
		p.layout = nil
	}
	return n, nil
}

// indexFile is the name of the files that say what a folder is.
const indexFile = "_index.md"

func (p *parts) addPage(n *news, f *source.File, old *page) {
	if p.pages[f.Path] != nil {
		return // a folder and something in it changed: it is read already
	}
	if old == nil || !bytes.Equal(old.file.Text, f.Text) {
		n.pages = append(n.pages, f.Path)
		n.names = n.names || old == nil || path.Base(f.Path) == indexFile
		old = &page{file: f}
	}
	p.pages[f.Path] = old
	p.noteFaults(f.Path)
}

// noteFaults keeps faulty true of a page.
func (p *parts) noteFaults(name string) {
	if len(p.pages[name].faults) > 0 {
		p.faulty[name] = true
	} else {
		delete(p.faulty, name)
	}
}

// forget takes out what is at some paths and below them, and returns it.
func (p *parts) forget(names []string) (map[string]*page, map[string]image.Point) {
	pages, resources := map[string]*page{}, map[string]image.Point{}
	for _, name := range p.known(names) {
		if page := p.pages[name]; page != nil {
			pages[name] = page
			delete(p.pages, name)
			delete(p.faulty, name)
		}
		resource := strings.TrimPrefix(name, source.ContentDir+"/")
		if size, known := p.resources[resource]; known {
			resources[resource] = size
			delete(p.resources, resource)
		}
		delete(p.unread, name)
	}
	delete(p.unread, source.ContentDir)
	return pages, resources
}

// known returns the paths of what is known at some paths and below them.
func (p *parts) known(names []string) []string {
	if !slices.ContainsFunc(names, func(name string) bool { return p.pages[name] == nil }) {
		return names // the usual case, in which there is no need to look at everything
	}
	wanted := map[string]bool{}
	for _, name := range names {
		wanted[name] = true
	}
	var known []string
	add := func(name string) {
		for up := name; up != "."; up = path.Dir(up) {
			if wanted[up] {
				known = append(known, name)
				return
			}
		}
	}
	for name := range p.pages {
		add(name)
	}
	for name := range p.resources {
		add(path.Join(source.ContentDir, name))
	}
	for name := range p.unread {
		add(name)
	}
	return known
}

// parse understands every page that is new, or that its place has made another
// kind of page, several at once. It returns their paths.
func (p *parts) parse(ctx context.Context, changed ...string) ([]string, error) {
	if p.layout == nil {
		files := make([]*source.File, 0, len(p.pages))
		for _, page := range p.pages {
			files = append(files, page.file)
		}
		p.layout = site.NewLayout(files)
		changed = slices.Collect(maps.Keys(p.pages))
	}
	var parsed []string
	for _, name := range changed {
		page, kind := p.pages[name], p.layout.File(name)
		if page != nil && (page.entry == nil || page.kind != kind) {
			page.kind = kind
			parsed = append(parsed, name)
		}
	}
	err := each(ctx, p.opts.Workers, len(parsed), func(i int) error {
		page := p.pages[parsed[i]]
		page.entry, page.faults = entry.Parse(page.file, page.kind, entry.Keep{HTML: p.settings.RawHTML, Source: p.settings.Markdown})
		return nil
	})
	for _, name := range parsed {
		p.noteFaults(name)
	}
	return parsed, err
}

// changed returns when the pages that do not say it themselves last changed.
func (p *parts) changed(ctx context.Context, entries []*entry.Entry) (map[string]time.Time, diag.List) {
	var names []string
	for _, e := range entries {
		if e.Meta.Updated.IsZero() {
			names = append(names, e.File.Path)
		}
	}
	if len(names) == 0 || p.opts.History == nil {
		return nil, nil
	}
	return p.opts.History.Days(ctx, names)
}

// link settles the parts as they are.
func (p *parts) link(ctx context.Context) (*site.Site, diag.List) {
	entries := make([]*entry.Entry, 0, len(p.pages))
	for _, name := range slices.Sorted(maps.Keys(p.pages)) {
		entries = append(entries, p.pages[name].entry)
	}
	images := map[string]image.Point{}
	for name, size := range p.resources {
		if size != (image.Point{}) {
			images[name] = size
		}
	}
	changed, problems := p.changed(ctx, entries)
	s, more := site.Link(site.Input{
		Config: p.settings, Layout: p.layout, Entries: entries, Resources: slices.Sorted(maps.Keys(p.resources)),
		Images: images, Changed: changed, Drafts: p.opts.Drafts, Reserved: reserved,
	})
	return s, append(problems, more...)
}

// problems returns everything that is wrong, with what linking found.
func (p *parts) problems(linking diag.List) diag.List {
	all := append(slices.Clone(p.settingsFaults), linking...)
	for _, faults := range p.unread {
		all = append(all, faults...)
	}
	for name := range p.faulty {
		all = append(all, p.pages[name].faults...)
	}
	return withoutEchoes(append(all, p.templateFaults...)).Sorted()
}

// book returns what pages are made of.
func (p *parts) book(s *site.Site) *Book {
	b := &Book{
		Site: s, Renderer: render.New(s, p.templates, p.assets, render.Pretty), Assets: p.assets,
		files: p.files, opts: p.opts, synonyms: p.synonyms, templates: p.templates,
	}
	if s.Config.Offline {
		b.offer(0)
	}
	b.rules = sync.OnceValue(func() *host.Rules { return host.New(s.Config.BasePath(), s.Config.NoIndex, redirects(s)) })
	b.pages = sync.OnceValue(b.pagesByPath)
	b.data = sync.OnceValues(b.dataByPath)
	return b
}
