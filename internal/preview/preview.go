// Package preview follows the folder of a site. Change sets come in; after each a new State
// goes out, with the newest project without errors and all current problems. A state never
// changes, so any number of readers may use one without a lock. It never writes files.
package preview

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"sync/atomic"
	"time"

	"faultbook/internal/diag"
	"faultbook/internal/history"
	"faultbook/internal/pipeline"
	"faultbook/internal/site"
)

// State is a site at one moment.
type State struct {
	// Project is the newest one without errors; nil when there was none yet.
	Project *pipeline.Project
	// Current is the site of the folder now, with or without errors.
	Current *site.Site
	// Problems are those of the folder now: with errors among them,
	// the project is older than that.
	Problems diag.List
}

// Change is what one update did.
type Change struct {
	// Names are the files that differ, sorted, as paths from the site's root.
	Names    []string
	Problems diag.List
	// Fresh is true when the project is that of the folder now.
	Fresh bool
	Took  time.Duration
}

// Preview is a site that follows its folder, change by change.
type Preview struct {
	state  atomic.Pointer[State]
	search liveSearch
	bundle lastBundle

	// What follows belongs to one goroutine at a time, the one that updates.
	sources *pipeline.Sources
	history *history.History // may be nil
	linked  diag.List        // problems of linking the project's site, without errors
	edited  map[string]bool  // documents that the project does not have yet
	partial map[string]bool  // files that look as if an editor were still writing them
	names   map[string]bool  // files that differ since the last Change
	// relink is set when more than documents differ, and rebuild when templates or
	// assets do.
	relink, rebuild bool
	// partialSaveDelay is how long nothing must follow a change that looks partial.
	partialSaveDelay time.Duration
}

// New reads a site. The preview has no project yet when the content has errors. An error
// means that the folder is not a site or cannot be read.
func New(ctx context.Context, files fs.FS, opts pipeline.Options) (*Preview, error) {
	if err := pipeline.CheckSite(files); err != nil {
		return nil, err
	}
	p := &Preview{
		sources: pipeline.NewSources(files, opts), history: opts.History, search: newLiveSearch(), relink: true,
		edited: map[string]bool{}, partial: map[string]bool{}, names: map[string]bool{},
		partialSaveDelay: partialSaveDelay,
	}
	p.state.Store(&State{})
	p.sources.ReadSettings()
	templates := make(chan error, 1)
	go func() { templates <- p.sources.ReadTemplates() }() // while the content is read, which mostly waits for the disk
	if opts.History != nil {
		go opts.History.Days(ctx, nil) // the first time takes long
	}
	p.sources.ReadSynonyms()
	p.sources.ReadLock()
	_, err := p.sources.ReadContent(ctx, p.sources.ContentDirs()...)
	if err == nil {
		_, err = p.sources.Parse(ctx)
	}
	if err = errors.Join(err, <-templates); err != nil {
		return nil, err
	}
	p.refresh(ctx)
	return p, nil
}

// Static returns a preview of a project that nothing changes.
func Static(project *pipeline.Project) *Preview {
	p := &Preview{search: newLiveSearch()}
	p.state.Store(&State{Project: project})
	return p
}

// Sources returns what the site is made from. It belongs to the goroutine that updates.
func (p *Preview) Sources() *pipeline.Sources { return p.sources }

// State returns the site as it is now.
func (p *Preview) State() State { return *p.state.Load() }

// refresh makes the state that the sources give, and returns what changed but for the names
// of files. If there are errors, the state keeps the previous project.
func (p *Preview) refresh(ctx context.Context) Change {
	var change Change
	clear(p.partial)
	before := p.State().Project
	after, linked, found := p.edit(before)
	var sites []*site.Site // in all languages
	if found {
		sites = []*site.Site{after.Site}
	} else {
		sites, linked = p.sources.Link(ctx)
	}
	current := sites[0]
	change.Problems = p.sources.Problems(slices.Concat(linked, p.sources.CheckLock(sites)))
	change.Fresh = !change.Problems.HasErrors()
	switch {
	case !change.Fresh:
		after = before
	case !found:
		after = p.sources.Project(sites)
	}
	if change.Fresh {
		p.linked, p.relink, p.rebuild = linked, false, false
		clear(p.edited)
	}
	p.state.Store(&State{Project: after, Current: current, Problems: change.Problems})
	if after != before {
		p.search.changed()
	}
	return change
}

// takeNames returns the files that differ since the last call, sorted.
func (p *Preview) takeNames() []string {
	names := slices.Sorted(maps.Keys(p.names))
	clear(p.names)
	return names
}

// edit returns the project with the edited documents in place of the old ones, and the
// problems of linking. It reports false when other pages change too, or when a document has
// errors: only linking everything finds all problems.
func (p *Preview) edit(project *pipeline.Project) (*pipeline.Project, diag.List, bool) {
	if p.relink || project == nil || p.sources.Problems(nil).HasErrors() {
		return nil, nil, false
	}
	if len(p.edited) == 0 && !p.rebuild {
		return project, p.linked, true
	}
	names := slices.Sorted(maps.Keys(p.edited))
	linked := slices.DeleteFunc(slices.Clone(p.linked), func(d diag.Diagnostic) bool { return p.edited[d.Pos.File] })
	var sites []*site.Site
	for i, in := range project.All() {
		documents := p.sources.Documents(names)
		if i > 0 {
			documents = p.sources.DocumentsIn(i-1, names)
		}
		edited := site.Edited{Site: in.Site}
		if len(documents) > 0 {
			var ok bool
			if edited, ok = in.Site.Edit(documents); !ok {
				p.relink = true
				return nil, nil, false
			}
		}
		sites = append(sites, edited.Site)
		linked = append(linked, p.sources.OfLanguage(i, edited.Problems)...)
	}
	return p.sources.Project(sites), linked, true
}
