package pipeline

import (
	"io/fs"
	"slices"
	"strings"

	"faultbook/internal/config"
	"faultbook/internal/history"
	"faultbook/internal/lock"
	"faultbook/internal/source"
	"faultbook/internal/watch"
)

// Watch watches everything that a site is made from: the known names in its folder, its
// logo, and the files that git writes with each commit.
func Watch(dir string, files fs.FS, opts watch.Options, past *history.History) (*watch.Watcher, error) {
	s := NewSources(files, Options{})
	s.ReadSettings()
	opts.Names, opts.Ignored = s.Watched(), source.Ignored
	if past != nil {
		opts.Beside = past.Marks()
	}
	return watch.Open(dir, opts)
}

// Watched lists the names in the folder of a site to watch, in the form of watch.Options.
// For a logo in a folder it is the folder.
func (s *Sources) Watched() []string {
	names := []string{
		config.FileName, SynonymsName, lock.FileName, source.ContentDir, source.TranslationDir("*"), TemplatesDir,
	}
	if logo, _, _ := strings.Cut(s.Settings.Theme.Logo, "/"); logo != "" && !slices.Contains(names, logo) {
		names = append(names, logo)
	}
	return names
}
