package index

import (
	"maps"
	"slices"
	"strings"

	"faultbook/search/text"
)

// native is the index of the site's own language.
const native = -1

// language analyzes the words of a language other than the site's.
type language struct {
	stems *text.Stemmer
	stops map[string]bool
}

// Span is a stretch of the message lines of a document that are in one other language:
// from its first line to that of the next span, or to the last line.
type Span struct {
	Language string
	First    int    // among the message lines, from 0
	Shown    string // what a hit shows when one of the lines matches
}

// messageLines returns the message lines: those in the language of the site first, then
// each other language's. A message of several sentences has each as a line too; where
// there are too many lines, those of other languages have only the messages.
func (d *Document) messageLines() (lines []string, spans []Span) {
	for _, t := range slices.Concat(d.Messages, d.Conditions) {
		lines = append(lines, t.String())
		lines = append(lines, sentences(t.String())...)
	}
	room := len(lines)
	for _, one := range d.Translated {
		for _, t := range one.Messages {
			room += 1 + len(sentences(t.String()))
		}
	}
	for _, one := range d.Translated {
		first := len(lines)
		for _, t := range one.Messages {
			lines = append(lines, t.String())
			if room <= maxLines {
				lines = append(lines, sentences(t.String())...)
			}
		}
		if len(lines) > first && first < maxLines {
			spans = append(spans, Span{one.Language, first, one.Shown})
		}
	}
	return lines, spans
}

// readLanguages finds the languages of the messages.
func (m *Model) readLanguages() {
	tags := map[string]bool{}
	for i := range m.Docs {
		for _, span := range m.Docs[i].Spans {
			tags[span.Language] = true
		}
	}
	m.Languages = slices.Sorted(maps.Keys(tags))
	for _, tag := range m.Languages {
		m.others = append(m.others, language{text.NewStemmer(tag), text.StopWords(tag)})
	}
	if len(m.Languages) > 0 {
		m.readForeign()
	}
}

// readForeign finds the words that only messages in other languages have. A word of several
// languages belongs to the first one.
func (m *Model) readForeign() {
	m.foreign = map[string]int{}
	for _, b := range m.blocks {
		for key, word := range b.keys {
			of, known := m.foreign[word]
			if known && of == native {
				continue
			}
			b.each(uint32(key), func(doc int, u use) {
				here := native
				if u.frequency == 0 && !m.siteHas(word) {
					here = m.languageOf(&m.Docs[b.docs[doc]], u.places)
				}
				if !known || here < of {
					of, known = here, true
				}
			})
			m.foreign[word] = of
		}
	}
}

// siteHas reports whether a word always belongs to the site's language: it is a stop word
// there, or the thesaurus has it.
func (m *Model) siteHas(word string) bool {
	return m.stops[word] || m.thesaurus.shown[m.stems.Stem(word)] != ""
}

// languageOf returns the language of a word at some places of a document.
func (m *Model) languageOf(doc *Info, places []place) int {
	of := len(m.Languages)
	for _, p := range places {
		span := doc.span(p.kind(), p.line())
		if span == nil {
			return native
		}
		at, _ := slices.BinarySearch(m.Languages, span.Language)
		of = min(of, at)
	}
	return of
}

// span returns the span that contains a line, or nil.
func (d *Info) span(k Kind, line int) *Span {
	if k != Message {
		return nil
	}
	for i := range slices.Backward(d.Spans) {
		if line >= d.Spans[i].First {
			return &d.Spans[i]
		}
	}
	return nil
}

// Matched returns the span of a line that matches a query; nil if the line is in the
// language of the site.
func (d *Info) Matched(k Kind, line int) *Span { return d.span(k, line) }

// stemOf returns the stem of a word of the site. Each language has stems of its own.
func (m *Model) stemOf(word string) string {
	if of, ok := m.foreign[word]; ok && of != native {
		return m.stemIn(of, word)
	}
	return m.stems.Stem(word)
}

// languageEnd separates the tag of a language from the stem of a word. No word contains it.
const languageEnd = ":"

func (m *Model) stemIn(of int, word string) string {
	return m.Languages[of] + languageEnd + m.others[of].stems.Stem(word)
}

// newGroup returns the group of a stem, without words.
func (m *Model) newGroup(stem string) *group {
	g := &group{stem: stem, of: native}
	if tag, _, ok := strings.Cut(stem, languageEnd); ok {
		g.of, _ = slices.BinarySearch(m.Languages, tag)
	}
	return g
}

// Stem returns the stem that has the record of a key: that of the site's language if it has
// one, or else of the first language that has one.
func (m *Model) Stem(key string) string {
	if w := m.words[key]; w != nil {
		return w.group.stem
	}
	stem := m.stems.Stem(key)
	if m.groups[stem] != nil {
		return stem
	}
	for of := range m.Languages {
		if other := m.stemIn(of, key); m.groups[other] != nil {
			return other
		}
	}
	return stem
}

// inflect returns the words of a group and their regular inflections. Each is in one group.
func (m *Model) inflect(g *group, words []string) []text.Base {
	switch {
	case g.stop:
		return text.Alone(words)
	case len(m.Languages) == 0:
		return m.stems.Inflect(words)
	}
	stems := m.stems
	if g.of != native {
		stems = m.others[g.of].stems
	}
	bases := stems.Inflect(words)
	for i, b := range bases {
		for word, ending := range b.Words {
			if m.Stem(word) != g.stem {
				bases[i].Endings &^= ending
			}
		}
	}
	return slices.DeleteFunc(bases, func(b text.Base) bool { return b.Endings == 0 })
}

func (m *Model) stopsOf(g *group) map[string]bool {
	if g.of == native {
		return m.stops
	}
	return m.others[g.of].stops
}

// tagOf returns the tag of the language of a group.
func (m *Model) tagOf(g *group) string {
	if g.of == native {
		return m.Options.Language
	}
	return m.Languages[g.of]
}
