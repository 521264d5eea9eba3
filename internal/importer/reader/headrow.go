package reader

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"faultbook/internal/importer/table"
)

// headRows returns how many rows a table has for its header: those of its thead. Without one, a row below
// a heading that spans several columns belongs to the header too if it has headings only, or if
// another heading of the row above reaches into it.
func headRows(all []*html.Node) int {
	heads := 0
	for heads < len(all) && all[heads].Parent.DataAtom == atom.Thead {
		heads++
	}
	if heads > 0 || len(all) < 2 {
		return heads
	}
	spans, reaches := false, false
	above := children(all[0], 0)
	for _, c := range above {
		spans = spans || number(c, "colspan") > 1 && len(above) > 1
		reaches = reaches || number(c, "rowspan") == headerRows
	}
	below := children(all[1], 0)
	if spans && len(below) > 1 && (reaches || len(children(all[1], atom.Th)) == len(below)) {
		return headerRows
	}
	return 1
}

// headerRows is how many rows a header without thead has at most.
const headerRows = 2

// headingsAbove returns the headings that span several columns above each heading of the last row of a header; "" for
// none, and nil if the header has one row.
func headingsAbove(heads [][]table.Cell) []string {
	if len(heads) < headerRows {
		return nil
	}
	last := heads[len(heads)-1]
	above := make([]string, len(last))
	for _, row := range heads[:len(heads)-1] {
		spanning := ""
		for x := range min(len(row), len(above)) {
			if !row[x].Joined {
				spanning = ""
				if x+1 < len(row) && row[x+1].Joined {
					spanning = oneLine(row[x].Plain)
				}
			}
			if above[x] != "" && spanning != "" {
				above[x] += ": "
			}
			above[x] += spanning
		}
	}
	var own []string
	for x, text := range above {
		if !last[x].Joined { // the columns below one heading become one
			own = append(own, text)
		}
	}
	return own
}
