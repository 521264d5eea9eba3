// Package pipeline turns the folder of a site into a Project: settings, files, documents,
// site, renderer, in that order. A file system comes in; a project whose pages and files
// can be made goes out, with a diagnostic for each fault in the content; an error means a
// fault outside the content. It never writes files, and nothing changes a project once it
// is made.
package pipeline

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"syscall"
	"time"

	"faultbook/internal/config"
	"faultbook/internal/diag"
	"faultbook/internal/history"
	"faultbook/internal/host"
	"faultbook/internal/source"
)

// Options configure what is built of a site, and how.
type Options struct {
	BaseURL *url.URL // replaces the one in the settings; nil keeps that
	Version string   // replaces the one in the settings; "" keeps that
	Drafts  bool
	// NoIndex asks search engines to leave the site out, as previews need it.
	NoIndex bool
	// Languages are the tags of the languages to build, the first one at the root; empty
	// for all.
	Languages []string
	// History has the dates of pages that give none; may be nil.
	History *history.History
	// Host is the host of the published site, whose configuration files are written; empty
	// for none.
	Host host.Name
	// NoSearch leaves out the search: its page, its client and its index.
	NoSearch bool
	Source   bool // keeps the Markdown of all texts, whatever the settings say
	Workers  int  // number of parallel workers; 0 for one per core
	// Read receives how many documents the site has, once they are read and before
	// they are parsed; may be nil.
	Read func(documents int)
	// Progress receives the current stage, and how many of its items are done; may be nil.
	Progress func(stage string, done, all int)
}

// Stage is the duration of one part of a build.
type Stage struct {
	Name string
	Wall time.Duration
}

// ErrNoSite is wrapped by the error of Load when a folder is not a site.
var ErrNoSite = errors.New("this folder is not a site: it has no " + config.FileName)

// ErrNoContent is wrapped by the error of Load when a site has no content.
var ErrNoContent = errors.New("this folder is not a site: it has no folder " + source.ContentDir)

// ErrNoFolder is wrapped by the error of Load when the content is no folder.
var ErrNoFolder = errors.New(source.ContentDir + " is not a folder")

// ErrContentOutside is wrapped by the error of Load when the content of a site
// is a link to a folder outside the site.
var ErrContentOutside = errors.New("the folder " + source.ContentDir + " is a link that leads out of the site's folder")

// Load reads and links a site for one build, and releases the texts of its files. The
// project is nil when diagnostics hold errors.
func Load(ctx context.Context, files fs.FS, opts Options) (*Project, []Stage, diag.List, error) {
	if err := CheckSite(files); err != nil {
		return nil, nil, nil, err
	}
	s := NewSources(files, opts)
	var stages []Stage
	clock := time.Now()
	lap := func(name string) {
		now := time.Now()
		stages = append(stages, Stage{name, now.Sub(clock)})
		clock = now
	}
	s.ReadSettings()
	if err := s.checkLanguages(); err != nil {
		return nil, nil, nil, err
	}
	s.ReadSynonyms()
	s.ReadLock()
	if _, err := s.ReadContent(ctx, s.ContentDirs()...); err != nil {
		return nil, nil, nil, err
	}
	lap("read")
	if opts.Read != nil {
		opts.Read(len(s.documents))
	}
	if _, err := s.Parse(ctx); err != nil {
		return nil, nil, nil, err
	}
	lap("parse")
	linked, problems := s.Link(ctx)
	problems = append(problems, s.CheckLock(linked)...)
	lap("link")
	if err := s.ReadTemplates(); err != nil {
		return nil, nil, nil, err
	}
	lap("templates")
	if problems = s.Problems(problems); problems.HasErrors() {
		return nil, stages, problems, nil
	}
	for _, doc := range s.documents {
		doc.file.Release() // a quarter of the memory, which the build no longer needs
	}
	return s.Project(linked), stages, problems, nil
}

// CheckSite returns why a folder is not a site whose content can be read. Settings that
// exist and cannot be read are reported elsewhere.
func CheckSite(files fs.FS) error {
	if _, err := fs.Stat(files, config.FileName); errors.Is(err, fs.ErrNotExist) {
		return ErrNoSite
	}
	_, err := fs.ReadDir(files, source.ContentDir)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, syscall.ENOTDIR):
		return ErrNoFolder
	case errors.Is(err, fs.ErrNotExist):
		return ErrNoContent
	case source.LeadsOut(err):
		return ErrContentOutside
	}
	return fmt.Errorf("read the content: %w", err)
}
