package search

import (
	"sync"

	index "github.com/blevesearch/bleve_index_api"
)

// tally counts the words of one document. Its memory serves a document of each batch:
// it would else be a fifth of all that an index asks for.
type tally struct {
	byWord index.TokenFrequencies
	counts shelves[index.TokenFreq]
	places shelves[index.TokenLocation]
}

func (t *tally) reset() {
	if t.byWord == nil {
		t.byWord = index.TokenFrequencies{}
	}
	clear(t.byWord)
	t.counts.used, t.places.used = 0, 0
}

// cutWords are words that are counted at once.
var cutWords = sync.Pool{New: func() any { return new([]Token) }}

// count adds the words of a text, and where they are if it is that of a field. It
// returns how many there are.
func (t *tally) count(text, field string) int {
	words := cutWords.Get().(*[]Token)
	defer cutWords.Put(words)
	*words = appendTokens((*words)[:0], text)
	for _, w := range *words {
		count := t.byWord[w.Text]
		if count == nil {
			count = t.counts.next()
			count.Locations = count.Locations[:0]
			count.SetFrequency(0)
			t.byWord[w.Text] = count
		}
		count.SetFrequency(count.Frequency() + 1)
		if field != "" {
			place := t.places.next()
			place.Field, place.Position = field, w.Position
			count.Locations = append(count.Locations, place)
		}
	}
	return len(*words)
}

// shelves hold things that stay where they are, in the order in which they are asked for.
type shelves[T any] struct {
	all  [][]T
	used int
}

const shelfSize = 32

func (s *shelves[T]) next() *T {
	if s.used == len(s.all)*shelfSize {
		s.all = append(s.all, make([]T, shelfSize))
	}
	at := s.used
	s.used++
	return &s.all[at/shelfSize][at%shelfSize]
}
