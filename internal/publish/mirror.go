package publish

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"faultbook/internal/diag"
	"faultbook/internal/output"
	"faultbook/internal/pipeline"
	"faultbook/internal/render"
	"faultbook/internal/source"
)

// Mirror is a folder that holds a site whose files change. After each write it
// holds what Site would write, the files of the search a little later.
type Mirror struct {
	dir string
	// searchFiles makes the files of the search of the newest project.
	searchFiles func(context.Context) ([]output.File, error)

	mu            sync.Mutex          // held while files are written
	published     *pipeline.Project   // what is in the folder; nil when that is unknown
	last          *output.Publication // of published
	pendingFiles  map[string]bool     // files beside pages that may have changed since, by path below content
	search        []string            // the files of the search in the folder
	searchVersion map[string][]byte   // their manifests, by path
}

// NewMirror returns a mirror in a folder. Nothing is written yet.
func NewMirror(dir string, searchFiles func(context.Context) ([]output.File, error)) *Mirror {
	return &Mirror{dir: dir, searchFiles: searchFiles, pendingFiles: map[string]bool{}}
}

// Write brings the folder up to date with a project, but for the search unless
// everything is written. changed are the files of the site that changed since
// the last call, as paths from its root. After a fault or an error the folder is
// as it was.
func (m *Mirror) Write(ctx context.Context, p *pipeline.Project, changed []string) (output.Result, diag.List, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, name := range changed {
		if below, ok := strings.CutPrefix(name, source.ContentDir+"/"); ok && path.Ext(name) != ".md" {
			m.pendingFiles[below] = true
		}
	}
	publication, emit, err := m.begin(ctx, p)
	if err != nil {
		return output.Result{}, nil, err
	}
	problems, err := emit(ctx, publication.Add)
	if err != nil || problems.HasErrors() {
		m.published = nil
		err = errors.Join(err, publication.Abort())
		if unread := new(pipeline.UnreadError); errors.As(err, &unread) && errors.Is(unread, fs.ErrNotExist) {
			err = nil // the change that took the file away is on its way
		}
		return output.Result{}, problems, err
	}
	result, err := m.commit(publication, p)
	if err == nil {
		clear(m.pendingFiles)
	}
	return result, problems, err
}

// begin begins a publication of what the folder lacks, and returns what makes
// it. While another program writes to the folder, it waits.
func (m *Mirror) begin(ctx context.Context, p *pipeline.Project) (*output.Publication, emitter, error) {
	lacking := pipeline.Diff(m.published, p)
	if !lacking.All && !p.Site.Config.Offline {
		if publication, err := m.last.Amend(ctx); err == nil {
			return publication, m.changes(p, lacking), nil
		}
	}
	publication, err := output.Begin(ctx, m.dir, output.Retention{Loaded: loadedIn(p)})
	everything := filesWith(p, func(ctx context.Context, add func(output.File) error) error {
		made, err := m.searchFiles(ctx)
		m.noteSearch(made)
		return errors.Join(err, addAll(made, add))
	})
	return publication, everything.site, err
}

// changes returns what makes the files that differ.
func (m *Mirror) changes(p *pipeline.Project, lacking pipeline.Difference) emitter {
	return func(ctx context.Context, add func(output.File) error) (diag.List, error) {
		f := newFiles(p)
		pages := map[*pipeline.Project][]render.Page{} // by language
		for _, name := range lacking.Paths {
			in, below := p.In(name)
			if page, ok := in.Page(below); ok {
				pages[in] = append(pages[in], page)
			}
		}
		var problems diag.List
		err := f.resources(slices.Sorted(maps.Keys(m.pendingFiles)), add)
		for i, in := range p.All() {
			if err != nil {
				break
			}
			of, add := f, add
			if i > 0 {
				of, add = f.others[i-1], f.below(in.Site.Config.Prefix, add)
			}
			var found diag.List
			found, err = of.pages(ctx, in.Renderer, pages[in], add)
			problems = append(problems, found...)
			if err == nil && lacking.Data {
				err = of.data(in.Renderer.Pages(), add)
			}
		}
		return problems.Sorted(), err
	}
}

// commit commits a publication. After an error it is unknown what is in the
// folder, and the next publication writes everything.
func (m *Mirror) commit(publication *output.Publication, p *pipeline.Project) (output.Result, error) {
	m.published = nil
	result, err := publication.Commit()
	if err == nil {
		m.published, m.last = p, publication
	}
	return result, err
}

// noteSearch notes the files of the search that the folder holds.
func (m *Mirror) noteSearch(made []output.File) {
	m.search, m.searchVersion = make([]string, len(made)), map[string][]byte{}
	for i, f := range made {
		if m.search[i] = f.Path; isManifest(f) {
			m.searchVersion[f.Path] = f.Data
		}
	}
}

// isManifest reports whether a file is the manifest of a search, in any language.
func isManifest(f output.File) bool {
	return f.Path == pipeline.SearchManifest || strings.HasSuffix(f.Path, "/"+pipeline.SearchManifest)
}

// WriteSearch writes the files of the search where they differ.
func (m *Mirror) WriteSearch(ctx context.Context) (output.Result, error) {
	made, err := m.searchFiles(ctx)
	if err != nil {
		return output.Result{}, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	other := func(f output.File) bool { return isManifest(f) && !bytes.Equal(f.Data, m.searchVersion[f.Path]) }
	if m.published == nil || !slices.ContainsFunc(made, other) {
		return output.Result{}, nil // the next Write writes everything, or nothing differs
	}
	publication, err := m.last.Amend(ctx)
	if err != nil {
		m.published = nil // another program changed the folder
		return output.Result{}, nil
	}
	for _, name := range m.search {
		publication.Drop(name)
	}
	p := m.published
	rules := p.Rules().Files(p.Options.Host, newFiles(p).immutable())
	if err := errors.Join(addAll(slices.Concat(made, rules), publication.Add), ctx.Err()); err != nil {
		return output.Result{}, errors.Join(err, publication.Abort())
	}
	result, err := m.commit(publication, p)
	m.noteSearch(made)
	return result, err
}
