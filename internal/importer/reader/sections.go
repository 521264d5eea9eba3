package reader

import (
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"faultbook/internal/importer/table"
)

// codeHeading matches a heading that begins with a code, and its label: "Error 1001: Refused",
// "AUTH-12 – Expired", "F.28: No flame". A number alone needs a word that says that it is a code. Of one
// digit, codes with Q and V are left out: "Q1: How?" is a question, and "V2: Changes" is a version.
var codeHeading = regexp.MustCompile(`^(?i:(?:error|fault|fehler|störung|alarm|alert|event|status|exit)?` +
	`[ ]?(?:code)?[ #:]*)` +
	`(0x[0-9A-Fa-f]{4,8}|[A-Z]{1,12}[-_][A-Z0-9_\-]*[0-9][0-9A-Z]*|[A-Z]{1,6}[0-9]{2,8}|` +
	`[A-Z]+(?:_[A-Z0-9]+)+|[A-PR-UW-Z][0-9]|[A-Z]{1,6}\.[0-9]{1,6}|[A-Z]{1,6}[0-9]{1,6}-[0-9]{1,6}|` +
	`[0-9][A-Z]-[0-9]{1,4}|[0-9]{4}-[0-9]{4}|[0-9]{2,6})` +
	`(?:\s*[:–—)]\s*|\s+[-(]\s*|$)(.*?)\)?$`)

// codeWord matches the word before the code of a heading.
var codeWord = regexp.MustCompile(`^(?i:error|fault|fehler|störung|alarm|alert|event|status|exit|code)\b`)

// fewestSections is how many headings with codes a page must have for their sections to be entries: a
// single one may be part of an article.
const fewestSections = 2

// codeSections reads sections as the rows of a table: those whose headings begin with codes, and those
// that name causes or solutions.
func (p *page) codeSections(main *html.Node) {
	byLevel := map[int][]*html.Node{}
	for _, n := range headingsOf(main) {
		if at := level(n); at > 1 && (codeOf(n) != nil || namesParts(n)) {
			byLevel[at] = append(byLevel[at], n)
		}
	}
	for at := 2; at <= 6; at++ {
		if len(byLevel[at]) < fewestSections {
			continue
		}
		t := table.Table{Header: []string{"Code", "Status"}}
		var used []*html.Node
		for _, n := range byLevel[at] {
			nodes := sectionOf(n)
			if slices.ContainsFunc(nodes, hasTable) {
				return // the table is what the page is about
			}
			cells := []table.Cell{{}, table.Text(strings.Trim(words(n), `"“”„`))}
			if m := codeOf(n); m != nil {
				cells = []table.Cell{table.Text(m[1]), table.Text(m[2])}
			}
			t.Rows = append(t.Rows, table.Row{Cells: p.sectionCells(&t, cells, nodes)})
			used = append(append(used, n), nodes...)
		}
		t.Fit()
		p.article.Tables = append(p.article.Tables, t)
		p.used = append(p.used, used...)
		return
	}
}

func hasTable(n *html.Node) bool { return n.DataAtom == atom.Table || contains(n, atom.Table) }

// codeOf returns the code with which a heading begins, and its label; nil for none.
func codeOf(n *html.Node) []string {
	m := codeHeading.FindStringSubmatch(words(n))
	if m == nil || strings.Trim(m[1], "0123456789") == "" && !codeWord.MatchString(words(n)) {
		return nil
	}
	return m
}

// partName matches the name of a part of an entry, such as "Causes" or "Solution".
var partName = regexp.MustCompile(`(?i)^(?:(?:possible |probable |mögliche )?(?:causes?|reasons?|ursachen?|grund)|` +
	`resolutions?|solutions?|workarounds?|fix|(?:recommended )?actions?|what to do|how to fix(?: it)?|lösung(?:en)?|` +
	`abhilfe|maßnahmen?|behebung):?$`)

// namesParts reports whether the section of a heading names its causes or its solutions, by
// headings or by the strong words that its paragraphs begin with. A part is no section.
func namesParts(n *html.Node) bool {
	if partName.MatchString(words(n)) {
		return false
	}
	return slices.ContainsFunc(sectionOf(n), func(below *html.Node) bool {
		if at := level(below); at > 0 {
			return at == level(n)+1 && partName.MatchString(words(below))
		}
		strong := find(below, func(n *html.Node) bool { return n.DataAtom == atom.Strong || n.DataAtom == atom.B })
		return below.DataAtom == atom.P && strong != nil && partName.MatchString(words(strong))
	})
}

func headingsOf(main *html.Node) []*html.Node {
	var out []*html.Node
	each(main, func(n *html.Node) {
		if level(n) > 0 {
			out = append(out, n)
		}
	})
	return out
}

// sectionOf lists the nodes below a heading, up to the next of its level, those in boxes too.
func sectionOf(heading *html.Node) []*html.Node {
	var out []*html.Node
	var add func(n *html.Node) bool
	add = func(n *html.Node) bool {
		switch at := level(n); {
		case at > 0 && at <= level(heading):
			return false
		case n.DataAtom != atom.Div && n.DataAtom != atom.Section:
			out = append(out, n)
			return true
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if !add(c) {
				return false
			}
		}
		return true
	}
	for n := heading.NextSibling; n != nil && add(n); n = n.NextSibling {
	}
	return out
}

// leadLabel matches the strong words at the start of a paragraph that name its content.
var leadLabel = regexp.MustCompile(`^\s*([^:\n]{2,40}):\s*$`)

// mostParts is how many columns the sections of a page may make: causes, steps and the like.
const mostParts = 16

// sectionCells reads a section into the cells of a row. Its headings, and the strong words at the start
// of paragraphs, name the columns; the table gets those that it lacks.
func (p *page) sectionCells(t *table.Table, cells []table.Cell, nodes []*html.Node) []table.Cell {
	column := func(name string) int {
		at := slices.Index(t.Header, name)
		if at < 0 && len(t.Header) >= mostParts { // these are no parts of entries
			name = "Notes"
			at = slices.Index(t.Header, name)
		}
		if at < 0 {
			at = len(t.Header)
			t.Header = append(t.Header, name)
		}
		for len(cells) <= at {
			cells = append(cells, table.Cell{})
		}
		return at
	}
	add := func(name string, n *html.Node) {
		c, at := p.cell(wrapped(n)), column(name)
		if name == "Summary" && len(cells[at].Lead) > 0 {
			at = column("Notes")
		}
		cells[at].Add(c)
	}
	name := "Summary"
	for _, n := range nodes {
		switch label := labelOf(n); {
		case level(n) > 0:
			name = strings.TrimSuffix(words(n), ":")
		case label != "":
			name = label
			add(name, n)
		default:
			add(name, n)
		}
	}
	return cells
}

// labelOf removes the strong words with a colon from the start of a paragraph, and returns them; "" if
// there are none.
func labelOf(n *html.Node) string {
	first := n.FirstChild
	for first != nil && first.Type == html.TextNode && strings.TrimSpace(first.Data) == "" {
		first = first.NextSibling
	}
	if n.DataAtom != atom.P || first == nil || first.DataAtom != atom.Strong && first.DataAtom != atom.B {
		return ""
	}
	label, next := words(first), first.NextSibling
	if next != nil && next.Type == html.TextNode && strings.HasPrefix(strings.TrimSpace(next.Data), ":") ||
		partName.MatchString(label) && !strings.HasSuffix(label, ":") {
		label += ":"
	}
	m := leadLabel.FindStringSubmatch(label)
	if m == nil {
		return ""
	}
	if next != nil && next.Type == html.TextNode {
		next.Data = strings.TrimPrefix(strings.TrimLeft(next.Data, " \n\t"), ":")
	}
	n.RemoveChild(first)
	return m[1]
}

// wrapped returns a copy of a node in a box, which cell can read.
func wrapped(n *html.Node) *html.Node {
	box := element(atom.Div)
	box.AppendChild(clone(n))
	return box
}

func clone(n *html.Node) *html.Node {
	c := &html.Node{Type: n.Type, Data: n.Data, DataAtom: n.DataAtom, Attr: n.Attr}
	for below := n.FirstChild; below != nil; below = below.NextSibling {
		c.AppendChild(clone(below))
	}
	return c
}
