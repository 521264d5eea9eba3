package search

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

var errPacked = errors.New("damaged")

// unpacker reads what packer spelled, as client/unpack.ts does. After an error it only
// gives zeros.
type unpacker struct {
	*odds
	text            string
	at              int
	low, high, here uint32
	err             error
}

func newUnpacker(text string) *unpacker {
	u := &unpacker{odds: newOdds(), text: text, high: stretch}
	for range 5 {
		u.shift()
	}
	return u
}

func (u *unpacker) shift() {
	digit := 0
	switch {
	case u.at >= len(u.text)+4:
		u.err = errPacked
	case u.at < len(u.text):
		digit = strings.IndexByte(digits, u.text[u.at])
	}
	if digit < 0 {
		u.err, digit = errPacked, 0
	}
	u.here = u.here<<6&stretch | uint32(digit)
	u.at++
}

func (u *unpacker) bit(at int) int {
	if u.err != nil {
		return 0
	}
	middle := u.low + (u.high-u.low)>>12*max(1, uint32(u.ones[at])>>4)
	bit := 0
	if u.here <= middle {
		bit, u.high = 1, middle
	} else {
		u.low = middle + 1
	}
	u.learn(at, bit)
	for (u.low^u.high)>>24 == 0 && u.err == nil {
		u.low, u.high = u.low<<6&stretch, u.high<<6&stretch|63
		u.shift()
	}
	return bit
}

func (u *unpacker) choice(at, width int) int {
	node := 1
	for range width {
		node = node<<1 | u.bit(at+node)
	}
	return node - 1<<width
}

func (u *unpacker) number(kind int) int {
	length := 1
	for u.bit(lengthOdds+16*kind+min(length, 16)-1) == 1 {
		if length++; length > 30 {
			u.err = errPacked
			return 0
		}
	}
	n := 1
	for range length - 1 {
		n = n<<1 | u.bit(digitOdds+16*kind+min(length, 16)-1)
	}
	return n - 1
}

func (u *unpacker) word() string {
	var out strings.Builder
	for u.err == nil {
		letter := u.choice(letterOdds, 7)
		if letter == 0 {
			break
		} else if letter == 127 {
			letter = u.number(numLetter)
		}
		out.WriteRune(rune(letter))
	}
	return out.String()
}

// times reads a number of things.
func (u *unpacker) times(kind int, read func()) {
	for n := u.number(kind); n > 0 && u.err == nil; n-- {
		read()
	}
}

// gaps reads rising numbers.
func (u *unpacker) gaps() []int {
	var out []int
	at := 0
	u.times(0, func() {
		at += u.number(1)
		out = append(out, at)
	})
	return out
}

// unpackShard reads a term shard.
func unpackShard(text string) ([]*record, error) {
	u := shardUnpacker{newUnpacker(text), map[lineRef]uint16{}}
	var out []*record
	u.times(numRecords, func() { out = append(out, u.record()) })
	if u.choice(markOdds, 8) != mark || u.at != len(text)+4 {
		u.err = errPacked
	}
	return out, u.err
}

type shardUnpacker struct {
	*unpacker
	totals map[lineRef]uint16
}

func (u *shardUnpacker) record() *record {
	r := &record{forms: u.forms()}
	if len(r.forms) == 0 {
		u.err = errPacked
		return r
	}
	r.name, r.weight = r.forms[0], u.number(numWeight)
	r.lists = u.lists(r.forms, r.weight)
	doc := 0
	u.times(numFacets, func() {
		doc += u.number(numValue)
		r.facets = append(r.facets, posting{newLineRef(doc, 0, u.number(numFacetLine)), uint16(u.number(numFacetPos)), uint16(u.number(numFacetTotal))})
	})
	doc = 0
	u.times(numBodies, func() {
		doc += u.number(numBodyDoc)
		r.body = append(r.body, bodyPosting{uint32(doc), uint8(u.choice(impactOdds, 4))})
	})
	u.times(numPhrases, func() {
		p := phrase{at: u.number(numAt)}
		u.times(numRest, func() { p.rest = append(p.rest, u.word()) })
		p.lists = u.lists(nil, 0)
		r.phrases = append(r.phrases, p)
	})
	slices.Sort(r.forms)
	return r
}

func (u *shardUnpacker) forms() []string {
	base := u.word()
	var out []string
	for i, ending := range endings {
		if u.bit(endingOdds+i) == 1 {
			out = append(out, base+ending)
		}
	}
	u.times(numEndings, func() { out = append(out, base+u.word()) })
	return out
}

func (u *shardUnpacker) lists(forms []string, own int) []list {
	var out []list
	u.times(numLists, func() {
		l, place := list{weight: own}, 0
		if forms != nil {
			place = u.number(numPlace)
		}
		switch {
		case place == 0:
			l.weight = u.number(numListWeight)
		case place <= len(forms):
			l.form = forms[place-1]
		default:
			u.err = errPacked
		}
		l.postings = u.postings(l.weight)
		out = append(out, l)
	})
	return out
}

func (u *shardUnpacker) postings(weight int) []posting {
	var out []posting
	var last posting
	doc, n := 0, u.number(numPostings)
	for i := 0; i < n && u.err == nil; i++ {
		step, before := 0, 0
		if i == 0 {
			step = u.number(numFirstDoc)
		} else if step = u.number(numDoc); step == 0 {
			before = 1 + int(last.line.kind())
		}
		doc += step
		k := kind(u.choice(kindOdds+16*before, 4))
		if int(k) >= len(kinds) {
			u.err = errPacked
			break
		}
		next, row := before == 1+int(k), 0
		if next {
			row = int(last.line&63) + u.number(numNextLine+lineSort(k))
		} else {
			row = u.number(numLine + lineSort(k))
		}
		at := posting{line: newLineRef(doc, k, row&63)}
		if next && at.line == last.line {
			at.pos = last.pos + uint16(u.number(numNextPos))
		} else {
			at.pos = uint16(u.number(numPos + lineSort(k)))
		}
		at.total = u.total(at.line, weight)
		out = append(out, at)
		last = at
	}
	return out
}

func (u *shardUnpacker) total(line lineRef, weight int) uint16 {
	total, known := u.totals[line]
	if !known {
		if u.bit(flagLess) == 1 {
			total = uint16(u.number(numLess))
		} else {
			total = uint16(weight + u.number(numTotal+lineSort(line.kind())))
		}
		u.totals[line] = total
	}
	return total
}

func TestPackedWords(t *testing.T) {
	words := []string{"pause", "größer", "接続", "\U0001F600", "", "e1042"}
	p := newPacker()
	for _, word := range words {
		p.word(word)
	}
	p.number(numDoc, 1<<28)
	u := newUnpacker(p.end())
	var got []string
	for range words {
		got = append(got, u.word())
	}
	if !slices.Equal(got, words) || u.number(numDoc) != 1<<28 || u.err != nil {
		t.Errorf("%q reads back as %q, with error %v", words, got, u.err)
	}
}
