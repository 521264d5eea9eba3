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

// Watch watches everything that a site is made of: the names in its folder that
// every site has, its logo, and the files that git writes with each commit.
func Watch(dir string, files fs.FS, opts watch.Options, past *history.History) (*watch.Watcher, error) {
	s := NewSources(files, Options{})
	s.ReadSettings()
	opts.Names, opts.Ignored = s.Watched(), source.Ignored
	if past != nil {
		opts.Beside = past.Marks()
	}
	return watch.Open(dir, opts)
}

// Watched lists the names in the folder of a site that it is made of, as watch.Options has
// them: of a logo in a folder of its own, that folder.
func (s *Sources) Watched() []string {
	names := []string{
		config.FileName, SynonymsName, lock.FileName, source.ContentDir, source.TranslationDir("*"), TemplatesDir,
	}
	if logo, _, _ := strings.Cut(s.Settings.Theme.Logo, "/"); logo != "" && !slices.Contains(names, logo) {
		names = append(names, logo)
	}
	return names
}
