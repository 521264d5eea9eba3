// Package build is the pipeline, and nothing else: settings, files, entries,
// site, pages, in that order. The folder of a site comes in; a site whose pages
// can be made, or the files of all of them, go out. What is wrong with the
// content is in a list of diagnostics; an error is a fault of the world.
package build

import (
	"context"
	"errors"
	"fmt"
	"image"
	"io/fs"
	"net/url"
	"path"
	"runtime"
	"slices"
	"time"

	"faultbook/internal/asset"
	"faultbook/internal/bundle"
	"faultbook/internal/card"
	"faultbook/internal/catalogue"
	"faultbook/internal/config"
	"faultbook/internal/diag"
	"faultbook/internal/entry"
	"faultbook/internal/history"
	"faultbook/internal/host"
	"faultbook/internal/output"
	"faultbook/internal/render"
	"faultbook/internal/site"
	"faultbook/internal/sitemap"
	"faultbook/internal/source"
	"faultbook/search"
	"faultbook/templates"
)

// Options say what of a site is made, and how.
type Options struct {
	BaseURL *url.URL // in place of the settings' own; nil keeps that
	Version string   // in place of the settings' own; "" keeps that
	Drafts  bool
	// NoIndex asks search engines to leave the site out, as previews need it.
	NoIndex bool
	// History tells when pages without a day of their own changed; may be nil.
	History *history.History
	// Host is where the site is published: its own files are written.
	Host host.Form
	// NoSearch leaves out the search: its page, its client and its index.
	NoSearch bool
	Workers  int // files worked on at once; 0 for one for each core
	// Progress is told what is being done, and how far it is; may be nil.
	Progress func(stage string, done, all int)
}

// Stage is how long one part of a build took.
type Stage struct {
	Name string
	Wall time.Duration
}

// Book is a site whose pages can be made.
type Book struct {
	Site     *site.Site
	Renderer *render.Renderer
	Assets   *asset.Set
	Stages   []Stage

	rules *host.Rules
	files fs.FS
	opts  Options
	// pages are kept for the second rendering that a bundle is.
	pages *render.Templates
	// exported is the files of the index while a bundle and the site share them.
	exported []output.File
	synonyms string
	// immutable are the folders of the output whose files never change.
	immutable []string
	// searchTime is how long the index took; it is made beside the pages.
	searchTime time.Duration
}

// reserved are the files that every site, or its offline bundle, has beside
// its pages.
var reserved = slices.Concat([]string{"404.html", bundle.ReadmeName, catalogue.Path, catalogue.CSVPath, catalogue.SchemaPath, host.HeadersPath, host.RedirectsPath}, sitemap.Reserved)

// ErrNoSite is wrapped by the error of Load when a folder is not a site.
var ErrNoSite = errors.New("this folder is not a site: it has no " + config.FileName)

// Load reads a site and settles it. The book is nil when diagnostics hold
// errors.
func Load(ctx context.Context, files fs.FS, opts Options) (*Book, diag.List, error) {
	if opts.Workers <= 0 {
		opts.Workers = runtime.GOMAXPROCS(0)
	}
	b := &Book{files: files, opts: opts}
	settings, problems, err := loadSettings(files)
	if err != nil {
		return nil, nil, err
	}
	if opts.BaseURL != nil {
		settings.BaseURL = opts.BaseURL
	}
	settings.NoIndex = settings.NoIndex || opts.NoIndex
	if opts.Version != "" {
		settings.Version = opts.Version
	}
	clock := time.Now()
	lap := func(name string) {
		now := time.Now()
		b.Stages = append(b.Stages, Stage{name, now.Sub(clock)})
		clock = now
	}
	tree, more, err := source.Read(ctx, files, opts.Workers)
	if err != nil {
		return nil, nil, fmt.Errorf("read the content: %w", err)
	}
	problems = append(problems, more...)
	lap("read")
	layout := site.NewLayout(tree.Pages)
	entries, more, err := b.parse(ctx, tree.Pages, layout, settings.RawHTML)
	if err != nil {
		return nil, nil, err
	}
	problems = append(problems, more...)
	lap("parse")
	changed, more := b.changed(ctx, entries)
	problems = append(problems, more...)
	s, more := site.Link(site.Input{
		Config: settings, Layout: layout, Entries: entries, Resources: tree.Resources,
		Images: b.imageSizes(tree.Resources), Changed: changed, Drafts: opts.Drafts, Reserved: reserved,
	})
	problems = append(problems, more...)
	lap("link")
	overlaid := Overlay(files)
	pages, more := render.ParseTemplates(overlaid)
	problems = append(problems, more...)
	var client fs.FS
	if !opts.NoSearch {
		client = search.ClientSource
	}
	look, more := appearance(files, settings)
	problems = append(problems, more...)
	assets, more := asset.Build(overlaid, client, look)
	problems = append(problems, more...)
	lap("templates")
	b.Site, b.Assets = s, assets
	if settings.BaseURL != nil { // whoever shows it needs its whole address
		picture, err := card.Draw(settings.Title, settings.Description, assets.Accent)
		if err != nil {
			return nil, nil, err
		}
		assets.AddCard(picture)
	}
	b.rules = host.New(settings.BasePath(), settings.NoIndex, redirects(s))
	if b.synonyms, err = readSynonyms(files); err != nil {
		return nil, nil, err
	}
	b.pages = pages
	b.Renderer = render.New(s, pages, assets, render.Pretty)
	problems = withoutEchoes(problems).Sorted()
	if problems.HasErrors() {
		return nil, problems, nil
	}
	return b, problems, nil
}

// withoutEchoes leaves out what only follows from settings that cannot be
// read: then every severity, surface and contact would seem unknown.
func withoutEchoes(problems diag.List) diag.List {
	unread := slices.ContainsFunc(problems, func(d diag.Diagnostic) bool {
		return d.Pos.File == config.FileName && (d.Code == diag.BadYAML || d.Code == diag.NotUTF8 || d.Code == diag.Unreadable)
	})
	if !unread {
		return problems
	}
	return slices.DeleteFunc(problems, func(d diag.Diagnostic) bool { return d.Code == diag.UnknownTerm || d.Code == diag.EmptyTable })
}

// SynonymsName is the file in the root of a site that holds its own synonyms:
// words and phrases that mean the same, one group a line, parted by commas.
const SynonymsName = "synonyms.txt"

func readSynonyms(files fs.FS) (string, error) {
	text, err := fs.ReadFile(files, SynonymsName)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("read the synonyms: %w", err)
	}
	return string(text), nil
}

func loadSettings(files fs.FS) (*config.Config, diag.List, error) {
	if _, err := fs.Stat(files, config.FileName); err != nil {
		return nil, nil, ErrNoSite
	}
	file, fault := source.ReadPage(files, config.FileName)
	if fault != nil {
		settings, _ := config.Parse(source.NewFile(config.FileName, nil))
		return settings, diag.List{*fault}, nil
	}
	settings, problems := config.Parse(file)
	return settings, problems, nil
}

// parse understands every file alone, several at once.
func (b *Book) parse(ctx context.Context, files []*source.File, layout *site.Layout, rawHTML bool) ([]*entry.Entry, diag.List, error) {
	entries := make([]*entry.Entry, len(files))
	found := make([]diag.List, len(files))
	kinds := make([]entry.Kind, len(files))
	for i, f := range files {
		kinds[i] = layout.File(f.Path)
	}
	err := each(ctx, b.opts.Workers, len(files), func(i int) error {
		entries[i], found[i] = entry.Parse(files[i], kinds[i], rawHTML)
		return nil
	})
	return entries, slices.Concat(found...), err
}

// changed returns when the pages that do not say it themselves last changed.
func (b *Book) changed(ctx context.Context, entries []*entry.Entry) (map[string]time.Time, diag.List) {
	var names []string
	for _, e := range entries {
		if e.Meta.Updated.IsZero() {
			names = append(names, e.File.Path)
		}
	}
	if len(names) == 0 || b.opts.History == nil {
		return nil, nil
	}
	return b.opts.History.Days(ctx, names)
}

// redirects lists the old addresses of all pages.
func redirects(s *site.Site) []host.Redirect {
	var list []host.Redirect
	for _, p := range s.Pages {
		for _, alias := range p.Meta.Aliases {
			if url, ok := site.AliasURL(alias.Value); ok {
				list = append(list, host.Redirect{From: url, To: p.URL})
			}
		}
	}
	return list
}

// imageSizes reads the sizes of all images beside pages.
func (b *Book) imageSizes(resources []string) map[string]image.Point {
	sizes := map[string]image.Point{}
	for _, name := range resources {
		if size, ok := source.ImageSize(b.files, path.Join(source.ContentDir, name)); ok {
			sizes[name] = size
		}
	}
	return sizes
}

// TemplatesDir is the folder of a site that holds its own templates.
const TemplatesDir = "templates"

// Templates returns the templates that come with the program.
func Templates() fs.FS { return templates.FS }

// Overlay returns the templates that come with the program, each replaced by
// the site's own file of the same path where there is one.
func Overlay(files fs.FS) fs.FS {
	own, err := fs.Sub(files, TemplatesDir)
	if err != nil {
		return templates.FS
	}
	return overlay{own, templates.FS}
}

// overlay is two file systems of which the upper hides the lower.
type overlay struct{ upper, lower fs.FS }

func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.upper.Open(name)
	if err == nil {
		if info, statErr := f.Stat(); statErr == nil && !info.IsDir() {
			return f, nil
		}
		f.Close()
	} else if !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return o.lower.Open(name)
}

func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(o.lower, name)
	own, ownErr := fs.ReadDir(o.upper, name)
	if err != nil && ownErr != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for _, e := range entries {
		seen[e.Name()] = true
	}
	for _, e := range own {
		if !seen[e.Name()] && !source.Ignored(e.Name()) {
			entries = append(entries, e)
		}
	}
	return entries, nil
}
