package search

import (
	"slices"
	"strings"
)

// digits spell numbers: five bits a character, the low ones first; a character of the
// upper half says that more follow. Packed texts are written in them too.
const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// end closes a piece of text; no word holds it.
const end = '.'

// writer spells records as text: by its length shards are cut, and by itself what a
// live index packed before is known again.
type writer struct{ strings.Builder }

func (w *writer) number(n int) {
	for ; n >= 32; n >>= 5 {
		w.WriteByte(digits[32+n&31])
	}
	w.WriteByte(digits[n])
}

func (w *writer) word(text string) {
	w.WriteString(text)
	w.WriteByte(end)
}

// encoded is a record as text, in three parts: of most words an edit changes only the
// bodies that they are in.
type encoded struct {
	stem               string
	forms              []string
	head, bodies, tail string
}

func encode(stem string, r *record) *encoded {
	var head, tail writer
	head.forms(r.forms)
	stop := 0
	if r.stop {
		stop = 1
	}
	head.number(r.weight<<1 | stop)
	head.lists(r.lists, r.forms)
	head.postings(r.facets)
	tail.number(len(r.phrases))
	for _, p := range r.phrases {
		tail.number(p.at)
		tail.number(len(p.rest))
		for _, name := range p.rest {
			tail.word(name)
		}
		tail.lists(p.lists, nil)
	}
	return &encoded{stem, r.forms, head.String(), encodeBodies(r.body), tail.String()}
}

func (e *encoded) size() int { return len(e.head) + len(e.bodies) + len(e.tail) }

func (e *encoded) writeTo(text *strings.Builder) {
	text.WriteString(e.head)
	text.WriteString(e.bodies)
	text.WriteString(e.tail)
}

func encodeBodies(body []bodyPosting) string {
	var w writer
	w.number(len(body))
	last := 0
	for _, b := range body {
		w.number(int(b.doc) - last)
		last = int(b.doc)
	}
	for _, b := range body {
		w.number(int(b.impact))
	}
	return w.String()
}

// forms writes what all forms begin with, then the ending of each: its place in
// endings, or one more than there are and the ending itself.
func (w *writer) forms(forms []string) {
	base := commonBeginning(forms)
	w.word(base)
	w.number(len(forms))
	for _, form := range forms {
		ending := form[len(base):]
		at := slices.Index(endings, ending)
		if at < 0 {
			w.number(len(endings))
			w.word(ending)
			continue
		}
		w.number(at)
	}
}

// lists writes each list with the place of its form, from one, or zero and its weight.
func (w *writer) lists(lists []list, forms []string) {
	w.number(len(lists))
	for _, l := range lists {
		w.number(slices.Index(forms, l.form) + 1)
		if l.form == "" {
			w.number(l.weight)
		}
		w.postings(l.postings)
	}
}

// postings writes column by column.
func (w *writer) postings(postings []posting) {
	w.number(len(postings))
	last := 0
	for _, p := range postings {
		w.number(p.line.doc() - last)
		last = p.line.doc()
	}
	for _, p := range postings {
		w.number(int(p.line&63)<<4 | int(p.line.kind()))
	}
	for _, p := range postings {
		w.number(int(p.pos))
	}
	for _, p := range postings {
		w.number(int(p.total))
	}
}

// signs end the words of a lexicon, seven for each number of letters shared. No word
// holds one, and none has a meaning in JSON or HTML.
const signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%()*+,-./:;=?@[]^_{|}"

// mostShared is how many letters a word of the lexicon can leave to the one before.
const mostShared = len(signs)/classCount - 1

// encodeLexicon writes each word without the letters that it shares with the word
// before, and behind it a sign for its class and what the next word shares: one sign
// for both takes a sixteenth less than two.
func encodeLexicon(words []lexeme) string {
	var out strings.Builder
	shared := 0
	for i, l := range words {
		out.WriteString(l.word[shared:])
		shared = 0
		if i+1 < len(words) {
			next := words[i+1].word
			for shared < min(len(l.word), len(next), mostShared) && l.word[shared] == next[shared] && next[shared] < 0x80 {
				shared++
			}
		}
		out.WriteByte(signs[shared*classCount+int(l.class)])
	}
	return out.String()
}

// packRuns spells the stretches of documents of every facet value whose words count
// in scoring; other values have none here.
func (m *model) packRuns() string {
	p := newPacker()
	p.number(0, len(m.values))
	for i := range m.values {
		if m.values[i].scored() {
			p.runs(m.values[i].runs)
		} else {
			p.runs(nil)
		}
	}
	return p.end()
}

func (p *packer) runs(runs []run) {
	p.number(0, len(runs))
	last := 0
	for _, r := range runs {
		p.number(1, r.first-last)
		p.number(2, r.count)
		last = r.first + r.count
	}
}
