package document

import (
	"strconv"
	"strings"
)

// Fragment is one text of a document, made from Markdown, in three forms: HTML, plain
// text and Markdown. Parsing the file makes all three; no form is parsed to make another.
//
// It has holes where the rest of the site decides: the address of a link, the label of
// the page that a link names, the size of an image, a generated table. A mark stands for
// a hole: NUL, the letter of its part, its arguments, NUL. NUL cannot come from an author,
// since parsing removes it first.
//
// A fragment is one string, so that a large site needs little memory: the HTML, then
// after formsMark the runs of words in it, and the Markdown if it is kept. A text without
// markup is the HTML alone.
type Fragment string

// formsMark precedes what is not HTML.
const formsMark = "\x00="

// forms returns the HTML of the fragment, with marks; its runs of words, none where
// all of it is one; and its Markdown, with marks.
func (f Fragment) forms() (html, runs, source string) {
	html, rest, found := strings.Cut(string(f), formsMark)
	if !found {
		return html, "", ""
	}
	length := number(&rest)
	return html, rest[:length], rest[length:]
}

// HolePart is what a mark stands for.
type HolePart byte

// The parts. Those from HrefPart to BlockPart refer to a hole of the document, the others
// carry what they need.
const (
	HrefPart  HolePart = 'h' // the address of a link; in HTML the attributes that give it
	LabelPart HolePart = 't' // the label of the page that the link leads to
	ImagePart HolePart = 'i' // address and size of an image, as attributes
	BlockPart HolePart = 'd' // a generated block
	// SourcePart is the address of an image or the like without its size, as an attribute.
	SourcePart HolePart = 's'
	// ValuePart is the address of an image or the like, alone: of poster, or within srcset.
	ValuePart HolePart = 'v'

	// The beginning and the end of a link, or an image, that is one only if its file is
	// there: Name has attributes, Of the text that readers see otherwise.
	SpacedOpenPart  HolePart = 'o'
	SpacedClosePart HolePart = 'e'
	SpacedImagePart HolePart = 'm'

	PagePart   HolePart = 'p' // what all ids of the page begin with
	AnchorPart HolePart = 'a' // the link to a heading; Name is the id, Of its text
	WordPart   HolePart = 'w' // a word of the interface; Name is which, Of what it is about
	// AddressPart is an address in HTML that the author wrote: Name, as the value of
	// an attribute.
	AddressPart HolePart = 'r'

	codePart HolePart = 'c' // code that is to be highlighted: language, line break, code
)

// Mark is a mark in a fragment, which its reader replaces.
type Mark struct {
	Part  HolePart
	Index int    // into Document.Holes
	Name  string // of an AnchorPart, AddressPart, WordPart or SpacedImagePart
	Of    string // of an AnchorPart or a WordPart, or of what is a link only if its file is there
}

// holeMark returns the mark of a hole of the document.
func holeMark(part HolePart, index int) string { return markOf(part, strconv.Itoa(index)) }

// markOf returns a mark with its arguments.
func markOf(part HolePart, about string) string { return "\x00" + string(part) + about + "\x00" }

// holeText returns the arguments of the mark of a possible link.
func holeText(index int, attributes, otherwise string) string {
	return strconv.Itoa(index) + "\n" + attributes + "\n" + otherwise
}

// parseMark reads the text between the NULs of a mark.
func parseMark(inside string) Mark {
	m := Mark{Part: HolePart(inside[0])}
	switch m.Part {
	case PagePart, AddressPart:
		m.Name = inside[1:]
	case SpacedOpenPart, SpacedClosePart, SpacedImagePart:
		index, rest, _ := strings.Cut(inside[1:], "\n")
		m.Index, _ = strconv.Atoi(index)
		m.Name, m.Of, _ = strings.Cut(rest, "\n")
	case WordPart, AnchorPart:
		m.Name, m.Of, _ = strings.Cut(inside[1:], "\n")
	default:
		m.Index, _ = strconv.Atoi(inside[1:]) // marks are written by this package alone
	}
	return m
}

// cutMark cuts a text at its first mark.
func cutMark(s string) (text, inside, rest string, found bool) {
	text, rest, found = strings.Cut(s, "\x00")
	if found {
		inside, rest, _ = strings.Cut(rest, "\x00")
	}
	return text, inside, rest, found
}

// HTML returns the fragment as HTML, with every hole filled and its code
// highlighted. fill returns HTML, or attributes for HrefPart and ImagePart.
func (f Fragment) HTML(fill func(Mark) string) string {
	s := string(f)
	switch first := strings.IndexByte(s, 0); {
	case first < 0:
		return s
	case s[first+1] == formsMark[1]:
		return s[:first]
	}
	s, _, _ = f.forms()
	var b strings.Builder
	b.Grow(len(s) + 64)
	for {
		text, inside, rest, found := cutMark(s)
		b.WriteString(text)
		switch {
		case !found:
			return b.String()
		case HolePart(inside[0]) == codePart:
			language, code, _ := strings.Cut(inside[1:], "\n")
			b.WriteString(highlight(language, code))
		default:
			b.WriteString(fill(parseMark(inside)))
		}
		s = rest
	}
}
