package document

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Plain returns the words of the fragment, on one line. label returns the label of the page
// that a hole leads to. Images, numbers of footnotes and titles of alerts are no words.
func (f Fragment) Plain(label func(index int) string) string {
	text, runs, _ := f.forms()
	if runs == "" && strings.IndexByte(text, '&') < 0 {
		return oneLine(text)
	}
	var l line
	l.text.Grow(len(text))
	if runs == "" {
		l.add(html.UnescapeString(text))
	}
	eachRun(text, runs, func(words string, gap bool) {
		l.gap = l.gap || gap
		for {
			text, inside, rest, found := cutMark(words)
			l.add(html.UnescapeString(text))
			switch {
			case !found:
				return
			case HolePart(inside[0]) == codePart:
				_, code, _ := strings.Cut(inside, "\n")
				l.add(code)
			default:
				l.add(label(parseMark(inside).Index))
			}
			words = rest
		}
	})
	return l.text.String()
}

// oneLine returns a text with single spaces as its only white space.
func oneLine(text string) string {
	odd := func(r rune) bool { return r != ' ' && unicode.IsSpace(r) }
	if !strings.Contains(text, "  ") && strings.IndexFunc(text, odd) < 0 {
		return text
	}
	var l line
	l.add(text)
	return l.text.String()
}

// line joins texts, with single spaces between words and none around them.
type line struct {
	text strings.Builder
	gap  bool // whether the next word needs a space before it
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
