// Package shard writes an index as static files for browsers: a manifest, shards of
// words and shards of what hits show. A model comes in, files go out. Shards are plain
// text that compresses well; FORMAT.md describes them. The package ranks nothing.
package shard

import (
	"bytes"
	"strconv"
	"strings"
	"sync"

	"faultbook/search/index"
	"faultbook/search/text"
)

// Letters of kinds of lines in postings.
const kindLetters = "CLMK"

// row writes a record as one line of a term shard.
func row(r *index.Record) string {
	w := rows.Get().(*writer)
	defer rows.Put(w)
	w.text = w.text[:0]
	w.bases(r.Bases)
	w.add("|", r.Weight)
	w.add("|").lists(r)
	w.add("|").uses(r.Text)
	w.add("|").facets(r.Facets)
	w.add("|").alike(r.Like)
	w.add("|").phrases(r.Phrases)
	return string(bytes.TrimRight(w.text, "|"))
}

// writer writes rows, in memory that serves many.
type writer struct{ text []byte }

var rows = sync.Pool{New: func() any { return new(writer) }}

// add writes texts and numbers.
func (w *writer) add(sign string, numbers ...int) *writer {
	w.text = append(w.text, sign...)
	for _, n := range numbers {
		w.text = strconv.AppendInt(w.text, int64(n), base)
	}
	return w
}

const base = 36

func number(n int) string { return strconv.FormatInt(int64(n), base) }

// lists writes the lines of each form: the form's place, =, and postings.
func (w *writer) lists(r *index.Record) {
	sign := ""
	for _, l := range r.Lists {
		if len(l.Lines) > 0 {
			w.add(sign, placeOf(r.Bases, l.Form)).add("=").postings(l.Lines)
			sign = ";"
		}
	}
}

// bases writes the forms of a word: bases, each followed by a colon and its endings, unless
// there is none.
func (w *writer) bases(all []text.Base) {
	sign := ""
	for _, b := range all {
		w.add(sign).add(b.Text)
		if b.Endings != 1 {
			w.add(":", int(b.Endings))
		}
		sign = " "
	}
}

// placeOf returns the place of a form among the words of the bases.
func placeOf(all []text.Base, form string) int {
	place := 0
	for _, b := range all {
		for word := range b.Words {
			if word == form {
				return place
			}
			place++
		}
	}
	panic("search: a list of a form that the record lacks: " + form)
}

// postings writes documents as steps from the one before, then the letter of the kind,
// the line, a dot, the position, ' for a part of a name, and, but in lists of what means the
// same, a colon and the line's total.
func (w *writer) postings(lines []index.Posting) {
	last := uint32(0)
	for i, p := range lines {
		if i > 0 {
			w.add(" ")
		}
		w.step(int(p.Doc - last))
		last = p.Doc
		w.text = append(w.text, kindLetters[p.Kind])
		w.step(int(p.Line))
		w.add(".", int(p.Pos))
		if p.Inner {
			w.add("'")
		}
		if p.Total > 0 {
			w.add(":", int(p.Total))
		}
	}
}

// step writes a number, and nothing for 0.
func (w *writer) step(n int) {
	if n > 0 {
		w.add("", n)
	}
}

// uses writes documents as steps, then the impact as a letter from A on, then the
// windows as steps parted by commas.
func (w *writer) uses(text []index.Use) {
	last := uint32(0)
	for i, u := range text {
		if i > 0 {
			w.add(" ")
		}
		w.step(int(u.Doc - last))
		last = u.Doc
		w.text = append(w.text, 'A'-1+u.Impact)
		before, sign := uint16(0), ""
		for _, window := range u.Windows {
			w.add(sign, int(window-before))
			before, sign = window, ","
		}
	}
}

func (w *writer) facets(named []index.Named) {
	sign := ""
	for _, n := range named {
		w.add(sign, n.Value).add(".", int(n.Line)).add(":", int(n.Total))
		sign = " "
	}
}

// alike writes what others find that mean the same: the weight, =, postings, ~, uses.
func (w *writer) alike(like []index.List) {
	sign := ""
	for _, l := range like {
		w.add(sign, l.Weight).add("=").postings(l.Lines)
		if len(l.Text) > 0 {
			w.add("~").uses(l.Text)
		}
		sign = ";"
	}
}

// phrases writes the place of the record's word, the other words, >, and lists.
func (w *writer) phrases(all []index.Phrase) {
	sign := ""
	for _, p := range all {
		w.add(sign, p.At).add(" " + strings.Join(p.Rest, " ") + ">").alike(p.Like)
		sign = "!"
	}
}
