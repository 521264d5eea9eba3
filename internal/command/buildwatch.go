package command

import (
	"context"
	"errors"
	"fmt"

	"faultbook/internal/build"
	"faultbook/internal/source"
)

// buildAndWatch publishes the site, and again whenever something of it changes,
// until the context ends. After a fault the last good site stands.
func buildAndWatch(ctx context.Context, s *streams, dir, output string, opts build.Options, poll bool) error {
	files, err := source.OpenFolder(dir)
	if err != nil {
		return err
	}
	defer files.Close()
	watcher, err := s.watch(dir, files, output, poll)
	if err != nil {
		return err
	}
	defer watcher.Close()
	site, err := build.NewPreview(ctx, files, opts)
	if err != nil {
		return err
	}
	site.View(func(state build.State) { s.show(state.Problems) })
	if err := publish(ctx, s, site, output); err != nil {
		return err
	}
	fmt.Fprintln(s.out, "watching for changes; Ctrl-C ends it")
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	told := s.teller(site)
	var failed error
	err = site.Follow(ctx, watcher.Sets(), func(c build.Change) {
		told(c)
		if !c.Fresh {
			return
		}
		if err := publish(ctx, s, site, output); err != nil {
			failed = err
			stop()
		}
	})
	return errors.Join(failed, err)
}

// publish writes the newest good state of the site, when there is one.
func publish(ctx context.Context, s *streams, site *build.Preview, output string) error {
	var err error
	site.View(func(state build.State) {
		if state.Book == nil {
			return
		}
		result, problems, publishErr := state.Book.Publish(ctx, output)
		if publishErr != nil {
			err = publishErr
			return
		}
		s.show(problems)
		if !problems.HasErrors() {
			fmt.Fprintf(s.out, "%s in %s, %d changed\n", count(result.Files, "file", "files"), output, result.Written+result.Removed)
		}
	})
	if ctx.Err() != nil {
		return nil // ended while writing: the last site stands
	}
	return err
}
