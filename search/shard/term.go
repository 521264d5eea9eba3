// Package shard writes an index as static files for browsers: a manifest, shards of
// words and shards of what hits show. A model comes in, files go out. Shards are plain
// text that compresses well; FORMAT.md describes them. The package ranks nothing.
package shard

import (
	"slices"
	"strconv"
	"strings"

	"faultbook/search/index"
)

// Letters of kinds of lines in postings.
const kindLetters = "CLMK"

// row writes a record as one line of a term shard.
func row(r *index.Record) string {
	fields := []string{
		strings.Join(r.Forms, " "),
		number(r.Weight),
		lists(r),
		uses(r.Text),
		facets(r.Facets),
		alike(r.Like),
		phrases(r.Phrases),
	}
	return strings.TrimRight(strings.Join(fields, "|"), "|")
}

func number(n int) string { return strconv.FormatInt(int64(n), 36) }

// lists writes the lines of each form: the form's place, =, and postings.
func lists(r *index.Record) string {
	var out []string
	for _, l := range r.Lists {
		place, _ := slices.BinarySearch(r.Forms, l.Form)
		if len(l.Lines) > 0 {
			out = append(out, number(place)+"="+postings(l.Lines))
		}
	}
	return strings.Join(out, ";")
}

// postings writes documents as steps from the one before, then the letter of the kind,
// the line, a dot, the position, ' for a part of a name, a colon and the line's total.
func postings(lines []index.Posting) string {
	var b strings.Builder
	last := uint32(0)
	for i, p := range lines {
		if i > 0 {
			b.WriteByte(' ')
		}
		if step := p.Doc - last; step > 0 {
			b.WriteString(number(int(step)))
		}
		last = p.Doc
		b.WriteByte(kindLetters[p.Kind])
		if p.Line > 0 {
			b.WriteString(number(int(p.Line)))
		}
		b.WriteByte('.')
		b.WriteString(number(int(p.Pos)))
		if p.Inner {
			b.WriteByte('\'')
		}
		b.WriteByte(':')
		b.WriteString(number(int(p.Total)))
	}
	return b.String()
}

// uses writes documents as steps, then the impact as a letter from A on, then the
// windows as steps parted by commas.
func uses(text []index.Use) string {
	var b strings.Builder
	last := uint32(0)
	for i, u := range text {
		if i > 0 {
			b.WriteByte(' ')
		}
		if step := u.Doc - last; step > 0 {
			b.WriteString(number(int(step)))
		}
		last = u.Doc
		b.WriteByte('A' - 1 + u.Impact)
		before := uint16(0)
		for n, w := range u.Windows {
			if n > 0 {
				b.WriteByte(',')
			}
			b.WriteString(number(int(w - before)))
			before = w
		}
	}
	return b.String()
}

func facets(named []index.Named) string {
	var out []string
	for _, n := range named {
		out = append(out, number(n.Value)+"."+number(int(n.Line))+":"+number(int(n.Total)))
	}
	return strings.Join(out, " ")
}

// alike writes what others find that mean the same: the weight, =, postings, ~, uses.
func alike(like []index.List) string {
	var out []string
	for _, l := range like {
		one := number(l.Weight) + "=" + postings(l.Lines)
		if len(l.Text) > 0 {
			one += "~" + uses(l.Text)
		}
		out = append(out, one)
	}
	return strings.Join(out, ";")
}

// phrases writes the place of the record's word, the other words, =, and lists, which
// are parted by & here.
func phrases(all []index.Phrase) string {
	var out []string
	for _, p := range all {
		words := number(p.At) + " " + strings.Join(p.Rest, " ")
		out = append(out, words+">"+alike(p.Like))
	}
	return strings.Join(out, "!")
}
