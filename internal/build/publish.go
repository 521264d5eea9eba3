package build

import (
	"bytes"
	"context"
	"path"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"faultbook/internal/catalogue"
	"faultbook/internal/diag"
	"faultbook/internal/host"
	"faultbook/internal/index"
	"faultbook/internal/output"
	"faultbook/internal/render"
	"faultbook/internal/sitemap"
	"faultbook/internal/source"
)

// Emit makes every file of the site and hands it to add, several at once and
// in no order; add must not keep the bytes. Faults in templates are diagnostics; what add returns is an
// error.
func (b *Book) Emit(ctx context.Context, add func(output.File) error) (diag.List, error) {
	if b.Site.Config.Offline {
		problems, err := b.emitBundle(ctx, add)
		if err != nil || problems.HasErrors() {
			return problems, err
		}
	}
	problems, err := b.emitSite(ctx, b.Renderer, add)
	if err != nil {
		return problems, err
	}
	return problems, addAll(b.rules().Files(b.opts.Host, b.immutable), add)
}

// Check makes every page and keeps none: what is wrong with a template shows
// only then.
func (b *Book) Check(ctx context.Context) (diag.List, error) {
	problems, err := b.emitPages(ctx, b.Renderer, b.Renderer.Pages(), func(output.File) error { return nil })
	return problems.Sorted(), err
}

// emitSite makes the files of the site with one of its renderers.
func (b *Book) emitSite(ctx context.Context, renderer *render.Renderer, add func(output.File) error) (diag.List, error) {
	pages := renderer.Pages()
	b.immutable = b.Assets.Paths()
	group, ctx := errgroup.WithContext(ctx)
	if !b.opts.NoSearch {
		group.Go(func() error { return b.emitIndex(ctx, add) })
	}
	group.Go(func() error { return b.emitData(pages, add) })
	var problems diag.List
	group.Go(func() error {
		var err error
		problems, err = b.emitPages(ctx, renderer, pages, add)
		return err
	})
	if err := group.Wait(); err != nil {
		return problems, err
	}
	return problems.Sorted(), b.copyResources(add)
}

// Rules returns how the site is to be served.
func (b *Book) Rules() *host.Rules { return b.rules() }

// Index makes the search of the site.
func (b *Book) Index(ctx context.Context) (*index.Index, error) {
	return index.Build(ctx, b.Site, b.synonyms)
}

func (b *Book) emitIndex(ctx context.Context, add func(output.File) error) error {
	files, err := b.indexFiles(ctx)
	if err != nil {
		return err
	}
	b.immutable = append(b.immutable, index.Folders(files)...)
	return addAll(files, add)
}

func (b *Book) emitData(pages []render.Page, add func(output.File) error) error {
	files, err := b.dataFiles(pages)
	if err != nil {
		return err
	}
	return addAll(files, add)
}

func addAll(files []output.File, add func(output.File) error) error {
	for _, f := range files {
		if err := add(f); err != nil {
			return err
		}
	}
	return nil
}

// indexFiles exports the index; it is made once when a bundle holds it too.
func (b *Book) indexFiles(ctx context.Context) ([]output.File, error) {
	if b.exported != nil {
		return b.exported, nil
	}
	clock := time.Now()
	export := b.export
	if export == nil {
		export = b.exportIndex
	}
	files, err := export(ctx)
	if b.Site.Config.Offline {
		b.exported = files
	}
	b.searchTime = time.Since(clock)
	return files, err
}

func (b *Book) exportIndex(ctx context.Context) ([]output.File, error) {
	idx, err := b.Index(ctx)
	if err != nil {
		return nil, err
	}
	return idx.Files()
}

func (b *Book) emitPages(ctx context.Context, renderer *render.Renderer, pages []render.Page, add func(output.File) error) (diag.List, error) {
	faults := make([]diag.List, len(pages))
	var done atomic.Int64
	buffers := sync.Pool{New: func() any { return new(bytes.Buffer) }}
	err := each(ctx, b.opts.Workers, len(pages), func(i int) error {
		if b.opts.Progress != nil {
			b.opts.Progress("render", int(done.Add(1)), len(pages))
		}
		buffer := buffers.Get().(*bytes.Buffer)
		defer buffers.Put(buffer)
		err := emitPage(renderer, buffer, pages[i], add)
		if d, ok := render.Diagnostic(err); ok {
			faults[i] = diag.List{d}
			return nil
		}
		return err
	})
	return slices.Concat(faults...), err
}

// emitPage makes a page, and its twin as Markdown where it has one.
func emitPage(renderer *render.Renderer, buffer *bytes.Buffer, p render.Page, add func(output.File) error) error {
	buffer.Reset()
	if err := renderer.Render(buffer, p); err != nil {
		return err
	}
	if err := add(output.File{Path: p.Path, Data: buffer.Bytes(), From: p.From}); err != nil {
		return err
	}
	name, ok := renderer.TwinPath(p)
	if !ok {
		return nil
	}
	buffer.Reset()
	if err := renderer.Twin(buffer, p); err != nil {
		return err
	}
	return add(output.File{Path: name, Data: buffer.Bytes(), From: p.From})
}

// dataFiles returns the files that are not pages: assets, the catalogue, the
// sitemap.
func (b *Book) dataFiles(pages []render.Page) ([]output.File, error) {
	files := append([]output.File{}, b.Assets.Files...)
	cat, err := catalogue.Files(b.Site)
	if err != nil {
		return nil, err
	}
	maps, err := sitemap.Files(b.Site, render.Indexed(pages), !b.opts.NoSearch)
	if err != nil {
		return nil, err
	}
	return append(append(files, cat...), maps...), nil
}

func (b *Book) copyResources(add func(output.File) error) error {
	for _, name := range b.Site.Resources {
		if err := b.copyResource(name, add); err != nil {
			return err
		}
	}
	return nil
}

func (b *Book) copyResource(name string, add func(output.File) error) error {
	data, err := b.resource(name)
	if err != nil {
		return err
	}
	return add(output.File{Path: name, Data: data, From: path.Join(source.ContentDir, name)})
}

// Release lets go of the texts, a quarter of what is in memory: publishing is
// done with them.
func (b *Book) Release() {
	for _, p := range b.Site.Pages {
		p.File.Release()
	}
}

// Publish makes the whole site into a folder. After a fault in the content or
// an error the folder is as it was before.
func (b *Book) Publish(ctx context.Context, dir string) (output.Result, diag.List, error) {
	return b.publish(ctx, dir, b.Emit)
}

// busyFor is how long a folder may be written to by somebody else: the mirror of
// a preview needs it for moments.
const busyFor = 5 * time.Second

func (b *Book) publish(ctx context.Context, dir string, emit func(context.Context, func(output.File) error) (diag.List, error)) (output.Result, diag.List, error) {
	clock := time.Now()
	waiting, stop := context.WithTimeout(ctx, busyFor)
	defer stop()
	publication, err := output.Begin(waiting, dir)
	if err != nil {
		return output.Result{}, nil, err
	}
	problems, err := emit(ctx, publication.Add)
	b.Stages = append(b.Stages, Stage{"render", time.Since(clock)}, Stage{"search", b.searchTime})
	if err != nil || problems.HasErrors() {
		if abortErr := publication.Abort(); err == nil {
			err = abortErr
		}
		return output.Result{}, problems, err
	}
	clock = time.Now()
	result, err := publication.Commit()
	b.Stages = append(b.Stages, Stage{"commit", time.Since(clock)})
	return result, problems, err
}
