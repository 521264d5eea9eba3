package search

import (
	"slices"
	"strings"
)

// digits spell numbers: five bits a character, the low ones first; a character of the
// upper half says that more follow. Small numbers take one character, and gzip sees
// whole characters.
const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// end closes a piece of text; no word holds it.
const end = '.'

// writer spells records.
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
	base := forms[0]
	for _, form := range forms {
		for !strings.HasPrefix(form, base) {
			base = base[:len(base)-1]
		}
	}
	base = strings.ToValidUTF8(base, "")
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

// postings writes column by column, which gzip packs a fifth tighter than row by row.
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

// encodeLexicon writes each word as the number of letters it shares with the word
// before it, one digit, the other letters, and its class as a capital.
func encodeLexicon(words []lexeme) string {
	var out strings.Builder
	before := ""
	for _, l := range words {
		shared := 0
		for shared < min(len(before), len(l.word), 35) && before[shared] == l.word[shared] && l.word[shared] < 0x80 {
			shared++
		}
		out.WriteByte("0123456789abcdefghijklmnopqrstuvwxyz"[shared])
		out.WriteString(l.word[shared:])
		out.WriteByte('A' + l.class)
		before = l.word
	}
	return out.String()
}

// encodeRuns writes the stretches of documents of every facet value whose words count
// in scoring; other values have none here.
func (m *model) encodeRuns() string {
	var out strings.Builder
	for i := range m.values {
		if m.values[i].scored() {
			out.WriteString(encodeRunList(m.values[i].runs))
		} else {
			out.WriteString(encodeRunList(nil))
		}
	}
	return out.String()
}

func encodeRunList(runs []run) string {
	var w writer
	w.number(len(runs))
	last := 0
	for _, r := range runs {
		w.number(r.first - last)
		w.number(r.count)
		last = r.first + r.count
	}
	return w.String()
}
