package preview

import (
	"context"
	"path"
	"reflect"
	"slices"
	"strings"

	"faultbook/internal/config"
	"faultbook/internal/history"
	"faultbook/internal/lock"
	"faultbook/internal/pipeline"
	"faultbook/internal/source"
)

// read reads what changed. It may be called several times before refresh.
func (p *Preview) read(ctx context.Context, names []string) error {
	var content, templates []string
	var committed bool
	for _, name := range names {
		delete(p.partial, name)
		top, _, _ := strings.Cut(name, "/")
		if source.IsContentDir(top) {
			content = append(content, name)
			continue
		}
		switch top {
		case config.FileName:
			if err := p.readSettings(ctx); err != nil {
				return err
			}
		case pipeline.SynonymsName:
			p.sources.ReadSynonyms()
			p.rebuild, p.names[name] = true, true
			p.note(name, p.sources.Synonyms == "")
		case lock.FileName:
			p.sources.ReadLock()
			p.names[name] = true
		case pipeline.TemplatesDir:
			if pipeline.ReadsTexts(name) {
				if err := p.readSettings(ctx); err != nil {
					return err
				}
			}
			p.rebuild, p.names[name] = true, true
			templates = append(templates, name)
		case history.Dir:
			committed = true
		}
	}
	if logo := p.sources.Settings.Theme.Logo; logo != "" &&
		slices.ContainsFunc(names, func(name string) bool { return within(logo, name) }) {
		p.rebuild, p.names[logo] = true, true
	}
	if p.rebuild {
		if err := p.sources.ReadTemplates(); err != nil {
			return err
		}
	}
	for _, name := range templates {
		p.note(name, p.sources.LooksPartialTemplate(name))
	}
	if committed && p.history != nil && p.history.Again(ctx) {
		p.relink, p.names[history.Dir] = true, true
	}
	if len(content) > 0 {
		return p.readContent(ctx, content)
	}
	return nil
}

// note notes a file that looks as if an editor were still writing it.
func (p *Preview) note(name string, partial bool) {
	if partial {
		p.partial[name] = true
	}
}

// within reports whether a path is a folder or file itself, or below it.
func within(name, top string) bool { return name == top || strings.HasPrefix(name, top+"/") }

func (p *Preview) readSettings(ctx context.Context) error {
	before, dirs := p.sources.Settings, p.sources.ContentDirs()
	faults := p.sources.ReadSettings()
	after := p.sources.Settings
	p.rebuild = p.rebuild || needsOtherAssets(before, after)
	p.relink, p.names[config.FileName] = true, true
	p.note(config.FileName, len(after.File.Text) == 0 || faults.HasErrors())
	if after.RawHTML == before.RawHTML && after.Markdown == before.Markdown && after.Language == before.Language &&
		reflect.DeepEqual(after.Fields, before.Fields) && slices.EqualFunc(before.Languages, after.Languages, sameTag) {
		return nil
	}
	if err := p.sources.ParseAll(ctx); err != nil {
		return err
	}
	return p.readContent(ctx, slices.Concat(dirs, p.sources.ContentDirs()))
}

// needsOtherAssets reports whether settings ask for other assets.
func needsOtherAssets(a, b *config.Config) bool {
	return !reflect.DeepEqual(a.Theme, b.Theme) || !reflect.DeepEqual(a.BaseURL, b.BaseURL) ||
		!a.Texts.Equal(b.Texts) || a.Title != b.Title || a.Description != b.Description ||
		!slices.EqualFunc(a.Languages, b.Languages, sameAssets)
}

func sameTag(a, b *config.Language) bool { return a.Tag == b.Tag }

// sameAssets reports whether two languages ask for the same assets.
func sameAssets(a, b *config.Language) bool {
	return sameTag(a, b) && a.Texts.Equal(b.Texts) && a.Title == b.Title && a.Description == b.Description
}

func (p *Preview) readContent(ctx context.Context, names []string) error {
	found, err := p.sources.ReadContent(ctx, names...)
	if err != nil {
		return err
	}
	p.relink = p.relink || found.Relink || len(found.Removed) > 0
	for _, name := range found.Documents {
		p.edited[name], p.names[name] = true, true
	}
	for _, name := range found.Removed {
		p.partial[name], p.names[name] = true, true
		delete(p.edited, name)
	}
	for _, name := range found.Resources {
		p.names[path.Join(source.ContentDir, name)] = true
	}
	parsed, err := p.sources.Parse(ctx, found.Documents...)
	for _, name := range parsed {
		p.edited[name] = true
		p.note(name, p.sources.LooksPartial(name))
	}
	for _, name := range p.sources.Unread() {
		p.relink, p.partial[name] = true, true
	}
	return err
}
