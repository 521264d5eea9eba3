// Package dialect rewrites the Markdown of other generators as ours. The text of one page comes in,
// with a function that reads the files it includes; the rewritten text and notes on what was left
// out go out. It reads no file itself, and never resolves a link.
package dialect

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// maxIncluded is how many bytes a page may include in all. It also ends a page that includes itself.
const maxIncluded = 2 << 20

// maxDepth is how deep includes may be nested.
const maxDepth = 8

// Page is a page of another generator.
type Page struct {
	Text string // below the front matter
	// MDX says that the page is MDX, in which tags such as <Tabs> are components. In other
	// pages such a tag is often a placeholder, as in "cannot open <FileName>".
	MDX bool
	// Include returns the text of a file that the page includes; name is as the page writes it. It
	// returns false for a missing file. Without the function, all files are missing.
	Include func(name string) (string, bool)
}

// Convert returns the text of a page as our Markdown, and a note in English for each kind of thing that
// it left out or could not rewrite. Code stays as it is.
func Convert(p Page) (text string, notes []string) {
	c := converter{
		include: p.Include, mdx: p.MDX || ofMDX.MatchString(p.Text), parts: map[string]string{}, room: maxIncluded,
	}
	if c.include == nil {
		c.include = func(string) (string, bool) { return "", false }
	}
	text = c.signs(c.abbreviations(c.convert(strings.ReplaceAll(p.Text, "\r\n", "\n"), 0)))
	text = OutsideCode(text, func(part string) string { return blankLines.ReplaceAllString(part, "\n\n") })
	return text, c.notes
}

// blankLines matches the empty lines that removed elements leave.
var blankLines = regexp.MustCompile(`\n(?:[ \t]*\n){2,}`)

// converter is one page while it is rewritten.
type converter struct {
	include func(string) (string, bool)
	mdx     bool
	parts   map[string]string // imported files, by the names that the page gives them
	notes   []string
	room    int // bytes that includes may still add
}

// convert rewrites a text; depth is how deep its includes are nested.
func (c *converter) convert(text string, depth int) string {
	text = c.snippets(text, depth)
	if c.mdx {
		text = c.scripts(text)
	}
	return c.elements(text, depth)
}

// note adds a note, once.
func (c *converter) note(format string, values ...any) {
	if note := fmt.Sprintf(format, values...); !slices.Contains(c.notes, note) {
		c.notes = append(c.notes, note)
	}
}

// read returns the rewritten text of an included file; false if it is missing, or beyond the limits.
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

// codeEnd returns the offset after the code that begins at an offset; 0 if none begins there. A fence at
// the beginning of a line begins a block, and a backtick a span.
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

// blockEnd returns the offset after a fenced block; at is the end of its first line.
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

// OutsideCode replaces the parts of a text outside code blocks and code spans.
func OutsideCode(text string, replace func(string) string) string {
	return outside(text, codeEnd, replace)
}

// outsideBlocks replaces the parts of a text outside code blocks. They consist of whole lines.
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

// outside replaces the parts of a text between code; codeEnd finds the end of code at an offset.
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

// indent indents each line of a text by four spaces, as the content of a tab.
func indent(text string) string {
	lines := strings.Split(strings.Trim(text, "\n"), "\n")
	for i, line := range lines {
		if strings.TrimSpace(line) != "" {
			lines[i] = "    " + line
		}
	}
	return strings.Join(lines, "\n")
}

// dedent removes the indentation that all lines of a text share.
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

// heading matches a heading with number signs, and one with a line below it.
var heading = regexp.MustCompile(`(?m)^( {0,3})(#{1,6})([ \t][^\n]*|$)|^([^\n#>\-*|\s][^\n]*)\n(=+|-+)[ \t]*$`)

// Demote lowers all headings of a text by one level if one of them is of the first level, which belongs
// to the title. Headings of the sixth level stay.
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
