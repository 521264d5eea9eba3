package index

import (
	"slices"
	"strings"

	"faultbook/search/text"
)

// thesaurus holds groups of words and phrases that mean the same: what does not
// depend on the site's texts.
type thesaurus struct {
	groups []alike
	trades [][]string        // the words that tell a trade
	shown  map[string]string // a spelling for each stem
}

// alike is a group of phrases that mean the same, to those of a trade.
type alike struct {
	phrases []phrase
	trade   int // its place in trades from 1; 0 = to everybody
}

// tradeWords is how many of the words that tell a trade a site has to have in its
// lines, for the groups of that trade to count there.
const tradeWords = 3

// phrase is one word or several; its key is its stems, parted by spaces.
type phrase struct {
	stems []string
	key   string
}

// meanings is what the thesaurus is for the texts of a site.
type meanings struct {
	members map[string][]member // by stem of the word that keeps a phrase
	found   map[string]*List    // by key of the phrase: what it finds
	meant   map[string]bool     // stems of groups of which a member occurs
}

// member is the place of a phrase in the thesaurus, and that of the word that keeps it.
type member struct{ group, place, at int }

// readThesaurus reads lines of members parted by commas; # begins a comment. A line in
// brackets holds the words that tell a trade: what follows counts on sites of that trade.
func (t *thesaurus) read(list string, stems *text.Stemmer) {
	trade := 0
	for line := range strings.Lines(list) {
		line, _, _ = strings.Cut(line, "#")
		line = strings.TrimSpace(line)
		if words, ok := strings.CutPrefix(line, "["); ok {
			var keys []string
			for _, token := range text.Cut(strings.TrimSuffix(words, "]")) {
				keys = append(keys, token.Key)
			}
			t.trades = append(t.trades, keys)
			trade = len(t.trades)
			continue
		}
		var phrases []phrase
		for member := range strings.SplitSeq(line, ",") {
			p := t.phrase(member, stems)
			if len(p.stems) > 0 && !slices.ContainsFunc(phrases, func(q phrase) bool { return q.key == p.key }) {
				phrases = append(phrases, p)
			}
		}
		if len(phrases) > 1 {
			t.groups = append(t.groups, alike{phrases, trade})
		}
	}
}

func (t *thesaurus) phrase(member string, stems *text.Stemmer) phrase {
	var p phrase
	for _, token := range text.Cut(member) {
		if token.Inner {
			continue
		}
		stem := stems.Stem(token.Key)
		p.stems = append(p.stems, stem)
		if t.shown[stem] == "" {
			t.shown[stem] = token.Key
		}
	}
	p.key = strings.Join(p.stems, " ")
	return p
}

// readMeanings keeps the groups of which a member occurs on the site, and gives every
// word of them a group, so that a query's word is known to them.
func (m *Model) readMeanings(t *thesaurus) {
	m.meanings = meanings{map[string][]member{}, map[string]*List{}, map[string]bool{}}
	trades := m.tradesOf(t)
	for at, one := range t.groups {
		if one.trade > 0 && !trades[one.trade-1] {
			continue
		}
		occurs := false
		for _, p := range one.phrases {
			l, ok := m.meanings.found[p.key]
			if !ok {
				l = m.occurrences(p.stems)
				m.meanings.found[p.key] = l
			}
			occurs = occurs || l != nil
		}
		if occurs {
			m.keep(t, at)
		}
	}
	m.thesaurus = t
}

// tradesOf tells of each trade whether the site is of it: only where people compile
// programs is an argument a parameter.
func (m *Model) tradesOf(t *thesaurus) []bool {
	out := make([]bool, len(t.trades))
	for i, words := range t.trades {
		told := 0
		for _, word := range words {
			if g := m.groups[m.stems.Stem(word)]; g != nil && g.hasLines() {
				told++
			}
		}
		out[i] = told >= tradeWords
	}
	return out
}

func (m *Model) keep(t *thesaurus, of int) {
	for n, p := range t.groups[of].phrases {
		at, rarest := 0, -1
		for i, stem := range p.stems {
			m.meanings.meant[stem] = true
			g := m.groups[stem]
			if g == nil {
				word := t.shown[stem]
				g = &group{stem: stem, words: []siteWord{{text: word, class: none}}, stop: m.stops[word]}
				m.groups[stem] = g
			}
			rarity := g.weight
			if g.weight == 0 && !g.stop {
				rarity = 1 << 30
			}
			if rarity > rarest {
				at, rarest = i, rarity
			}
		}
		keeper := p.stems[at]
		m.meanings.members[keeper] = append(m.meanings.members[keeper], member{of, n, at})
	}
}

// occurrences finds where the words of a phrase stand side by side in a line, or in
// one window of running text.
func (m *Model) occurrences(stems []string) *List {
	groups := make([]*group, len(stems))
	out := &List{}
	for i, stem := range stems {
		g := m.groups[stem]
		if g == nil || g.weight == 0 {
			return nil
		}
		groups[i] = g
		out.Weight += g.weight
	}
	for _, l := range groups[0].all() {
		at := l
		for i := 1; i < len(groups) && at > 0; i++ {
			at = groups[i].after(at)
		}
		if at > 0 {
			out.Lines = append(out.Lines, m.postings([]uint64{l})[0])
		}
	}
	out.Text = m.together(groups)
	if len(out.Lines)+len(out.Text) == 0 {
		return nil
	}
	return out
}

// together finds the documents that have all words in one window.
func (m *Model) together(groups []*group) []Use {
	if len(groups) == 1 {
		return m.uses(groups[0])
	}
	rarest := slices.MinFunc(groups, func(a, b *group) int { return len(a.text) - len(b.text) })
	var out []Use
	for _, t := range rarest.text {
		windows, least := t.windows, t.frequency
		for _, g := range groups {
			if g == rarest {
				continue
			}
			at, ok := slices.BinarySearchFunc(g.text, t.doc, func(u textUse, doc uint32) int { return int(u.doc) - int(doc) })
			if !ok {
				windows = nil
				break
			}
			var shared []uint16
			for _, w := range windows {
				if _, ok := slices.BinarySearch(g.text[at].windows, w); ok {
					shared = append(shared, w)
				}
			}
			windows, least = shared, min(least, g.text[at].frequency)
		}
		if len(windows) > 0 {
			out = append(out, Use{t.doc, m.impact(min(least, len(windows)), m.lengths[t.doc]), nil})
		}
	}
	return out
}

func (g *group) all() []uint64 {
	if len(g.words) == 1 {
		return g.words[0].lines
	}
	var out []uint64
	for _, w := range g.words {
		out = append(out, w.lines...)
	}
	slices.Sort(out)
	return out
}

// reach is how many places behind a word of a phrase the next one may stand: there is
// insufficient memory where "insufficient system memory" stands.
const reach = 3

// after gives the next place of a group behind another one, or 0.
func (g *group) after(at uint64) uint64 {
	for step := uint64(1); step <= reach; step++ {
		next := (at &^ 1) + step<<1
		for _, w := range g.words {
			if i, ok := slices.BinarySearch(w.lines, next); ok || i < len(w.lines) && w.lines[i] == next|1 {
				return next
			}
		}
	}
	return 0
}

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
	type spot struct {
		doc       uint32
		kind      Kind
		line, pos uint8
	}
	spots, docs := map[spot]bool{}, map[uint32]bool{}
	slices.SortStableFunc(found, func(a, b *List) int { return b.Weight - a.Weight })
	var out []List
	for _, l := range found {
		weight := max(1, min(l.Weight, most)/likeStep*likeStep)
		if n := len(out); n == 0 || out[n-1].Weight != weight {
			out = append(out, List{Weight: weight})
		}
		into := &out[len(out)-1]
		for _, p := range l.Lines {
			if s := (spot{p.Doc, p.Kind, p.Line, p.Pos}); !spots[s] {
				spots[s] = true
				into.Lines = append(into.Lines, p)
			}
		}
		for _, u := range l.Text {
			if !docs[u.Doc] {
				docs[u.Doc] = true
				into.Text = append(into.Text, Use{Doc: u.Doc, Impact: u.Impact})
			}
		}
	}
	bound(out, lines)
	room := texts
	for i := range out {
		slices.SortFunc(out[i].Lines, comparePostings)
		slices.SortFunc(out[i].Text, func(a, b Use) int { return int(a.Doc) - int(b.Doc) })
		out[i].Text = boundText(out[i].Text, room)
		room -= len(out[i].Text)
	}
	return slices.DeleteFunc(out, func(l List) bool { return len(l.Lines)+len(l.Text) == 0 })
}

func comparePostings(a, b Posting) int {
	return int(spotOf(a)) - int(spotOf(b))
}

func spotOf(p Posting) uint64 {
	return uint64(p.Doc)<<24 | uint64(p.Kind)<<20 | uint64(p.Line)<<8 | uint64(p.Pos)
}
