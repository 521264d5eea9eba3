package score

import (
	"slices"
	"strings"
)

// Narrow keeps the documents that the query's operators allow, and settles the
// confidence. has reports whether a document has one of some values of a facet.
func (s *Site) Narrow(a Answer, q *Query, has func(doc int, facet string, ids []string) bool) Answer {
	if len(q.Tokens) == 0 && len(q.Filters) > 0 {
		a.Ranked = nil
		for doc := range s.Visible {
			a.Ranked = append(a.Ranked, Ranked{Doc: doc, Score: 1})
		}
	}
	var without, within []map[int]bool
	for _, word := range q.Excluded {
		without = append(without, s.withWord(word))
	}
	for _, words := range q.Phrases {
		within = append(within, s.withPhrase(words))
	}
	a.Ranked = slices.DeleteFunc(a.Ranked, func(r Ranked) bool {
		for facet, ids := range q.Filters {
			if !has(r.Doc, facet, ids) {
				return true
			}
		}
		return slices.ContainsFunc(without, func(docs map[int]bool) bool { return docs[r.Doc] })
	})
	quoted := slices.DeleteFunc(slices.Clone(a.Ranked), func(r Ranked) bool {
		return slices.ContainsFunc(within, func(docs map[int]bool) bool { return !docs[r.Doc] })
	})
	if len(quoted) > 0 && quoted[0].Score >= quotedLeast*a.Ranked[0].Score {
		a.Ranked = quoted
	}
	a.Ranked = relatedOf(a.Ranked)
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
		a.Unknown = slices.DeleteFunc(a.Unknown, func(code string) bool {
			return slices.Contains(a.Evidence.Arguments, strings.TrimLeft(code, "0"))
		})
	}
	a.finder = nil
	return a
}

// relatedOf leaves out the documents that have next to nothing of the query beside the best.
func relatedOf(ranked []Ranked) []Ranked {
	n := slices.IndexFunc(ranked, func(r Ranked) bool { return r.Score < related*ranked[0].Score })
	if n < 0 {
		return ranked
	}
	return ranked[:n]
}

// withPhrase finds the documents in a line of which words stand side by side, as spelled.
func (s *Site) withPhrase(words []string) map[int]bool {
	type start struct{ doc, line, pos int }
	var starts map[start]bool
	for i, word := range words {
		here := map[start]bool{}
		if r := s.Lookup(word); r != nil {
			for _, l := range r.Lists {
				for _, p := range l.Lines {
					at := start{int(p.Doc), int(p.Kind)<<8 | int(p.Line), int(p.Pos) - i}
					if l.Form == word && at.pos > 0 && (i == 0 || starts[at]) {
						here[at] = true
					}
				}
			}
		}
		starts = here
	}
	out := map[int]bool{}
	for at := range starts {
		out[at.doc] = true
	}
	return out
}

// withWord finds the documents that have a word in any of their texts that the record keeps.
func (s *Site) withWord(word string) map[int]bool {
	out := map[int]bool{}
	r := s.Lookup(word)
	if r == nil {
		return out
	}
	for _, l := range r.Lists {
		for _, p := range l.Lines {
			out[int(p.Doc)] = true
		}
	}
	for _, u := range r.Text {
		out[int(u.Doc)] = true
	}
	return out
}
