package search

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// Constants of the score. Weights are sixteenths of an idf, kinds tenths; scoreScale
// brings a score back to idf units.
const (
	scoreScale    = 10 * weightScale
	lightShare    = 6   // a word of less than this part of the heaviest finds no documents by itself
	bodyWeight    = 6   // tenths, for a word in running text at its greatest impact
	facetWeight   = 12  // tenths, for words that name a product or an operation
	facetName     = 270 // the least that a facet value adds whose whole name stands in the query
	facetCap      = 500 // the most that it may add: below any label of two words
	lineBase      = 0.3 // what a line is worth where next to nothing of it is covered…
	lineCover     = 0.7 // …and what full coverage adds
	askedBase     = 0.5 // what a line is worth that has next to nothing of what the query asks for
	spreadBase    = 0.4 // the same for the sum over all words of the query
	spreadCover   = 0.6
	spread        = 0.5  // of that sum in the score, beside the best line
	orderBase     = 0.7  // what is left of a line whose words come in another order
	begunCover    = 0.85 // least coverage of a line whose beginning is being typed
	saidFactor    = 1.3  // for a text of the product that is the whole query: nothing fits better…
	saidAlso      = 1.2  // …but the first of its kind, before another label of the same status
	saidLeast     = 0.8  // …in these words, not in others for them
	answeredTimes = 9    // how many times what it misses of the query a page answers to of which much may be left unsaid
	backgroundCut = 0.6  // articles and sections come behind equal entries
)

// scorer accumulates the matches of a query.
type scorer struct {
	slots  []slot
	lines  map[lineRef]*lineMatch
	values map[lineRef]*lineMatch // the same for the words of facet values
	docs   map[int]*docScore
	facets []facetRange
	asked  int // weight of the words that find anything, each once
}

// docScore is what is known of a document.
type docScore struct {
	best      float64   // of its lines
	told      float64   // the same of the product's own lines, were they said in full
	named     float64   // the greatest score of a facet value that holds it
	whole     int       // words of the longest text of the product that the query holds
	most      bool      // the query holds most of such a text
	spread    []float64 // by slot
	explained []float64 // by slot: the greatest factor of a match
}

func (s *scorer) doc(n int) *docScore {
	d := s.docs[n]
	if d == nil {
		d = &docScore{spread: make([]float64, len(s.slots)), explained: make([]float64, len(s.slots))}
		s.docs[n] = d
	}
	return d
}

// run matches every slot and adds the lines up by document. The heavy words find
// documents; the light ones count only in those.
func (s *scorer) run() {
	heaviest := s.weighQuery()
	light := func(i int) bool { return s.slots[i].weight*lightShare < heaviest }
	for i := range s.slots {
		if !light(i) {
			find := func(doc int) bool { return s.doc(doc) != nil }
			s.matchSlot(i, s.lines, find, func(a alt) []list { return a.lists })
			s.addBody(i, find)
		}
	}
	for i := range s.slots {
		if light(i) {
			known := func(doc int) bool { return s.docs[doc] != nil }
			s.matchSlot(i, s.lines, known, func(a alt) []list { return a.lists })
			s.addBody(i, known)
		}
	}
	for i := range s.slots {
		s.matchSlot(i, s.values, func(int) bool { return true }, func(a alt) []list {
			if a.word == "" || len(a.facets) == 0 {
				return nil
			}
			return []list{{a.word, max(1, a.weight), a.facets}}
		})
	}
	for ref, l := range s.lines {
		s.addLine(ref, l)
	}
}

// weighQuery sums the weights of the words that find anything, each once, and gives the
// greatest: beside a word that finds nothing, no word is light.
func (s *scorer) weighQuery() (heaviest int) {
	seen := map[string]bool{}
	for _, one := range s.slots {
		if len(one.alts) == 0 {
			continue
		}
		heaviest = max(heaviest, one.weight)
		if !seen[one.text] {
			seen[one.text] = true
			s.asked += one.weight
		}
	}
	return heaviest
}

// matchSlot finds the best place of a slot in each line. A slot matches a line once,
// and of equal places the first that no other slot has taken.
func (s *scorer) matchSlot(i int, into map[lineRef]*lineMatch, admit func(doc int) bool, lists func(alt) []list) {
	best := map[lineRef]match{}
	for _, a := range s.slots[i].alts {
		for _, l := range lists(a) {
			factor := a.factor
			if l.form == "" {
				factor *= synonymFactor
			} else if l.form != a.word {
				factor *= formFactor
			}
			for _, p := range l.postings {
				if !admit(p.line.doc()) {
					continue
				}
				m := match{i, a.span, p.pos, float64(limit(s.slots, i, a, l)) * factor, factor}
				line := into[p.line]
				if line == nil {
					line = &lineMatch{total: int(p.total)}
					into[p.line] = line
				}
				if line.prefers(m, best[p.line]) {
					best[p.line] = m
				}
			}
		}
	}
	for ref, m := range best {
		into[ref].matches = append(into[ref].matches, m)
	}
}

func (s *scorer) addLine(ref lineRef, l *lineMatch) {
	d := s.doc(ref.doc())
	weight := float64(kinds[ref.kind()].weight)
	for _, m := range l.matches {
		d.explain(m.slot, m.span, m.factor)
	}
	l.settle()
	sum, cover := l.cover()
	order := l.order()
	if ref.kind().quotes() {
		words := len(l.matches)
		if ref.kind() == kindCode {
			words = 3 // a code with its letters is no accident
		}
		d.quote(words, sum, cover, order)
		if l.begins(s.lastTyped()) {
			cover = begunCover + float64((1-begunCover)*cover) // the shorter, the sooner
		}
	}
	value := weight * sum * (lineBase + lineCover*cover*cover) * order * (askedBase + float64((1-askedBase)*min(1, sum/float64(s.asked))))
	if ref.kind().quotes() && cover >= begunCover && l.says(len(s.slots)) {
		factor := saidAlso
		if ref.first() {
			factor = saidFactor
		}
		value *= factor
	}
	d.best = max(d.best, value)
	if ref.kind().quotes() && order >= strictOrder && len(s.slots) > 1 {
		d.told = max(d.told, weight*sum*order)
	}
	for _, m := range l.matches {
		part := weight * m.strength * (spreadBase + spreadCover*cover)
		d.spread[m.slot] = max(d.spread[m.slot], part)
	}
}

// lastTyped is the last slot of two letters or more: a single one says nothing yet of
// what is being typed.
func (s *scorer) lastTyped() int {
	last := len(s.slots) - 1
	if last > 0 && len(s.slots[last].text) == 1 {
		last--
	}
	return last
}

// explain notes that the document answers to a slot, and to the slots that a phrase
// or a joined word stands for beside it.
func (d *docScore) explain(slot, span int, factor float64) {
	for i := slot; i < min(slot+span, len(d.explained)); i++ {
		d.explained[i] = max(d.explained[i], factor)
	}
}

func (s *scorer) addBody(i int, admit func(doc int) bool) {
	for _, a := range s.slots[i].alts {
		if a.word == "" {
			continue
		}
		for _, b := range a.body {
			if !admit(int(b.doc)) {
				continue
			}
			d := s.doc(int(b.doc))
			part := bodyWeight * float64(a.weight) * a.factor * float64(b.impact) / impactLevels
			d.spread[i] = max(d.spread[i], part)
			d.explain(i, a.span, a.factor*bodyFactor)
		}
	}
}

// facetScores values each facet value by the best of its lines.
func (s *scorer) facetScores() map[int]*docScore {
	out := map[int]*docScore{}
	for ref, l := range s.values {
		v := out[ref.doc()]
		if v == nil {
			v = &docScore{explained: make([]float64, len(s.slots))}
			out[ref.doc()] = v
		}
		for _, m := range l.matches {
			v.explain(m.slot, m.span, m.factor)
		}
		l.settle()
		sum, cover := l.cover()
		value := facetWeight * sum * cover * l.order()
		if ref&63 == 0 && cover >= wholeCover {
			value = max(value, facetName)
		}
		v.best = max(v.best, min(facetCap, value))
	}
	return out
}

// answered tells whether a document answers to nearly all words of the query, in a line or
// by the name of its product. Then it is of no account what more its message says: people
// name the program and a few words of a long message, "pip permission denied", and do not
// mean the page whose short message leaves out the program.
func (s *scorer) answered(d *docScore) bool {
	answered, missed := 0, 0
	for i, one := range s.slots {
		if d.explained[i] < saidLeast {
			missed += one.weight
		} else {
			answered += one.weight
		}
	}
	return answered >= answeredTimes*missed
}

// ranked is a document with its score.
type ranked struct {
	doc   int
	score float64
	*docScore
}

// rank scores all documents, best first; equal scores go by ordinal.
func (s *scorer) rank(visible int) []ranked {
	values := s.facetScores()
	order := slices.Sorted(maps.Keys(values))
	out := make([]ranked, 0, len(s.docs))
	for doc, d := range s.docs {
		score := d.best
		for _, part := range d.spread {
			score += float64(spread * part) // no fused multiplication: the client has none
		}
		for _, v := range order {
			if s.facets[v].holds(doc) {
				score += values[v].best
				d.named = max(d.named, values[v].best)
				for i, factor := range values[v].explained {
					d.explained[i] = max(d.explained[i], factor)
				}
			}
		}
		if d.told > d.best && s.answered(d) {
			score += d.told - d.best
		}
		if doc >= visible {
			score *= backgroundCut
		}
		out = append(out, ranked{doc, math.Round(score/scoreScale*1e4) / 1e4, d})
	}
	slices.SortFunc(out, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.doc, b.doc))
	})
	return out
}
