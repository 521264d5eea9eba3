package reader

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"faultbook/internal/importer/table"
)

// unzippedSize is how many bytes a workbook may unpack to. Sheets of more than unzippedInMemory bytes
// are kept in temporary files.
const (
	unzippedSize     = 512 << 20
	unzippedInMemory = 16 << 20
)

// mergedRows is how many rows a sheet may have for its merged cells, comments and links to be read:
// that takes the whole sheet into memory.
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
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		UnzipSizeLimit: unzippedSize, UnzipXMLSizeLimit: unzippedInMemory,
		ShortDatePattern: "yyyy-mm-dd", LongDatePattern: "yyyy-mm-dd",
	})
	if err != nil {
		return a, fmt.Errorf("%s is not a workbook that can be read: %w", name, err)
	}
	defer func() { err = errors.Join(err, f.Close()) }() // it removes its temporary files
	for _, sheet := range f.GetSheetList() {
		if visible, err := f.GetSheetVisible(sheet); err == nil && !visible {
			a.Notes = append(a.Notes, fmt.Sprintf("the hidden sheet %q was not read", sheet))
			continue
		}
		s := sheetReader{f: f, sheet: sheet, article: &a}
		grid, lines, err := s.rows()
		if err != nil {
			return a, fmt.Errorf("%s: the sheet %q cannot be read: %w", name, sheet, err)
		}
		tables := split(grid, lines)
		for _, t := range tables {
			if t.Heading == "" {
				t.Heading = sheet
			}
			a.Tables = append(a.Tables, t)
		}
		if len(tables) == 0 && len(grid) > 0 {
			s.note("it holds no table: %.200s", strings.Join(textsOf(grid), " | "))
		}
	}
	return a, nil
}

// textsOf lists the texts of cells.
func textsOf(grid [][]table.Cell) []string {
	var out []string
	for _, row := range grid {
		for _, c := range row {
			if !c.Empty() {
				out = append(out, strings.Join(c.All(), " "))
			}
		}
	}
	return out
}

// sheetReader is one sheet while it is read.
type sheetReader struct {
	f       *excelize.File
	sheet   string
	article *table.Article
}

func (s *sheetReader) note(format string, values ...any) {
	s.article.Notes = append(s.article.Notes, fmt.Sprintf("the sheet %q: ", s.sheet)+fmt.Sprintf(format, values...))
}

// rows reads the cells of a sheet, and the number of each row. Of a sheet of at most mergedRows rows,
// it also reads merged cells, comments and links.
func (s *sheetReader) rows() (grid [][]table.Cell, lines []int, err error) {
	rows, err := s.f.Rows(s.sheet)
	if err != nil {
		return nil, nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	var hidden []string
	for rows.Next() {
		if rows.GetRowOpts().Hidden {
			hidden = append(hidden, strconv.Itoa(len(lines)+1))
		}
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
	if len(hidden) > 0 {
		s.note("its hidden rows were read too: %s", strings.Join(hidden[:min(len(hidden), shownRows)], ", "))
	}
	if len(grid) <= mergedRows {
		if err = s.beside(grid); err == nil {
			err = spread(s.f, s.sheet, grid)
		}
	}
	return grid, lines, err
}

// shownRows is how many rows a note names.
const shownRows = 20

// beside adds to cells the addresses of their links, and the values of formulas that the program did
// not store. It notes comments and hidden columns.
func (s *sheetReader) beside(grid [][]table.Cell) error {
	width := 0
	for y, row := range grid {
		width = max(width, len(row))
		for x := range row {
			cell, err := excelize.CoordinatesToCellName(x+1, y+1)
			if err != nil {
				return err
			}
			if len(row[x].Lead)+len(row[x].Items) == 0 {
				s.formula(&row[x], cell)
			}
			if is, to, err := s.f.GetCellHyperLink(s.sheet, cell); err == nil && is && strings.Contains(to, "://") &&
				len(row[x].Lead) == 1 && len(row[x].Items) == 0 {
				row[x].Lead[0] = "[" + row[x].Lead[0] + "](<" + bracketed.Replace(to) + ">)"
			}
		}
	}
	comments, err := s.f.GetComments(s.sheet)
	if err != nil {
		return err
	}
	for _, c := range comments {
		text := c.Text
		for _, run := range c.Paragraph {
			text += run.Text
		}
		s.note("the comment at %s is left out: %s", c.Cell, oneLine(text))
	}
	for x := range width {
		name, err := excelize.ColumnNumberToName(x + 1)
		if err != nil {
			return err
		}
		if visible, err := s.f.GetColVisible(s.sheet, name); err == nil && !visible {
			s.note("its hidden column %s was read too", name)
		}
	}
	return nil
}

// formula fills in a cell whose formula has no stored value.
func (s *sheetReader) formula(c *table.Cell, cell string) {
	formula, err := s.f.GetCellFormula(s.sheet, cell)
	if err != nil || formula == "" {
		return
	}
	value, err := s.f.CalcCellValue(s.sheet, cell)
	if err != nil || value == "" {
		s.note("the formula at %s has no value, and is left out: %s", cell, formula)
		return
	}
	*c = table.Text(value)
}

// spread copies a cell that is merged over several rows into each of them, and marks the cells that it spans
// at its right.
func spread(f *excelize.File, sheet string, grid [][]table.Cell) error {
	merged, err := f.GetMergeCells(sheet)
	if err != nil {
		return err
	}
	width := 0
	for _, row := range grid {
		width = max(width, len(row))
	}
	for _, m := range merged {
		left, top, err := excelize.CellNameToCoordinates(m.GetStartAxis())
		right, bottom, err2 := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err := errors.Join(err, err2); err != nil {
			return err
		}
		if top > len(grid) || left > len(grid[top-1]) {
			continue
		}
		c := grid[top-1][left-1]
		if right > left {
			grid[top-1][left-1].Wide = len(table.Filled(grid[top-1])) == 1
		}
		for y := top - 1; y < min(bottom, len(grid)); y++ {
			for len(grid[y]) < min(right, width) {
				grid[y] = append(grid[y], table.Cell{})
			}
			if y >= top {
				grid[y][left-1] = c
			}
			for x := left; x < min(right, width); x++ {
				grid[y][x].Joined = len(grid[y][x].Lead)+len(grid[y][x].Items) == 0
			}
		}
	}
	return nil
}
