package score

import (
	"slices"

	"faultbook/search/index"
	"faultbook/search/text"
)

// slot is a word of the query and the ways in which it may match.
type slot struct {
	text   string
	weight float64
	known  bool // something on the site answers to it
	code   bool // it is an identifier
	quiet  bool // a word of the lexicon that is not looked up: it counts for nothing
	glued  bool // no space parts it from the word before, in a long paste: a part of a name, a path or a tag
	tells  bool // it says that the number behind it is a code, and nothing else
	number bool // digits that are no code: they find, and tell nothing
	ways   []way
}

// way is one way in which a slot may match.
type way struct {
	rec    *index.Record
	lists  []index.List // their lines and, of others that mean the same, their text
	uses   []index.Use
	word   string
	factor float64
	span   int  // how many slots it answers to
	like   bool // by other words that mean the same
	level  bool // a guess at a word that is being typed: one is as good as the other
}

// planner makes slots of a query.
type planner struct {
	q       *Query
	lexicon *Lexicon
	lookup  func(string) *index.Record
	unknown float64 // the weight of a word that no document has
	foreign bool    // there are messages in several languages
	slots   []slot
	tokens  []text.Token       // without parts of names
	parts   [][]string         // of each of these
	chosen  []bool             // by token: whether it is looked up
	asked   []string           // identifiers that the site does not have, as they are spelled
	other   bool               // the query may be in a language that only messages have
	found   bool               // an identifier is in the product's own words
	starts  []int              // by token: its first slot; the number of slots at the end
	whole   map[int]text.Token // codes that hyphens join, by their first token

	partsUntil int // tokens before this one are parts of a code that the site does not have
}

func (p *planner) run() {
	for _, t := range p.q.Tokens {
		if t.Parts > 0 {
			p.joins(t)
			continue
		}
		if t.Inner && t.Sort != text.Sign {
			n := len(p.parts) - 1
			if n >= 0 && t.Sort == text.Word {
				p.parts[n] = append(p.parts[n], t.Key)
			}
			continue
		}
		p.tokens = append(p.tokens, t)
		p.parts = append(p.parts, nil)
	}
	p.choose()
	p.starts = make([]int, len(p.tokens)+1)
	for i := 0; i < len(p.tokens); {
		p.starts[i] = len(p.slots)
		n := p.joinedCode(i)
		if n == 0 {
			n = p.spokenCode(i)
		}
		if n == 0 {
			n = p.spacedCode(i)
		}
		if n == 0 {
			p.token(i)
			n = 1
		}
		for k := 1; k < n; k++ {
			p.starts[i+k] = len(p.slots)
		}
		i += n
	}
	p.starts[len(p.tokens)] = len(p.slots)
	p.dropArguments()
	p.addPhrases()
}

// noise is the share of the query that machines write: numbers, codes, and words that
// no space parts from the ones before.
func (p *planner) noise() float64 {
	n := 0
	for _, t := range p.tokens {
		if t.Glued || t.Sort != text.Word {
			n++
		}
	}
	return float64(n) / float64(max(1, len(p.tokens)))
}

func (p *planner) known(key string) *index.Record {
	r := p.lookup(key)
	if r == nil || r.Weight == 0 && len(r.Like) == 0 && len(r.Phrases) == 0 {
		return nil
	}
	return r
}

// add settles the weight of a slot: what its words weigh, at most what a word weighs
// that no document has.
func (p *planner) add(s slot) {
	exact := false
	for _, w := range s.ways {
		if w.like {
			continue
		}
		exact = exact || w.rec.Weight > 0
		if !w.level || s.weight == 0 {
			s.weight = max(s.weight, float64(w.rec.Weight))
		}
	}
	s.known = exact
	if !exact {
		for _, w := range s.ways {
			for _, l := range w.lists {
				s.known = true
				s.weight = max(s.weight, float64(l.Weight))
			}
		}
	}
	if s.weight == 0 {
		s.weight = p.unknown
		if p.lexicon.Class(s.text) >= index.StopWord || s.quiet || len(s.text) == 1 {
			s.weight = 1
		}
	}
	if s.number {
		s.weight *= C.Half
	}
	if s.glued {
		s.weight *= C.Alike
	}
	if s.tells {
		s.weight = min(s.weight, mostCue)
	}
	p.slots = append(p.slots, s)
}

// addPhrases gives slots what phrases of the thesaurus find.
func (p *planner) addPhrases() {
	recs := make([]*index.Record, len(p.slots))
	for i, s := range p.slots {
		if len(s.ways) > 0 && s.ways[0].factor == 1 && !s.ways[0].like {
			recs[i] = s.ways[0].rec
		}
	}
	for i, r := range recs {
		if r == nil {
			continue
		}
		for _, ph := range r.Phrases {
			first := i - ph.At
			if !stands(recs, first, ph) {
				continue
			}
			w := way{rec: r, lists: ph.Like, factor: C.Alike, span: 1 + len(ph.Rest), like: true}
			p.slots[first].ways = append(p.slots[first].ways, w)
			for k := first; k < first+w.span; k++ {
				p.slots[k].known = true
			}
		}
	}
}

func stands(recs []*index.Record, first int, ph index.Phrase) bool {
	for k, name := range ph.Rest {
		at := first + k
		if k >= ph.At {
			at++
		}
		if at < 0 || at >= len(recs) || recs[at] == nil || !slices.Contains(recs[at].Forms, name) {
			return false
		}
	}
	return first >= 0
}
