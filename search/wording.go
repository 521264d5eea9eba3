package search

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// Constants of the second look at the messages of the best documents.
const (
	lookedAt     = 5   // documents at most…
	aboutAsGood  = 0.9 // …that score this part of the best at least
	wordingWords = 4   // fewer words say too little of how a message reads
	sameWord     = 2   // what a common word counts for, in order…
	otherWord    = -1  // …and one that only one of the two has
	halfSame     = 0.5 // below this part of what could be the same, likeness is chance
	wordingBonus = 0.2 // of the score, where all is the same
	heardEnough  = 0.5 // a query of which a message has this part is about something on the site
)

// byWording puts first, of documents that score about alike, the one whose message
// reads most like the query, small words and their order included: messages of which
// one says "in" where its twin says "of" are the same to all that comes before. It
// returns the part of the query that one of the messages has.
func (s *Searcher) byWording(all []ranked, q query) float64 {
	n := nearlyBest(all, q)
	if n == 0 {
		return 0
	}
	alike, most := make([]int, n), wordingWords
	for i := range all[:n] {
		for _, message := range strings.Split(s.model.docs[all[i].doc].Display.Message, messageBreak) {
			words := Tokenize(message)
			alike[i] = max(alike[i], likeness(q, words))
			most = max(most, len(words))
		}
	}
	heard := float64(slices.Max(alike)) / float64(len(q.tokens)*sameWord)
	most = min(most, len(q.tokens)) * sameWord
	for i := range all[:n] {
		if part := float64(alike[i]) / float64(most); n > 1 && part >= halfSame {
			all[i].score = math.Round(float64(all[i].score*(1+float64(wordingBonus*part)))*1e4) / 1e4
		}
	}
	slices.SortFunc(all[:n], func(a, b ranked) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.doc, b.doc))
	})
	return heard
}

// messageBreak parts the messages that one document shows.
const messageBreak = " / "

// nearlyBest counts the documents that are looked at again.
func nearlyBest(all []ranked, q query) int {
	if len(q.tokens) < wordingWords {
		return 0
	}
	all = all[:min(lookedAt, len(all))]
	n := slices.IndexFunc(all, func(r ranked) bool { return r.score < float64(aboutAsGood*all[0].score) })
	if n < 0 {
		return len(all)
	}
	return n
}

// likeness is the score of the best local alignment of a query and a message, word by
// word (Smith and Waterman, 1981).
func likeness(q query, message []Token) int {
	row := make([]int, len(message)+1)
	best := 0
	for i, word := range q.tokens {
		diagonal := 0
		for j, other := range message {
			step := otherWord
			if word.Text == other.Text || q.open && i == len(q.tokens)-1 && strings.HasPrefix(other.Text, word.Text) {
				step = sameWord
			}
			diagonal, row[j+1] = row[j+1], max(0, diagonal+step, row[j+1]+otherWord, row[j]+otherWord)
			best = max(best, row[j+1])
		}
	}
	return best
}
