package dialect

import (
	"cmp"
	"html"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// snippet matches a line of MkDocs that includes a file.
var snippet = regexp.MustCompile(`(?m)^([ \t]*)(?:-{1,}8<-{1,}[ \t]+["']([^"'\n]+)["']|\{!\s*([^!\n]+?)\s*!\}|` +
	`\{%-?\s*include(?:-markdown)?\s+["']([^"'\n]+)["'][^\n]*?-?%\})[ \t]*$`)

// snippetBlock matches the files between two lines of scissors.
var snippetBlock = regexp.MustCompile(`(?m)^([ \t]*)-{1,}8<-{1,}[ \t]*\n((?:[^\n]*\n)*?)[ \t]*-{1,}8<-{1,}[ \t]*$`)

// snippets replaces lines that include a file by its text, also within code blocks.
func (c *converter) snippets(text string, depth int) string {
	text = snippetBlock.ReplaceAllStringFunc(text, func(found string) string {
		m := snippetBlock.FindStringSubmatch(found)
		var lines []string
		for name := range strings.FieldsFuncSeq(m[2], func(r rune) bool { return r == '\n' }) {
			lines = append(lines, m[1]+`--8<-- "`+strings.TrimSpace(name)+`"`)
		}
		return strings.Join(lines, "\n\n")
	})
	return snippet.ReplaceAllStringFunc(text, func(found string) string {
		m := snippet.FindStringSubmatch(found)
		name := m[2] + m[3] + m[4]
		file, part, _ := strings.Cut(name, ":")
		included, ok := c.read(file, depth)
		if ok && part != "" {
			included, ok = section(included, part)
		}
		if !ok {
			c.note("the file %q that it includes is not there: the line stays", name)
			return found
		}
		return m[1] + strings.ReplaceAll(included, "\n", "\n"+m[1])
	})
}

// section returns a named part of a file: the lines between its marks [start:name] and [end:name].
func section(text, name string) (string, bool) {
	_, rest, found := strings.Cut(text, "[start:"+name+"]")
	inner, _, closed := strings.Cut(rest, "[end:"+name+"]")
	if !found || !closed {
		return "", false
	}
	lines := strings.Split(inner, "\n") // the marks are on lines of their own
	return strings.Join(lines[min(1, len(lines)):max(len(lines)-1, 1)], "\n"), true
}

// abbreviation matches the definition of an abbreviation.
var abbreviation = regexp.MustCompile(`(?m)^\*\[([^\]\n]+)\]:[ \t]*([^\n]+)\n?`)

// linkOrTag matches text in which no element may be inserted.
var linkOrTag = regexp.MustCompile(`\]\([^)\n]*\)|<[^<>\n]*>|\{[^{}\n]*\}`)

// abbreviations removes the definitions of abbreviations, and gives the first use of each its meaning as
// a title.
func (c *converter) abbreviations(text string) string {
	defined := map[string]string{}
	var order []string
	text = outsideBlocks(text, func(part string) string {
		return abbreviation.ReplaceAllStringFunc(part, func(found string) string {
			m := abbreviation.FindStringSubmatch(found)
			if _, again := defined[m[1]]; !again {
				order = append(order, m[1])
			}
			defined[m[1]] = strings.TrimSpace(m[2])
			return ""
		})
	})
	if len(order) == 0 {
		return text
	}
	unused := slices.Clone(order)
	text = OutsideCode(text, func(part string) string {
		return around(part, linkOrTag, func(plain string) string {
			var marked string
			marked, unused = markFirst(plain, unused, defined)
			return marked
		})
	})
	for _, short := range unused {
		c.note("the abbreviation %s (%s) is not in the text: it is left out", short, defined[short])
	}
	return text
}

// markFirst marks the first use of each abbreviation in a text, and returns those that it lacks.
func markFirst(text string, shorts []string, defined map[string]string) (marked string, unused []string) {
	type use struct {
		at    int
		short string
	}
	var uses []use
	for _, short := range shorts {
		if at := wordAt(text, short); at >= 0 {
			uses = append(uses, use{at, short})
		} else {
			unused = append(unused, short)
		}
	}
	slices.SortFunc(uses, func(a, b use) int {
		return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(len(b.short), len(a.short)))
	})
	var b strings.Builder
	at := 0
	for _, u := range uses {
		if u.at < at { // within another one
			unused = append(unused, u.short)
			continue
		}
		title := html.EscapeString(defined[u.short])
		b.WriteString(text[at:u.at] + `<abbr title="` + title + `">` + u.short + `</abbr>`)
		at = u.at + len(u.short)
	}
	return b.String() + text[at:], unused
}

// wordAt returns the offset of the first whole word in a text that equals a word; -1 if there is none.
func wordAt(text, word string) int {
	isWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }
	for from := 0; ; {
		i := strings.Index(text[from:], word)
		if i < 0 {
			return -1
		}
		at := from + i
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[at+len(word):])
		if (at == 0 || !isWord(before)) && (at+len(word) == len(text) || !isWord(after)) {
			return at
		}
		from = at + len(word)
	}
}

// around replaces the text between the matches of a pattern.
func around(text string, pattern *regexp.Regexp, replace func(string) string) string {
	var b strings.Builder
	at := 0
	for _, m := range pattern.FindAllStringIndex(text, -1) {
		b.WriteString(replace(text[at:m[0]]))
		b.WriteString(text[m[0]:m[1]])
		at = m[1]
	}
	b.WriteString(replace(text[at:]))
	return b.String()
}
