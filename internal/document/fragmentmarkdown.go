package document

import (
	"bytes"
	"cmp"
	"html"
	"regexp"
	"slices"
	"strings"
)

// span is a piece of a text: the offsets of its first byte and of the one after
// its last.
type span struct{ start, end int32 }

// cut is a piece of a text, and its replacement.
type cut struct {
	span
	text string
}

// EscapeMarkdown returns a plain text as Markdown for use within a line. It does not escape
// underscores: within a word, such as an error code, they have no meaning.
func EscapeMarkdown(text string) string {
	text = escapeMarkdown.Replace(text)
	if strings.IndexByte(text, '&') >= 0 {
		text = entity.ReplaceAllString(text, `\$0`)
	}
	return text
}

var (
	escapeMarkdown = strings.NewReplacer(`\`, `\\`, "*", `\*`, "`", "\\`", "[", `\[`, "]", `\]`, "<", `\<`, "|", `\|`)
	entity         = regexp.MustCompile(`&(?:#\d+|#[xX][[:xdigit:]]+|\w+);`)
)

// Markdown returns the fragment as its author wrote it, with links, images and directives
// resolved, and without what the page leaves out. fill returns an address for a HrefPart,
// whole lines for a BlockPart, and Markdown for a LabelPart.
func (f Fragment) Markdown(fill func(Mark) string) string {
	text, runs, source := f.forms()
	if runs == "" {
		return html.UnescapeString(text)
	}
	return trimBlock(fillMarkdown(source, fill))
}

// markSource returns a Markdown text with a mark for each hole, and without its hidden parts.
// first is the index of the first hole.
func markSource(src []byte, holes []Hole, first int, hidden []cut) string {
	if len(holes) == 0 && len(hidden) == 0 {
		return trimBlock(string(src))
	}
	var edits []cut
	for i, h := range holes {
		if h.written.end > h.written.start {
			edits = append(edits, cut{h.written, h.marked(src, first+i)})
		}
	}
	edits = append(edits, hidden...)
	slices.SortStableFunc(edits, func(a, b cut) int { return cmp.Compare(a.start, b.start) })
	var b strings.Builder
	b.Grow(len(src) + 32*len(edits))
	done := int32(0)
	for _, e := range edits {
		if e.start >= done { // several links may share one definition of their address
			b.Write(src[done:e.start])
			b.WriteString(e.text)
			done = e.end
		}
	}
	b.Write(src[done:])
	return trimBlock(b.String())
}

// trimBlock removes empty lines from both ends of a text. It keeps the indentation of the
// first line, which may matter.
func trimBlock(text string) string {
	return strings.TrimLeft(strings.TrimRight(text, " \t\r\n"), "\r\n")
}

// marked returns what replaces a hole in its Markdown.
func (h Hole) marked(src []byte, index int) string {
	switch h.Kind {
	case DirectiveBlock:
		return holeMark(BlockPart, index)
	case IDLink:
		label := EscapeMarkdown(wikiLinkIn(src[h.written.start+2 : h.written.end-2]).label)
		if label == "" {
			label = holeMark(LabelPart, index)
		}
		return "[" + label + "](" + holeMark(HrefPart, index) + ")"
	}
	return holeMark(HrefPart, index)
}

// fillMarkdown fills the holes of a Markdown text.
func fillMarkdown(s string, fill func(Mark) string) string {
	if strings.IndexByte(s, 0) < 0 && strings.IndexByte(s, '\r') < 0 {
		return s
	}
	var b bytes.Buffer
	for {
		text, inside, rest, found := cutMark(s)
		b.WriteString(strings.ReplaceAll(text, "\r\n", "\n"))
		if !found {
			return b.String()
		}
		m := parseMark(inside)
		filled := fill(m)
		if m.Part == BlockPart {
			filled = within(b.Bytes(), filled, rest)
		}
		b.WriteString(filled)
		s = rest
	}
}

// within returns the lines of a block so that they belong to the quotation or the list of the
// text before them, and are separate from the paragraphs around them.
func within(before []byte, block, after string) string {
	start := bytes.LastIndexByte(before, '\n') + 1
	next := "\n" + string(bytes.Map(func(r rune) rune {
		if r == '>' || r == '\t' {
			return r
		}
		return ' '
	}, before[start:]))
	block = strings.ReplaceAll(block, "\n", next)
	if _, below, _ := strings.Cut(after, "\n"); !isBare([]byte(lineOf(below))) {
		block += strings.TrimRight(next, " \t")
	}
	above := before[bytes.LastIndexByte(before[:max(start-1, 0)], '\n')+1 : start]
	if isBare(before[start:]) && !isBare(above) {
		return next + block
	}
	return block
}

// lineOf returns the first line of a text.
func lineOf(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return line
}

// isBare reports whether a line has only marks of quotations.
func isBare(line []byte) bool { return len(bytes.Trim(line, "> \t\r\n")) == 0 }
