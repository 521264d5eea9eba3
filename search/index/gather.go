package index

import (
	"slices"
	"strings"

	"faultbook/search/text"
)

// newModel returns an index without documents. builtIn is the text of the general
// thesaurus.
func newModel(options Options, builtIn string) *Model {
	m := &Model{
		Options: options, groups: map[string]*group{}, words: map[string]*siteWord{},
		stops: text.StopWords(options.Language), stems: text.NewStemmer(options.Language),
		thesaurus: &thesaurus{shown: map[string]string{}},
	}
	if !options.Plain {
		m.thesaurus.read(builtIn, m.stems)
	}
	m.thesaurus.read(options.Synonyms, m.stems)
	return m
}

// info is what the index keeps of a document beside its words.
func (d *Document) info() Info {
	info := Info{ID: d.ID, URL: d.URL, Facets: d.Facets, Further: d.Further, Background: d.Background,
		Display: d.Display}
	if len(d.Translated) > 0 {
		_, info.Spans = d.messageLines()
	}
	return info
}

// counted is a block and the numbers of its documents in the model.
type counted struct {
	*block
	docs []uint32
}

// take makes the documents, which are in order, and the words of blocks those of the model.
func (m *Model) take(docs []Info, blocks []*block) {
	m.Docs = docs
	if m.Visible = slices.IndexFunc(docs, func(d Info) bool { return d.Background }); m.Visible < 0 {
		m.Visible = len(docs)
	}
	numbers := make(map[string]uint32, len(m.Docs))
	for n := range m.Docs {
		numbers[m.Docs[n].ID] = uint32(n)
	}
	lengths := make([]int, len(m.Docs))
	m.lines = make([]uint32, len(m.Docs)*Kinds+1)
	backing := make([]uint32, len(m.Docs))
	for _, b := range blocks {
		docs := backing[:len(b.ids):len(b.ids)]
		backing = backing[len(b.ids):]
		for i, id := range b.ids {
			n := numbers[id]
			docs[i], lengths[n] = n, b.lengths[i]
			for k, count := range b.lines[i] {
				m.lines[int(n)*Kinds+k+1] = uint32(count)
			}
		}
		m.blocks = append(m.blocks, counted{b, docs})
	}
	for i := 1; i < len(m.lines); i++ {
		m.lines[i] += m.lines[i-1]
	}
	m.setNorms(lengths)
	m.readLanguages()
	m.gather()
}

// gather finds the words of all blocks, and groups those of one stem.
func (m *Model) gather() {
	for i, b := range m.blocks {
		for key, word := range b.keys {
			w := m.word(word)
			w.parts = append(w.parts, part{block: uint32(i), key: uint32(key)})
			w.kinds |= b.kinds[key]
			w.docs += int(b.starts[key+1].use - b.starts[key].use)
		}
	}
}

// word gives a word of the site, and makes it one.
func (m *Model) word(key string) *siteWord {
	w := m.words[key]
	if w == nil {
		w = &siteWord{text: key, class: none, group: m.group(m.stemOf(key))}
		m.words[key] = w
		before := func(w *siteWord, key string) int { return strings.Compare(w.text, key) }
		at, _ := slices.BinarySearchFunc(w.group.words, key, before)
		w.group.words = slices.Insert(w.group.words, at, w)
	}
	return w
}

func (m *Model) group(stem string) *group {
	g := m.groups[stem]
	if g == nil {
		g = m.newGroup(stem)
		m.groups[stem] = g
	}
	return g
}

// each calls yield with every use of a word, and the number of the document.
func (m *Model) each(w *siteWord, yield func(doc uint32, u use)) {
	for _, p := range w.parts {
		b := m.blocks[p.block]
		b.each(p.key, func(doc int, u use) {
			if p.inner {
				u.places = slices.Clone(u.places)
				for i := range u.places {
					u.places[i] |= 1
				}
			}
			yield(b.docs[doc], u)
		})
	}
}

// linesOf gives the lines of a word in order.
func (m *Model) linesOf(w *siteWord) []uint64 {
	if w.kinds == 0 {
		return nil
	}
	out := make([]uint64, 0, w.docs)
	m.each(w, func(doc uint32, u use) {
		for _, p := range u.places {
			out = append(out, newLine(doc, p))
		}
	})
	slices.Sort(out)
	return slices.Compact(out)
}

// textOf gives what documents have of a group in their running texts, in order.
func (m *Model) textOf(g *group) []Use {
	size := 0
	for _, w := range g.words {
		size += w.docs
	}
	out, last, sorted := make([]Use, 0, size), uint32(0), true
	for _, w := range g.words {
		m.each(w, func(doc uint32, u use) {
			if u.frequency > 0 {
				sorted = sorted && doc >= last
				last = doc
				out = append(out, Use{Doc: doc, frequency: uint16(u.frequency), Windows: u.windows})
			}
		})
	}
	if !sorted {
		slices.SortStableFunc(out, func(a, b Use) int { return int(a.Doc) - int(b.Doc) })
	}
	kept := out[:0]
	for _, u := range out {
		if n := len(kept); n > 0 && kept[n-1].Doc == u.Doc {
			kept[n-1].frequency += u.frequency
			kept[n-1].Windows = mergeWindows(kept[n-1].Windows, u.Windows)
		} else {
			kept = append(kept, u)
		}
	}
	for i := range kept {
		kept[i].Impact = m.impact(kept[i].Doc, kept[i].frequency)
	}
	return kept
}

func mergeWindows(a, b []uint16) []uint16 {
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.Compact(out)
}

func (m *Model) finish() {
	m.cutCompounds()
	m.readFacets()
	m.weigh()
	m.totalFacets()
	m.readMeanings(m.thesaurus)
	m.classify()
	m.makeLexicon()
	m.foreign = nil
}
