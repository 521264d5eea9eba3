package search

import (
	"runtime"
	"slices"
	"strings"
)

// gathered is what the fields and segments of an index have of one word.
type gathered struct {
	word  string
	lines [][]uint64 // places
	body  [][]uint64 // documents and frequencies
}

// gather makes groups of the words.
func (m *model) gather(segments [][]segmentWord) {
	byWord := map[string]*gathered{}
	for _, words := range segments {
		for _, s := range words {
			w := byWord[s.text]
			if w == nil {
				w = &gathered{word: s.text}
				byWord[s.text] = w
			}
			if len(s.lines) > 0 {
				w.lines = append(w.lines, s.lines)
			}
			if len(s.bodies) > 0 {
				w.body = append(w.body, s.bodies)
			}
		}
	}
	byGroup := map[*group][]*gathered{}
	for word, w := range byWord {
		if len(w.lines)+len(w.body) > 0 {
			g := m.group(word)
			byGroup[g] = append(byGroup[g], w)
		}
	}
	groups := make([]*group, 0, len(byGroup))
	for g := range byGroup {
		groups = append(groups, g)
	}
	workers := runtime.GOMAXPROCS(0)
	_ = inParallel(workers, func(worker int) error { // no work fails
		var scratch []uint64
		for i := worker; i < len(groups); i += workers {
			scratch = groups[i].fill(byGroup[groups[i]], scratch)
		}
		return nil
	})
}

// fill puts the words of a group in order. It sorts in scratch, which it returns.
func (g *group) fill(words []*gathered, scratch []uint64) []uint64 {
	slices.SortFunc(words, func(a, b *gathered) int { return strings.Compare(a.word, b.word) })
	g.words = make([]siteWord, len(words))
	for i, w := range words {
		s := &g.words[i]
		s.text = w.word
		scratch = scratch[:0]
		for _, places := range w.lines {
			scratch = append(scratch, places...)
		}
		slices.Sort(scratch)
		s.lines = make([]posting, len(scratch))
		for n, place := range scratch {
			s.lines[n] = postingAt(place)
		}
	}
	scratch = scratch[:0]
	for i, w := range words {
		for _, uses := range w.body {
			g.words[i].bodies += len(uses)
			scratch = append(scratch, uses...)
		}
	}
	g.setBody(scratch)
	return scratch
}

// setBody keeps, of documents with frequencies, the greatest of each document.
func (g *group) setBody(uses []uint64) {
	slices.Sort(uses)
	g.body = make([]bodyUse, 0, len(uses))
	for i, use := range uses {
		if i+1 == len(uses) || uses[i+1]>>32 != use>>32 {
			g.body = append(g.body, bodyUse{uint32(use >> 32), uint32(use)})
		}
	}
}
