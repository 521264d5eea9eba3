package index

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// maxLexicon bounds the words that the client knows before it loads anything. They
// serve completion, typing errors and glued words; others are found as they are spelled.
const maxLexicon = 3000

// Class is the best place in which a word of the site occurs.
type Class int8

// Classes. A word that people type is first taken for one of a better class.
const (
	none      Class = iota - 1
	InText          // in running text only
	InKeyword       // in keywords and names of facets
	InMessage       // in messages
	InLabel         // in labels and codes
	StopWord        // a word that carries little, in lines or in the thesaurus
	NoiseWord       // any other of these: never looked up
	ClassCount
)

// Lexeme is a word of the lexicon.
type Lexeme struct {
	Word  string
	Class Class
}

// classes is the class of a word in a line, by the line's kind.
var classes = [Kinds]Class{Code: InLabel, Label: InLabel, Message: InMessage, Keyword: InKeyword}

func (m *Model) classify() {
	for _, w := range m.words {
		w.class = none
		if w.docs > 0 {
			w.class = InText
		}
		if len(w.group.facets) > 0 {
			w.class = InKeyword
		}
		for kind, class := range classes {
			if w.kinds>>kind&1 != 0 {
				w.class = max(w.class, class)
			}
		}
	}
}

// makeLexicon chooses the words: the best places first, and of these the frequent ones.
func (m *Model) makeLexicon() {
	type ranked struct {
		Lexeme
		weight int
	}
	var all []ranked
	for _, g := range m.groups {
		if g.of != native {
			continue // every reader would load the words of every language
		}
		for _, w := range g.words {
			// A letter tells labels apart: axis X, axis Y. Elsewhere it is a variable.
			tells := utf8.RuneCountInString(w.text) > 1 || w.class == InLabel
			if w.class > none && tells && !m.stops[w.text] && !isIdentifier(w.text) {
				all = append(all, ranked{Lexeme{w.text, w.class}, g.weight})
			}
		}
	}
	slices.SortFunc(all, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(b.Class, a.Class), cmp.Compare(a.weight, b.weight), strings.Compare(a.Word, b.Word))
	})
	m.Lexicon = nil
	for _, r := range all[:min(len(all), maxLexicon)] {
		m.Lexicon = append(m.Lexicon, r.Lexeme)
	}
	for word := range m.stops {
		class := NoiseWord
		stem := m.stems.Stem(word)
		if g := m.groups[stem]; g != nil && (m.meanings.meant[stem] || g.hasLines()) {
			class = StopWord
		}
		m.Lexicon = append(m.Lexicon, Lexeme{word, class})
	}
	slices.SortFunc(m.Lexicon, func(a, b Lexeme) int { return strings.Compare(a.Word, b.Word) })
}

func (g *group) hasLines() bool {
	return slices.ContainsFunc(g.words, func(w *siteWord) bool { return w.kinds != 0 })
}
