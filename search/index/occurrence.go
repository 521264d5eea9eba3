package index

import "slices"

// occurrences finds where the words of a phrase are side by side in a line, or in
// one window of running text: as much of it as a record may have.
func (m *Model) occurrences(stems []string) *List {
	groups := make([]*found, len(stems))
	weight := 0
	for _, stem := range stems {
		g := m.groups[stem]
		if g == nil || g.weight == 0 {
			return nil
		}
		weight += g.weight
	}
	for i, stem := range stems {
		groups[i] = m.find(m.groups[stem])
	}
	var lines []uint64
	for _, l := range groups[0].lines {
		at := l
		for i := 1; i < len(groups) && at > 0; i++ {
			at = groups[i].after(at)
		}
		if at > 0 {
			lines = append(lines, l)
		}
	}
	out := []List{{Weight: weight, Lines: m.postings(lines)}}
	bound(out, mostLike)
	out[0].Lines = slices.Clone(out[0].Lines)
	out[0].Text = boundText(m.together(groups), mostLikeText)
	if len(out[0].Lines)+len(out[0].Text) == 0 {
		return nil
	}
	return &out[0]
}

// found is where the words of a group are.
type found struct {
	lines []uint64
	text  []Use
}

// mostFound bounds what is kept of the words of phrases while these are looked for.
const mostFound = 1 << 20

func (m *Model) find(g *group) *found {
	f := m.meanings.words[g]
	if f == nil {
		f = &found{text: m.textOf(g)}
		for _, w := range g.words {
			f.lines = append(f.lines, m.linesOf(w)...)
		}
		slices.Sort(f.lines)
		if m.meanings.kept += len(f.text); m.meanings.kept > mostFound {
			clear(m.meanings.words)
			m.meanings.kept = len(f.text)
		}
		m.meanings.words[g] = f
	}
	return f
}

// together finds the documents that have all words in one window.
func (m *Model) together(groups []*found) []Use {
	if len(groups) == 1 {
		return groups[0].text
	}
	rarest := slices.MinFunc(groups, func(a, b *found) int { return len(a.text) - len(b.text) })
	var out []Use
	for _, t := range rarest.text {
		windows, least := t.Windows, t.frequency
		for _, g := range groups {
			if g == rarest {
				continue
			}
			at, ok := slices.BinarySearchFunc(
				g.text,
				t.Doc,
				func(u Use, doc uint32) int { return int(u.Doc) - int(doc) },
			)
			if !ok {
				windows = nil
				break
			}
			windows, least = shared(windows, g.text[at].Windows), min(least, g.text[at].frequency)
		}
		if len(windows) > 0 {
			out = append(out, Use{Doc: t.Doc, Impact: m.impact(t.Doc, min(least, uint16(len(windows))))})
		}
	}
	return out
}

func shared(some, others []uint16) (out []uint16) {
	for _, w := range some {
		if _, ok := slices.BinarySearch(others, w); ok {
			out = append(out, w)
		}
	}
	return out
}

// reach is how many places after a word of a phrase the next one may be: there is
// insufficient memory where "insufficient system memory" stands.
const reach = 3

// after gives the next place of a group after another one, or 0.
func (f *found) after(at uint64) uint64 {
	for step := uint64(1); step <= reach; step++ {
		next := (at &^ 1) + step<<1
		if n, _ := slices.BinarySearch(f.lines, next); n < len(f.lines) && f.lines[n]|1 == next|1 {
			return next
		}
	}
	return 0
}
