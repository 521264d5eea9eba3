package watch

import (
	"slices"
	"testing"
)

// TestGather feeds names in and takes sets out, step by step: "+ names" are
// sent, "take" expects a set.
func TestGather(t *testing.T) {
	type step struct {
		send []string
		take []string
	}
	for name, steps := range map[string][]step{
		"a lone change is handed out at once": {{send: []string{"content/a.md"}}, {take: []string{"content/a.md"}}},
		"what comes meanwhile is one set": {
			{send: []string{"b"}}, {send: []string{"a"}}, {send: []string{"b"}}, {take: []string{"a", "b"}},
			{send: []string{"c"}}, {take: []string{"c"}},
		},
		"a set holds what came at once": {{send: []string{"c", "a", "b"}}, {take: []string{"a", "b", "c"}}},
		"nothing is handed out twice": {
			{send: []string{"a"}}, {take: []string{"a"}}, {send: []string{"b"}}, {take: []string{"b"}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			names, sets := make(chan []string), make(chan Set)
			go coalesce(names, sets)
			for _, s := range steps {
				if s.send != nil {
					names <- s.send
					continue
				}
				if got := (<-sets).Paths; !slices.Equal(got, s.take) {
					t.Errorf("took %q, want %q", got, s.take)
				}
			}
			close(names)
			if set, open := <-sets; open {
				t.Errorf("took %q at the end", set.Paths)
			}
		})
	}
}

// TestGatherEnds holds that an end that comes while names are gathered is one.
func TestGatherEnds(t *testing.T) {
	names, sets := make(chan []string, 1), make(chan Set)
	names <- []string{"a"}
	close(names)
	go coalesce(names, sets)
	if set, open := <-sets; open {
		t.Errorf("took %q at the end", set.Paths)
	}
}
