package index

import (
	"iter"
	"slices"
	"sync"
)

// addMeanings adds to a record what the other members of its groups find.
func (m *Model) addMeanings(r *Record, g *group) {
	byPhrase := map[string][]member{}
	var keys []string
	for _, one := range m.meanings.members[g.stem] {
		key := m.thesaurus.groups[one.group].phrases[one.place].key
		if byPhrase[key] == nil {
			keys = append(keys, key)
		}
		byPhrase[key] = append(byPhrase[key], one)
	}
	slices.Sort(keys)
	for _, key := range keys {
		like := m.like(g, byPhrase[key])
		if len(like) == 0 {
			continue
		}
		p := byPhrase[key][0]
		stems := m.thesaurus.groups[p.group].phrases[p.place].stems
		if len(stems) == 1 {
			r.Like = like
			continue
		}
		var rest []string
		for i, stem := range stems {
			if i != p.at {
				rest = append(rest, m.groups[stem].name())
			}
		}
		r.Phrases = append(r.Phrases, Phrase{p.at, rest, like})
	}
}

// like merges what all other members find, each place and document once, at its
// greatest weight; by weight.
func (m *Model) like(g *group, members []member) []List {
	var lists []*List
	var seen []string
	for _, one := range members {
		for i, p := range m.thesaurus.groups[one.group].phrases {
			if l := m.meanings.found[p.key]; i != one.place && l != nil && !slices.Contains(seen, p.key) {
				seen = append(seen, p.key)
				lists = append(lists, l)
			}
		}
	}
	cap := 1 << 30
	if len(members) > 0 && g.weight > 0 {
		cap = g.weight
	}
	if len(m.thesaurus.groups[members[0].group].phrases[members[0].place].stems) > 1 {
		return merge(lists, cap, mostLike/2, mostLikeText/2) // several words ask for one meaning
	}
	return merge(lists, cap, mostLike, mostLikeText)
}

// likeStep rounds the weights of what means the same, so that there are few lists.
const likeStep = 8

func merge(found []*List, most, lines, texts int) []List {
	slices.SortStableFunc(found, func(a, b *List) int { return b.Weight - a.Weight })
	var out []List
	at := allSpots.Get().(*spots)
	defer allSpots.Put(at)
	at.reset()
	for _, l := range found {
		weight := max(1, min(l.Weight, most)/likeStep*likeStep)
		if n := len(out); n == 0 || out[n-1].Weight != weight {
			out = append(out, List{Weight: weight})
		}
		at.add(l, len(out)-1)
	}
	at.share(out)
	bound(out, lines)
	withoutTotals(out)
	room := texts
	for i := range out {
		out[i].Text = boundText(out[i].Text, room)
		room -= len(out[i].Text)
	}
	return slices.DeleteFunc(out, func(l List) bool { return len(l.Lines)+len(l.Text) == 0 })
}

// withoutTotals leaves out the totals of lines. They are a third of the bytes of what means
// the same, and would change it with each word of the lines.
func withoutTotals(lists []List) {
	for _, l := range lists {
		for i := range l.Lines {
			l.Lines[i].Total = 0
		}
	}
}

// spots are what several lists find, each by its place in the site and, in the lower
// bits, by its number in the lists: of one place the first counts.
type spots struct {
	lines, texts []uint64
	postings     []Posting
	uses         []Use
	into         []uint8 // by number: to which list a line goes
	textInto     []uint8
}

const numberBits = 24

var allSpots = sync.Pool{New: func() any { return new(spots) }}

func (s *spots) reset() {
	s.lines, s.texts, s.postings, s.uses = s.lines[:0], s.texts[:0], s.postings[:0], s.uses[:0]
	s.into, s.textInto = s.into[:0], s.textInto[:0]
}

func (s *spots) add(l *List, into int) {
	for _, p := range l.Lines {
		at := uint64(p.Doc)<<16 | uint64(p.Kind)<<14 | uint64(p.Line)<<8 | uint64(p.Pos)
		s.lines = append(s.lines, at<<numberBits|uint64(len(s.postings)))
		s.postings, s.into = append(s.postings, p), append(s.into, uint8(into))
	}
	for _, u := range l.Text {
		s.texts = append(s.texts, uint64(u.Doc)<<numberBits|uint64(len(s.uses)))
		s.uses, s.textInto = append(s.uses, u), append(s.textInto, uint8(into))
	}
}

// share gives each place and each document to one list, in order.
func (s *spots) share(out []List) {
	lines, texts := make([]int, len(out)), make([]int, len(out))
	for _, into := range s.into {
		lines[into]++
	}
	for _, into := range s.textInto {
		texts[into]++
	}
	for i := range out {
		out[i].Lines, out[i].Text = make([]Posting, 0, lines[i]), make([]Use, 0, texts[i])
	}
	for n := range firstAt(s.lines) {
		l := &out[s.into[n]]
		l.Lines = append(l.Lines, s.postings[n])
	}
	for n := range firstAt(s.texts) {
		l := &out[s.textInto[n]]
		l.Text = append(l.Text, Use{Doc: s.uses[n].Doc, Impact: s.uses[n].Impact})
	}
}

// firstAt gives the numbers of the first ones of each place, by place.
func firstAt(keys []uint64) iter.Seq[int] {
	slices.Sort(keys)
	return func(yield func(int) bool) {
		for i, key := range keys {
			if i > 0 && key>>numberBits == keys[i-1]>>numberBits {
				continue
			}
			if !yield(int(key & (1<<numberBits - 1))) {
				return
			}
		}
	}
}
