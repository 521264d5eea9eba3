package pipeline

import (
	"context"
	"errors"
	"image"
	"io/fs"
	"maps"
	"path"
	"runtime"
	"slices"
	"strings"
	"time"

	"faultbook/internal/asset"
	"faultbook/internal/config"
	"faultbook/internal/diag"
	"faultbook/internal/document"
	"faultbook/internal/lock"
	"faultbook/internal/render"
	"faultbook/internal/site"
	"faultbook/internal/source"
	"faultbook/internal/texts"
)

// SynonymsName is the file in the root of a site that holds its own synonyms: words and
// phrases that mean the same, one group a line, separated by commas.
const SynonymsName = "synonyms.txt"

// Sources hold the files of a site as last read, each parsed alone, so that a change costs
// only the changed files. One goroutine at a time may use them; the sites and projects that
// they make never change.
type Sources struct {
	Settings *config.Config
	Synonyms string // the text of the site's own file

	rules          ownRules
	lock           *lock.Lock // the published addresses; nil without faultbook.lock
	lockFaults     diag.List
	files          fs.FS
	opts           Options
	settingsFaults diag.List
	dateless       diag.List                  // why dates of changes are unknown, as of the last linking
	documents      map[string]*sourceDocument // by path from the site's root
	resources      map[string]image.Point     // by path below content; no size when unknown
	unread         map[string]diag.List       // by path: unreadable files, and files that are no pages by their names
	faulty         map[string]bool            // paths of documents with faults of parsing
	layout         *site.Layout               // nil when it is outdated
	languages      []*config.Config           // of the further languages
	chosen         []int                      // indexes of the languages to build; 0 is the first language
	strayFolders   diag.List                  // folders of translations that nothing reads
	frontends      []frontend                 // by language, the first one first
	ownTemplates   snapshot
	templateFaults diag.List
}

// sourceDocument is one file of the content; parsed is nil until it is parsed.
type sourceDocument struct {
	file   *source.File
	kind   document.Kind // follows from its place
	parsed *document.Document
	faults diag.List

	// translates is the path of the document that it translates, language the tag; both are
	// empty for any other document.
	translates, language string
	other                string            // path of another translation of the page, which takes precedence
	translations         map[string]string // paths of its translations, by language
	// untranslated holds the document for readers of languages without a translation, made
	// from untranslatedOf.
	untranslated   map[string]*document.Document
	untranslatedOf *document.Document
}

// frontend is the templates and assets of a site in one language.
type frontend struct {
	templates *render.Templates
	assets    *asset.Set
}

// NewSources returns the sources of a site. It reads nothing yet.
func NewSources(files fs.FS, opts Options) *Sources {
	if opts.Workers <= 0 {
		opts.Workers = runtime.GOMAXPROCS(0)
	}
	return &Sources{
		files: files, opts: opts, documents: map[string]*sourceDocument{}, resources: map[string]image.Point{},
		unread: map[string]diag.List{}, faulty: map[string]bool{},
	}
}

// ReadSettings reads the settings, and returns their problems.
func (s *Sources) ReadSettings() diag.List {
	file, fault := source.ReadPage(s.files, config.FileName)
	if fault != nil {
		s.Settings, _ = config.Parse(source.NewFile(config.FileName, nil), s.ownTexts)
		s.settingsFaults = diag.List{*fault}
	} else {
		s.Settings, s.settingsFaults = config.Parse(file, s.ownTexts)
	}
	if s.opts.BaseURL != nil {
		s.Settings.BaseURL = s.opts.BaseURL
	}
	s.Settings.NoIndex = s.Settings.NoIndex || s.opts.NoIndex
	if s.opts.Version != "" {
		s.Settings.Version = s.opts.Version
	}
	s.readLanguages()
	return s.settingsFaults
}

// ReadsTexts reports whether a file of the site's own templates holds texts of the
// interface, which are settings.
func ReadsTexts(name string) bool {
	return name == TemplatesDir || name == TemplatesDir+"/"+texts.Dir ||
		strings.HasPrefix(name, TemplatesDir+"/"+texts.Dir+"/")
}

// ownTexts reads the site's own texts in a language; it returns nil when there are none.
func (s *Sources) ownTexts(tag string) *source.File {
	name := path.Join(TemplatesDir, texts.Dir, tag+".yaml")
	delete(s.unread, name)
	if _, err := fs.Stat(s.files, TemplatesDir); err != nil {
		return nil // a folder that cannot be read is reported with the templates
	}
	if _, err := fs.Stat(s.files, name); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	file, fault := source.ReadPage(s.files, name)
	if fault != nil {
		s.unread[name] = diag.List{*fault}
		return nil
	}
	return file
}

// ReadSynonyms reads the site's own synonyms, if it has any.
func (s *Sources) ReadSynonyms() {
	text, err := fs.ReadFile(s.files, SynonymsName)
	s.Synonyms = string(text)
	delete(s.unread, SynonymsName)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		s.unread[SynonymsName] = diag.List{source.Unreadable(SynonymsName, err)}
	}
}

// ReadLock reads the addresses that were published, if the site records them.
func (s *Sources) ReadLock() {
	s.lock, s.lockFaults = nil, nil
	text, err := fs.ReadFile(s.files, lock.FileName)
	switch {
	case err == nil:
		s.lock, s.lockFaults = lock.Parse(source.NewFile(lock.FileName, text))
	case !errors.Is(err, fs.ErrNotExist):
		s.lockFaults = diag.List{source.Unreadable(lock.FileName, err)}
	}
}

// Lock returns the published addresses; nil without faultbook.lock.
func (s *Sources) Lock() *lock.Lock { return s.lock }

// CheckLock reports the published addresses that a linked site lacks, in each of its
// languages, the first one first.
func (s *Sources) CheckLock(linked []*site.Site) diag.List {
	return s.lock.Check(linked[0], linked[1:]...)
}

// changed returns the days of the last changes of the documents without `updated`.
func (s *Sources) changed(ctx context.Context, documents []*document.Document) (map[string]time.Time, diag.List) {
	var names []string
	for _, doc := range documents {
		if doc.Meta.Updated.IsZero() {
			names = append(names, doc.File.Path)
		}
	}
	if len(names) == 0 || s.opts.History == nil {
		return nil, nil
	}
	return s.opts.History.Days(ctx, names)
}

// Link links the site in each of its languages, the first one first, and returns the
// problems of linking.
func (s *Sources) Link(ctx context.Context) ([]*site.Site, diag.List) {
	linked, problems := s.link(ctx, s.opts.Drafts)
	others, more := s.linkLanguages(ctx, linked, s.opts.Drafts)
	problems = append(problems, more...)
	if !s.opts.Drafts && len(s.Drafts()) > 0 {
		_, all := s.link(ctx, true)
		problems = append(problems, s.ofDrafts(all)...)
	}
	sites := append([]*site.Site{linked}, others...)
	return sites, append(problems, s.checkHostRules(sites)...)
}

// Drafts lists the paths of the documents that are drafts, sorted.
func (s *Sources) Drafts() []string {
	var names []string
	for name, doc := range s.documents {
		if doc.parsed != nil && doc.parsed.Meta.Draft {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// ofDrafts returns the problems of drafts, as warnings: they stop no build until the draft
// is published.
func (s *Sources) ofDrafts(problems diag.List) diag.List {
	var out diag.List
	for _, d := range problems {
		if s.isDraft(d.Pos.File) {
			d.Severity = diag.Warning
			out = append(out, d)
		}
	}
	return out
}

func (s *Sources) isDraft(name string) bool {
	doc := s.documents[name]
	return doc != nil && doc.parsed != nil && doc.parsed.Meta.Draft
}

func (s *Sources) link(ctx context.Context, drafts bool) (*site.Site, diag.List) {
	in := s.input(ctx, s.Documents(s.sourceNames()), drafts)
	linked, problems := site.Link(in)
	return linked, append(s.dateless, problems...)
}

// input returns the input for linking some documents.
func (s *Sources) input(ctx context.Context, documents []*document.Document, drafts bool) site.Input {
	images := map[string]image.Point{}
	for name, size := range s.resources {
		if size != (image.Point{}) {
			images[name] = size
		}
	}
	changed, problems := s.changed(ctx, documents)
	s.dateless = problems
	return site.Input{
		Config: s.Settings, Layout: s.layout, Documents: documents, Resources: slices.Sorted(maps.Keys(s.resources)),
		Images: images, Changed: changed, Drafts: drafts, Reserved: Reserved,
	}
}

// Documents returns the parsed documents at some paths, without those that are
// translations.
func (s *Sources) Documents(names []string) []*document.Document {
	parsed := make([]*document.Document, 0, len(names))
	for _, name := range names {
		if doc := s.documents[name]; doc.translates == "" {
			parsed = append(parsed, doc.parsed)
		}
	}
	return parsed
}

// Problems returns all problems, including those of linking.
func (s *Sources) Problems(linking diag.List) diag.List {
	all := append(slices.Concat(s.settingsFaults, s.lockFaults, s.strayFolders, s.rules.faults), linking...)
	all = append(all, s.strayTranslations()...)
	for _, faults := range s.unread {
		all = append(all, faults...)
	}
	for name := range s.faulty {
		faults := s.documents[name].faults
		if s.isDraft(name) && !s.opts.Drafts {
			faults = s.ofDrafts(faults)
		}
		all = append(all, faults...)
	}
	return suppressConsequential(append(all, s.templateFaults...),
		s.Settings != nil && s.Settings.BadFields).Sorted().Limited()
}
