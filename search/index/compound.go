package index

import (
	"slices"

	"faultbook/search/text"
)

// cutCompounds lets compound words be found by their parts, where the site uses these
// alone too: Druckerfehler by Drucker. A part is an inner word of the place.
func (m *Model) cutCompounds() {
	type compound struct {
		word  siteWord
		text  []textUse
		parts []string
	}
	known := func(word string) bool {
		g := m.groups[m.stems.Stem(word)]
		return g != nil && !m.stops[word] && slices.ContainsFunc(g.words, func(w siteWord) bool { return w.text == word })
	}
	var all []compound
	for _, stem := range m.Stems() {
		g := m.groups[stem]
		for _, w := range g.words {
			if parts := text.Compound(w.text, m.Options.Language, known); parts != nil {
				all = append(all, compound{w, g.text, parts})
			}
		}
	}
	changed := map[*group]bool{}
	for _, c := range all {
		for _, part := range c.parts {
			g := m.group(part)
			changed[g] = true
			w := g.word(part)
			for _, l := range c.word.lines {
				w.lines = append(w.lines, l|1)
			}
			g.text = append(slices.Clone(g.text), c.text...)
		}
	}
	for g := range changed {
		g.settle()
	}
}
