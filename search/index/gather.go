package index

import (
	"slices"

	"faultbook/search/text"
)

// FromDocuments makes a model of documents without bleve.
func FromDocuments(docs []Document, options Options, builtIn string) *Model {
	m := &Model{Options: options, groups: map[string]*group{}}
	m.stops = text.StopWords(options.Language)
	m.stems = text.NewStemmer(options.Language)
	infos := make([]Info, len(docs))
	at := map[string]int{}
	for i, d := range docs {
		infos[i] = Info{d.ID, d.URL, d.Facets, d.Background, d.Display}
		at[d.ID] = i
	}
	m.order(infos)
	m.lengths = make([]int, len(docs))
	for doc, info := range m.Docs {
		a := analyse(&docs[at[info.ID]])
		m.lengths[doc] = a.length
		for key, u := range a.uses {
			m.add(doc, key, u)
		}
	}
	m.finish(builtIn)
	return m
}

func (m *Model) add(doc int, key string, u *use) {
	g := m.group(key)
	w := g.word(key)
	w.docs++
	for _, p := range u.places {
		w.lines = append(w.lines, newLine(doc, p))
	}
	if u.frequency == 0 {
		return
	}
	if n := len(g.text); n > 0 && g.text[n-1].doc == uint32(doc) {
		t := &g.text[n-1]
		t.frequency += u.frequency
		t.windows = mergeWindows(t.windows, u.windows)
		return
	}
	g.text = append(g.text, textUse{uint32(doc), u.frequency, u.windows})
}

func mergeWindows(a, b []uint16) []uint16 {
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.Compact(out)
}

func (m *Model) finish(builtIn string) {
	for _, g := range m.groups {
		for i := range g.words {
			slices.Sort(g.words[i].lines)
		}
	}
	m.setMean()
	m.readFacets()
	m.weigh()
	m.totalFacets()
	t := &thesaurus{shown: map[string]string{}}
	if !m.Options.Plain {
		t.read(builtIn, m.stems)
	}
	t.read(m.Options.Synonyms, m.stems)
	m.readMeanings(t)
	m.classify()
	m.makeLexicon()
}
