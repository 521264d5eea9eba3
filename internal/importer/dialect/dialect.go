// Package dialect rewrites the Markdown of other generators as ours. The text of one page
// comes in, with a way to read what it includes; a text and notes on what has no place go
// out. It never reads a file itself, and it resolves no links.
package dialect

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// maxIncluded is how many bytes a page may have with all that it includes: a page that
// includes itself ends there.
const maxIncluded = 2 << 20

// maxDepth is how deep files that a page includes may include others.
const maxDepth = 8

// Page is a page of another generator.
type Page struct {
	Text string
	// MDX says that the page is MDX, in which tags such as <Tabs> are components. In other
	// pages such a tag is often a placeholder, as in "cannot open <FileName>".
	MDX bool
	// Include returns the text of a file that the page includes, by its name as the page
	// writes it. It returns false for a file that is not there.
	Include func(name string) (string, bool)
}

// Convert returns the text of a page as Markdown of ours, and notes on what it left out.
func Convert(p Page) (text string, notes []string) {
	c := converter{include: p.Include, mdx: p.MDX || ofMDX.MatchString(p.Text), parts: map[string]string{}, room: maxIncluded}
	if c.include == nil {
		c.include = func(string) (string, bool) { return "", false }
	}
	text = c.signs(c.abbreviations(c.convert(strings.ReplaceAll(p.Text, "\r\n", "\n"), 0)))
	text = OutsideCode(text, func(part string) string { return blankLines.ReplaceAllString(part, "\n\n") })
	return text, c.notes
}

// blankLines matches what elements leave: lines without anything.
var blankLines = regexp.MustCompile(`\n(?:[ \t]*\n){2,}`)

// converter is one page while it is rewritten.
type converter struct {
	include func(string) (string, bool)
	mdx     bool
	parts   map[string]string // names that the page gives to imported files
	notes   []string
	room    int // bytes that includes may still add
}

func (c *converter) convert(text string, depth int) string {
	text = c.snippets(text, depth)
	if c.mdx {
		text = c.scripts(text)
	}
	return c.elements(text, depth)
}

func (c *converter) note(format string, values ...any) {
	if note := fmt.Sprintf(format, values...); !slices.Contains(c.notes, note) {
		c.notes = append(c.notes, note)
	}
}

// read returns what a file adds to the page; false where it is not there.
func (c *converter) read(name string, depth int) (string, bool) {
	text, found := c.include(name)
	if !found || depth >= maxDepth || len(text) > c.room {
		return "", false
	}
	c.room -= len(text)
	return c.convert(strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n")), depth+1), true
}

// fence matches a line that begins or ends a block of code.
var fence = regexp.MustCompile("^[ \t>]*(?:(?:[-*+]|[0-9]{1,9}[.)])[ \t]+)*(`{3,}|~{3,})(.*)$")

// codeEnd returns where the code that begins at a place of a text ends; 0 where no code
// begins there. A place at the beginning of a line begins a block, a backtick a span.
func codeEnd(text string, at int) int {
	if at == 0 || text[at-1] == '\n' {
		line, _, _ := strings.Cut(text[at:], "\n")
		if m := fence.FindStringSubmatch(line); m != nil && !strings.Contains(m[2], "`") {
			return blockEnd(text, at+len(line), m[1])
		}
	}
	if text[at] != '`' || at > 0 && text[at-1] == '`' {
		return 0
	}
	run := len(text[at:]) - len(strings.TrimLeft(text[at:], "`"))
	paragraph, _, _ := strings.Cut(text[at+run:], "\n\n")
	for from := 0; ; {
		i := strings.Index(paragraph[from:], text[at:at+run])
		if i < 0 {
			return at + run // no span: these backticks are text
		}
		end := from + i + run
		for end < len(paragraph) && paragraph[end] == '`' {
			end++
		}
		if end-from-i == run {
			return at + run + end
		}
		from = end
	}
}

// blockEnd returns where a fenced block ends, whose first line ends at a place.
func blockEnd(text string, at int, mark string) int {
	for at < len(text) {
		at++ // the line break
		line, _, _ := strings.Cut(text[at:], "\n")
		at += len(line)
		trimmed := strings.Trim(line, " \t>")
		if strings.HasPrefix(trimmed, mark) && strings.Trim(trimmed, mark[:1]) == "" {
			return at
		}
	}
	return len(text)
}

// OutsideCode replaces the parts of a text that are no code.
func OutsideCode(text string, replace func(string) string) string {
	return outside(text, codeEnd, replace)
}

// outsideBlocks replaces the parts of a text that are no blocks of code: whole lines.
func outsideBlocks(text string, replace func(string) string) string {
	return outside(text, func(text string, at int) int {
		if at > 0 && text[at-1] != '\n' {
			return 0
		}
		line, _, _ := strings.Cut(text[at:], "\n")
		if m := fence.FindStringSubmatch(line); m != nil && !strings.Contains(m[2], "`") {
			return blockEnd(text, at+len(line), m[1])
		}
		return 0
	}, replace)
}

func outside(text string, codeEnd func(string, int) int, replace func(string) string) string {
	var b strings.Builder
	from := 0
	for at := 0; at < len(text); {
		end := codeEnd(text, at)
		if end == 0 {
			at++
			continue
		}
		b.WriteString(replace(text[from:at]))
		b.WriteString(text[at:end])
		at, from = end, end
	}
	b.WriteString(replace(text[from:]))
	return b.String()
}

// indent sets each line of a text in by four spaces, as the content of a tab.
func indent(text string) string {
	lines := strings.Split(strings.Trim(text, "\n"), "\n")
	for i, line := range lines {
		if strings.TrimSpace(line) != "" {
			lines[i] = "    " + line
		}
	}
	return strings.Join(lines, "\n")
}

// dedent removes the blanks that all lines of a text begin with: those set an element in.
func dedent(text string) string {
	lines := strings.Split(strings.ReplaceAll(text, "\t", "    "), "\n")
	least := -1
	for _, line := range lines {
		if blanks := len(line) - len(strings.TrimLeft(line, " ")); blanks < len(line) && (least < 0 || blanks < least) {
			least = blanks
		}
	}
	for i, line := range lines {
		lines[i] = line[min(max(least, 0), len(line)):]
	}
	return strings.Join(lines, "\n")
}

// heading matches a heading, and the line below one of the other form.
var heading = regexp.MustCompile(`(?m)^( {0,3})(#{1,6})([ \t][^\n]*|$)|^([^\n#>\-*|\s][^\n]*)\n(=+|-+)[ \t]*$`)

// Demote lowers all headings of a text by one level if one of them is of the first level,
// which is that of the title. The sixth level stays.
func Demote(text string) string {
	first := false
	each := func(replace func(m []string) string) string {
		return outsideBlocks(text, func(part string) string {
			return heading.ReplaceAllStringFunc(part, func(found string) string {
				return replace(append([]string{found}, heading.FindStringSubmatch(found)[1:]...))
			})
		})
	}
	each(func(m []string) string {
		first = first || m[2] == "#" || strings.HasPrefix(m[5], "=")
		return m[0]
	})
	if !first {
		return text
	}
	return each(func(m []string) string {
		switch {
		case m[2] != "" && len(m[2]) < 6:
			return m[1] + "#" + m[2] + m[3]
		case strings.HasPrefix(m[5], "="):
			return "## " + m[4]
		case m[5] != "" && !strings.Contains(m[4], "|"):
			return "### " + m[4]
		}
		return m[0]
	})
}
