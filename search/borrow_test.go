package search

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// synonymSite is a sample whose common words borrow far more places than are kept.
func synonymSite(t *testing.T) *model {
	t.Helper()
	docs, options := sampleSite(600, 40)
	for i := range docs {
		docs[i].Keywords = append(docs[i].Keywords, fmt.Sprintf("the server %d", i%7), "of storage", "network storage")
	}
	options.Synonyms = "server, device, the server, network request\nserver, storage, of storage, network storage\nnetwork storage, storage policy, device\n"
	options.Plain = true
	s, err := Open(buildSample(t, docs, options))
	if err != nil {
		t.Fatal(err)
	}
	return s.model
}

// TestOthersAreBounded holds what a word borrows to a plain account of it: each place
// at its greatest weight, in lists that boundLists bounds.
func TestOthersAreBounded(t *testing.T) {
	m := synonymSite(t)
	cut := 0
	for stem, members := range m.meanings.members {
		direct := m.groups[stem].all()
		weights := map[uint64]int{}
		for _, at := range members {
			for i, other := range m.synonyms.meanings[at.meaning].phrases {
				for _, p := range m.meanings.found[other.key] {
					if i != at.place {
						weights[p.place()] = max(weights[p.place()], m.weightOfAll(other.stems))
					}
				}
			}
		}
		for _, p := range direct {
			delete(weights, p.place())
		}
		byWeight := map[int]*list{}
		for place, weight := range weights {
			if byWeight[weight] == nil {
				byWeight[weight] = &list{weight: weight}
			}
			byWeight[weight].postings = append(byWeight[weight].postings, postingAt(place))
		}
		var want []list
		for _, l := range byWeight {
			slices.SortFunc(l.postings, comparePostings)
			l.postings = m.withTotals(l.postings)
			want = append(want, *l)
		}
		slices.SortFunc(want, func(a, b list) int { return b.weight - a.weight })
		if len(weights) > maxSynonyms {
			cut++
		}
		want = boundLists(want, maxSynonyms)
		if got := m.others(members, direct); !reflect.DeepEqual(got, want) {
			t.Errorf("%q borrows\n%v, want\n%v", stem, got, want)
		}
	}
	if cut == 0 {
		t.Error("no word borrows more than is kept")
	}
}

// TestOccurrences holds the places of phrases to the texts of the site.
func TestOccurrences(t *testing.T) {
	m := synonymSite(t)
	spelled := map[uint64]string{} // stems by place
	for stem, g := range m.groups {
		for _, w := range g.words {
			for _, p := range w.lines {
				spelled[p.place()] = stem
			}
		}
	}
	for _, phrase := range []string{"network storage", "of storage", "the server", "server the", "storage"} {
		var stems []string
		for _, word := range strings.Fields(phrase) {
			stems = append(stems, m.stemmer.stem(word))
		}
		var want []posting
		for place := range spelled {
			follows := true
			for i, stem := range stems {
				follows = follows && spelled[place+uint64(i)] == stem
			}
			if follows {
				want = append(want, postingAt(place))
			}
		}
		slices.SortFunc(want, comparePostings)
		if got := m.occurrences(stems); !slices.Equal(got, want) || phrase != "server the" && len(got) == 0 {
			t.Errorf("%q is at %v, want %v", phrase, got, want)
		}
	}
}
