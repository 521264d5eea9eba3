package search

import "slices"

// slot is a word of a query with all that may match it.
type slot struct {
	text   string
	weight int     // what the word says; see weigh
	known  bool    // some record of the site answers to it
	alts   []alt   // ways to match it
	exact  *record // the record of the word as typed, for phrases
}

// alt is one way to match a slot.
type alt struct {
	*record
	lists  []list
	word   string  // the spelling looked for: its own list counts in full
	factor float64 // of any match
	span   int     // slots that it stands for
	most   int     // weight at which it counts at most; 0 = any
}

// resolve looks the planned words up and makes the slots of the query. lookup
// returns nil for a word that the site does not know.
func resolve(plans []slotPlan, lookup func(string) *record, unknownWeight int) []slot {
	var slots []slot
	for _, p := range plans {
		var found *record
		if p.exact {
			found = lookup(p.text)
		}
		if found == nil && len(p.parts) > 0 {
			for _, part := range p.parts {
				s := slot{text: part, exact: lookup(part)}
				s.take(s.exact, spelling{part, joinFactor, 1})
				s.weigh(slotPlan{}, unknownWeight)
				slots = append(slots, s)
			}
			continue
		}
		s := slot{text: p.text, exact: found}
		s.take(found, spelling{p.text, 1, 1})
		for _, other := range p.others {
			s.take(lookup(other.word), other)
		}
		s.levelCompletions()
		if found == nil {
			for _, guess := range p.near {
				s.take(lookup(guess.word), guess)
			}
		}
		s.weigh(p, unknownWeight)
		slots = append(slots, s)
	}
	addPhrases(slots)
	for i := range slots {
		for _, a := range slots[i].alts {
			cover(slots[i+1 : min(i+a.span, len(slots))])
		}
	}
	return slots
}

// cover marks words that a phrase or a joined word speaks for: by themselves they
// need not be known.
func cover(slots []slot) {
	for i := range slots {
		if !slots[i].known {
			slots[i].known, slots[i].weight = true, 0
		}
	}
}

func (s *slot) take(r *record, as spelling) {
	if r != nil {
		s.alts = append(s.alts, alt{record: r, lists: r.lists, word: as.word, factor: as.factor, span: as.span})
	}
}

// levelCompletions lets no completion count for more than the likeliest, the first:
// "ba" is backup before it is bandwidth.
func (s *slot) levelCompletions() {
	most := 0
	for i := range s.alts {
		if a := &s.alts[i]; a.factor == prefixFactor || a.factor == knownFactor {
			if most == 0 {
				most = a.weight
			}
			a.most = most
		}
	}
}

// weigh settles what the slot's word says: its own weight, or the greatest of what
// it may stand for. A word unknown to the site weighs as much as a word can, since
// the query is about something else, unless it is quiet.
func (s *slot) weigh(p slotPlan, unknownWeight int) {
	for _, a := range s.alts {
		s.known = s.known || a.weight > 0 || len(a.lists) > 0
		if s.exact == nil || a.record == s.exact {
			s.weight = max(s.weight, a.weight)
			for _, l := range a.lists {
				if a.weight == 0 {
					s.weight = max(s.weight, l.weight)
				}
			}
		}
	}
	if s.weight == 0 && !p.quiet && len(s.text) > 1 {
		s.weight = unknownWeight
	}
}

// limit is the weight at which a list counts for the slot i: a synonym never says
// more than the words that were typed, or a common word would fetch the rarest of
// its synonyms.
func limit(slots []slot, i int, a alt, l list) int {
	if a.most > 0 {
		return min(l.weight, a.most)
	}
	if l.form != "" {
		return l.weight
	}
	typed := 0
	for _, s := range slots[i:min(i+a.span, len(slots))] {
		typed += s.weight
	}
	return min(l.weight, typed)
}

// addPhrases finds the phrases of the synonyms in the query.
func addPhrases(slots []slot) {
	for i := range slots {
		if slots[i].exact == nil {
			continue
		}
		for _, p := range slots[i].exact.phrases {
			if first := i - p.at; first >= 0 && follow(slots[first:i], p.rest[:p.at]) && follow(slots[i+1:], p.rest[p.at:]) {
				slots[first].alts = append(slots[first].alts, alt{record: slots[i].exact, lists: p.lists, factor: 1, span: 1 + len(p.rest)})
			}
		}
	}
}

func follow(slots []slot, names []string) bool {
	if len(slots) < len(names) {
		return false
	}
	for i, name := range names {
		if slots[i].exact == nil || !slices.Contains(slots[i].exact.forms, name) {
			return false
		}
	}
	return true
}

// hasPhrase tells whether the words stand side by side in a line of the document.
func hasPhrase(doc int, words []string, lookup func(string) *record) bool {
	type place struct {
		line lineRef
		pos  uint16
	}
	var starts []place
	for i, word := range words {
		var here []place
		r := lookup(word)
		if r == nil {
			return false
		}
		for _, l := range r.lists {
			for _, p := range l.postings {
				if l.form == word && p.line.doc() == doc && int(p.pos) > i {
					here = append(here, place{p.line, p.pos - uint16(i)})
				}
			}
		}
		if i == 0 {
			starts = here
		} else {
			starts = slices.DeleteFunc(starts, func(p place) bool { return !slices.Contains(here, p) })
		}
	}
	return len(starts) > 0
}

// holdsWord tells whether any text of the document that the record keeps has the word.
func holdsWord(doc int, word string, lookup func(string) *record) bool {
	r := lookup(word)
	if r == nil {
		return false
	}
	for _, l := range r.lists {
		for _, p := range l.postings {
			if l.form != "" && p.line.doc() == doc {
				return true
			}
		}
	}
	return slices.ContainsFunc(r.body, func(b bodyPosting) bool { return int(b.doc) == doc })
}
