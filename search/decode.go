package search

import (
	"errors"
	"strings"
)

// errDamaged is what reading a text gives that writer did not write.
var errDamaged = errors.New("search: damaged shard")

// reader reads what writer wrote. After an error it only gives zeros.
type reader struct {
	text string
	at   int
	err  error
}

func (r *reader) fail() int {
	r.err = errDamaged
	r.at = len(r.text)
	return 0
}

func (r *reader) number() int {
	n := 0
	for shift := 0; shift <= 30; shift += 5 {
		if r.at >= len(r.text) {
			return r.fail()
		}
		digit := strings.IndexByte(digits, r.text[r.at])
		r.at++
		if digit < 0 {
			return r.fail()
		}
		n |= (digit & 31) << shift
		if digit < 32 {
			return n
		}
	}
	return r.fail()
}

// count reads a number of things that take a character each at least.
func (r *reader) count() int {
	n := r.number()
	if n > len(r.text)-r.at {
		return r.fail()
	}
	return n
}

func (r *reader) word() string {
	size := strings.IndexByte(r.text[r.at:], end)
	if size < 0 {
		r.fail()
		return ""
	}
	word := r.text[r.at : r.at+size]
	r.at += size + 1
	return word
}

// decodeRecords reads the text of a term shard, for packing it.
func decodeRecords(text string) ([]*record, error) {
	r := reader{text: text}
	var out []*record
	for r.at < len(r.text) && r.err == nil {
		out = append(out, r.record())
	}
	return out, r.err
}

func (r *reader) record() *record {
	out := &record{forms: r.forms()}
	if len(out.forms) == 0 {
		r.fail()
		return out
	}
	out.name = out.forms[0]
	head := r.number()
	out.weight, out.stop = head>>1, head&1 == 1
	out.lists = r.lists(out.forms, out.weight)
	out.facets = r.postings()
	doc := 0
	for range r.count() {
		doc += r.number()
		out.body = append(out.body, bodyPosting{doc: uint32(doc)})
	}
	for i := range out.body {
		out.body[i].impact = uint8(r.number())
	}
	for range r.count() {
		p := phrase{at: r.number()}
		for range r.count() {
			p.rest = append(p.rest, r.word())
		}
		if p.at > len(p.rest) {
			r.fail()
			return out
		}
		p.lists = r.lists(nil, 0)
		out.phrases = append(out.phrases, p)
	}
	return out
}

func (r *reader) forms() []string {
	base := r.word()
	var out []string
	for range r.count() {
		ending := ""
		if at := r.number(); at < len(endings) {
			ending = endings[at]
		} else {
			ending = r.word()
		}
		out = append(out, base+ending)
	}
	return out
}

func (r *reader) lists(forms []string, weight int) []list {
	var out []list
	for range r.count() {
		l := list{weight: weight}
		if at := r.number(); at == 0 {
			l.weight = r.number()
		} else if at <= len(forms) {
			l.form = forms[at-1]
		} else {
			r.fail()
		}
		l.postings = r.postings()
		out = append(out, l)
	}
	return out
}

func (r *reader) postings() []posting {
	out := make([]posting, r.count())
	docs := make([]int, len(out))
	doc := 0
	for i := range docs {
		doc += r.number()
		docs[i] = doc
	}
	for i := range out {
		line := r.number()
		if line&15 >= len(kinds) {
			r.fail()
		}
		out[i].line = newLineRef(docs[i], kind(line&15), line>>4&63)
	}
	for i := range out {
		out[i].pos = uint16(r.number())
	}
	for i := range out {
		if out[i].total = uint16(r.number()); out[i].total == 0 {
			r.fail()
		}
	}
	return out
}
