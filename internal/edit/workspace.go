// Package edit plans changes of the sources of a site that keep all published addresses.
// The folder of a site and a request, such as a new id for a page, come in; the changed
// files, with links rewritten and old addresses kept, go out. It checks each plan against
// the whole site, and never writes files.
package edit

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"faultbook/internal/config"
	"faultbook/internal/diag"
	"faultbook/internal/lock"
	"faultbook/internal/pipeline"
	"faultbook/internal/site"
	"faultbook/internal/source"
)

// Workspace is the sources of a site, faulty or not, with changes that are not on the
// disk. One goroutine at a time may use it.
type Workspace struct {
	// Site is the site as the disk has it.
	Site *site.Site
	// Problems are those of the disk.
	Problems diag.List

	sources *pipeline.Sources
	files   *source.Overlay
	disk    fs.FS
	lock    *lock.Lock
	linked  []*site.Site // as settled last, in all languages, the first one first
	last    func(ctx context.Context, name string) ([]byte, error)
}

// Open reads a site with its drafts. last returns a file that is gone from the disk as
// version control had it; it may be nil.
func Open(
	ctx context.Context, files fs.FS, workers int, last func(ctx context.Context, name string) ([]byte, error),
) (*Workspace, error) {
	if err := pipeline.CheckSite(files); err != nil {
		return nil, err
	}
	w := &Workspace{files: source.NewOverlay(files), disk: files, last: last}
	w.sources = pipeline.NewSources(w.files, pipeline.Options{Drafts: true, Workers: workers})
	w.sources.ReadSettings()
	w.sources.ReadLock()
	w.lock = w.sources.Lock()
	var err error
	w.Site, w.Problems, err = w.settle(ctx, w.sources.ContentDirs()...)
	return w, err
}

// settle reads some paths of the content again and settles the site.
func (w *Workspace) settle(ctx context.Context, names ...string) (*site.Site, diag.List, error) {
	found, err := w.sources.ReadContent(ctx, names...)
	if err != nil {
		return nil, nil, err
	}
	if _, err := w.sources.Parse(ctx, found.Documents...); err != nil {
		return nil, nil, err
	}
	var problems diag.List
	w.linked, problems = w.sources.Link(ctx)
	first := w.linked[0]
	return first, w.sources.Problems(slices.Concat(problems, w.sources.CheckLock(w.linked))), nil
}

// languages returns the site as it was settled last, in each of its languages.
func (w *Workspace) languages(ctx context.Context) []*site.Site {
	if w.linked == nil { // somebody else settled the first one
		w.linked, _ = w.sources.Link(ctx)
	}
	return w.linked
}

// Change is one file that changes.
type Change struct {
	Path   string // from the site's root
	From   string // where it was; empty for a file that stays in its place
	Before []byte // nil for a new file, and for a file whose bytes stay
	After  []byte // nil for a file whose bytes stay
}

// Plan is what an edit changes.
type Plan struct {
	Changes []Change
	Links   int // links and references that were rewritten
}

// RefusedError says that an edit would leave faults in the content.
type RefusedError struct{ Problems diag.List }

func (e *RefusedError) Error() string {
	errs, _ := e.Problems.Count()
	return fmt.Sprintf("the change would leave %d errors in the content; nothing was changed", errs)
}

// UsageError says that an edit is not possible as it was asked for.
type UsageError struct{ Text, Hint string }

func (e *UsageError) Error() string { return e.Text }

func unusable(hint, format string, values ...any) error {
	return &UsageError{fmt.Sprintf(format, values...), hint}
}

// texts are the files of an edit, by path.
type texts struct {
	w       *Workspace
	changed map[string][]byte // texts that differ, by path
	moved   map[string]string // old path → new path
	was     map[string]string // new path → old path
}

func (w *Workspace) texts() *texts {
	return &texts{w, map[string][]byte{}, map[string]string{}, map[string]string{}}
}

// read returns a file as the edit has it so far, by its new path.
func (t *texts) read(name string) ([]byte, error) {
	if text, found := t.changed[name]; found {
		return text, nil
	}
	if old, found := t.was[name]; found {
		name = old
	}
	return fs.ReadFile(t.w.disk, name)
}

func (t *texts) move(from, to string) { t.moved[from], t.was[to] = to, from }

// put lays the edit over the disk, and returns the paths that differ.
func (t *texts) put() []string {
	var names []string
	for from := range t.moved {
		t.w.files.Hide(from)
		names = append(names, from)
	}
	for to, from := range t.was {
		t.w.files.PutFrom(to, from)
		names = append(names, to)
	}
	for name, text := range t.changed {
		t.w.files.Put(name, text)
		names = append(names, name)
	}
	return names
}

// verify settles the site with the edit and refuses it where that has new errors.
func (t *texts) verify(ctx context.Context, names []string) (*site.Site, error) {
	names = append(names, t.put()...)
	if _, found := t.changed[config.FileName]; found {
		t.w.sources.ReadSettings()
	}
	settled, problems, err := t.w.settle(ctx, contentOf(names)...)
	if err != nil {
		return nil, err
	}
	type fault struct {
		code diag.Code
		text string
	}
	before := map[fault]int{}
	for _, d := range t.w.Problems {
		before[fault{d.Code, d.Text}]++
	}
	var fresh diag.List
	for _, d := range problems {
		f := fault{d.Code, d.Text}
		if before[f]--; before[f] < 0 && d.Severity == diag.Error {
			fresh = append(fresh, d)
		}
	}
	if fresh != nil {
		return nil, &RefusedError{fresh}
	}
	return settled, nil
}

func contentOf(names []string) []string {
	var out []string
	for _, name := range names {
		if _, _, ok := source.CutContent(name); ok {
			out = append(out, name)
		}
	}
	return out
}

// plan lists what changes, by path.
func (t *texts) plan() (*Plan, error) {
	plan := &Plan{}
	for to, from := range t.was {
		if _, found := t.changed[to]; !found {
			plan.Changes = append(plan.Changes, Change{Path: to, From: from})
		}
	}
	for name, text := range t.changed {
		c := Change{Path: name, From: t.was[name], After: text}
		old := name
		if c.From != "" {
			old = c.From
		}
		if before, err := fs.ReadFile(t.w.disk, old); err == nil {
			c.Before = before
		}
		if c.From != "" || c.Before == nil || !bytes.Equal(c.Before, c.After) {
			plan.Changes = append(plan.Changes, c)
		}
	}
	slices.SortFunc(plan.Changes, func(a, b Change) int { return strings.Compare(a.Path, b.Path) })
	return plan, nil
}

// CleanID returns an id and an anchor as a person may write them: with the path of the
// content folder, .md, or slashes at the ends.
func CleanID(written string) (id, anchor string) {
	id, anchor, _ = strings.Cut(written, "#")
	id = strings.Trim(path.Clean("/"+strings.ReplaceAll(id, `\`, "/")), "/")
	if _, below, ok := source.CutContent(id + "/"); ok {
		id = below
	}
	id = strings.TrimSuffix(strings.Trim(id, "/"), ".md")
	if path.Base(id) == "_index" {
		id = strings.Trim(path.Dir(id), ".")
	}
	return id, anchor
}

// Over returns a workspace over the sources of a site that somebody else follows. files is
// the overlay that the sources read, base what it covers. Restore has to follow each edit.
func Over(
	sources *pipeline.Sources, files *source.Overlay, base fs.FS, settled *site.Site, problems diag.List,
) *Workspace {
	return &Workspace{
		Site:     settled,
		Problems: problems,
		sources:  sources,
		files:    files,
		disk:     base,
		lock:     sources.Lock(),
	}
}

// Restore reads again what an edit was planned with.
func (w *Workspace) Restore(ctx context.Context) error {
	names := w.files.Clear()
	if slices.Contains(names, config.FileName) {
		w.sources.ReadSettings()
	}
	found, err := w.sources.ReadContent(ctx, contentOf(names)...)
	if err == nil {
		_, err = w.sources.Parse(ctx, found.Documents...)
	}
	return err
}
