package reader

import (
	"html"
	"regexp"
	"strings"
)

var (
	// indentedBox matches a note, a text that opens on request or a tab of MkDocs. Its text is indented.
	indentedBox = regexp.MustCompile(`^(!!!|\?\?\?\+?|===[!+]?)[ \t]+([\w-]*)[^"]*(?:"([^"]*)")?[ \t]*$`)
	// openBox and closeBox match the lines around a note of Docusaurus and others.
	openBox  = regexp.MustCompile(`^:{3,}[ \t]*(\w+)[ \t]*(?:\[([^\]]*)\]|([^\[{]*))(?:\{[^}]*\})?[ \t]*$`)
	closeBox = regexp.MustCompile(`^:{3,}[ \t]*$`)
	// fence matches the first line of a block of code.
	fence = regexp.MustCompile("^[ \t]*(```+|~~~+)")
	// headingList matches the list of attributes of a heading, as Python writes it.
	headingList = regexp.MustCompile(`^(#{1,6} .*)\{:[ \t]*([^{}]*?)[ \t]*\}[ \t]*$`)
	// otherList matches such a list after a picture or a link, or at the end of a cell.
	otherList = regexp.MustCompile(`(\))\{:?[^{}|]*(?:[#.]\w|\w=)[^{}|]*\}|[ \t]*\{:?[ \t]*[#.][\w.\-]+[ \t]*\}([ \t]*\|)`)
)

// maxBoxes is how deep boxes may be in others: each is read once more for each that it is in.
const maxBoxes = 8

// boxes rewrites notes, tabs and lists of attributes, which common Markdown does not know, as
// elements of HTML. Code stays as it is. depth is how many boxes the text is in.
func boxes(text string, depth int) string {
	var out []string
	lines, code, open := strings.Split(text, "\n"), "", 0
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		m := fence.FindStringSubmatch(line)
		switch {
		case m != nil && code == "":
			code = m[1]
		case m != nil && strings.HasPrefix(m[1], code):
			code = ""
		case code != "":
		case depth < maxBoxes && indentedBox.MatchString(line):
			if body := indented(lines[i+1:]); len(body) > 0 {
				line, i = box(indentedBox.FindStringSubmatch(line), boxes(dedent(body), depth+1)), i+len(body)
			}
		case openBox.MatchString(line):
			m := openBox.FindStringSubmatch(line)
			line, open = noteStart(m[1], strings.TrimSpace(m[2]+m[3])), open+1
		case open > 0 && closeBox.MatchString(line):
			line, open = noteEnd, open-1
		default:
			line = otherList.ReplaceAllString(headingList.ReplaceAllString(line, "$1{$2}"), "$1$2")
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n") + strings.Repeat(noteEnd, open)
}

// noteEnd ends a note. The empty lines have the text of notes read as Markdown.
const noteEnd = "\n\n</" + noteElement + ">\n\n"

func noteStart(kind, title string) string {
	return "\n<" + noteElement + ` kind="` + kind + `" title="` + html.EscapeString(title) + "\">\n\n"
}

// box returns what indentedBox matched around its text.
func box(m []string, body string) string {
	kind, title := m[2], m[3]
	switch m[1][0] {
	case '?':
		if title == "" {
			title = kind
		}
		return "\n<details>\n<summary>" + html.EscapeString(title) + "</summary>\n\n" + body + "\n\n</details>\n"
	case '=':
		return "\n**" + title + "**\n\n" + body + "\n"
	}
	return noteStart(kind, title) + body + noteEnd
}

// indented returns the lines at the beginning that are indented or empty, without empty ones at the end.
func indented(lines []string) []string {
	last := 0
	for i, line := range lines {
		switch {
		case strings.TrimSpace(line) == "":
			continue
		case !strings.HasPrefix(line, "    ") && !strings.HasPrefix(line, "\t"):
			return lines[:last]
		}
		last = i + 1
	}
	return lines[:last]
}

// dedent takes one step of indentation off lines.
func dedent(lines []string) string {
	out := make([]string, len(lines))
	for i, line := range lines {
		if rest, found := strings.CutPrefix(line, "\t"); found {
			out[i] = rest
		} else {
			out[i] = strings.TrimPrefix(line, "    ")
		}
	}
	return strings.Join(out, "\n")
}
