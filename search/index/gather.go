package index

import (
	"runtime"
	"slices"

	"golang.org/x/sync/errgroup"

	"faultbook/search/text"
)

func newModel(options Options) *Model {
	return &Model{Options: options, groups: map[string]*group{}, stops: text.StopWords(options.Language), stems: text.NewStemmer(options.Language)}
}

// info is what the index keeps of a document beside its words.
func (d *Document) info() Info {
	return Info{d.ID, d.URL, d.Facets, d.Background, d.Display}
}

// gather makes groups of the words of all segments.
func (m *Model) gather(segments [][]readWord) {
	byStem := map[string][]*readWord{}
	for _, words := range segments {
		for i := range words {
			stem := m.stems.Stem(words[i].key)
			byStem[stem] = append(byStem[stem], &words[i])
		}
	}
	type work struct {
		group *group
		words []*readWord
	}
	var all []work
	for stem, words := range byStem {
		g := &group{stem: stem}
		m.groups[stem] = g
		all = append(all, work{g, words})
	}
	var group errgroup.Group
	workers := runtime.GOMAXPROCS(0)
	for worker := range workers {
		group.Go(func() error {
			for i := worker; i < len(all); i += workers {
				all[i].group.fill(all[i].words)
			}
			return nil
		})
	}
	_ = group.Wait() // no work fails
}

// fill puts what segments have of the words of a group in order.
func (g *group) fill(words []*readWord) {
	for _, w := range words {
		into := g.word(w.key)
		into.docs += len(w.uses)
		for _, u := range w.uses {
			for _, p := range u.places {
				into.lines = append(into.lines, newLine(u.doc, p))
			}
			if u.frequency > 0 {
				g.text = append(g.text, textUse{uint32(u.doc), u.frequency, u.windows})
			}
		}
	}
	g.settle()
}

// settle puts the lines of a group in order, and what it has of one text together.
func (g *group) settle() {
	for i := range g.words {
		slices.Sort(g.words[i].lines)
		g.words[i].lines = slices.Compact(g.words[i].lines)
	}
	slices.SortStableFunc(g.text, func(a, b textUse) int { return int(a.doc) - int(b.doc) })
	kept := g.text[:0]
	for _, t := range g.text {
		if n := len(kept); n > 0 && kept[n-1].doc == t.doc {
			kept[n-1].frequency += t.frequency
			kept[n-1].windows = mergeWindows(kept[n-1].windows, t.windows)
		} else {
			kept = append(kept, t)
		}
	}
	g.text = kept
}

func mergeWindows(a, b []uint16) []uint16 {
	out := slices.Concat(a, b)
	slices.Sort(out)
	return slices.Compact(out)
}

func (m *Model) finish(builtIn string) {
	m.setMean()
	m.cutCompounds()
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
