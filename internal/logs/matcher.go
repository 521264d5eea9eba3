package logs

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"
)

// Matcher recognises the statuses of a site in lines. Several goroutines may share one.
type Matcher struct {
	entries   []Entry
	templates []*template
	reach     []map[int]bool // by entry: what can follow it, directly or later

	// A line that has none of the anchors matches nothing. An anchor is the pair of
	// words of a template that fewest templates have, or its one word.
	single, pair filter
	anchors      map[uint32][]anchor // of pairs, and of single words

	beginnings map[uint32][]int32 // templates by their first two words
	vocabulary map[uint32]bool    // all words of templates
}

// anchor is a place in a template.
type anchor struct{ template, part, at int32 }

// filter is a Bloom filter of one hash: a set that may have hashes that nobody added.
type filter struct {
	bits []uint64
	mask uint32
}

// perKey is the number of bits per key: of the words of an unrelated line, one in sixteen
// passes the filter for nothing.
const perKey = 16

func newFilter(keys int) filter {
	size := max(1<<12, 1<<bits.Len(uint(keys*perKey)))
	return filter{make([]uint64, size/64), uint32(size - 1)}
}

func (f *filter) add(h uint32) { f.bits[(h&f.mask)>>6] |= 1 << (h & 63) }

func (f *filter) has(h uint32) bool { return f.bits[(h&f.mask)>>6]&(1<<(h&63)) != 0 }

// NewMatcher compiles the messages, codes and labels of entries.
func NewMatcher(entries []Entry) *Matcher {
	m := &Matcher{entries: entries, templates: templates(entries), anchors: map[uint32][]anchor{},
		beginnings: map[uint32][]int32{}, vocabulary: map[uint32]bool{}}
	uses := map[uint32]int{}
	for _, t := range m.templates {
		for _, a := range t.candidates() {
			uses[a.hash]++
		}
	}
	m.single, m.pair = newFilter(len(m.templates)+len(markWords)), newFilter(len(m.templates)+len(markPairs))
	for n, t := range m.templates {
		m.anchor(n, t, uses)
		if h, ok := t.beginning(); ok {
			m.beginnings[h] = append(m.beginnings[h], int32(n))
		}
		for _, part := range t.parts {
			for _, key := range part {
				m.vocabulary[hash(key)] = true
			}
		}
	}
	for h := range markWords {
		m.single.add(h)
	}
	for h := range markPairs {
		m.pair.add(h)
	}
	m.reach = reachable(entries)
	return m
}

// candidate is a place of a template that may be its anchor.
type candidate struct {
	hash     uint32
	pair     bool
	part, at int
	length   int // characters
}

func (t *template) candidates() []candidate {
	var out []candidate
	for p, part := range t.parts {
		for i := range part {
			if i+1 < len(part) {
				out = append(out, candidate{pairHash(hash(part[i]), hash(part[i+1])), true, p, i,
					utf8.RuneCountInString(part[i] + part[i+1])})
			}
			out = append(out, candidate{hash(part[i]), false, p, i, utf8.RuneCountInString(part[i])})
		}
	}
	return out
}

// anchor chooses the anchor of a template: a pair before a word, then the one that
// fewest templates have, then the longest.
func (m *Matcher) anchor(n int, t *template, uses map[uint32]int) {
	best := slices.MinFunc(t.candidates(), func(a, b candidate) int {
		if a.pair != b.pair {
			if a.pair {
				return -1
			}
			return 1
		}
		return cmp.Or(uses[a.hash]-uses[b.hash], b.length-a.length)
	})
	if best.pair {
		m.pair.add(best.hash)
	} else {
		m.single.add(best.hash)
	}
	m.anchors[best.hash] = append(m.anchors[best.hash], anchor{int32(n), int32(best.part), int32(best.at)})
}

// reachable returns the entries that each entry can lead to, directly or later.
func reachable(entries []Entry) []map[int]bool {
	out := make([]map[int]bool, len(entries))
	for i := range entries {
		if len(entries[i].LeadsTo) == 0 {
			continue
		}
		seen := map[int]bool{}
		for todo := slices.Clone(entries[i].LeadsTo); len(todo) > 0; {
			next := todo[len(todo)-1]
			todo = todo[:len(todo)-1]
			if !seen[next] {
				seen[next] = true
				todo = append(todo, entries[next].LeadsTo...)
			}
		}
		out[i] = seen
	}
	return out
}

// choose returns the entry that a template means in a text, and the others with the same
// template. Of several it is the one whose code the text has, or else the first.
func (m *Matcher) choose(t *template, w *window) (int, []int) {
	if len(t.entries) == 1 {
		return t.entries[0], nil
	}
	chosen := t.entries[0]
	line := w.text[w.from:w.to]
	for _, e := range t.entries {
		if slices.ContainsFunc(m.entries[e].Codes, func(c string) bool { return strings.Contains(line, c) }) {
			chosen = e
			break
		}
	}
	var also []int
	for _, e := range t.entries {
		if e != chosen {
			also = append(also, e)
		}
	}
	return chosen, also
}
