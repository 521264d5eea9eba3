package search

import "math/bits"

// odds are what a shard has taught so far of the bits that it is made of: each bit is
// spelled in as much room as it is unlikely. A few hundred postings have too little of
// anything for gzip, which a shard of its own kind of numbers beats by a quarter.
type odds struct {
	ones [oddsCount]uint16 // the chance of a one, in 65,536ths
	seen [oddsCount]uint8  // how often the bit was seen, up to mostSeen
}

// mostSeen bounds the memory of odds: what comes later moves them by a thirtieth.
const mostSeen = 30

// The numbers that a shard is made of, by what they count: each has odds of its own,
// and of those of lines three, by lineSort.
const (
	numRecords    = 0
	numWeight     = 1
	numLists      = 2
	numPlace      = 3
	numListWeight = 4
	numPostings   = 5
	numFirstDoc   = 6
	numDoc        = 7
	numLine       = 8
	numNextLine   = 11
	numPos        = 14
	numNextPos    = 17
	numTotal      = 18
	numLess       = 21
	numFacets     = 22
	numValue      = 23
	numFacetLine  = 24
	numFacetPos   = 25
	numFacetTotal = 26
	numBodies     = 27
	numBodyDoc    = 28
	numPhrases    = 29
	numAt         = 30
	numRest       = 31
	numLetter     = 32
	numEndings    = 33
	numCount      = 34
)

// Where the odds of each thing begin: numbers by their length and then by their first
// bits, and what is chosen from a few, bit by bit from the top.
const (
	lengthOdds = 0 // 16 a number
	kindOdds   = lengthOdds + 16*numCount
	endingOdds = kindOdds + 16*(len(kinds)+1)
	letterOdds = endingOdds + 20 // as many as endings
	impactOdds = letterOdds + 128
	flagLess   = impactOdds + 16
	markOdds   = flagLess + 1
	digitOdds  = markOdds + 256 // 16 a number
	oddsCount  = digitOdds + 16*numCount
)

// lineSort parts the kinds whose lines are alike: quotes, keywords, all others.
func lineSort(k kind) int {
	switch {
	case k.quotes():
		return 0
	case k == kindKeyword:
		return 1
	}
	return 2
}

// mark is spelled behind the records of a shard: a shard that was cut off seldom has it.
const mark = 0xa5

func newOdds() *odds {
	o := &odds{}
	o.forget()
	return o
}

func (o *odds) forget() {
	for i := range o.ones {
		o.ones[i] = 1 << 15
	}
	clear(o.seen[:])
}

// learn moves the odds of a bit towards what it was.
func (o *odds) learn(at, bit int) {
	ones, n := int(o.ones[at]), 2*int(o.seen[at])+4
	if bit == 1 {
		ones += (65535 - ones) * 2 / n
	} else {
		ones -= ones * 2 / n
	}
	o.ones[at] = uint16(ones)
	if o.seen[at] < mostSeen {
		o.seen[at]++
	}
}

// packer spells bits as digits, by arithmetic coding: what was spelled is a number in
// a stretch that every bit narrows to its share. Of the 30 bits in which the stretch
// is known, those that its ends share are written, six at a time.
type packer struct {
	*odds
	low, high uint32
	text      []byte
}

const stretch = 1<<30 - 1

func newPacker() *packer { return &packer{odds: newOdds(), high: stretch} }

// reset begins another text.
func (p *packer) reset() {
	p.forget()
	p.low, p.high, p.text = 0, stretch, p.text[:0]
}

func (p *packer) bit(at, bit int) {
	middle := p.low + (p.high-p.low)>>12*max(1, uint32(p.ones[at])>>4)
	if bit == 1 {
		p.high = middle
	} else {
		p.low = middle + 1
	}
	p.learn(at, bit)
	for (p.low^p.high)>>24 == 0 {
		p.text = append(p.text, digits[p.low>>24])
		p.low, p.high = p.low<<6&stretch, p.high<<6&stretch|63
	}
}

// choice spells one of 2^width things.
func (p *packer) choice(at, width, n int) {
	node := 1
	for i := width - 1; i >= 0; i-- {
		bit := n >> i & 1
		p.bit(at+node, bit)
		node = node<<1 | bit
	}
}

// number spells how many bits a number has, and then the bits below the highest.
func (p *packer) number(kind, n int) {
	n++
	length := bits.Len(uint(n))
	for i := 1; i <= length; i++ {
		bit := 1
		if i == length {
			bit = 0
		}
		p.bit(lengthOdds+16*kind+min(i, 16)-1, bit)
	}
	for i := length - 2; i >= 0; i-- {
		p.bit(digitOdds+16*kind+min(length, 16)-1, n>>i&1)
	}
}

// word spells a text letter by letter.
func (p *packer) word(text string) {
	for _, letter := range text {
		p.choice(letterOdds, 7, min(int(letter), 127))
		if letter >= 127 {
			p.number(numLetter, int(letter))
		}
	}
	p.choice(letterOdds, 7, 0)
}

// end writes as much as tells what was spelled, whatever follows.
func (p *packer) end() string {
	p.text = append(p.text, digits[p.low>>24+1])
	return string(p.text)
}
