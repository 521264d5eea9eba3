package watch

import (
	"maps"
	"slices"
)

// gather turns names into change sets. The first name is handed out at once;
// what comes while nobody takes a set is gathered into the next one. There is
// no waiting for quiet: whoever takes sets is as busy as there is work, and a
// lone change never waits. It returns when names is closed.
func gather(names <-chan []string, sets chan<- Set) {
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
			// What is already there belongs to the same set.
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
