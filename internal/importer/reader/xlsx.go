package reader

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/xuri/excelize/v2"

	"faultbook/internal/importer/table"
)

// unzippedSize is how much a workbook may unpack to, in bytes; sheets above
// unzippedInMemory wait on the disk.
const (
	unzippedSize     = 512 << 20
	unzippedInMemory = 16 << 20
)

// mergedRows is up to how many rows merged cells are looked for: that reads the
// whole sheet into memory.
const mergedRows = 20_000

// XLSX reads the visible sheets of a workbook, row by row. The name of a sheet
// is the heading of a table without one.
func XLSX(name string, data []byte) (a table.Article, err error) {
	a.Source = name
	defer func() { // excelize panics on some broken workbooks
		if r := recover(); r != nil {
			err = fmt.Errorf("%s is a broken workbook: %v", name, r)
		}
	}()
	f, err := excelize.OpenReader(
		bytes.NewReader(data),
		excelize.Options{UnzipSizeLimit: unzippedSize, UnzipXMLSizeLimit: unzippedInMemory},
	)
	if err != nil {
		return a, fmt.Errorf("%s is not a workbook that can be read: %w", name, err)
	}
	defer func() { err = errors.Join(err, f.Close()) }() // it removes its temporary files
	for _, sheet := range f.GetSheetList() {
		if visible, err := f.GetSheetVisible(sheet); err == nil && !visible {
			a.Notes = append(a.Notes, fmt.Sprintf("the hidden sheet %q was not read", sheet))
			continue
		}
		grid, lines, err := sheetRows(f, sheet)
		if err != nil {
			return a, fmt.Errorf("%s: the sheet %q cannot be read: %w", name, sheet, err)
		}
		for _, t := range split(grid, lines) {
			if t.Heading == "" {
				t.Heading = sheet
			}
			a.Tables = append(a.Tables, t)
		}
	}
	return a, nil
}

func sheetRows(f *excelize.File, sheet string) (grid [][]table.Cell, lines []int, err error) {
	rows, err := f.Rows(sheet)
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		values, err := rows.Columns()
		if err != nil {
			return nil, nil, err
		}
		if len(grid) >= MaxRows {
			return nil, nil, fmt.Errorf("it has more than %d rows: split it", MaxRows)
		}
		if len(values) > MaxColumns {
			return nil, nil, tooWide(len(values))
		}
		row := make([]table.Cell, len(values))
		for i, value := range values {
			row[i] = table.Text(value)
		}
		grid, lines = append(grid, row), append(lines, len(lines)+1)
	}
	if err := rows.Error(); err != nil {
		return nil, nil, err
	}
	if len(grid) <= mergedRows {
		err = spread(f, sheet, grid)
	}
	return grid, lines, err
}

// spread gives each row what a cell that is merged over several rows holds.
func spread(f *excelize.File, sheet string, grid [][]table.Cell) error {
	merged, err := f.GetMergeCells(sheet)
	if err != nil {
		return err
	}
	for _, m := range merged {
		left, top, err := excelize.CellNameToCoordinates(m.GetStartAxis())
		if err != nil {
			return err
		}
		right, bottom, err := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err != nil {
			return err
		}
		if top > len(grid) || left > len(grid[top-1]) {
			continue
		}
		c := grid[top-1][left-1]
		if right > left {
			grid[top-1][left-1].Wide = len(table.Filled(grid[top-1])) == 1
		}
		for y := top; y < min(bottom, len(grid)); y++ {
			for len(grid[y]) < left {
				grid[y] = append(grid[y], table.Cell{})
			}
			grid[y][left-1] = c
		}
	}
	return nil
}
