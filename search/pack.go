package search

import (
	"slices"
	"strings"
	"sync"
)

// shardPacker spells the records of one shard.
type shardPacker struct {
	*packer
	totals map[lineRef]uint16 // of the lines that came before
}

// shardPackers serve one shard after another.
var shardPackers = sync.Pool{New: func() any { return &shardPacker{newPacker(), map[lineRef]uint16{}} }}

// packShard spells records more tightly than text does, as FORMAT.md describes.
func packShard(records []*record) string {
	p := shardPackers.Get().(*shardPacker)
	defer shardPackers.Put(p)
	p.reset()
	clear(p.totals)
	p.number(numRecords, len(records))
	for _, r := range records {
		p.record(r)
	}
	p.choice(markOdds, 8, mark)
	return p.end()
}

func (p *shardPacker) record(r *record) {
	forms := p.forms(r.forms)
	p.number(numWeight, r.weight)
	p.lists(r.lists, forms, r.weight)
	p.facets(r.facets)
	p.number(numBodies, len(r.body))
	last := 0
	for _, b := range r.body {
		p.number(numBodyDoc, int(b.doc)-last)
		p.choice(impactOdds, 4, int(b.impact))
		last = int(b.doc)
	}
	p.number(numPhrases, len(r.phrases))
	for _, phrase := range r.phrases {
		p.number(numAt, phrase.at)
		p.number(numRest, len(phrase.rest))
		for _, name := range phrase.rest {
			p.word(name)
		}
		p.lists(phrase.lists, nil, 0)
	}
}

// forms spells what all forms begin with, which of the endings there are behind it, and
// the endings that are none of these. It gives the forms in that order.
func (p *shardPacker) forms(forms []string) []string {
	base := commonBeginning(forms)
	p.word(base)
	var known, others []string
	for i, ending := range endings {
		bit := 0
		if slices.Contains(forms, base+ending) {
			bit, known = 1, append(known, base+ending)
		}
		p.bit(endingOdds+i, bit)
	}
	for _, form := range forms {
		if !slices.Contains(known, form) {
			others = append(others, form)
		}
	}
	p.number(numEndings, len(others))
	for _, form := range others {
		p.word(form[len(base):])
	}
	return append(known, others...)
}

func commonBeginning(forms []string) string {
	base := forms[0]
	for _, form := range forms {
		for !strings.HasPrefix(form, base) {
			base = base[:len(base)-1]
		}
	}
	return strings.ToValidUTF8(base, "")
}

func (p *shardPacker) lists(lists []list, forms []string, own int) {
	p.number(numLists, len(lists))
	for _, l := range lists {
		weight := own
		if forms != nil {
			p.number(numPlace, slices.Index(forms, l.form)+1)
		}
		if l.form == "" {
			weight = l.weight
			p.number(numListWeight, weight)
		}
		p.postings(l.postings, weight)
	}
}

// postings spells each beside the one before: most stand in the same document, in lines
// of the same kind. The total of a line is spelled once a shard.
func (p *shardPacker) postings(postings []posting, weight int) {
	p.number(numPostings, len(postings))
	var last posting
	for i, at := range postings {
		k, sort, line := at.line.kind(), lineSort(at.line.kind()), int(at.line&63)
		doc, before := at.line.doc()-last.line.doc(), 0
		if i == 0 {
			p.number(numFirstDoc, doc)
		} else if p.number(numDoc, doc); doc == 0 {
			before = 1 + int(last.line.kind())
		}
		p.choice(kindOdds+16*before, 4, int(k))
		next := before == 1+int(k)
		if next {
			p.number(numNextLine+sort, line-int(last.line&63))
		} else {
			p.number(numLine+sort, line)
		}
		if next && at.line == last.line {
			p.number(numNextPos, int(at.pos-last.pos))
		} else {
			p.number(numPos+sort, int(at.pos))
		}
		if _, known := p.totals[at.line]; !known {
			p.total(at, weight)
		}
		last = at
	}
}

// total spells what a line weighs beside the word, which is seldom less than nothing.
func (p *shardPacker) total(at posting, weight int) {
	p.totals[at.line] = at.total
	if more := int(at.total) - weight; more >= 0 {
		p.bit(flagLess, 0)
		p.number(numTotal+lineSort(at.line.kind()), more)
	} else {
		p.bit(flagLess, 1)
		p.number(numLess, int(at.total))
	}
}

func (p *shardPacker) facets(postings []posting) {
	p.number(numFacets, len(postings))
	last := 0
	for _, at := range postings {
		p.number(numValue, at.line.doc()-last)
		p.number(numFacetLine, int(at.line&63))
		p.number(numFacetPos, int(at.pos))
		p.number(numFacetTotal, int(at.total))
		last = at.line.doc()
	}
}
