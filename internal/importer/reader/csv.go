package reader

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"

	"faultbook/internal/importer/table"
)

// CSV reads a table whose cells are separated by commas, semicolons or tabs. Lines
// of a cell that begin with a bullet or a number are items of a list.
func CSV(name string, data []byte) (table.Article, error) {
	a := table.Article{Source: name}
	text, err := decoded(name, data)
	if err != nil {
		return a, err
	}
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma = separator(text)
	r.FieldsPerRecord = -1
	var grid [][]table.Cell
	var lines []int
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return a, fmt.Errorf("%s is not CSV: %w", name, err)
		}
		if len(record) > MaxColumns {
			return a, fmt.Errorf("%s: %w", name, tooWide(len(record)))
		}
		row := make([]table.Cell, len(record))
		for i, field := range record {
			row[i] = table.Text(field)
		}
		line, _ := r.FieldPos(0)
		grid, lines = append(grid, row), append(lines, line)
		rest := text[r.InputOffset():]
		if bytes.HasPrefix(rest, []byte("\n")) || bytes.HasPrefix(rest, []byte("\r\n")) {
			grid, lines = append(grid, nil), append(lines, line+1) // the reader skips empty lines
		}
	}
	a.Tables = split(grid, lines)
	return a, nil
}

// separator returns the sign that the first line uses most.
func separator(text []byte) rune {
	line, _, _ := bytes.Cut(text, []byte("\n"))
	first := string(line)
	best := ','
	for _, sign := range ";\t|" {
		if strings.Count(first, string(sign)) > strings.Count(first, string(best)) {
			best = sign
		}
	}
	return best
}

// split makes tables of a sheet: an empty row ends one where the next row is a
// title of one cell.
func split(grid [][]table.Cell, lines []int) []table.Table {
	var out []table.Table
	add := func(from, to int) {
		if t := table.Of(grid[from:to], lines[from:to]); len(t.Rows) > 0 {
			out = append(out, t)
		}
	}
	start := 0
	for i := range grid {
		empty := len(table.Filled(grid[i])) == 0
		if empty && i+2 < len(grid) && len(table.Filled(grid[i+1])) == 1 && len(table.Filled(grid[i+2])) > 1 {
			add(start, i)
			start = i + 1
		}
	}
	add(start, len(grid))
	return out
}
