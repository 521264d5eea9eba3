package importer

import (
	"fmt"
	"slices"
	"strings"

	"faultbook/internal/importer/entry"
	"faultbook/internal/importer/table"
)

// merging collects entries, and merges those of one identity.
type merging struct {
	p     *planning
	all   []*entry.Entry
	index map[string]int   // of the entries, by identity
	same  map[string][]int // lines of rows that add nothing, by source
}

// add merges the entries of an article into those that were read before.
func (m *merging) add(a table.Article, entries []*entry.Entry) {
	m.all = slices.Grow(m.all, len(entries))
	for _, e := range entries {
		if a.Draft {
			e.AddOwn("draft", true)
		}
		at, seen := m.index[e.Identity()]
		if !seen {
			m.index[e.Identity()] = len(m.all)
			m.all = append(m.all, e)
			continue
		}
		own := m.all[at]
		before := fmt.Sprintf("%+v", own.Document().Values) + strings.Join(own.Body, "\n")
		left := own.Merge(*e, false)
		for _, value := range left {
			m.p.plan.Report.unplaced("%s: another value than in %s for %q, left out: %s",
				e.Source, own.Source, own.Label(), value)
		}
		if len(left) == 0 && before == fmt.Sprintf("%+v", own.Document().Values)+strings.Join(own.Body, "\n") {
			m.same[e.Source] = append(m.same[e.Source], e.Line)
		}
	}
}

// shownLines is how many lines a report names.
const shownLines = 5

// report notes the rows that repeat other rows.
func (m *merging) report() {
	for source, lines := range m.same {
		if len(lines) == 0 {
			continue
		}
		slices.Sort(lines)
		var shown []string
		for _, line := range lines {
			if line > 0 && len(shown) < shownLines {
				shown = append(shown, fmt.Sprint(line))
			}
		}
		rows, verb := fmt.Sprintf("%d rows", len(lines)), "repeat"
		if len(lines) == 1 {
			rows, verb = "1 row", "repeats"
		}
		if len(shown) > 0 {
			rows += " (line " + strings.Join(shown, ", ") + ")"
		}
		m.p.plan.Report.unplaced("%s: %s %s other rows and made no entries", source, rows, verb)
	}
}

// entryDocuments turns entries into pages. Of entries with one label in one folder, those with a
// message get longer names, so that the names differ. It empties the entries.
func entryDocuments(all []*entry.Entry) []entry.Document {
	same := map[string]int{}
	for i := range all {
		same[all[i].Folder+"/"+all[i].Names()[0]]++
	}
	var plain, rest []entry.Document
	for i := range all {
		d := all[i].Document()
		if same[all[i].Folder+"/"+d.Names[0]] > 1 && len(all[i].Messages) > 0 && len(d.Names) > 2 {
			d.Names = d.Names[1:]
			rest = append(rest, d)
		} else {
			plain = append(plain, d)
		}
		all[i] = nil // the page has all of it
	}
	return append(plain, rest...)
}
