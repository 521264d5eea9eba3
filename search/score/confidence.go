package score

import (
	"math"
	"strings"

	"faultbook/search/index"
)

// Quote is the agreement of a query with a line of the product's own words.
type Quote struct {
	Part  float64 // share of the line that the query has in order, between 0 and 1
	Sum   float64 // weight of that share, in sixteenths of a nat
	Words int     // words of that share

	first, end int // the first slot of the query in it, and the one after the last
}

// argument reports whether the number of slot i has the place of a placeholder: between the words of
// the line, or directly after them. A code with a letter never has.
func (q Quote) argument(i int, number string) bool {
	return q.Part >= quotedPart && q.Words >= argumentWords && q.first < i && i <= q.end &&
		strings.Trim(number, "0123456789") == ""
}

// quote returns the best agreement with a line of a document. Keywords do not count.
func (d *doc) quote() (best Quote) {
	for _, key := range d.order {
		l := d.lines[key]
		if l.kind == index.Keyword {
			continue
		}
		c := l.align()
		if q := (Quote{c.sum / l.total, c.sum, c.words, c.first, c.end}); q.Part*q.Sum > best.Part*best.Sum {
			best = q
		}
	}
	return best
}

// Evidence is what speaks for the first hit and against it. Numbers are between 0 and 1.
type Evidence struct {
	Reach    float64 // share of the query that the page has anywhere
	Quote    float64 // part of a line that the query has in order
	Ahead    float64 // lead over the second page, up to one half
	Named    float64 // the query names the page's product or operation
	Coded    float64 // an identifier of the query is on the page
	Noise    float64 // share of the query that machines write: numbers, codes, and words that no space parts
	Mismatch bool    // the query has an identifier that is not on the page
	Pinned   bool    // it has one that is on the page, and on few others
	Quoted   bool    // the query holds a line of the page

	Arguments []string // numbers of the query in places of placeholders, without leading zeros
}

// evidence collects what speaks for the first hit; next is the second one.
func (f *finder) evidence(best, next int) Evidence {
	first, second := f.docs[best], f.docs[next]
	q := first.quote()
	e := Evidence{Quote: q.Part * min(1, float64(q.Words)/float64(twoWords)), Ahead: mostAhead, Noise: f.noise}
	e.Coded = min(1, first.sum.code)
	e.Quoted = q.Part >= quotedPart && q.Words >= quotedWords && q.Sum >= quotedWeight*f.unknown
	whole := 0.0
	for i, s := range f.slots {
		if s.code && first.any[i] == 0 {
			if q.argument(i, s.text) {
				e.Arguments = append(e.Arguments, strings.TrimLeft(s.text, "0"))
			} else {
				e.Mismatch = true
			}
		}
		if s.code && first.any[i] > 0 && (strings.Trim(s.text, "0123456789") != "" || len(s.text) >= sureDigits) {
			e.Coded = 1 // wherever it is on the page: only codes are spelled like this
		}
		e.Pinned = e.Pinned || s.code && first.any[i] > 0 && s.weight >= C.Half*f.unknown
		w := min(s.weight, mostEvidence)
		whole += w
		e.Reach += w * first.any[i]
	}
	for _, n := range f.names {
		e.Mismatch = e.Mismatch || !f.holds(first, n)
	}
	e.Reach /= max(1, whole)
	e.Named = min(1, total(first.facet)/wholeName)
	if second != nil {
		e.Ahead = min(mostAhead, 1-second.score/first.score)
	}
	return e
}

// Confidence returns the probability, between 0 and 1, that the first hit answers the query.
func (e Evidence) Confidence() float64 {
	// A line in the query is evidence if the page has the rest of the query too, or a machine wrote it.
	z := C.Base + C.Reach*e.Reach + C.Quote*e.Quote*(e.Reach+e.Noise) +
		C.Ahead*e.Ahead*e.Reach + C.Named*e.Named + C.Coded*e.Coded + C.Noise*e.Noise
	p := 1 / (1 + math.Exp(-z))
	switch {
	case e.Mismatch && !(e.Pinned && e.Coded > 0):
		p = 0
	case e.Mismatch:
		p = min(p, oneOfTwo)
	}
	if e.Quoted {
		p = max(p, quotedSure)
	}
	return round(p)
}
