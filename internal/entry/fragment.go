package entry

import (
	"html"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fragment is a piece of HTML made from Markdown, with holes where something
// of the rest of the site goes: the address behind a link, the label of the
// page that a link names, an image's size, a generated table. Fragments are
// strings, so that a site of many pages stays small in memory.
//
// A hole is written NUL, a letter, a number in decimal, NUL: the letter is the
// Part of the hole that goes there, the number an index into Entry.Holes. NUL
// cannot come from an author: it is taken out before a text is read.
//
// Code that is to be highlighted is written likewise: NUL, the letter c, the
// language, a line break, the code, NUL.
type Fragment string

// HolePart says which part of a hole goes to a place in a fragment.
type HolePart byte

// The parts of holes.
const (
	HrefPart  HolePart = 'h' // the address, as the value of an attribute
	LabelPart HolePart = 't' // the label of the page that the link leads to
	ImagePart HolePart = 'i' // address and size of an image, as attributes
	BlockPart HolePart = 'd' // a generated block
)

// codeMark begins code that is to be highlighted.
const codeMark = "\x00c"

func marker(part HolePart, index int) string {
	return "\x00" + string(part) + strconv.Itoa(index) + "\x00"
}

// Expand returns the fragment with every hole filled and its code highlighted.
// fill returns HTML, or the escaped value of an attribute for HrefPart.
func (f Fragment) Expand(fill func(part HolePart, index int) string) string {
	return f.expand(fill, highlight)
}

// Uncoloured returns the fragment with its code as it stands, for whoever does
// not show it.
func (f Fragment) Uncoloured() Fragment {
	if !strings.Contains(string(f), codeMark) {
		return f
	}
	return Fragment(f.expand(marker, func(_, text string) string { return plainCode(text) }))
}

func (f Fragment) expand(fill func(part HolePart, index int) string, code func(language, text string) string) string {
	s := string(f)
	if strings.IndexByte(s, 0) < 0 {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 64)
	for {
		text, rest, found := strings.Cut(s, "\x00")
		b.WriteString(text)
		if !found {
			return b.String()
		}
		hole, rest, _ := strings.Cut(rest, "\x00")
		s = rest
		if hole[0] == codeMark[1] {
			language, text, _ := strings.Cut(hole[1:], "\n")
			b.WriteString(code(language, text))
			continue
		}
		index, _ := strconv.Atoi(hole[1:]) // markers are written by this package alone
		b.WriteString(fill(HolePart(hole[0]), index))
	}
}

// Plain returns the text of the fragment without markup, on one line; label
// gives the label of the page that a link leads to.
func (f Fragment) Plain(label func(index int) string) string {
	filled := f.Uncoloured().Expand(func(part HolePart, index int) string {
		if part == LabelPart && label != nil {
			return html.EscapeString(label(index))
		}
		return ""
	})
	return PlainText(filled)
}

// PlainText returns the text of HTML without its tags, on one line. Tags that
// stand within words leave nothing behind, all others a space.
func PlainText(markup string) string {
	var l line
	l.text.Grow(len(markup))
	for {
		text, rest, found := strings.Cut(markup, "<")
		l.add(html.UnescapeString(text))
		if !found {
			return l.text.String()
		}
		tag, after, _ := strings.Cut(rest, ">")
		l.gap = l.gap || !inlineTags[tagName(tag)]
		markup = after
	}
}

// line gathers texts, with one space in the place of all white space between words
// and none around them.
type line struct {
	text strings.Builder
	gap  bool // whether there was white space behind text
}

func (l *line) add(text string) {
	start := 0 // of a word
	for i, r := range text {
		if !unicode.IsSpace(r) {
			continue
		}
		l.join(text[start:i])
		l.gap = true
		start = i + utf8.RuneLen(r)
	}
	l.join(text[start:])
}

func (l *line) join(word string) {
	if word == "" {
		return
	}
	if l.gap && l.text.Len() > 0 {
		l.text.WriteByte(' ')
	}
	l.text.WriteString(word)
	l.gap = false
}

func tagName(tag string) string {
	name := strings.TrimPrefix(tag, "/")
	if i := strings.IndexAny(name, " \t\n/"); i >= 0 {
		name = name[:i]
	}
	return name
}

var inlineTags = map[string]bool{
	"a": true, "abbr": true, "b": true, "code": true, "del": true, "em": true, "i": true, "kbd": true,
	"mark": true, "s": true, "span": true, "strong": true, "sub": true, "sup": true, "u": true,
}
