// Package markdown writes texts as Markdown for programs that read it more
// gladly than a page. The HTML that a text became comes in, with every link and
// table of it settled; Markdown without anything that only a page has goes out.
// It never looks for a link's target.
package markdown

import (
	"html"
	"regexp"
	"strconv"
	"strings"

	parser "golang.org/x/net/html"
)

// Escape returns a plain text as Markdown that reads the same.
func Escape(text string) string { return escape.Replace(text) }

// escape leaves underlines alone: within a word, such as a code of an error,
// they mean nothing.
var escape = strings.NewReplacer(`\`, `\\`, "*", `\*`, "`", "\\`", "[", `\[`, "]", `\]`, "<", `\<`, "|", `\|`)

// begin matches what makes a line a heading, an item or a quotation.
var begin = regexp.MustCompile(`^(#{1,6} |[-+>=]|~~~)`)

// From returns HTML as Markdown.
func From(markup string) string {
	if strings.IndexByte(markup, '<') < 0 {
		return Escape(strings.TrimSpace(html.UnescapeString(markup)))
	}
	w := &writer{out: new(strings.Builder)}
	w.read(markup)
	return strings.TrimSpace(w.out.String())
}

// writer is the work on one text.
type writer struct {
	out      *strings.Builder
	prefix   string // begins each line: of quotations and lists
	prefixes []string
	gap      int  // line breaks that are due before what comes next
	space    bool // whether a space is due
	start    bool // whether nothing stands yet behind the marker of an item or a quotation
	lists    []list
	hrefs    []string
	code     *strings.Builder // a piece of code that is being read
	language string
	pre      bool
	table    *table
}

// list is a list of items; n counts them, and is negative without numbers.
type list struct {
	n     int
	notes bool // whether these are footnotes
}

// read goes through the text once.
func (w *writer) read(markup string) {
	t := parser.NewTokenizer(strings.NewReader(markup))
	for hidden := 0; ; {
		kind := t.Next()
		if kind == parser.ErrorToken {
			return
		}
		if kind == parser.TextToken {
			if hidden == 0 {
				w.text(string(t.Text()))
			}
			continue
		}
		raw, more := t.TagName()
		tag := string(raw)
		switch {
		case kind == parser.EndTagToken && hidden > 0:
			hidden--
		case kind == parser.EndTagToken:
			w.close(tag)
		case kind == parser.StartTagToken:
			attributes := read(t, more)
			if hidden > 0 || isHidden(tag, attributes["class"]) {
				if !void[tag] {
					hidden++
				}
				continue
			}
			w.open(tag, attributes)
		}
	}
}

func read(t *parser.Tokenizer, more bool) map[string]string {
	if !more {
		return nil
	}
	attributes := map[string]string{}
	for more {
		var key, value []byte
		key, value, more = t.TagAttr()
		attributes[string(key)] = string(value)
	}
	return attributes
}

// void are the tags that nothing closes.
var void = map[string]bool{"br": true, "hr": true, "img": true, "input": true, "path": true, "wbr": true}

// isHidden reports whether something of a page is nothing of its text.
func isHidden(tag, class string) bool {
	switch tag {
	case "button", "svg", "label", "output", "colgroup":
		return true
	}
	return class == "anchor" || class == "vh" || class == "footnote-backref" || strings.HasPrefix(class, "table-tools")
}

// spaces are what counts as one space; one that does not break is a sign.
const spaces = " \t\n"

// text writes words, with one space wherever there is some.
func (w *writer) text(text string) {
	if w.code != nil {
		w.code.WriteString(text)
		return
	}
	words := strings.Join(strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(spaces, r) }), " ")
	if words == "" {
		w.space = true
		return
	}
	w.space = w.space || strings.TrimLeft(text, spaces) != text
	begins := w.gap > 0 || w.start || w.out.Len() == 0
	words = Escape(words)
	if begins && begin.MatchString(words) {
		words = `\` + words
	}
	w.put(words)
	w.space = strings.TrimRight(text, spaces) != text
}

// put writes Markdown behind the line breaks that are due.
func (w *writer) put(text string) {
	w.breakLines()
	w.start = false
	w.out.WriteString(text)
}

// end writes what closes a piece of a line: a space within comes behind it.
func (w *writer) end(mark string) { w.out.WriteString(mark) }

func (w *writer) breakLines() {
	if w.table != nil && w.gap > 0 {
		w.gap, w.space = 0, true
	}
	first := w.start || w.out.Len() == 0
	if w.space && w.gap == 0 && !first {
		w.out.WriteByte(' ')
	}
	w.space = false
	if first {
		w.gap = 0
	}
	for ; w.gap > 0; w.gap-- {
		w.out.WriteByte('\n')
		if w.gap > 1 {
			w.out.WriteString(strings.TrimRight(w.prefix, " "))
		} else {
			w.out.WriteString(w.prefix)
		}
	}
}

// apart asks for line breaks: 1 for a new line, 2 for an empty one before it.
func (w *writer) apart(lines int) { w.gap = max(w.gap, lines) }

// push begins an item or a quotation: its marker, then what stands below it in
// each further line.
func (w *writer) push(marker, below string) {
	w.put(marker)
	w.prefixes = append(w.prefixes, w.prefix)
	w.prefix += below
	w.start = true
}

func (w *writer) pop() {
	if n := len(w.prefixes); n > 0 {
		w.prefix, w.prefixes = w.prefixes[n-1], w.prefixes[:n-1]
	}
	w.start = false
}

// item begins an item of a list.
func (w *writer) item() {
	if len(w.lists) == 0 {
		return
	}
	l := &w.lists[len(w.lists)-1]
	l.n++
	if w.table != nil {
		if w.out.Len() > 0 {
			w.end("; ")
		}
		w.start = true
		return
	}
	w.apart(1)
	marker := "- "
	switch {
	case l.notes:
		marker = "[^" + strconv.Itoa(l.n) + "]: "
	case l.n > 0:
		marker = strconv.Itoa(l.n) + ". "
	}
	w.push(marker, strings.Repeat(" ", min(len(marker), 4)))
}
