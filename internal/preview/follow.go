package preview

import (
	"context"
	"maps"
	"slices"
	"sync"
	"time"

	"faultbook/internal/watch"
)

// A change that leaves an error, or a file empty or gone, may be partial: an
// editor is still writing, git is still switching branches. It counts when
// nothing has followed for partialSaveDelay, and in any case after
// partialSaveMax.
const (
	partialSaveDelay = 40 * time.Millisecond
	partialSaveMax   = time.Second
)

// Update brings the site up to date with files that changed: paths from the
// site's root, of files or folders.
func (p *Preview) Update(ctx context.Context, names []string) (Change, error) {
	started := time.Now()
	if err := p.take(ctx, names); err != nil {
		return Change{}, err
	}
	change := p.settle(ctx)
	change.Took = time.Since(started)
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

// followOne brings the site up to date with a change set, and with the rest of a
// partial one.
func (p *Preview) followOne(ctx context.Context, sets <-chan watch.Set, set watch.Set) (Change, error) {
	started := time.Now()
	var took time.Duration
	var change Change
	names, fresh := map[string]bool{}, false
	take := func(set watch.Set) error {
		clock := time.Now()
		defer func() { took += time.Since(clock) }()
		if err := p.take(ctx, set.Paths); err != nil || len(p.partial) > 0 {
			return err
		}
		change = p.settle(ctx)
		fresh = fresh || change.Fresh
		return nil
	}
	err := take(set)
	for err == nil && (len(p.partial) > 0 || change.Problems.HasErrors()) && time.Since(started) < partialSaveMax {
		for _, name := range change.Names {
			names[name] = true
		}
		select {
		case <-ctx.Done():
			return change, nil
		case set, open := <-sets:
			if open {
				err = take(set)
				continue
			}
		case <-time.After(p.partialSaveDelay):
		}
		break
	}
	if err == nil && len(p.partial) > 0 {
		clock := time.Now()
		change = p.settle(ctx)
		took += time.Since(clock)
	}
	for _, name := range change.Names {
		names[name] = true
	}
	change.Names, change.Took, change.Fresh = slices.Sorted(maps.Keys(names)), took, change.Fresh || fresh
	return change, err
}
