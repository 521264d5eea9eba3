// Package publish makes every file of a site: published pages, the offline
// bundle, one HTML file. A project comes in; files go out into a folder, an
// archive or a mirror, a folder that follows a preview. After a fault in the
// content or an error the folder is as it was before. It never changes what a
// page says.
package publish

import (
	"context"
	"strings"
	"time"

	"faultbook/internal/asset"
	"faultbook/internal/diag"
	"faultbook/internal/index"
	"faultbook/internal/output"
	"faultbook/internal/pipeline"
)

// busyTimeout is how long another program may write to the folder before a
// build gives up: the mirror of a preview needs it for moments.
const busyTimeout = 5 * time.Second

// emitter makes files and hands each to add, several at once and in no order;
// add must not keep the bytes.
type emitter func(ctx context.Context, add func(output.File) error) (diag.List, error)

// Site writes the published site into a folder.
func Site(ctx context.Context, p *pipeline.Project, dir string) (output.Result, []pipeline.Stage, diag.List, error) {
	files := newFiles(p)
	result, stages, problems, err := write(ctx, dir, retention(p), files.site)
	return result, append(stages, pipeline.Stage{Name: "search", Wall: files.search.took}), problems, err
}

// Folder writes the offline bundle, not packed, into a folder.
func Folder(ctx context.Context, p *pipeline.Project, dir string) (output.Result, diag.List, error) {
	result, _, problems, err := write(ctx, dir, output.Retention{Loaded: loadedIn(p)}, newFiles(p).offline)
	return result, problems, err
}

// Check makes every page and keeps none: some faults of templates show only
// then.
func Check(ctx context.Context, p *pipeline.Project) (diag.List, error) {
	var problems diag.List
	for _, in := range p.All() {
		found, err := newFiles(in).pages(ctx, in.Renderer, in.Renderer.Pages(), func(output.File) error { return nil })
		if problems = append(problems, found...); err != nil {
			return problems.Sorted(), err
		}
	}
	return problems.Sorted(), nil
}

// retention says which replaced files of a published site stay.
func retention(p *pipeline.Project) output.Retention {
	return output.Retention{Publications: p.Site.Config.KeepReplaced, Loaded: loadedIn(p)}
}

// loadedIn returns a function that reports whether pages load a file by a name that
// changes with its bytes.
func loadedIn(p *pipeline.Project) func(name string) bool {
	prefixes := p.Prefixes()
	return func(name string) bool {
		for _, prefix := range prefixes {
			if below, ok := strings.CutPrefix(name, prefix); ok {
				name = below
				break
			}
		}
		return asset.Immutable(name) || index.Immutable(name)
	}
}

func write(
	ctx context.Context,
	dir string,
	retain output.Retention,
	emit emitter,
) (output.Result, []pipeline.Stage, diag.List, error) {
	clock := time.Now()
	waiting, stop := context.WithTimeout(ctx, busyTimeout)
	defer stop()
	publication, err := output.Begin(waiting, dir, retain)
	if err != nil {
		return output.Result{}, nil, nil, err
	}
	problems, err := emit(ctx, publication.Add)
	stages := []pipeline.Stage{{Name: "render", Wall: time.Since(clock)}}
	if err != nil || problems.HasErrors() {
		if abortErr := publication.Abort(); err == nil {
			err = abortErr
		}
		return output.Result{}, stages, problems, err
	}
	clock = time.Now()
	result, err := publication.Commit()
	return result, append(stages, pipeline.Stage{Name: "commit", Wall: time.Since(clock)}), problems, err
}
