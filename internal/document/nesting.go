package document

import (
	"bytes"
	"regexp"
)

const (
	// maxNesting is how many lists and quotations may begin on one line. Each level
	// costs the parser a pass through the line.
	maxNesting = 100
	// maxOpen is how many brackets of a paragraph may be open at once. For each the
	// parser looks for its end.
	maxOpen = 500
	// maxFootnotes is how many footnotes a page may have. For each mark the parser looks
	// through all of them.
	maxFootnotes = 1000
)

// footnoteLine matches the text of a footnote.
var footnoteLine = regexp.MustCompile(`^ {0,3}\[\^[^\]\n]+\]:`)

// tooDeep returns the offset from which on Markdown is nested too deeply to be
// parsed, and a reason; false where it is not.
func tooDeep(src []byte) (offset int, text string, is bool) {
	square, round, footnotes := 0, 0, 0
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
		if len(bytes.TrimSpace(line)) == 0 {
			square, round = 0, 0
		}
		for i, c := range line {
			switch c {
			case '[':
				square++
			case ']':
				square = max(0, square-1)
			case '(':
				round++
			case ')':
				round = max(0, round-1)
			}
			if square > maxOpen || round > maxOpen {
				return start + i, "more than 500 brackets are open in this paragraph", true
			}
		}
		start = end
	}
	return 0, "", false
}

// containers returns how many lists and quotations begin on a line, up to one more
// than there may be, and where the last of them does.
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

// isBreak reports whether a line is a thematic break: one sign again and again.
func isBreak(line []byte) bool {
	signs := bytes.Trim(line, " \t\r\n")
	return len(signs) > 0 && signs[0] != '>' && len(bytes.Trim(signs, string(signs[:1])+" \t")) == 0
}
