package score

import (
	"math"

	"faultbook/search/index"
)

// Quote is how a query agrees with the product's own words: the part of a line that
// the query has in order, the weight of that, and how many words it is.
type Quote struct {
	Part, Sum float64
	Words     int
}

// How much of a line in order makes a quotation, whatever stands around it: that part
// of it, so many words, and the weight of a word that no other page has.
const (
	quotedPart  = 0.7
	quotedWords = 4
	manyWords   = 6 // common words in the order of a line, whatever they weigh
	quotedSure  = 0.9
	wholePart   = 0.85 // of a short line, which is one as a whole
)

// quote finds the line of a document that agrees best, keywords apart.
func (d *doc) quote() (best Quote) {
	for _, key := range d.order {
		l := d.lines[key]
		if l.kind == index.Keyword {
			continue
		}
		c := l.align()
		if q := (Quote{c.sum / l.total, c.sum, c.words}); q.Part*q.Sum > best.Part*best.Sum {
			best = q
		}
	}
	return best
}

// whole tells whether the query holds a line of the product, whatever else it says.
func (q Quote) whole(rare float64) bool {
	long := q.Part >= wholePart && q.Words >= manyWords
	return long || q.Part >= quotedPart && q.Words >= quotedWords && q.Sum >= rare
}

// strength is how much the quotation says: a long one by its weight, a short one as a whole.
func (q Quote) strength(rare float64) float64 {
	s := q.Part * min(1, q.Sum/(C.Enough*rare))
	if q.Part >= wholePart {
		s += min(1, float64(q.Words)/quotedWords)
	}
	return s / 2
}

// Evidence is what speaks for the first hit, each between 0 and 1.
type Evidence struct {
	Reach, Quote, Agreed, Ahead, Named, Coded float64
	Strange                                   bool // the query has an identifier that is not the page's
	Quoted                                    bool // the query holds a line of the page
}

const (
	mostEvidence = 5 * nat // what a word weighs at most
	mostAhead    = 0.5
	wholeName    = 2.5 * nat // from this weight on a product or an operation is named
)

func (f *finder) evidence(best, next int) Evidence {
	first, second := f.docs[best], f.docs[next]
	quote := first.quote()
	e := Evidence{Quote: quote.strength(f.unknown), Agreed: first.sum.both, Ahead: mostAhead, Quoted: quote.whole(f.unknown)}
	whole := 0.0
	for i, s := range f.slots {
		if s.code && first.any[i] == 0 {
			e.Strange = true
		}
		w := min(s.weight, mostEvidence)
		whole += w
		e.Reach += w * first.any[i]
	}
	e.Reach /= max(1, whole)
	e.Named = min(1, total(first.facet)/wholeName)
	e.Coded = min(1, first.sum.code)
	if second != nil {
		e.Ahead = min(mostAhead, 1-second.score/first.score)
	}
	return e
}

// Confidence is the probability that the first hit answers.
func (e Evidence) Confidence() float64 {
	z := C.Base + C.Reach*e.Reach + C.Quote*e.Quote + C.Agreed*e.Agreed + C.Ahead*e.Ahead + C.Named*e.Named + C.Coded*e.Coded
	p := 1 / (1 + math.Exp(-z))
	if e.Strange {
		p = 0
	}
	if e.Quoted {
		p = max(p, quotedSure)
	}
	return round(p)
}
