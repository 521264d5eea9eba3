package search

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
)

// Constants of the second look at the messages of the best documents.
const (
	lookedAt     = 5    // documents at most…
	aboutAsGood  = 0.7  // …that score this part of the best at least
	lookedWords  = 3    // of a query that is looked at again: fewer say too little of how a message reads
	wordingWords = 4    // that a message counts for at least
	sameWord     = 8    // what a common word counts for, in order…
	otherWord    = -4   // …one that only one of the two has…
	filledGap    = 2    // …one in the place of a placeholder…
	filledMore   = -1   // …and each more there…
	emptyGap     = -2   // …or none there, of two messages of which only one has such a place
	halfSame     = 0.5  // below this part of what could be the same, likeness is chance
	wordingBonus = 0.6  // of the score, where all is the same
	begunBonus   = 0.6  // of the score, where the query is the beginning of the message
	heardEnough  = 0.5  // a query of which a message has this part is about something on the site…
	heardWhole   = 0.85 // …and so is one that has this part of a message
)

// reading is how a message reads beside a query.
type reading struct {
	alike int  // score of the best alignment
	said  int  // words of the message, without placeholders
	begun bool // the query is the beginning of the message
}

// byWording puts first, of documents that score about alike, the one whose message
// reads most like the query, small words and their order included: messages of which
// one says "in" where its twin says "of" are the same to all that comes before, and so
// are those of which the index keeps not every common word. The label is read too: a
// message that begins with it says no more than a twin's label. It returns the part of the
// query that one of the messages has, 1 if the query has the message.
func (s *Searcher) byWording(all []ranked, q query) float64 {
	n := nearlyBest(all, q)
	readings := make([]reading, n)
	most, heard := wordingWords, 0.0
	for i := range all[:n] {
		r := &readings[i]
		shown := s.model.docs[all[i].doc].Display
		for _, message := range strings.Split(shown.Title+messageBreak+shown.Message, messageBreak) {
			one := q.read(message)
			most = max(most, one.said)
			heard = max(heard, one.heard(len(q.tokens)))
			r.alike = max(r.alike, one.alike)
			r.begun = r.begun || one.begun
		}
	}
	most = min(most, len(q.tokens)) * sameWord
	for i, r := range readings {
		part := float64(r.alike) / float64(most)
		if n < 2 || part < halfSame {
			continue
		}
		bonus := float64(wordingBonus*part) * part
		if r.begun {
			bonus += begunBonus
		}
		all[i].score = math.Round(float64(all[i].score*(1+bonus))*1e4) / 1e4
	}
	slices.SortFunc(all[:n], func(a, b ranked) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.doc, b.doc))
	})
	return heard
}

// heard is the part that the message has of a query of so many words.
func (r reading) heard(words int) float64 {
	if r.begun || r.said >= wordingWords && float64(r.alike) >= float64(heardWhole*sameWord)*float64(r.said) {
		return 1
	}
	return float64(r.alike) / float64(words*sameWord)
}

// messageBreak parts the messages that one document shows.
const messageBreak = " / "

// nearlyBest counts the documents that are looked at again.
func nearlyBest(all []ranked, q query) int {
	if len(q.tokens) < lookedWords {
		return 0
	}
	all = all[:min(lookedAt, len(all))]
	n := slices.IndexFunc(all, func(r ranked) bool { return r.score < float64(aboutAsGood*all[0].score) })
	if n < 0 {
		return len(all)
	}
	return n
}

// shownPlaceholder is a placeholder as messages show it.
var shownPlaceholder = regexp.MustCompile("<[^<>]*>")

// read compares a message with the query.
func (q *query) read(message string) reading {
	var r reading
	var words []string // "" for a placeholder
	for i, part := range shownPlaceholder.Split(message, -1) {
		if i > 0 {
			words = append(words, "")
		}
		for _, t := range Tokenize(part) {
			words = append(words, t.Text)
			r.said++
		}
	}
	r.alike, r.begun = q.likeness(words), q.begins(words)
	return r
}

// is tells whether a word of a message is the query's word i, or may become it.
func (q *query) is(i int, word string) bool {
	typed := q.tokens[i].Text
	return word == typed || q.open && i == len(q.tokens)-1 && strings.HasPrefix(word, typed)
}

// likeness is the score of the best local alignment of the query and a message, word by
// word (Smith and Waterman, 1981).
func (q *query) likeness(message []string) int {
	row := make([]int, len(message)+1)
	best := 0
	for i := range q.tokens {
		diagonal := 0
		for j, word := range message {
			step, more, less := otherWord, otherWord, otherWord
			if word == "" {
				step, more, less = filledGap, filledMore, emptyGap
			} else if q.is(i, word) {
				step = sameWord
			}
			diagonal, row[j+1] = row[j+1], max(0, diagonal+step, row[j+1]+more, row[j]+less)
			best = max(best, row[j+1])
		}
	}
	return best
}

// begunWords is how many words a message and its beginning in a query have in common at
// least; they are a third of the query's, or a placeholder would stand for anything.
const begunWords = 3

// begins tells whether the query is the beginning of the message, with anything in the
// place of placeholders.
func (q *query) begins(message []string) bool {
	reach := make([]int, len(message)+1) // by place in the message: common words before it, and 1
	reach[0] = 1
	for i := range q.tokens {
		next := make([]int, len(reach))
		for from, common := range reach {
			for j := from; common > 0 && j < len(message); j++ {
				if message[j] != "" {
					if q.is(i, message[j]) {
						next[j+1] = max(next[j+1], common+1)
					}
					break
				}
				next[j] = max(next[j], common) // in the gap, which may end here or go on
			}
		}
		reach = next
	}
	return slices.Max(reach) > max(begunWords, len(q.tokens)/3)
}
