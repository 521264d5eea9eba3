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
	words   map[*group]*found   // of phrases, while these are looked for
	kept    int                 // documents in words
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
	m.meanings = meanings{
		members: map[string][]member{}, found: map[string]*List{},
		meant: map[string]bool{}, words: map[*group]*found{},
	}
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
	m.thesaurus, m.meanings.words = t, nil
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
				g = m.word(word).group
				g.stop = m.stops[word]
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
