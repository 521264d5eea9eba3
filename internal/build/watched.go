package build

import (
	"io/fs"
	"slices"
	"strings"

	"faultbook/internal/config"
	"faultbook/internal/history"
	"faultbook/internal/source"
	"faultbook/internal/watch"
)

// Watch watches all that makes a site what it is: the names in its folder that every
// site has, its logo, and what changes with each commit.
func Watch(dir string, files fs.FS, opts watch.Options, past *history.History) (*watch.Watcher, error) {
	p := newParts(files, Options{})
	p.readSettings()
	opts.Names, opts.Ignored = p.watched(), source.Ignored
	if past != nil {
		opts.Beside = past.Marks()
	}
	return watch.Open(dir, opts)
}

// watched lists the names in the folder of a site that make it what it is. Of a logo
// in a folder of its own it is that folder.
func (p *parts) watched() []string {
	names := []string{config.FileName, SynonymsName, source.ContentDir, TemplatesDir}
	if logo, _, _ := strings.Cut(p.settings.Theme.Logo, "/"); logo != "" && !slices.Contains(names, logo) {
		names = append(names, logo)
	}
	return names
}
