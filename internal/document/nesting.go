package document

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/util"
)

const (
	// maxNesting is how many lists and quotations may begin on one line. The parser passes
	// through the line once per level.
	maxNesting = 100
	// maxOpen is how many brackets of a paragraph may be open at once. The parser searches
	// for the end of each.
	maxOpen = 500
	// maxFootnotes is how many footnotes a page may have. The parser searches all of them for
	// each reference.
	maxFootnotes = 1000
	// maxEmphasis is how many runs of asterisks or underscores that can begin or end an
	// emphasis a paragraph may have. The parser compares each with those before it.
	maxEmphasis = 10_000
)

// footnoteLine matches the text of a footnote.
var footnoteLine = regexp.MustCompile(`^ {0,3}\[\^[^\]\n]+\]:`)

// tooDeep returns the offset at which Markdown becomes too deep to parse, and the reason; is
// is false for a text that is not too deep.
func tooDeep(src []byte) (offset int, text string, is bool) {
	p := paragraph{
		brackets:   bytes.Count(src, []byte("[")) > maxOpen || bytes.Count(src, []byte("(")) > maxOpen,
		emphasised: bytes.Count(src, []byte("*"))+bytes.Count(src, []byte("_")) > maxEmphasis,
	}
	footnotes := 0
	for start := 0; start < len(src); {
		end := len(src)
		if n := bytes.IndexByte(src[start:], '\n'); n >= 0 {
			end = start + n + 1
		}
		line := src[start:end]
		if at, markers := containers(line); markers > maxNesting && !isBreak(line) {
			return start + at, "more than 100 lists and quotations begin on this line", true
		}
		if bytes.Contains(line, []byte("[^")) && footnoteLine.Match(line) {
			if footnotes++; footnotes > maxFootnotes {
				return start, "the page has more than 1,000 footnotes", true
			}
		}
		if at, text, is := p.tooDeep(line); is {
			return start + at, text, true
		}
		start = end
	}
	return 0, "", false
}

// paragraph counts what is open on the lines of a paragraph so far. Few pages have enough signs
// to be counted.
type paragraph struct {
	brackets, emphasised bool // the page has more of them than a paragraph may have

	square, round, emphasis int
	code                    bool // the line is within a block of code
}

// tooDeep adds a line, and returns the offset in it at which the paragraph becomes too deep.
func (p *paragraph) tooDeep(line []byte) (offset int, text string, is bool) {
	if !p.brackets && !p.emphasised {
		return 0, "", false
	}
	plain := bytes.TrimSpace(line)
	if bytes.HasPrefix(plain, []byte("```")) || bytes.HasPrefix(plain, []byte("~~~")) {
		p.code = !p.code
	}
	if len(plain) == 0 {
		p.square, p.round, p.emphasis = 0, 0, 0
	}
	if !p.code {
		if p.emphasis += emphases(line); p.emphasis > maxEmphasis {
			return 0, "more than 10,000 asterisks and underscores are in this paragraph", true
		}
	}
	for i, c := range line {
		switch c {
		case '[':
			p.square++
		case ']':
			p.square = max(0, p.square-1)
		case '(':
			p.round++
		case ')':
			p.round = max(0, p.round-1)
		}
		if p.square > maxOpen || p.round > maxOpen {
			return i, "more than 500 brackets are open in this paragraph", true
		}
	}
	return 0, "", false
}

// emphases returns how many runs of asterisks and underscores on a line can begin or end an
// emphasis: those within a word, as in snake_case, cannot.
func emphases(line []byte) (n int) {
	word := func(i int) bool {
		return i >= 0 && i < len(line) && util.IsAlphaNumeric(line[i])
	}
	for i := 0; i < len(line); i++ {
		c, first := line[i], i
		if c != '*' && c != '_' {
			continue
		}
		for i+1 < len(line) && line[i+1] == c {
			i++
		}
		if c == '*' || !word(first-1) || !word(i+1) {
			n++
		}
	}
	return n
}

// containers returns how many lists and quotations begin on a line, at most maxNesting + 1,
// and the offset of the last.
func containers(line []byte) (at, n int) {
	for i := 0; i < len(line) && n <= maxNesting; {
		switch c := line[i]; {
		case c == ' ' || c == '\t':
			i++
		case c == '>':
			at, n, i = i, n+1, i+1
		case (c == '-' || c == '+' || c == '*') && i+1 < len(line) && (line[i+1] == ' ' || line[i+1] == '\t'):
			at, n, i = i, n+1, i+2
		case c >= '0' && c <= '9':
			end := i
			for end < len(line) && line[end] >= '0' && line[end] <= '9' {
				end++
			}
			if end+1 >= len(line) || line[end] != '.' && line[end] != ')' || line[end+1] != ' ' {
				return at, n
			}
			at, n, i = i, n+1, end+2
		default:
			return at, n
		}
	}
	return at, n
}

// isBreak reports whether a line is a thematic break: repetitions of one character.
func isBreak(line []byte) bool {
	signs := bytes.Trim(line, " \t\r\n")
	return len(signs) > 0 && signs[0] != '>' && len(bytes.Trim(signs, string(signs[:1])+" \t")) == 0
}
