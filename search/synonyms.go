package search

import (
	_ "embed"
	"maps"
	"math"
	"slices"
	"strings"
)

// builtInSynonyms is the general English list. A site's own list is read after it.
//
//go:embed synonyms/en.txt
var builtInSynonyms string

// synonyms are the lines of both lists: what does not depend on the site's texts.
type synonyms struct {
	meanings []meaning
	trades   [][]Token         // the words that tell a trade
	spelled  map[string]string // a word for each stem
}

// meaning is a group of phrases that mean the same, to those of a trade.
type meaning struct {
	phrases []memberPhrase
	trade   int // its place in trades from 1; 0 = to everybody
}

// tradeWords is how many of the words that tell a trade a site has to have in its
// lines, for the meanings of that trade to count there.
const tradeWords = 3

// memberPhrase is a word or a phrase of a meaning; its key is its stems, parted by spaces.
type memberPhrase struct {
	stems []string
	key   string
}

// meanings is what the synonyms are for the texts of a site.
type meanings struct {
	found   map[string][]posting // by key: where a phrase occurs, at the place of its first word
	trades  []bool               // whether the site is of each trade
	members map[string][]member  // by stem of the word that keeps a phrase: only meanings of which a member occurs
	meant   map[string]bool      // stems of such meanings, at any place of a phrase
}

// member is the place of a phrase in the synonyms, and that of the word in it which
// keeps the phrase.
type member struct{ meaning, place, at int }

// newSynonyms reads the lists that go with the options.
func newSynonyms(options *Options, stems *stemmer) *synonyms {
	out := &synonyms{spelled: map[string]string{}}
	if base := strings.ToLower(options.Language); !options.Plain && (base == "" || strings.HasPrefix(base, "en")) {
		out.read(builtInSynonyms, stems)
	}
	out.read(options.Synonyms, stems)
	return out
}

// read reads lines of members parted by commas; # begins a comment. A line in brackets
// holds the words that tell a trade: what follows counts on sites of that trade.
func (s *synonyms) read(text string, stems *stemmer) {
	trade := 0
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "#")
		line = strings.TrimSpace(line)
		if words, ok := strings.CutPrefix(line, "["); ok {
			s.trades = append(s.trades, Tokenize(strings.TrimSuffix(words, "]")))
			trade = len(s.trades)
		} else if phrases := s.phrases(line, stems); len(phrases) > 0 && strings.Contains(line, ",") {
			s.meanings = append(s.meanings, meaning{phrases, trade})
		}
	}
}

// phrases reads the members of a line, each once.
func (s *synonyms) phrases(line string, stems *stemmer) []memberPhrase {
	var out []memberPhrase
	for text := range strings.SplitSeq(line, ",") {
		p := s.phrase(text, stems)
		same := func(q memberPhrase) bool { return q.key == p.key }
		if len(p.stems) > 0 && !slices.ContainsFunc(out, same) {
			out = append(out, p)
		}
	}
	return out
}

func (s *synonyms) phrase(text string, stems *stemmer) memberPhrase {
	var p memberPhrase
	for _, t := range Tokenize(text) {
		stem := stems.stem(t.Text)
		p.stems = append(p.stems, stem)
		if s.spelled[stem] == "" {
			s.spelled[stem] = t.Text
		}
	}
	p.key = strings.Join(p.stems, " ")
	return p
}

// readMeanings keeps the meanings of which a member occurs on the site and gives
// every word of them a group, so that a query's word is known to them. Phrases that
// found has already are not looked for again.
func (m *model) readMeanings(found map[string][]posting) {
	m.meanings = meanings{found, m.tradesOf(), map[string][]member{}, map[string]bool{}}
	for at, one := range m.synonyms.meanings {
		if one.trade > 0 && !m.meanings.trades[one.trade-1] {
			continue
		}
		occurs := false
		for _, p := range one.phrases {
			postings, ok := found[p.key]
			if !ok {
				postings = m.occurrences(p.stems)
				found[p.key] = postings
			}
			occurs = occurs || len(postings) > 0
		}
		if occurs {
			m.keepMeaning(at, one.phrases)
		}
	}
}

// tradesOf tells of each trade whether the site is of it: only where people compile
// programs is an argument a parameter.
func (m *model) tradesOf() []bool {
	out := make([]bool, len(m.synonyms.trades))
	for i, words := range m.synonyms.trades {
		told := 0
		for _, word := range words {
			if g := m.groups[m.stemmer.stem(word.Text)]; g != nil && g.has(word.Text) {
				told++
			}
		}
		out[i] = told >= tradeWords
	}
	return out
}

func (m *model) keepMeaning(meaning int, phrases []memberPhrase) {
	for place, p := range phrases {
		at, rarest := 0, -1
		for i, stem := range p.stems {
			m.meanings.meant[stem] = true
			if m.groups[stem] == nil {
				word := m.synonyms.spelled[stem]
				m.groups[stem] = &group{stem: stem, words: []siteWord{{text: word, class: -1}}, stop: m.stops[word]}
			}
			if rarity := m.groups[stem].rarity(); rarity > rarest {
				at, rarest = i, rarity
			}
		}
		keeper := p.stems[at]
		m.meanings.members[keeper] = append(m.meanings.members[keeper], member{meaning, place, at})
	}
}

// rarity orders the words of a phrase. A phrase is kept at its rarest word: a dozen
// phrases begin with "not", and whoever searches for "not" would load them all.
func (g *group) rarity() int {
	if g.weight == 0 && !g.stop {
		return math.MaxInt // not on the site at all
	}
	return g.weight
}

// occurrences finds the lines in which the words of a phrase follow one another: it
// looks around each place of the rarest.
func (m *model) occurrences(stems []string) []posting {
	groups := make([]*group, len(stems))
	rarest := 0
	for i, stem := range stems {
		if groups[i] = m.groups[stem]; groups[i] == nil {
			return nil
		}
		if groups[i].places() < groups[rarest].places() {
			rarest = i
		}
	}
	here := groups[rarest].all()
	if len(stems) == 1 {
		return here
	}
	var found []posting
	for _, p := range here {
		first := p.place() - uint64(rarest)
		follows := int(p.pos) >= rarest
		for i := 0; follows && i < len(groups); i++ {
			follows = i == rarest || groups[i].isAt(first+uint64(i))
		}
		if follows {
			found = append(found, postingAt(first))
		}
	}
	return found
}

// weightOfAll is what the words of a phrase say together.
func (m *model) weightOfAll(stems []string) int {
	sum := 0
	for _, stem := range stems {
		sum += m.groups[stem].weight
	}
	return sum
}

// addMeanings adds to a record what the other members of its meanings find.
func (m *model) addMeanings(r *record, g *group) {
	members := m.meanings.members[g.stem]
	if len(members) == 0 {
		return
	}
	var direct []posting
	for _, l := range r.lists {
		direct = append(direct, l.postings...)
	}
	slices.SortFunc(direct, comparePostings)
	byPhrase := map[string][]member{}
	for _, one := range members {
		key := m.phraseOf(one).key
		byPhrase[key] = append(byPhrase[key], one)
	}
	for _, key := range slices.Sorted(maps.Keys(byPhrase)) {
		same := byPhrase[key]
		stems, at := m.phraseOf(same[0]).stems, same[0].at
		if len(stems) == 1 {
			r.lists = append(r.lists, m.others(same, direct)...)
			continue
		}
		var names []string
		for i, stem := range stems {
			if i != at {
				names = append(names, m.groups[stem].name())
			}
		}
		if lists := m.others(same, nil); len(lists) > 0 {
			r.phrases = append(r.phrases, phrase{at, names, lists})
		}
	}
}

func (m *model) phraseOf(one member) memberPhrase {
	return m.synonyms.meanings[one.meaning].phrases[one.place]
}
