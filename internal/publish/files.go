package publish

import (
	"bytes"
	"context"
	"path"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"faultbook/internal/config"
	"faultbook/internal/diag"
	"faultbook/internal/host"
	"faultbook/internal/index"
	"faultbook/internal/output"
	"faultbook/internal/pipeline"
	"faultbook/internal/render"
	"faultbook/internal/source"
)

// files makes the files of one project.
type files struct {
	*pipeline.Project
	search *searchFiles
	others []files // of the further languages
}

// searchFiles makes the files of the search once.
type searchFiles struct {
	make func(ctx context.Context, add func(output.File) error) error
	keep bool // they are published twice

	mu   sync.Mutex
	kept []output.File
	took time.Duration
}

// newFiles returns what makes the files of a project, its search from nothing.
func newFiles(p *pipeline.Project) files {
	made := files{Project: p, search: newSearchFiles(p, func(ctx context.Context, add func(output.File) error) error {
		searcher, err := index.Build(ctx, p.Site, p.Synonyms)
		if err != nil {
			return err
		}
		if err := index.Write(searcher, add); err != nil {
			return err
		}
		logs, err := index.LogFiles(p.Site, p.Sites()...)
		if err != nil {
			return err
		}
		return addAll(logs, add)
	})}
	for _, o := range p.Others {
		made.others = append(made.others, newFiles(o))
	}
	return made
}

// filesWith returns what makes the files of a project; search makes those of its
// search in all languages.
func filesWith(p *pipeline.Project, search func(context.Context, func(output.File) error) error) files {
	made := files{Project: p, search: newSearchFiles(p, search)}
	for _, o := range p.Others {
		made.others = append(made.others, filesWith(o, given(nil)))
	}
	return made
}

func newSearchFiles(p *pipeline.Project, search func(context.Context, func(output.File) error) error) *searchFiles {
	return &searchFiles{make: search, keep: p.Site.Config.Offline}
}

// given makes files that are there already.
func given(made []output.File) func(context.Context, func(output.File) error) error {
	return func(_ context.Context, add func(output.File) error) error { return addAll(made, add) }
}

// each hands the files of the search to add.
func (s *searchFiles) each(ctx context.Context, add func(output.File) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.kept != nil {
		return addAll(s.kept, add)
	}
	clock := time.Now()
	err := s.make(ctx, func(f output.File) error {
		if s.keep {
			s.kept = append(s.kept, f)
		}
		return add(f)
	})
	s.took = time.Since(clock)
	return err
}

// site makes every file of the published site.
func (f files) site(ctx context.Context, add func(output.File) error) (diag.List, error) {
	var offer *render.Download
	if f.Site.Config.Offline {
		archive, problems, err := f.downloads(ctx)
		if err != nil || problems.HasErrors() {
			return problems, err
		}
		if err := addAll(archive, add); err != nil {
			return problems, err
		}
		offer = f.Download(int64(len(archive[0].Data)))
	}
	var use usage
	add = use.counting(add)
	problems, err := f.common(ctx, render.Pretty, offer, add)
	if err != nil {
		return problems, err
	}
	immutable := f.immutable()
	if err := addAll(f.Rules().Files(f.Options.Host, immutable), add); err != nil {
		return problems, err
	}
	use.HeaderBlocks = f.Rules().HeaderBlocks(immutable)
	return append(problems, f.excesses(use.Usage)...), nil
}

// immutable returns the files, and the folders of files, that never change.
func (f files) immutable() []string {
	immutable := f.Assets.Paths()
	if !f.Options.NoSearch {
		immutable = append(immutable, f.Site.Config.Prefix+index.ShardFolder)
	}
	for _, o := range f.others {
		for _, name := range o.immutable() {
			if !slices.Contains(immutable, name) {
				immutable = append(immutable, name)
			}
		}
	}
	return immutable
}

// usage counts what hosts limit.
type usage struct {
	mu sync.Mutex
	host.Usage
}

func (u *usage) counting(add func(output.File) error) func(output.File) error {
	return func(f output.File) error {
		u.mu.Lock()
		u.Files++
		if n := int64(len(f.Data)); n > u.Largest {
			u.Largest, u.LargestPath = n, f.Path
		}
		u.mu.Unlock()
		return add(f)
	}
}

// excesses warns of what the host does not take.
func (f files) excesses(u host.Usage) diag.List {
	var out diag.List
	for _, e := range f.Rules().Excesses(f.Options.Host, u) {
		out = append(
			out,
			diag.Diagnostic{
				Pos:      diag.Pos{File: config.FileName},
				Code:     diag.HostLimit,
				Severity: diag.SeverityOf(diag.HostLimit),
				Text:     e.Text,
				Hint:     e.Hint,
			},
		)
	}
	return out
}

// common makes the files that the published site and the offline bundle share, in all
// languages, with links of a style, and the download that pages offer; nil for none.
func (f files) common(
	ctx context.Context,
	style render.Style,
	offer *render.Download,
	add func(output.File) error,
) (diag.List, error) {
	problems, err := f.oneLanguage(ctx, f.RendererFor(style, offer), add)
	if err == nil {
		err = f.resources(f.Site.Resources, add)
	}
	for _, o := range f.others {
		if err != nil {
			break
		}
		var more diag.List
		more, err = o.oneLanguage(ctx, o.RendererFor(style, offer), f.below(o.Site.Config.Prefix, add))
		problems = append(problems, more...)
	}
	return problems.Sorted(), err
}

// oneLanguage makes the files of one language.
func (f files) oneLanguage(
	ctx context.Context,
	renderer *render.Renderer,
	add func(output.File) error,
) (diag.List, error) {
	if !f.Options.NoSearch {
		// Pages come later, so that the memory of the search is theirs.
		if err := f.search.each(ctx, add); err != nil {
			return nil, err
		}
	}
	pages := renderer.Pages()
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return f.data(pages, add) })
	var problems diag.List
	group.Go(func() error {
		var err error
		problems, err = f.pages(ctx, renderer, pages, add)
		return err
	})
	err := group.Wait()
	return problems, err
}

func (f files) data(pages []render.Page, add func(output.File) error) error {
	made, err := f.DataFiles(pages)
	if err != nil {
		return err
	}
	return addAll(made, add)
}

func addAll(made []output.File, add func(output.File) error) error {
	for _, file := range made {
		if err := add(file); err != nil {
			return err
		}
	}
	return nil
}

func (f files) pages(
	ctx context.Context,
	renderer *render.Renderer,
	pages []render.Page,
	add func(output.File) error,
) (diag.List, error) {
	faults := make([]diag.List, len(pages))
	var done atomic.Int64
	buffers := sync.Pool{New: func() any { return new(bytes.Buffer) }}
	err := pipeline.Each(ctx, f.Options.Workers, len(pages), func(i int) error {
		if f.Options.Progress != nil {
			f.Options.Progress("render", int(done.Add(1)), len(pages))
		}
		buffer := buffers.Get().(*bytes.Buffer)
		defer buffers.Put(buffer)
		err := page(renderer, buffer, pages[i], add)
		if d, ok := render.Diagnostic(err); ok {
			faults[i] = diag.List{d}
			return nil
		}
		return err
	})
	return slices.Concat(faults...), err
}

// page makes a page, and its Markdown version where it has one.
func page(renderer *render.Renderer, buffer *bytes.Buffer, p render.Page, add func(output.File) error) error {
	buffer.Reset()
	if err := renderer.Render(buffer, p); err != nil {
		return err
	}
	if err := add(output.File{Path: p.Path, Data: buffer.Bytes(), From: p.From}); err != nil {
		return err
	}
	name, ok := renderer.MarkdownPath(p)
	if !ok {
		return nil
	}
	buffer.Reset()
	renderer.Markdown(buffer, p)
	return add(output.File{Path: name, Data: buffer.Bytes(), From: p.From})
}

// resources copies files beside pages, named by their paths below content.
func (f files) resources(names []string, add func(output.File) error) error {
	for _, name := range names {
		data, err := f.Resource(name)
		if err != nil {
			return err
		}
		if err := add(output.File{Path: name, Data: data, From: path.Join(source.ContentDir, name)}); err != nil {
			return err
		}
	}
	return nil
}
