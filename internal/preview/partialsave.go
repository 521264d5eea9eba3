package preview

import (
	"context"
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
	var waited time.Duration
	var change Change
	refresh := func() {
		fresh := change.Fresh
		change = p.refresh(ctx)
		change.Fresh = change.Fresh || fresh
	}
	for more := true; more; {
		if err := p.read(ctx, set.Paths); err != nil {
			return change, err
		}
		if len(p.partial) == 0 {
			refresh()
		}
		if len(p.partial) == 0 && !change.Problems.HasErrors() || time.Since(started) >= partialSaveMax {
			break
		}
		clock := time.Now()
		set, more = p.nextSet(ctx, sets)
		waited += time.Since(clock)
	}
	if len(p.partial) > 0 && ctx.Err() == nil {
		refresh()
	}
	change.Names, change.Took = p.takeNames(), time.Since(started)-waited
	return change, nil
}

// nextSet returns the next change set; it reports false when none comes within the delay.
func (p *Preview) nextSet(ctx context.Context, sets <-chan watch.Set) (set watch.Set, more bool) {
	select {
	case <-ctx.Done():
	case <-time.After(p.partialSaveDelay):
	case set, more = <-sets:
	}
	return set, more
}
