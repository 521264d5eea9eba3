package score

import (
	"slices"
)

// quotedLeast is the part of the best score that a document with the quoted words side
// by side has at least: beside a message that fits far better, they are a name in it.
const quotedLeast = 0.5

// Narrow keeps the documents that the query's operators allow, and settles the
// confidence. valueOf gives the value of a facet that a document has.
func (s *Site) Narrow(a Answer, q *Query, valueOf func(doc int, facet string) string) Answer {
	if len(q.Tokens) == 0 && len(q.Filters) > 0 {
		a.Ranked = nil
		for doc := range s.Visible {
			a.Ranked = append(a.Ranked, Ranked{Doc: doc, Score: 1})
		}
	}
	a.Ranked = slices.DeleteFunc(a.Ranked, func(r Ranked) bool {
		for facet, ids := range q.Filters {
			if !slices.Contains(ids, valueOf(r.Doc, facet)) {
				return true
			}
		}
		return slices.ContainsFunc(q.Excluded, func(word string) bool { return s.holds(r.Doc, word) })
	})
	quoted := slices.DeleteFunc(slices.Clone(a.Ranked), func(r Ranked) bool {
		return slices.ContainsFunc(q.Phrases, func(words []string) bool { return !s.hasPhrase(r.Doc, words) })
	})
	if len(quoted) > 0 && quoted[0].Score >= quotedLeast*a.Ranked[0].Score {
		a.Ranked = quoted
	}
	switch {
	case len(a.Ranked) == 0:
		a.Confidence = 0
	case len(q.Tokens) == 0:
		a.Confidence = 1
	default:
		second := Ranked{Doc: -1}
		if len(a.Ranked) > 1 {
			second = a.Ranked[1]
		}
		a.Evidence = a.finder.evidence(a.Ranked[0].Doc, second.Doc)
		a.Confidence = a.Evidence.Confidence()
	}
	a.finder = nil
	return a
}

// hasPhrase tells whether words stand side by side in a line of the document, as spelled.
func (s *Site) hasPhrase(doc int, words []string) bool {
	var starts []int
	for i, word := range words {
		var here []int
		if r := s.Lookup(word); r != nil {
			for _, l := range r.Lists {
				for _, p := range l.Lines {
					if l.Form == word && int(p.Doc) == doc && int(p.Pos) > i {
						here = append(here, (int(p.Kind)<<8|int(p.Line))*1024+int(p.Pos)-i)
					}
				}
			}
		}
		if i == 0 {
			starts = here
		} else {
			starts = slices.DeleteFunc(starts, func(at int) bool { return !slices.Contains(here, at) })
		}
	}
	return len(starts) > 0
}

// holds tells whether the document has the word in any of its texts that the record keeps.
func (s *Site) holds(doc int, word string) bool {
	r := s.Lookup(word)
	if r == nil {
		return false
	}
	for _, l := range r.Lists {
		for _, p := range l.Lines {
			if int(p.Doc) == doc {
				return true
			}
		}
	}
	for _, u := range r.Text {
		if int(u.Doc) == doc {
			return true
		}
	}
	return false
}
