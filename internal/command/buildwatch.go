package command

import (
	"context"
	"errors"
	"fmt"

	"golang.org/x/sync/errgroup"

	"faultbook/internal/diag"
	"faultbook/internal/output"
	"faultbook/internal/pipeline"
	"faultbook/internal/preview"
	"faultbook/internal/source"
	"faultbook/internal/watch"
)

// buildAndWatch publishes the site, and again whenever something of it changes,
// until the context ends. After an error the last good site stays.
func buildAndWatch(ctx context.Context, s *streams, dir, to string, opts pipeline.Options, poll bool) error {
	files, err := source.OpenFolder(dir)
	if err != nil {
		return err
	}
	defer files.Close()
	watcher, err := s.watch(dir, files, to, poll, opts.History)
	if err != nil {
		return err
	}
	defer watcher.Close()
	end := newProgress(s).spin("reading the site")
	site, err := preview.New(ctx, files, opts)
	end()
	if err != nil {
		return unlessEnded(ctx, err)
	}
	s.show(site.State().Problems)
	w := writing{s, preview.NewMirror(site, to), to}
	result, err := w.write(ctx, nil)
	if err != nil {
		return err
	}
	if result.Files > 0 {
		w.report(count(result.Files, "file", "files"), result)
	}
	fmt.Fprintln(s.out, "watching for changes; Ctrl-C stops it")
	return w.follow(ctx, site, watcher, opts.NoSearch)
}

// writing keeps a folder up to date with a site.
type writing struct {
	*streams
	mirror *preview.Mirror
	output string
}

// follow writes what changes, until the context ends.
func (w *writing) follow(ctx context.Context, site *preview.Preview, watcher *watch.Watcher, noSearch bool) error {
	group, ctx := errgroup.WithContext(ctx)
	report := w.reporter(site)
	group.Go(func() error {
		var failed error
		within, stop := context.WithCancel(ctx)
		defer stop()
		err := site.Follow(within, watcher, func(c preview.Change) {
			report(c)
			if !c.Fresh {
				return
			}
			var result output.Result
			if result, failed = w.write(ctx, c.Names); failed != nil {
				stop()
			}
			if result.Written+result.Removed > 0 {
				w.report(count(result.Files, "file", "files"), result)
			}
		})
		return errors.Join(failed, err)
	})
	if !noSearch {
		group.Go(func() error {
			return w.mirror.FollowSearch(ctx, func(r output.Result) { w.report("the search", r) })
		})
	}
	return group.Wait()
}

// write writes the newest good state of the site, when there is one.
func (w *writing) write(ctx context.Context, changed []string) (output.Result, error) {
	result, problems, err := w.mirror.Write(ctx, changed)
	if ctx.Err() != nil {
		return output.Result{}, nil // ended while writing: the last site stays
	}
	if err == nil {
		w.show(problems)
	}
	return result, err
}

func (w *writing) report(what string, r output.Result) {
	fmt.Fprintf(w.out, "%s in %s, %s\n", what, diag.Visible(w.output), touched(r.Written, r.Removed))
}
