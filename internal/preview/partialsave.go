package preview

import (
	"context"
	"maps"
	"slices"
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

// followOne brings the site up to date with a change set, and with those that complete a
// partial save.
func (p *Preview) followOne(ctx context.Context, sets <-chan watch.Set, set watch.Set) (Change, error) {
	started := time.Now()
	var took time.Duration
	var change Change
	names, fresh := map[string]bool{}, false
	take := func(set watch.Set) error {
		clock := time.Now()
		defer func() { took += time.Since(clock) }()
		if err := p.read(ctx, set.Paths); err != nil || len(p.partial) > 0 {
			return err
		}
		change = p.refresh(ctx)
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
		change = p.refresh(ctx)
		took += time.Since(clock)
	}
	for _, name := range change.Names {
		names[name] = true
	}
	change.Names, change.Took, change.Fresh = slices.Sorted(maps.Keys(names)), took, change.Fresh || fresh
	return change, err
}
