// Package table is what all sources of an import have in common. A reader
// makes tables, prose and pictures of a file; the recogniser reads them. It
// holds values only, and knows neither formats nor fields.
package table

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// SourceScheme is the scheme of links to another source of the import, by its name: where a
// saved page was published is unknown.
const SourceScheme = "source"

// FileScheme is the scheme of links to files beside a source, by their paths.
const FileScheme = "source-file"

// Article is what a reader found in one source.
type Article struct {
	Source   string // the name of the file, without folders, and the part of it
	ID       string // in the export, with its kind, such as "section 12"; "" where it has none
	Parent   string // the ID of the section that it is in; "" for none
	Title    string // as the source gives it; "" where it has none
	Address  string // where the article was published, as a path; "" where unknown
	Host     string // on which it was published; "" where unknown
	Summary  string
	Keywords []string
	Updated  string // the day of its last change, as YYYY-MM-DD; "" where unknown
	Draft    bool   // whether the source has not published it
	Section  bool   // whether it is a section of articles
	Skip     bool   // whether it says nothing of its own
	Tables   []Table
	Prose    string   // Markdown: what is around the tables
	Notes    []string // what the reader could not take over
}

// Table is rows of cells below a row of headings.
type Table struct {
	Heading string // the nearest heading before the table; "" for none
	Header  []string
	Above   []string // headings that span several columns, above those of Header; nil or "" for none
	Rows    []Row
}

// Row is one line of a table.
type Row struct {
	Group string // the heading row above it, within the table; "" for none
	Line  int    // in the source, from 1; 0 where lines mean nothing
	Cells []Cell // as many as the header has
}

// Cell is what is in one field of a table.
type Cell struct {
	Lead    []string // paragraphs, as Markdown of one line each
	Items   []string // of the lists after them, as Markdown of one line each
	Plain   string   // the paragraphs without markup
	Notes   []string // of its footnotes, as Markdown of one line each
	Ordered bool     // whether the items are numbered
	Wide    bool     // whether it spans all columns
	Joined  bool     // whether the cell at its left spans it, so that it is empty
}

// Text returns a cell that holds plain paragraphs, one a line, of which those
// that begin with a bullet or a number are items.
func Text(text string) Cell {
	var c Cell
	var plain []string
	for line := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		line = OneLine(line)
		if line == "" {
			continue
		}
		if item, ordered, ok := bullet(line); ok {
			c.Items, c.Ordered = append(c.Items, Escape(item)), ordered
			continue
		}
		c.Lead, plain = append(c.Lead, Escape(line)), append(plain, line)
	}
	c.Plain = strings.Join(plain, "\n")
	return c
}

// OneLine returns a text with one space between its words. It does not copy a text that has that already.
func OneLine(text string) string {
	before := ' '
	for _, r := range text {
		if unicode.IsSpace(r) && (r != ' ' || before == ' ') {
			return strings.Join(strings.Fields(text), " ")
		}
		before = r
	}
	return strings.TrimSuffix(text, " ")
}

// bullet cuts the mark of a list item off a line.
func bullet(line string) (item string, ordered, ok bool) {
	for _, mark := range []string{"• ", "- ", "* ", "– ", "· ", "◦ "} {
		if rest, found := strings.CutPrefix(line, mark); found {
			return strings.TrimSpace(rest), false, true
		}
	}
	digits := len(line) - len(strings.TrimLeft(line, "0123456789"))
	if digits > 0 && digits <= 2 && len(line) > digits+1 && strings.ContainsRune(".)", rune(line[digits])) &&
		line[digits+1] == ' ' {
		return strings.TrimSpace(line[digits+1:]), true, true
	}
	return "", false, false
}

// Escape returns a text as Markdown that reads like it.
func Escape(text string) string {
	text = escaper.Replace(text)
	if !strings.ContainsAny(text, "_&") {
		return text // most texts: the expression below copies each
	}
	return edges.ReplaceAllString(text, `${1}\${2}`)
}

var escaper = strings.NewReplacer(`\`, `\\`, "*", `\*`, "`", "\\`", "[", `\[`, "]", `\]`, "<", `\<`, "~~", `\~~`)

// edges matches what means something only beside some letters: an underscore at the
// edge of a word, and the beginning of an entity.
var edges = regexp.MustCompile(`(^|\b|[^\w\\])(_|&#?\w+;)`)

// All returns the whole cell in order: paragraphs, then items.
func (c Cell) All() []string { return append(c.Lead[:len(c.Lead):len(c.Lead)], c.Items...) }

// Add adds what another cell holds.
func (c *Cell) Add(more Cell) {
	c.Lead, c.Items = append(c.Lead, more.Lead...), append(c.Items, more.Items...)
	c.Notes = append(c.Notes, more.Notes...)
	c.Ordered = c.Ordered || more.Ordered
	c.Plain = strings.TrimSpace(c.Plain + "\n" + more.Plain)
}

// Empty reports whether nothing is in the cell but a sign that says so.
func (c Cell) Empty() bool {
	return len(c.Items) == 0 && (len(c.Lead) == 0 || Blank(c.Plain))
}

// Blank reports whether a text is a sign for nothing.
func Blank(text string) bool {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "", "-", "–", "—", "--":
		return true
	}
	return false
}

// Fit gives every row as many cells as the header has, and the header as many
// as the longest row.
func (t *Table) Fit() {
	width := len(t.Header)
	for _, row := range t.Rows {
		width = max(width, len(row.Cells))
	}
	for len(t.Header) < width {
		t.Header = append(t.Header, "")
	}
	for i := range t.Rows {
		for len(t.Rows[i].Cells) < width {
			t.Rows[i].Cells = append(t.Rows[i].Cells, Cell{})
		}
	}
}

// Of makes a table of a grid whose first rows may be titles: the header is the
// first row with the most filled cells among the first rows. A later row with
// one filled cell, its first, in a table of three columns and more is a heading of a group.
// Columns below one heading become one column.
func Of(grid [][]Cell, lines []int) Table {
	var t Table
	head := headerRow(grid)
	if head < 0 {
		return t
	}
	for _, row := range grid[:head] {
		for _, c := range row {
			if t.Heading == "" && !c.Empty() {
				t.Heading = c.Plain
			}
		}
	}
	joinBelow(grid[head:])
	for _, c := range grid[head] {
		t.Header = append(t.Header, strings.Join(strings.Fields(c.Plain), " "))
	}
	group := ""
	for i, row := range grid[head+1:] {
		if len(Filled(row)) == 0 || repeats(row, t.Header) {
			continue
		}
		if below := grid[head+1+i+1:]; isGroup(row, len(t.Header), below) {
			group = row[0].Plain
			continue
		}
		t.Rows = append(t.Rows, Row{Group: group, Line: lines[head+1+i], Cells: row})
	}
	t.Fit()
	return t
}

// joinBelow makes one column of those below a heading that spans several.
func joinBelow(grid [][]Cell) {
	var joined []bool
	for _, c := range grid[0] {
		joined = append(joined, c.Joined)
	}
	if !slices.Contains(joined, true) {
		return
	}
	for y, row := range grid {
		var kept []Cell
		for x, c := range row {
			if x < len(joined) && joined[x] && len(kept) > 0 {
				kept[len(kept)-1].Add(c)
			} else {
				kept = append(kept, c)
			}
		}
		grid[y] = kept
	}
}

// groupWords is how many words the heading of a group has at most: more are an entry.
const groupWords = 8

// isGroup reports whether a row of a table heads a group: it spans all columns, or
// is alone in its row and followed by one that is not.
func isGroup(row []Cell, width int, below [][]Cell) bool {
	filled := Filled(row)
	if len(filled) != 1 || filled[0] != 0 || len(row[0].Items) > 0 || len(strings.Fields(row[0].Plain)) > groupWords {
		return false
	}
	if row[0].Wide {
		return true
	}
	return width >= 3 && len(below) > 0 && len(Filled(below[0])) > 1 &&
		!(codeLike(row[0]) && codeLike(below[0][0]))
}

// codeLike reports whether a cell may hold a code: one word with a digit. A row with a code alone above one
// with a code is an entry without texts, and no heading.
func codeLike(c Cell) bool {
	return strings.ContainsAny(c.Plain, "0123456789") && len(strings.Fields(c.Plain)) == 1
}

// repeats reports whether a row is the header once more, as on every page of a print.
func repeats(row []Cell, header []string) bool {
	for i, c := range row {
		if i >= len(header) || strings.Join(strings.Fields(c.Plain), " ") != header[i] {
			return false
		}
	}
	return true
}

// Filled lists the columns of a row that hold something.
func Filled(row []Cell) []int {
	var out []int
	for i, c := range row {
		if len(c.Lead)+len(c.Items) > 0 {
			out = append(out, i)
		}
	}
	return out
}

// headerWithin is among how many first rows the header is looked for.
const headerWithin = 10

func headerRow(grid [][]Cell) int {
	best, most := -1, 0
	for i, row := range grid[:min(headerWithin, len(grid))] {
		if n := len(Filled(row)); n > most {
			best, most = i, n
		}
		if most >= 2 && best == i && i == 0 {
			return 0 // a full first row is the header, though later rows may be longer
		}
	}
	return best
}
