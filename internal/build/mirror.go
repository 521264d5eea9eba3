package build

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"slices"
	"sync"

	"faultbook/internal/diag"
	"faultbook/internal/index"
	"faultbook/internal/output"
	"faultbook/internal/render"
	"faultbook/internal/site"
	"faultbook/search"
)

// Mirror is a folder that holds the site of a preview, and is written again where
// this changes. After each change it holds what Publish would write, the files of
// the search a little later.
type Mirror struct {
	preview *Preview
	dir     string
	wake    chan struct{} // holds one while the search may be behind

	mu       sync.Mutex          // held by whoever writes
	last     *output.Publication // nil when all has to be written
	search   []string            // the files of the search in the folder
	manifest []byte              // of these, the one that changes with any other
}

// debt is what of a site is not in the folder of a mirror. A nil one owes nobody.
type debt struct {
	whole     bool
	changed   []site.Change
	resources map[string]bool // files beside pages
}

func (d *debt) all() {
	if d != nil {
		*d = debt{whole: true}
	}
}

func (d *debt) changes(changes []site.Change) {
	if d != nil && !d.whole {
		d.changed = append(d.changed, changes...)
	}
}

func (d *debt) files(names []string) {
	if d == nil || d.whole {
		return
	}
	for _, name := range names {
		if d.resources == nil {
			d.resources = map[string]bool{}
		}
		d.resources[name] = true
	}
}

// NewMirror returns a mirror of a preview, which may have one. Nothing is
// written yet.
func NewMirror(p *Preview, dir string) *Mirror {
	p.owed = &debt{whole: true}
	return &Mirror{preview: p, dir: dir, wake: make(chan struct{}, 1)}
}

// Write writes what changed, but for the search unless all is written. It
// belongs to whoever updates the preview, so that nothing changes meanwhile.
// After a fault or an error the folder is as it was.
func (m *Mirror) Write(ctx context.Context) (output.Result, diag.List, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	book, owed := m.preview.state.Book, m.preview.owed
	if book == nil {
		return output.Result{}, nil, nil
	}
	publication, emit, err := m.begin(ctx, book)
	if err != nil {
		return output.Result{}, nil, err
	}
	problems, err := emit(ctx, publication.Add)
	if err != nil || problems.HasErrors() {
		owed.all()
		m.last = nil
		err = errors.Join(err, publication.Abort())
		if unread := new(unreadError); errors.As(err, &unread) && errors.Is(unread, fs.ErrNotExist) {
			err = nil // the change that took the file away is on its way
		}
		return output.Result{}, problems, err
	}
	result, err := m.commit(publication)
	if err == nil {
		*owed = debt{}
	}
	select {
	case m.wake <- struct{}{}:
	default: // it is awake already
	}
	return result, problems, err
}

// begin begins to write what is owed, and returns what makes it. Where somebody
// else writes to the folder, it waits.
func (m *Mirror) begin(ctx context.Context, book *Book) (*output.Publication, func(context.Context, func(output.File) error) (diag.List, error), error) {
	if m.last != nil && !m.preview.owed.whole && !book.Site.Config.Offline {
		if publication, err := m.last.Amend(ctx); err == nil {
			return publication, book.emitter(*m.preview.owed), nil
		}
	}
	publication, err := output.Begin(ctx, m.dir)
	book.exported = nil
	book.export = func(ctx context.Context) ([]output.File, error) {
		files, err := m.preview.searchFiles(ctx)
		m.note(files)
		return files, err
	}
	return publication, book.Emit, err
}

// commit commits a publication. After an error it is not known what is in the
// folder, and the next one writes all.
func (m *Mirror) commit(publication *output.Publication) (output.Result, error) {
	m.last = nil
	result, err := publication.Commit()
	if err == nil {
		m.last = publication
	}
	return result, err
}

// note remembers the files of the search.
func (m *Mirror) note(files []output.File) {
	m.search = make([]string, len(files))
	for i, f := range files {
		if m.search[i] = f.Path; f.Path == searchManifest {
			m.manifest = f.Data
		}
	}
}

// searchManifest is the file of the search that changes with any other.
const searchManifest = index.Dir + "/" + search.ManifestName

// emitter returns what makes the files that a mirror lacks.
func (b *Book) emitter(owed debt) func(context.Context, func(output.File) error) (diag.List, error) {
	return func(ctx context.Context, add func(output.File) error) (diag.List, error) {
		var pages []render.Page
		for _, name := range b.Renderer.Reached(owed.changed) {
			if p, ok := b.Page(name); ok {
				pages = append(pages, p)
			}
		}
		problems, err := b.emitPages(ctx, b.Renderer, pages, add)
		for name := range owed.resources {
			if err == nil {
				err = b.copyResource(name, add)
			}
		}
		if err == nil && slices.ContainsFunc(owed.changed, func(c site.Change) bool { return c.Seen() || c.Related() }) {
			err = b.emitData(b.Renderer.Pages(), add)
		}
		return problems, err
	}
}

// FollowSearch writes the files of the search when a while has passed since
// something else was written, until the context ends.
func (m *Mirror) FollowSearch(ctx context.Context, tell func(output.Result)) error {
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-m.wake:
		}
		if !rested(ctx, m.wake) {
			return nil
		}
		result, err := m.writeSearch(ctx)
		if ctx.Err() != nil {
			return nil
		}
		if err != nil {
			return err
		}
		if result.Written > 0 {
			tell(result)
		}
	}
}

func (m *Mirror) writeSearch(ctx context.Context) (output.Result, error) {
	files, err := m.preview.searchFiles(ctx)
	if err != nil {
		return output.Result{}, err
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.last == nil || slices.ContainsFunc(files, func(f output.File) bool { return f.Path == searchManifest && bytes.Equal(f.Data, m.manifest) }) {
		return output.Result{}, nil // all will be written, or is there
	}
	publication, err := m.last.Amend(ctx)
	if err != nil {
		m.last = nil // the folder is not as it was left
		return output.Result{}, nil
	}
	for _, name := range m.search {
		publication.Drop(name)
	}
	var rules []output.File
	m.preview.View(func(state State) {
		immutable := append(state.Book.Assets.Paths(), index.Folders(files)...)
		rules = state.Book.rules().Files(state.Book.opts.Host, immutable)
	})
	if err := errors.Join(addAll(slices.Concat(files, rules), publication.Add), ctx.Err()); err != nil {
		return output.Result{}, errors.Join(err, publication.Abort())
	}
	result, err := m.commit(publication)
	m.note(files)
	return result, err
}
