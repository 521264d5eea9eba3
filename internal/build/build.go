// Package build is the pipeline, and nothing else: settings, files, entries,
// site, pages, in that order. The folder of a site comes in; a site whose pages
// can be made, or the files of all of them, go out. What is wrong with the
// content is in a list of diagnostics; an error is a fault of the world.
package build

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"time"

	"faultbook/internal/asset"
	"faultbook/internal/bundle"
	"faultbook/internal/catalogue"
	"faultbook/internal/config"
	"faultbook/internal/diag"
	"faultbook/internal/history"
	"faultbook/internal/host"
	"faultbook/internal/output"
	"faultbook/internal/render"
	"faultbook/internal/site"
	"faultbook/internal/sitemap"
	"faultbook/internal/source"
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

	files fs.FS
	opts  Options
	// templates are kept for the second rendering that a bundle is.
	templates *render.Templates
	// export makes the files of the index from one that is there already; nil
	// where there is none.
	export func(context.Context) ([]output.File, error)
	// exported is the files of the index while a bundle and the site share them.
	exported []output.File
	synonyms string
	pages    func() map[string]render.Page // by path, made when first asked for
	data     func() (map[string][]byte, error)
	rules    func() *host.Rules
	recent   recent
	// immutable are the files, and folders of files, that never change.
	immutable []string
	// searchTime is how long the index took; it is made beside the pages.
	searchTime time.Duration
}

// dataNames are the files that are made of all pages at once, for programs.
var dataNames = append([]string{catalogue.Path, catalogue.CSVPath, catalogue.SchemaPath}, sitemap.Reserved...)

// reserved are the files that every site, or its offline bundle, has beside
// its pages.
var reserved = append([]string{"404.html", bundle.ReadmeName, host.HeadersPath, host.RedirectsPath, searchManifest}, dataNames...)

// ErrNoSite is wrapped by the error of Load when a folder is not a site.
var ErrNoSite = errors.New("this folder is not a site: it has no " + config.FileName)

// ErrNoContent is wrapped by the error of Load when a site has no content.
var ErrNoContent = errors.New("this folder is not a site: it has no folder " + source.ContentDir)

// ErrContentOutside is wrapped by the error of Load when the content of a site is
// a link to a folder that is no part of the site.
var ErrContentOutside = errors.New("the folder " + source.ContentDir + " is a link that leads out of the site's folder")

// Load reads a site and settles it. The book is nil when diagnostics hold
// errors.
func Load(ctx context.Context, files fs.FS, opts Options) (*Book, diag.List, error) {
	parts := newParts(files, opts)
	if err := isSite(files); err != nil {
		return nil, nil, err
	}
	var stages []Stage
	clock := time.Now()
	lap := func(name string) {
		now := time.Now()
		stages = append(stages, Stage{name, now.Sub(clock)})
		clock = now
	}
	if err := parts.read(ctx); err != nil {
		return nil, nil, err
	}
	lap("read")
	if _, err := parts.parse(ctx); err != nil {
		return nil, nil, err
	}
	lap("parse")
	s, problems := parts.link(ctx)
	lap("link")
	if err := parts.readTemplates(); err != nil {
		return nil, nil, err
	}
	lap("templates")
	problems = parts.problems(problems)
	if problems.HasErrors() {
		return nil, problems, nil
	}
	book := parts.book(s)
	book.Stages = stages
	return book, problems, nil
}

// isSite returns why a folder is not a site whose content can be read. Settings
// that are there and cannot be read are a fault of their own.
func isSite(files fs.FS) error {
	if _, err := fs.Stat(files, config.FileName); errors.Is(err, fs.ErrNotExist) {
		return ErrNoSite
	}
	_, err := fs.Stat(files, source.ContentDir)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return ErrNoContent
	case source.LeadsOut(err):
		return ErrContentOutside
	}
	return fmt.Errorf("read the content: %w", err)
}

// SynonymsName is the file in the root of a site that holds its own synonyms:
// words and phrases that mean the same, one group a line, parted by commas.
const SynonymsName = "synonyms.txt"

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
