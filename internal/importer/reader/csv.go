package reader

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"faultbook/internal/importer/table"
)

// separatorLine matches the first line of a file of Excel that names the separator of cells.
var separatorLine = regexp.MustCompile(`^sep=([,;|\t])\r?\n`)

// CSV reads a table whose cells are separated by commas, semicolons or tabs. Lines
// of a cell that begin with a bullet or a number are items of a list.
func CSV(name string, data []byte) (table.Article, error) {
	a := table.Article{Source: name}
	text, err := decoded(name, data)
	if err != nil {
		return a, err
	}
	above := 0 // lines before the table
	sign := separator(text)
	if m := separatorLine.FindSubmatch(text[:min(len(text), len("sep=;\r\n"))]); m != nil {
		text, above, sign = text[len(m[0]):], 1, rune(m[1][0])
	}
	grid, lines, err := csvGrid(name, text, sign, above)
	if err != nil {
		return a, err
	}
	a.Tables = split(grid, lines)
	return a, nil
}

// csvGrid reads the cells of a text, row by row, and the line in which each row begins.
func csvGrid(name string, text []byte, sign rune, above int) (grid [][]table.Cell, lines []int, err error) {
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma = sign
	r.FieldsPerRecord = -1
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return grid, lines, nil
		}
		if err != nil {
			return nil, nil, badCSV(name, text, above, err)
		}
		if len(record) > MaxColumns {
			return nil, nil, fmt.Errorf("%s: %w", name, tooWide(len(record)))
		}
		row := make([]table.Cell, len(record))
		for i, field := range record {
			row[i] = table.Text(field)
		}
		line, _ := r.FieldPos(0)
		line += above
		grid, lines = append(grid, row), append(lines, line)
		rest := text[r.InputOffset():]
		if bytes.HasPrefix(rest, []byte("\n")) || bytes.HasPrefix(rest, []byte("\r\n")) {
			grid, lines = append(grid, nil), append(lines, line+1) // the reader skips empty lines
		}
	}
}

// badCSV returns an error that says where a text is no CSV, and how to correct it.
func badCSV(name string, text []byte, above int, err error) error {
	var at *csv.ParseError
	if !errors.As(err, &at) {
		return fmt.Errorf("%s is not CSV: %w", name, err)
	}
	line := ""
	if lines := bytes.SplitN(text, []byte("\n"), at.Line+1); at.Line >= 1 && at.Line <= len(lines) {
		line = strings.TrimSpace(string(lines[at.Line-1][:min(len(lines[at.Line-1]), maxShown)]))
	}
	what := "a cell in quotation marks is not closed: close it"
	switch {
	case errors.Is(err, csv.ErrBareQuote):
		what = "a quotation mark within a cell: put the cell in quotation marks, and write those in it twice"
	case at.Column <= len(line):
		what = "a quotation mark within a cell in quotation marks: write it twice"
	case at.StartLine != at.Line:
		what += fmt.Sprintf(" (its row begins in line %d)", at.StartLine+above)
	}
	return fmt.Errorf("%s:%d:%d: %s\n  %s", name, at.Line+above, at.Column, what, strings.ToValidUTF8(line, "�"))
}

// maxShown is how many bytes of a line a message shows.
const maxShown = 200

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

// split cuts the rows of a sheet into tables. A table ends at an empty row before a title: a row of
// one cell, and a longer row after it.
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
