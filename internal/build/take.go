package build

import (
	"context"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"

	"faultbook/internal/config"
	"faultbook/internal/diag"
	"faultbook/internal/history"
	"faultbook/internal/source"
)

// take reads what changed. It may be called several times before settle.
func (p *Preview) take(ctx context.Context, names []string) error {
	var content []string
	var moved bool
	for _, name := range names {
		delete(p.doubtful, name)
		switch top, _, _ := strings.Cut(name, "/"); top {
		case config.FileName:
			if err := p.takeSettings(ctx); err != nil {
				return err
			}
		case SynonymsName:
			p.parts.readSynonyms()
			p.redress, p.names[name] = true, true
			p.doubtEmpty(name)
		case TemplatesDir:
			p.redress, p.names[name] = true, true
			p.doubtEmpty(name)
		case source.ContentDir:
			content = append(content, name)
		case history.Dir:
			moved = true
		}
	}
	if logo := p.parts.settings.Theme.Logo; logo != "" && slices.ContainsFunc(names, func(name string) bool { return within(logo, name) }) {
		p.redress, p.names[logo] = true, true
	}
	if p.redress {
		if err := p.parts.readTemplates(); err != nil {
			return err
		}
	}
	if past := p.parts.opts.History; moved && past != nil && past.Again(ctx) {
		p.relink, p.names[history.Dir] = true, true
	}
	if len(content) > 0 {
		return p.takeContent(ctx, content)
	}
	return nil
}

// within reports whether a path is a folder or file itself, or below it.
func within(name, top string) bool { return name == top || strings.HasPrefix(name, top+"/") }

func (p *Preview) takeSettings(ctx context.Context) error {
	before := p.parts.settings
	p.parts.readSettings()
	p.redress = p.redress || looksOther(before, p.parts.settings)
	p.relink, p.names[config.FileName] = true, true
	p.doubt(config.FileName, p.parts.settings.File.Text, p.parts.settingsFaults)
	if p.parts.settings.RawHTML == before.RawHTML {
		return nil
	}
	for _, page := range p.parts.pages {
		page.entry = nil
	}
	_, err := p.parts.parse(ctx, slices.Collect(maps.Keys(p.parts.pages))...)
	return err
}

// looksOther reports whether settings ask for other assets.
func looksOther(a, b *config.Config) bool {
	return !reflect.DeepEqual(a.Theme, b.Theme) || !reflect.DeepEqual(a.BaseURL, b.BaseURL) ||
		a.Title != b.Title || a.Description != b.Description
}

func (p *Preview) takeContent(ctx context.Context, names []string) error {
	n, err := p.parts.readContent(ctx, names...)
	if err != nil {
		return err
	}
	p.relink = p.relink || n.names || len(n.gone) > 0
	for _, name := range n.pages {
		p.pending[name], p.names[name] = true, true
	}
	for _, name := range n.gone {
		p.doubtful[name], p.names[name] = true, true
		delete(p.pending, name)
	}
	for _, name := range n.resources {
		p.names[path.Join(source.ContentDir, name)] = true
	}
	p.owed.files(n.resources)
	parsed, err := p.parts.parse(ctx, n.pages...)
	for _, name := range parsed {
		page := p.parts.pages[name]
		p.pending[name] = true
		p.doubt(name, page.file.Text, page.faults)
	}
	for name, faults := range p.parts.unread {
		if faults.HasErrors() {
			p.relink, p.doubtful[name] = true, true
		}
	}
	return err
}

// doubt notes a file that looks as if somebody were still writing it.
func (p *Preview) doubt(name string, text []byte, faults diag.List) {
	if len(text) == 0 || faults.HasErrors() {
		p.doubtful[name] = true
	}
}

// doubtEmpty doubts a file that is empty or gone, where nothing of it is a fault: a site
// without a template's text, or with the program's own in its place, would else count as
// the last good one when the rest of what an editor writes has a fault.
func (p *Preview) doubtEmpty(name string) {
	if info, err := fs.Stat(p.parts.files, name); err != nil || info.Mode().IsRegular() && info.Size() == 0 {
		p.doubtful[name] = true
	}
}
