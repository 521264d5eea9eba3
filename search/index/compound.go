package index

import "faultbook/search/text"

// cutCompounds lets compound words be found by their parts, where the site uses these
// alone too: Druckerfehler by Drucker. A part is an inner word of the place.
func (m *Model) cutCompounds() {
	type compound struct {
		word  siteWord
		parts []string
	}
	known := func(word string) bool {
		w := m.words[word]
		return w != nil && !m.stopsOf(w.group)[word]
	}
	var all []compound
	for _, stem := range m.Stems() {
		for _, w := range m.groups[stem].words {
			if parts := text.Compound(w.text, m.tagOf(w.group), known); parts != nil {
				all = append(all, compound{*w, parts})
			}
		}
	}
	for _, c := range all {
		for _, name := range c.parts {
			w := m.word(name)
			w.kinds |= c.word.kinds
			for _, p := range c.word.parts {
				p.inner = true
				w.parts = append(w.parts, p)
			}
		}
	}
}
