package watch

import (
	"maps"
	"slices"
)

// coalesce turns names into change sets. It sends the first name at once, and collects the
// names that arrive while the receiver is busy into the next set. It does not debounce: a
// lone change never waits. It returns when names is closed.
func coalesce(names <-chan []string, sets chan<- Set) {
	defer close(sets)
	pending := map[string]bool{}
	for {
		var out chan<- Set
		var next Set
		if len(pending) > 0 {
			out, next = sets, Set{Paths: slices.Sorted(maps.Keys(pending))}
		}
		select {
		case more, ok := <-names:
			if !ok {
				return
			}
			for _, name := range more {
				pending[name] = true
			}
			// Names that are waiting belong to the same set.
			for drained := false; !drained; {
				select {
				case more, ok := <-names:
					if !ok {
						return
					}
					for _, name := range more {
						pending[name] = true
					}
				default:
					drained = true
				}
			}
		case out <- next:
			clear(pending)
		}
	}
}
