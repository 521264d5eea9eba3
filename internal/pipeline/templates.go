package pipeline

import (
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing/fstest"

	"faultbook/internal/asset"
	"faultbook/internal/config"
	"faultbook/internal/diag"
	"faultbook/internal/render"
	"faultbook/internal/socialcard"
	"faultbook/internal/source"
	"faultbook/internal/texts"
	"faultbook/search"
	"faultbook/templates"
)

// TemplatesDir is the folder of a site that holds its own templates, styles,
// scripts and icons.
const TemplatesDir = "templates"

// Templates returns the templates that come with the program.
func Templates() fs.FS { return templates.FS }

// snapshot is the templates of a site as they were read at one moment, in front of the
// program's own. All users of templates get the same bytes, even while an editor writes to
// the files.
type snapshot struct {
	own  fstest.MapFS
	errs map[string]error // why a file cannot be read
	err  error            // why the folder cannot be read
}

func takeSnapshot(files fs.FS) snapshot {
	s := snapshot{own: fstest.MapFS{}, errs: map[string]error{}}
	own, err := fs.Sub(files, TemplatesDir)
	if err == nil {
		_, err = fs.ReadDir(files, TemplatesDir)
	}
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			s.err = err
		}
		return s
	}
	for _, name := range fileNames(own) {
		data, err := fs.ReadFile(own, name)
		if err != nil {
			s.errs[name] = err
		}
		s.own[name] = &fstest.MapFile{Data: data}
	}
	return s
}

// Open implements fs.FS.
func (s snapshot) Open(name string) (fs.File, error) {
	if err := s.errs[name]; err != nil {
		return nil, err
	}
	if s.own[name] != nil {
		return s.own.Open(name)
	}
	return templates.FS.Open(name)
}

// ReadDir implements fs.ReadDirFS: it lists the files of both.
func (s snapshot) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(templates.FS, name)
	own, ownErr := s.own.ReadDir(name)
	if err != nil && ownErr != nil {
		return nil, err
	}
	byName := map[string]fs.DirEntry{}
	for _, e := range slices.Concat(own, entries) {
		byName[e.Name()] = e
	}
	all := make([]fs.DirEntry, 0, len(byName))
	for _, name := range slices.Sorted(maps.Keys(byName)) {
		all = append(all, byName[name])
	}
	return all, nil
}

// frontendSources are the parsed templates and the bundled assets of a templates folder.
// Bundling scripts takes most of the time.
type frontendSources struct {
	templates *render.Templates
	assets    *asset.Sources
	faults    diag.List
}

func readFrontend(from snapshot, words *texts.Texts) frontendSources {
	parsed, faults := render.ParseTemplates(from, words)
	assets, more := asset.BundleSources(from, words)
	if len(faults) == 0 {
		faults = droppedParts(from)
	}
	return frontendSources{parsed, assets, slices.Concat(faults, more)}
}

// The built-in files are parsed and bundled once: a preview reads templates at each edit of
// a template or of the settings.
var (
	builtInFrontend = perLanguage(
		func(words *texts.Texts) frontendSources { return readFrontend(snapshot{own: fstest.MapFS{}}, words) })
	searchClient = perLanguage(func(words *texts.Texts) bundled {
		client, faults := asset.BundleClient(search.ClientSource, words)
		return bundled{client, faults}
	})
)

// bundled is the search client, with its problems.
type bundled struct {
	client asset.Client
	faults diag.List
}

// perLanguage caches a value for the texts of each built-in language. Texts that a site
// replaces are not cached.
func perLanguage[T any](make func(*texts.Texts) T) func(*texts.Texts) T {
	var kept sync.Map // *texts.Texts → func() T
	return func(words *texts.Texts) T {
		if words != texts.For(words.Language()) {
			return make(words)
		}
		once, _ := kept.LoadOrStore(words, sync.OnceValue(func() T { return make(words) }))
		return once.(func() T)()
	}
}

// ReadTemplates reads the templates, and makes the assets in the look that the
// settings ask for, in each language.
func (s *Sources) ReadTemplates() error {
	s.ownTemplates, s.frontends = takeSnapshot(s.files), nil
	look, problems := appearance(s.files, s.Settings)
	if s.ownTemplates.err != nil {
		problems = append(problems, source.Unreadable(TemplatesDir, s.ownTemplates.err))
	}
	problems = append(problems, unusedTemplates(s.ownTemplates, languagesOf(s.Settings))...)
	for i, c := range append([]*config.Config{s.Settings}, s.languages...) {
		made, faults, err := s.buildFrontend(c, look)
		if err != nil {
			return err
		}
		s.frontends = append(s.frontends, made)
		if i == 0 { // the templates are the same
			problems = append(problems, faults...)
		}
	}
	s.templateFaults = problems
	return nil
}

// buildFrontend makes the templates and the assets in the language of some settings.
func (s *Sources) buildFrontend(c *config.Config, look asset.Look) (frontend, diag.List, error) {
	var made frontendSources
	if len(s.ownTemplates.own) > 0 {
		made = readFrontend(s.ownTemplates, c.Texts)
	} else {
		made = builtInFrontend(c.Texts)
	}
	faults := slices.Clone(made.faults)
	var client asset.Client
	if !s.opts.NoSearch {
		scripts := searchClient(c.Texts)
		client, faults = scripts.client, append(faults, scripts.faults...)
	}
	assets := asset.Build(made.assets, client, look)
	if c.BaseURL != nil { // pages link a card by its absolute address
		picture, err := socialcard.Draw(c.Title, c.Description, assets.Accent)
		if err != nil {
			return frontend{}, nil, err
		}
		assets.AddCard(picture)
	}
	return frontend{made.templates, assets}, faults, nil
}

// LooksPartialTemplate reports whether a file of the site's own templates reads like one
// that an editor is still writing: it is gone or empty. Otherwise the built-in template
// would replace it, and the result would count as good.
func (s *Sources) LooksPartialTemplate(name string) bool {
	if name == TemplatesDir {
		return len(s.ownTemplates.own) == 0
	}
	rel := strings.TrimPrefix(name, TemplatesDir+"/")
	if file := s.ownTemplates.own[rel]; file != nil {
		return len(file.Data) == 0
	}
	folder, err := fs.ReadDir(s.ownTemplates.own, rel)
	return err != nil || len(folder) == 0
}
