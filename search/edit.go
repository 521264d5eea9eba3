package search

import (
	"maps"
	"runtime"
	"slices"
	"strings"
)

// edit is a model in the making. It shares with the one before what does not change;
// that one stays as it is, for whoever still searches in it.
type edit struct {
	*model
	before *model
	own    map[string]bool // stems of groups that are this model's alone
	dirty  dirt
}

// dirt is what changed beside groups: whoever keeps records made before needs to know.
type dirt struct {
	all   bool
	lines map[lineRef]bool // lines whose totals changed
	docs  map[int]bool     // documents in whose bodies an impact may have changed
	shown map[int]bool     // documents whose hits may look otherwise
}

func newEdit(before *model) *edit {
	m := *before
	m.groups = maps.Clone(m.groups)
	m.docs = slices.Clone(m.docs)
	m.sums = slices.Clone(m.sums)
	m.bodies.lengths = slices.Clone(m.bodies.lengths)
	return &edit{model: &m, before: before, own: map[string]bool{}, dirty: dirt{lines: map[lineRef]bool{}, docs: map[int]bool{}, shown: map[int]bool{}}}
}

// owned returns a word's group, as a copy that may be changed.
func (e *edit) owned(word string) *group {
	g := e.group(word)
	if !e.own[g.stem] {
		e.own[g.stem] = true
		g = g.clone()
		e.groups[g.stem] = g
	}
	return g
}

func (g *group) clone() *group {
	c := *g
	c.words = slices.Clone(g.words)
	return &c
}

// docWord is what a document has of a word: its lines' places, as if the document
// were the first, and how often it is in the body.
type docWord struct {
	lines     []posting
	frequency uint32
}

// analyse cuts a document's texts into words, as Build and Open together do. length
// is the number of words in the body.
func analyse(d *Document) (words map[string]*docWord, length int) {
	words = map[string]*docWord{}
	word := func(text string) *docWord {
		w := words[text]
		if w == nil {
			w = &docWord{}
			words[text] = w
		}
		return w
	}
	for k, text := range d.texts() {
		for _, t := range Tokenize(text) {
			if line := t.Position / lineStep; line < maxLines {
				w := word(t.Text)
				w.lines = append(w.lines, posting{line: newLineRef(0, kind(k), line), pos: uint16(t.Position % lineStep)})
			}
		}
	}
	body := Tokenize(d.Body)
	for _, t := range body {
		word(t.Text).frequency++
	}
	return words, len(body)
}

// replace puts new words in the place of a document's old ones. Either may be nil.
func (e *edit) replace(doc int, old, words map[string]*docWord) {
	bodies := map[string]bool{} // stems of words whose frequency changed
	change := func(text string, from, to *docWord) {
		g := e.owned(text)
		w := g.word(text)
		w.lines = replaceLines(w.lines, doc, to.lines)
		if from.frequency != to.frequency {
			bodies[g.stem] = true
			w.bodies += min(1, int(to.frequency)) - min(1, int(from.frequency))
		}
	}
	none := &docWord{}
	for text, from := range old {
		to := words[text]
		if to == nil {
			to = none
		}
		if from.frequency != to.frequency || !slices.Equal(from.lines, to.lines) {
			change(text, from, to)
		}
	}
	for text, to := range words {
		if old[text] == nil {
			change(text, none, to)
		}
	}
	most := map[string]uint32{}
	for text, w := range words {
		stem := e.stemmer.stem(text)
		most[stem] = max(most[stem], w.frequency)
	}
	for stem := range bodies {
		g := e.groups[stem]
		g.body = replaceUse(g.body, bodyUse{uint32(doc), most[stem]})
	}
}

// replaceLines gives postings with others in the place of a document's.
func replaceLines(postings []posting, doc int, lines []posting) []posting {
	first, _ := slices.BinarySearchFunc(postings, doc, func(p posting, doc int) int { return p.line.doc() - doc })
	last := first
	for last < len(postings) && postings[last].line.doc() == doc {
		last++
	}
	out := make([]posting, 0, len(postings)-(last-first)+len(lines))
	out = append(out, postings[:first]...)
	for _, p := range lines {
		p.line |= newLineRef(doc, 0, 0)
		out = append(out, p)
	}
	return append(out, postings[last:]...)
}

func replaceUse(uses []bodyUse, use bodyUse) []bodyUse {
	at, ok := slices.BinarySearchFunc(uses, use.doc, func(u bodyUse, doc uint32) int { return int(u.doc) - int(doc) })
	out := make([]bodyUse, 0, len(uses)+1)
	out = append(out, uses[:at]...)
	if use.frequency > 0 {
		out = append(out, use)
	}
	if ok {
		at++
	}
	return append(out, uses[at:]...)
}

// renumber gives all postings the new ordinals of their documents, whose order among
// themselves stays. Every group is this model's own afterwards, and has no facets.
func (e *edit) renumber(ordinals []int) {
	groups := e.sortedGroups()
	workers := runtime.GOMAXPROCS(0)
	_ = inParallel(workers, func(worker int) error { // no work fails
		for i := worker; i < len(groups); i += workers {
			groups[i] = groups[i].renumbered(ordinals)
		}
		return nil
	})
	for _, g := range groups {
		e.groups[g.stem], e.own[g.stem] = g, true
	}
	e.dirty.all = true
}

func (g *group) renumbered(ordinals []int) *group {
	c := g.clone()
	c.facets = nil
	for i := range c.words {
		w := &c.words[i]
		w.named = 0
		w.lines = slices.Clone(w.lines)
		for n := range w.lines {
			line := &w.lines[n].line
			*line = newLineRef(ordinals[line.doc()], 0, 0) | *line&1023
		}
	}
	c.body = slices.Clone(c.body)
	for i := range c.body {
		c.body[i].doc = uint32(ordinals[c.body[i].doc])
	}
	return c
}

// tidy takes words out that the site no longer has, and groups without words. Those
// that only the synonyms have come back with the meanings.
func (e *edit) tidy() {
	for stem, g := range e.groups {
		siteless := func(w siteWord) bool { return len(w.lines)+w.bodies+w.named == 0 }
		if e.own[stem] {
			g.words = slices.DeleteFunc(g.words, siteless)
		}
		if len(g.words) == 0 || len(g.words) == 1 && siteless(g.words[0]) {
			delete(e.groups, stem)
		}
	}
}

// settleAll settles everything that follows from the groups anew.
func (e *edit) settleAll() {
	e.bodies = newBodies(e.bodies.lengths)
	e.values = nil
	e.readFacets()
	e.tidy()
	e.weigh()
	e.readMeanings(map[string][]posting{})
	e.makeLexicon()
}

// settleOwn does the same after documents changed in their places: words gives the
// new ones of each.
func (e *edit) settleOwn(words map[int]map[string]*docWord) {
	e.bodies = newBodies(e.bodies.lengths)
	e.tidy()
	seen, stamp := make([]int32, len(e.docs)), int32(0)
	for stem := range e.own {
		if g := e.groups[stem]; g != nil {
			stamp++
			e.settle(g, seen, stamp)
			g.weight = e.weightOf(g)
		}
	}
	e.sumOwn(words)
	e.sumFacets()
	e.keepFound()
	e.makeLexicon()
}

// sumOwn settles the totals of the changed documents' lines, and of those that hold a
// word whose weight changed.
func (e *edit) sumOwn(words map[int]map[string]*docWord) {
	for doc, all := range words {
		was := e.sums[doc]
		e.sums[doc] = e.sumDocument(all)
		e.dirty.compare(doc, all, &was, &e.sums[doc])
	}
	copied := map[int]bool{}
	for stem := range e.own {
		g, was := e.groups[stem], e.before.groups[stem]
		if g == nil || was == nil || g.weight == was.weight {
			continue
		}
		for _, w := range g.words {
			for _, p := range w.lines {
				doc := p.line.doc()
				if words[doc] != nil {
					continue
				}
				if !copied[doc] {
					copied[doc] = true
					e.sums[doc].sums = slices.Clone(e.sums[doc].sums)
				}
				*e.sums[doc].at(p.line) += int32(g.weight - was.weight)
				e.dirty.lines[p.line] = true
			}
		}
	}
}

// compare notes the lines of a changed document whose totals are others than before.
func (d *dirt) compare(doc int, words map[string]*docWord, was, now *lineSums) {
	alike := was.first == now.first && len(was.sums) == len(now.sums)
	for _, w := range words {
		for _, p := range w.lines {
			if !alike || *was.at(p.line) != *now.at(p.line) {
				d.lines[p.line|newLineRef(doc, 0, 0)] = true
			}
		}
	}
}

func (e *edit) sumDocument(words map[string]*docWord) lineSums {
	var counts [len(kinds)]uint8
	for _, w := range words {
		for _, p := range w.lines {
			counts[p.line.kind()] = max(counts[p.line.kind()], uint8(p.line&63)+1)
		}
	}
	sums := newLineSums(&counts)
	for text, w := range words {
		weight := e.groups[e.stemmer.stem(text)].weight
		for _, p := range w.lines {
			*sums.at(p.line) += int32(weight)
		}
	}
	return sums
}

// keepFound settles the meanings; phrases without a changed word are where they were.
func (e *edit) keepFound() {
	found := maps.Clone(e.meanings.found)
	for key := range found {
		for stem := range strings.SplitSeq(key, " ") {
			if e.own[stem] {
				delete(found, key)
				break
			}
		}
	}
	e.readMeanings(found)
}
