package pipeline

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"faultbook/internal/config"
	"faultbook/internal/diag"
	"faultbook/internal/document"
	"faultbook/internal/site"
	"faultbook/internal/source"
	"faultbook/internal/texts"
)

// readLanguages derives the settings of each further language, and chooses the languages to
// build.
func (s *Sources) readLanguages() {
	s.languages, s.chosen = nil, nil
	tags := []string{s.Settings.Language}
	for _, l := range s.Settings.Languages {
		tags = append(tags, l.Tag)
		s.languages = append(s.languages, s.Settings.In(l))
	}
	for i, tag := range tags {
		if len(s.opts.Languages) == 0 {
			s.chosen = append(s.chosen, i)
		} else if at := slices.Index(s.opts.Languages, tag); at >= 0 {
			s.chosen = append(s.chosen, i)
		}
	}
	place := func(i int) int { return slices.Index(s.opts.Languages, tags[i]) }
	slices.SortStableFunc(s.chosen, func(a, b int) int { return place(a) - place(b) })
	if len(s.chosen) > 0 && s.chosen[0] > 0 {
		s.languages[s.chosen[0]-1].Prefix = ""
		s.Settings.Prefix = (&config.Language{Tag: s.Settings.Language}).Prefix()
	}
}

// ErrNoLanguage is wrapped by the error of Load when a site lacks a language that the
// options name.
var ErrNoLanguage = errors.New("the site does not have this language")

func (s *Sources) checkLanguages() error {
	all := languagesOf(s.Settings)
	for _, tag := range s.opts.Languages {
		if !slices.Contains(all, tag) {
			return fmt.Errorf("%w: %s; it has %s", ErrNoLanguage, tag, strings.Join(all, ", "))
		}
	}
	return nil
}

// sourceNames returns the paths of the documents that are not translations, sorted.
func (s *Sources) sourceNames() []string {
	var names []string
	for name, doc := range s.documents {
		if doc.translates == "" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// DocumentsIn returns the parsed documents at some paths in a further language of the
// site, counted from 0: the translations, and otherwise the documents themselves. A path
// may be that of a document or of its translation.
func (s *Sources) DocumentsIn(language int, names []string) []*document.Document {
	tag := s.languages[language].Language
	var parsed []*document.Document
	seen := map[string]bool{}
	for _, name := range names {
		if doc := s.documents[name]; doc.translates != "" {
			if doc.language != tag {
				continue
			}
			name = doc.translates
		}
		if of := s.documents[name]; of != nil && !seen[name] {
			seen[name] = true
			parsed = append(parsed, s.inLanguage(of, tag))
		}
	}
	return parsed
}

func (s *Sources) inLanguage(of *sourceDocument, tag string) *document.Document {
	if own := s.documents[of.translations[tag]]; own != nil && own.parsed != nil {
		if !own.parsed.Meta.Draft || s.opts.Drafts || of.parsed.Meta.Draft {
			return own.parsed
		}
	}
	if of.untranslated == nil {
		of.untranslated = map[string]*document.Document{}
	}
	if of.untranslated[tag] == nil || of.untranslatedOf != of.parsed {
		of.untranslated[tag], of.untranslatedOf = of.parsed.In(tag), of.parsed
	}
	return of.untranslated[tag]
}

// linkLanguages links the site in each further language. It leaves out problems of
// documents of the first language, which are reported there.
func (s *Sources) linkLanguages(ctx context.Context, first *site.Site, drafts bool) ([]*site.Site, diag.List) {
	var sites []*site.Site
	var problems diag.List
	for i, c := range s.languages {
		in := s.input(ctx, s.DocumentsIn(i, s.sourceNames()), drafts)
		in.Config = c
		linked, found := site.Link(in)
		sites = append(sites, linked)
		problems = append(problems, s.OfLanguage(i+1, found)...)
		for _, p := range first.Pages {
			if c.Prefix != "" && strings.HasPrefix(p.URL, c.Prefix) {
				text := fmt.Sprintf("the address /%s is that of the pages in %s",
					c.Prefix, texts.For("en").NameOf(c.Language))
				problems = append(problems, p.Fault(source.At{}, 0, diag.AddressTaken, text,
					"rename the folder, or leave the language out of the settings"))
				break
			}
		}
	}
	return sites, problems
}

// OfLanguage returns the problems that belong to a language of the site, counted from 0: for
// a further language those of its translations.
func (s *Sources) OfLanguage(language int, problems diag.List) diag.List {
	if language == 0 {
		return problems
	}
	return slices.DeleteFunc(problems, func(d diag.Diagnostic) bool {
		doc := s.documents[d.Pos.File]
		return d.Pos.Line <= 0 || doc == nil || doc.translates == ""
	})
}

// Translations reports pages without a translation, and pages that changed after their
// translation.
func (p *Project) Translations() diag.List {
	var problems diag.List
	for _, in := range p.Others {
		c := in.Site.Config
		for _, page := range in.Site.Pages {
			of := p.Site.PageByURL(page.URL)
			switch {
			case page.Virtual || of == nil:
			case page.Language != c.Language:
				problems = append(problems, of.Fault(source.At{}, 0, diag.Untranslated,
					"there is no translation into "+texts.For("en").NameOf(c.Language),
					"write it into "+in.translationAt(of.File.Path)))
			case of.Updated.After(page.Updated) && !page.Updated.IsZero():
				problems = append(problems, page.Fault(source.At{}, 0, diag.OldTranslation,
					fmt.Sprintf("%s changed on %s, after this translation of %s", of.File.Path,
						of.Updated.Format(time.DateOnly), page.Updated.Format(time.DateOnly)),
					"compare the two, then set updated to the day on which they agree"))
			}
		}
	}
	return problems.Sorted()
}

// translationAt returns the path of the translation of a page into the language of the
// project: in the folder of the language if that has any.
func (p *Project) translationAt(name string) string {
	dir, tag := source.TranslationDir(p.Site.Config.Language), p.Site.Config.Language
	inFolder := func(page *site.Page) bool { return strings.HasPrefix(page.File.Path, dir+"/") }
	if slices.ContainsFunc(p.Site.Pages, inFolder) {
		return dir + strings.TrimPrefix(name, source.ContentDir)
	}
	return strings.TrimSuffix(name, pageExt) + "." + tag + pageExt
}

// In returns the project, of one language, that makes a file of the output, and the path of
// the file below the folder of that language.
func (p *Project) In(name string) (*Project, string) {
	for _, o := range p.Others {
		if below, ok := strings.CutPrefix(name, o.Site.Config.Prefix); ok {
			return o, below
		}
	}
	return p, name
}

// All returns the projects of all languages, the first language first.
func (p *Project) All() []*Project { return append([]*Project{p}, p.Others...) }

// Prefixes returns the folders of the further languages in the output.
func (p *Project) Prefixes() []string {
	var all []string
	for _, o := range p.Others {
		all = append(all, o.Site.Config.Prefix)
	}
	return all
}

// languagesOf returns the tags of all languages of settings.
func languagesOf(c *config.Config) []string {
	tags := map[string]bool{c.Language: true}
	for _, l := range c.Languages {
		tags[l.Tag] = true
	}
	return slices.Sorted(maps.Keys(tags))
}
