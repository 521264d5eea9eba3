package document

import (
	"strconv"
	"strings"
)

// Fragment is one text of an entry, made from Markdown, in the three forms that
// others show it in: HTML, plain text and Markdown. All three are known when the
// file is read; none is ever parsed to make another.
//
// It has holes where something of the rest of the site goes: the address
// of a link, the label of the page that a link names, an image's size, a
// generated table. A hole is written as a mark: NUL, the letter of its Part, what it
// is about, NUL. NUL cannot come from an author: it is taken out before a text is
// read.
//
// A fragment is one string, so that a site of many pages stays small in memory: the
// HTML, then after a mark of its own which of it are words, and the Markdown where it
// is to be kept. A text without markup is the HTML alone.
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

// HolePart says what goes into a place in a fragment.
type HolePart byte

// The parts of holes. Those from HrefPart to BlockPart are about a hole of the
// entry, the others about themselves.
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
	BlankOpenPart  HolePart = 'o'
	BlankClosePart HolePart = 'e'
	BlankImagePart HolePart = 'm'

	PagePart   HolePart = 'p' // what all ids of the page begin with
	AnchorPart HolePart = 'a' // the link to a heading; Name is the id, Of its text
	WordPart   HolePart = 'w' // a word of the interface; Name is which, Of what it is about
	// AddressPart is an address in HTML that the author wrote: Name, as the value of
	// an attribute.
	AddressPart HolePart = 'r'

	codePart HolePart = 'c' // code that is to be highlighted: language, line break, code
)

// Gap is one place in a fragment that is to be filled.
type Gap struct {
	Part  HolePart
	Index int    // into Document.Holes
	Name  string // of an AnchorPart, AddressPart, WordPart or BlankImagePart
	Of    string // of an AnchorPart or a WordPart, or of what is a link only if its file is there
}

// mark writes a hole of the entry into a text.
func mark(part HolePart, index int) string { return markOf(part, strconv.Itoa(index)) }

// markOf writes a hole that is about itself into a text.
func markOf(part HolePart, about string) string { return "\x00" + string(part) + about + "\x00" }

// holeText is what the mark of a possible link is about.
func holeText(index int, attributes, otherwise string) string {
	return strconv.Itoa(index) + "\n" + attributes + "\n" + otherwise
}

// gapOf reads the text between the NULs of a mark.
func gapOf(inside string) Gap {
	g := Gap{Part: HolePart(inside[0])}
	switch g.Part {
	case PagePart, AddressPart:
		g.Name = inside[1:]
	case BlankOpenPart, BlankClosePart, BlankImagePart:
		index, rest, _ := strings.Cut(inside[1:], "\n")
		g.Index, _ = strconv.Atoi(index)
		g.Name, g.Of, _ = strings.Cut(rest, "\n")
	case WordPart, AnchorPart:
		g.Name, g.Of, _ = strings.Cut(inside[1:], "\n")
	default:
		g.Index, _ = strconv.Atoi(inside[1:]) // marks are written by this package alone
	}
	return g
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
func (f Fragment) HTML(fill func(Gap) string) string {
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
			b.WriteString(fill(gapOf(inside)))
		}
		s = rest
	}
}
