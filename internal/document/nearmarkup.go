package document

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"faultbook/internal/diag"
)

// nearMarkup is text that looks like a link, a footnote or an alert, but is none.
type nearMarkup struct {
	pos        int
	piece      string
	text, hint string
}

// nearMarkups is what the parser of a text has found.
var nearMarkups = parser.NewContextKey()

var (
	oneBracket     = regexp.MustCompile(`^\[([^\[\]]+)\]\]`)
	footnoteMark   = regexp.MustCompile(`^\[\^([\pL\pN][^\s\[\]]*)\](?:[^(\[:]|$)`)
	characterRange = regexp.MustCompile(`^.-.`)
	alertInText    = regexp.MustCompile(`(?i)^\[!(note|tip|important|warning|caution)\][ \t]*[^\s(\[:]`)
	nearDirective  = regexp.MustCompile(`^(?::{3,}[ \t]*([A-Za-z][\w-]*)|:{1,2}[ \t]*(table|matrix)\{)`)
)

// noteNearMarkup examines a bracket that begins no markup.
func noteNearMarkup(block text.Reader, context parser.Context) {
	line, segment := block.PeekLine()
	before := beforeOnLine(block.Source(), segment.Start, context)
	found := nearMarkup{pos: segment.Start}
	switch {
	case bytes.HasPrefix(line, []byte("[[")):
		if len(line) < 3 || line[2] == '[' || unicode.IsSpace(rune(line[2])) || closes(line) {
			return
		}
		found.link(line)
	case bytes.HasPrefix(line, []byte("[^")):
		m := footnoteMark.FindSubmatch(line)
		if m == nil || characterRange.Match(m[1]) || bytes.HasSuffix(block.Source()[:segment.Start], []byte("[")) {
			return
		}
		found.piece, found.text = "[^"+string(m[1])+"]", fmt.Sprintf("no footnote is called %q", m[1])
		found.hint = fmt.Sprintf("write its text on a separate line: [^%s]: …", m[1])
	case bytes.HasPrefix(line, []byte("[!")):
		m := alertInText.FindSubmatch(line)
		if m == nil || !before.blank {
			return
		}
		name := strings.ToUpper(string(m[1]))
		found.piece = "[!" + name + "]"
		found.text = found.piece + " is not alone on its line, so readers see it as text"
		found.hint = fmt.Sprintf("write > [!%s] on one line, and > with the text on the next", name)
	default:
		m := oneBracket.Find(line)
		if m == nil || before.opened > before.closed {
			return
		}
		found.link(m)
	}
	all, _ := context.Get(nearMarkups).([]nearMarkup)
	context.Set(nearMarkups, append(all, found))
}

// lineSoFar describes a line up to a place.
type lineSoFar struct {
	end            int  // the offset of the place
	opened, closed int  // brackets
	blank          bool // whether there is nothing but spaces and marks of quotations
}

var linesSoFar = parser.NewContextKey()

// beforeOnLine describes the line up to a place. It continues from the place of the last
// call: a line may have thousands of brackets.
func beforeOnLine(src []byte, place int, context parser.Context) lineSoFar {
	so, known := context.Get(linesSoFar).(lineSoFar)
	if !known || so.end > place {
		so = lineSoFar{end: bytes.LastIndexByte(src[:place], '\n') + 1, blank: true}
	}
	for ; so.end < place; so.end++ {
		switch src[so.end] {
		case '\n':
			so.opened, so.closed, so.blank = 0, 0, true
			continue
		case '[':
			so.opened++
		case ']':
			so.closed++
		case ' ', '>':
			continue
		}
		so.blank = false
	}
	context.Set(linesSoFar, so)
	return so
}

// link describes a text with brackets that is no link.
func (n *nearMarkup) link(line []byte) {
	end := bytes.LastIndexByte(line, ']') + 1
	if first := bytes.IndexByte(line, ']') + 1; first > 0 && first < len(line) && line[first] != ']' {
		end = first
	}
	if end == 0 {
		end = len(line)
	}
	n.piece = strings.TrimSpace(string(line[:end]))
	n.text = fmt.Sprintf("%q looks like a link, and is shown as it is", n.piece)
	n.hint = `a link has two brackets at both ends, on one line: [[target]]; write \[ for a bracket that readers see`
}

// closes reports whether the first bracket of a line, and those inside, are closed on it.
func closes(line []byte) bool {
	depth := 0
	for _, c := range line {
		switch c {
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return true
			}
		}
	}
	return false
}

// reportNearMarkup reports what the parser noted.
func (v *visitor) reportNearMarkup(context parser.Context) {
	found, _ := context.Get(nearMarkups).([]nearMarkup)
	for _, n := range found {
		v.fault(v.at(n.pos), utf8.RuneCountInString(n.piece), diag.NearMarkup, n.text, n.hint)
	}
}

// paragraph reports lines that look like tables, links or directives.
func (v *visitor) paragraph(n ast.Node) {
	v.nearTable(n)
	lines := n.Lines()
	for i := range lines.Len() {
		segment := lines.At(i)
		v.foreignIn(segment.Value(v.src), segment.Start-segment.Padding)
		v.brokenIn(segment.Value(v.src), segment.Start-segment.Padding)
		v.lonelyIn(segment.Value(v.src), segment.Start-segment.Padding)
		line := bytes.TrimLeft(segment.Value(v.src), " ")
		if len(line) == 0 || line[0] != ':' {
			continue
		}
		m := nearDirective.FindSubmatch(line)
		if m == nil {
			continue
		}
		name := string(m[1]) + string(m[2])
		hint := fmt.Sprintf("a directive begins with two colons: ::%s", name)
		if directives := []string{"matrix", "table"}; diag.Nearest(name, directives) == "" {
			hint = "a directive begins with two colons, such as ::table; a note begins with > [!NOTE], and its text with >"
		}
		pos := segment.Stop - len(line)
		v.fault(v.at(pos), utf8.RuneCount(bytes.TrimSpace(line)), diag.NearMarkup,
			fmt.Sprintf("%q looks like a directive, and is shown as it is", bytes.TrimSpace(line)), hint)
	}
}
