package preview

import (
	"context"
	"slices"
	"sync"
	"time"

	"faultbook/internal/watch"
)

// Update brings the site up to date with files that changed: paths from the
// site's root, of files or folders.
func (p *Preview) Update(ctx context.Context, names []string) (Change, error) {
	started := time.Now()
	if err := p.read(ctx, names); err != nil {
		return Change{}, err
	}
	change := p.refresh(ctx)
	change.Names, change.Took = p.takeNames(), time.Since(started)
	return change, nil
}

// Follow brings the site up to date with change sets as they come, and calls
// changed after each. It returns when the context ends or the watcher closes.
func (p *Preview) Follow(ctx context.Context, watcher *watch.Watcher, changed func(Change)) error {
	watched, sets := p.sources.Watched(), watcher.Sets()
	ctx, stop := context.WithCancel(ctx)
	var beside sync.WaitGroup
	beside.Go(func() { p.followSearch(ctx) })
	defer beside.Wait()
	defer stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case set, open := <-sets:
			if !open {
				return nil
			}
			change, err := p.followOne(ctx, sets, set)
			if ctx.Err() != nil {
				return nil
			}
			if err != nil {
				return err
			}
			if names := p.sources.Watched(); !slices.Equal(names, watched) {
				watcher.Follow(names)
				watched = names
			}
			changed(change)
		}
	}
}
