package search

import (
	"cmp"
	"slices"
	"strings"
)

// maxLexicon bounds the words that the client knows before it loads anything. They
// serve completion, typing errors and glued words; other words are still found as
// they are spelled. 4,000 words cost about 11 KB gzipped.
const maxLexicon = 4000

// Classes of words in the lexicon, by the best place in which a word occurs.
const (
	classBody    = iota // in a body or heading only
	classText           // in codes, causes, fixes, summaries, surfaces, facets
	classKeyword        // in keywords
	classMessage        // in messages and conditions
	classLabel          // in labels
	classStop           // a stop word in the site's lines or in a phrase of the synonyms
	classNoise          // any other stop word: never looked up
	classCount
)

// lexeme is a word of the lexicon.
type lexeme struct {
	word  string
	class uint8
}

var classes = [len(kinds)]int8{
	kindCode: classText, kindLabel: classLabel, kindMessage: classMessage, kindCondition: classMessage,
	kindKeyword: classKeyword, kindCause: classText, kindFix: classText, kindSummary: classText, kindSurface: classText,
	kindSentence: classMessage, kindNumber: classText,
}

// makeLexicon chooses the words: the best places first, and the frequent before the
// rare within one class.
func (m *model) makeLexicon() {
	type ranked struct {
		lexeme
		weight int
	}
	var all []ranked
	for _, g := range m.groups {
		for _, s := range g.words {
			if s.class >= 0 && !m.stops[s.text] {
				all = append(all, ranked{lexeme{s.text, uint8(s.class)}, g.weight})
			}
		}
	}
	slices.SortFunc(all, func(a, b ranked) int {
		if a.class != b.class || a.weight != b.weight {
			return cmp.Or(cmp.Compare(b.class, a.class), cmp.Compare(a.weight, b.weight))
		}
		return strings.Compare(a.word, b.word)
	})
	m.lexicon = make([]lexeme, 0, min(len(all), maxLexicon)+len(m.stops))
	for _, r := range all[:min(len(all), maxLexicon)] {
		m.lexicon = append(m.lexicon, r.lexeme)
	}
	for word := range m.stops {
		class := uint8(classNoise)
		stem := m.stemmer.stem(word)
		if g := m.groups[stem]; g != nil && (m.meanings.meant[stem] || g.has(word)) {
			class = classStop
		}
		m.lexicon = append(m.lexicon, lexeme{word, class})
	}
	slices.SortFunc(m.lexicon, func(a, b lexeme) int { return strings.Compare(a.word, b.word) })
}

// has tells whether a line has the word.
func (g *group) has(word string) bool {
	at, ok := g.find(word)
	return ok && len(g.words[at].lines) > 0
}

// lexicon is the client's list of words, with the ways to look a word up that is
// not spelled as the site spells it.
type lexicon struct {
	words   []string
	classes []uint8
	place   map[string]int
}

func newLexicon(entries []lexeme) *lexicon {
	x := &lexicon{place: make(map[string]int, len(entries))}
	for i, e := range entries {
		x.words = append(x.words, e.word)
		x.classes = append(x.classes, e.class)
		x.place[e.word] = i
	}
	return x
}

// class returns the class of a word, or −1.
func (x *lexicon) class(word string) int {
	if i, ok := x.place[word]; ok {
		return int(x.classes[i])
	}
	return -1
}

// better orders candidates for a word: the better class, then the shorter, then
// the alphabet.
func (x *lexicon) better(a, b int) int {
	return cmp.Or(
		cmp.Compare(x.classes[b], x.classes[a]),
		cmp.Compare(len([]rune(x.words[a])), len([]rune(x.words[b]))),
		cmp.Compare(a, b))
}

// complete returns up to limit words that begin with prefix and are longer, and up
// to two stop words that do.
func (x *lexicon) complete(prefix string, limit int) []string {
	first, _ := slices.BinarySearch(x.words, prefix)
	var found, stops []int
	for i := first; i < len(x.words) && strings.HasPrefix(x.words[i], prefix); i++ {
		if x.words[i] == prefix || x.classes[i] == classNoise {
			continue
		} else if x.classes[i] == classStop {
			stops = append(stops, i)
		} else {
			found = append(found, i)
		}
	}
	return append(x.pick(found, limit), x.pick(stops, 2)...)
}

func (x *lexicon) pick(found []int, limit int) []string {
	slices.SortFunc(found, x.better)
	var out []string
	for _, i := range found[:min(len(found), limit)] {
		out = append(out, x.words[i])
	}
	return out
}

// near returns up to limit words at the smallest distance from word, and that
// distance: one edit from four letters on, two from eight.
func (x *lexicon) near(word string, limit int) ([]string, int) {
	letters := []rune(word)
	allowed := 0
	if len(letters) >= 4 {
		allowed = 1
	}
	if len(letters) >= 8 {
		allowed = 2
	}
	var found []int
	for i, w := range x.words {
		if allowed == 0 {
			break
		}
		if abs(len(w)-len(word)) > 4*allowed || x.classes[i] >= classStop {
			continue
		}
		other := []rune(w)
		if len(other) < 3 {
			continue
		}
		d := distance(letters, other, allowed)
		if d < allowed {
			found, allowed = nil, d
		}
		if d <= allowed {
			found = append(found, i)
		}
	}
	return x.pick(found, limit), allowed
}

func abs(n int) int { return max(n, -n) }

// distance is the optimal string alignment distance: edits of one letter and swaps
// of two neighbours. It gives limit+1 for anything farther than limit.
func distance(a, b []rune, limit int) int {
	if abs(len(a)-len(b)) > limit {
		return limit + 1
	}
	before, row := make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := 1; i <= len(a); i++ {
		next := make([]int, len(b)+1)
		next[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			next[j] = min(row[j]+1, next[j-1]+1, row[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				next[j] = min(next[j], before[j-2]+1)
			}
			least = min(least, next[j])
		}
		if least > limit {
			return limit + 1
		}
		before, row = row, next
	}
	return min(row[len(b)], limit+1)
}

// split cuts a glued word into words of the lexicon: the fewest, and of those cuts
// the one with the longest first word. It needs five letters and gives nil if there
// is no such cut.
func (x *lexicon) split(word string) []string {
	if len(word) < 5 || !isASCII(word) {
		return nil
	}
	const none = 1 << 20
	cost := make([]int, len(word)+1)
	cut := make([]int, len(word)+1)
	for i := len(word) - 1; i >= 0; i-- {
		cost[i] = none
		for j := len(word); j >= i+2; j-- {
			if c := cost[j] + x.partCost(word[i:j]); c < cost[i] {
				cost[i], cut[i] = c, j
			}
		}
	}
	if cost[0] > 16 { // four long words, or fewer with short ones among them
		return nil
	}
	var out []string
	for i := 0; i < len(word); i = cut[i] {
		out = append(out, word[i:cut[i]])
	}
	return out
}

// partCost prices a part of a glued word; short parts fit anywhere and cost more.
func (x *lexicon) partCost(part string) int {
	class := x.class(part)
	switch {
	case class < classText || len(part) == 2 && class < classMessage:
		return 1 << 20
	case len(part) == 2:
		return 5
	case len(part) == 3:
		return 4
	}
	return 3
}
