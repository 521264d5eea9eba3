package markdown

import "strings"

// table is a table that is being read. Its cells are gathered first: in
// Markdown a row is one line.
type table struct {
	rows  [][]string
	outer *strings.Builder // where the table goes
}

func (w *writer) openTable(tag string) {
	switch {
	case tag == "table":
		w.apart(2)
		w.table = &table{outer: w.out}
	case w.table == nil:
	case tag == "tr":
		w.table.rows = append(w.table.rows, nil)
	default:
		w.out, w.gap, w.start = new(strings.Builder), 0, true
	}
}

func (w *writer) closeTable(tag string) {
	t := w.table
	switch {
	case t == nil:
	case tag == "table":
		w.table = nil
		w.writeTable(t)
	case tag == "tr" || len(t.rows) == 0:
	default:
		last := len(t.rows) - 1
		t.rows[last] = append(t.rows[last], strings.TrimSpace(w.out.String()))
		w.out, w.gap, w.start = t.outer, 0, false
	}
}

// writeTable writes the rows, the first as their heads.
func (w *writer) writeTable(t *table) {
	w.apart(2)
	for i, row := range t.rows {
		w.put("| " + strings.Join(row, " | ") + " |")
		w.apart(1)
		if i == 0 {
			w.put("|" + strings.Repeat(" --- |", len(row)))
			w.apart(1)
		}
	}
	w.apart(2)
}
