// Package recognise reads what tables mean. Tables come in; entries go out, with
// what each column was taken for and what has no place. It knows no formats, and
// it looks at no files.
package recognise

import (
	"fmt"
	"slices"
	"strings"

	"faultbook/internal/importer/entry"
	"faultbook/internal/importer/table"
)

// Recogniser reads tables for one site.
type Recogniser struct {
	Terms   Terms
	Mapping Mapping
	// Missing collects lines that the settings lack, by their list: without them
	// a value has no place.
	Missing map[string][]string
}

// Understood is what one table was taken for.
type Understood struct {
	Source  string   `json:"source"`
	Heading string   `json:"heading,omitempty"`
	Into    []string `json:"into"`
	Rows    int      `json:"rows"`
	Columns []Column `json:"columns"`
}

// Result is what the tables of one article hold.
type Result struct {
	Entries    []*entry.Entry
	Understood []Understood
	Notes      []string // what has no place
	Same       []int    // lines of rows that say what the row above says
}

// Article reads all tables of an article.
func (r *Recogniser) Article(a table.Article) Result {
	var out Result
	for i := range a.Tables {
		t := &a.Tables[i]
		t.Fit()
		r.headless(t)
		reading := reading{r: r, article: a, table: t, columns: r.columns(t), out: &out}
		reading.rows()
	}
	return out
}

// headless gives a table whose first row is data a header of numbers.
func (r *Recogniser) headless(t *table.Table) {
	known, data := false, false
	for _, name := range t.Header {
		_, mapped := r.mapped(name)
		known = known || mapped || byHeader(name).field != ""
		data = data || codeForm.MatchString(name) || len(strings.Fields(name)) > 2*labelWords
	}
	if known || !data || len(t.Header) < 2 {
		return
	}
	first := table.Row{}
	for i, name := range t.Header {
		first.Cells = append(first.Cells, table.Text(name))
		t.Header[i] = ""
	}
	t.Rows = slices.Insert(t.Rows, 0, first)
}

func columnName(i int) string { return fmt.Sprintf("column %d", i+1) }

// reading is one table while it is read.
type reading struct {
	r       *Recogniser
	article table.Article
	table   *table.Table
	columns []Column
	out     *Result
	above   *entry.Entry // the entry of the row before
}

func (t *reading) rows() {
	u := Understood{Source: t.article.Source, Heading: t.table.Heading, Rows: len(t.table.Rows), Columns: t.columns}
	left := 0
	t.out.Entries = slices.Grow(t.out.Entries, len(t.table.Rows))
	for i, row := range t.table.Rows {
		t.table.Rows[i] = table.Row{} // the entry has all of it
		section, _ := t.r.Mapping.section(row.Group, t.table.Heading)
		if section.Into == string(Ignore) {
			left++
			continue
		}
		e := t.entry(row, section)
		if e.Status == "" && e.Code == "" && len(e.Messages) == 0 {
			t.note(row, "the row has no label, message or code: %s", strings.Join(values(row), " | "))
			continue
		}
		if !slices.Contains(u.Into, e.Folder) {
			u.Into = append(u.Into, e.Folder)
		}
		t.add(e, row)
	}
	if left > 0 {
		t.out.Notes = append(
			t.out.Notes,
			fmt.Sprintf("%s: the mapping leaves out %d rows below %q", t.article.Source, left, t.table.Heading),
		)
	}
	t.out.Understood = append(t.out.Understood, u)
}

// add adds an entry, or merges it with the one of the row above.
func (t *reading) add(e entry.Entry, row table.Row) {
	if t.above != nil && t.above.Identity() == e.Identity() {
		before := fmt.Sprintf("%+v", *t.above)
		left := t.above.Merge(e, true)
		for _, value := range left {
			t.note(row, "another value than the row above, left out: %s", value)
		}
		if len(left) == 0 && fmt.Sprintf("%+v", *t.above) == before {
			t.out.Same = append(t.out.Same, row.Line)
		}
		return
	}
	t.above = &e
	t.out.Entries = append(t.out.Entries, t.above)
}

func values(row table.Row) []string {
	var out []string
	for _, c := range row.Cells {
		if !c.Empty() {
			out = append(out, strings.Join(c.All(), " • "))
		}
	}
	return out
}

func (t *reading) note(row table.Row, format string, values ...any) {
	place := t.article.Source
	if row.Line > 0 {
		place = fmt.Sprintf("%s:%d", place, row.Line)
	}
	t.out.Notes = append(t.out.Notes, place+": "+fmt.Sprintf(format, values...))
}

// entry reads one row.
func (t *reading) entry(row table.Row, section Section) entry.Entry {
	e := entry.Entry{Source: t.article.Source, Line: row.Line}
	var product, operation string
	continued := t.continued(row)
	for i, column := range t.columns {
		c := row.Cells[i]
		switch {
		case column.Field == Product:
			product = c.Plain
		case column.Field == Operation:
			operation = c.Plain
		case i <= continued:
			t.repeat(&e, column.Field)
		case !c.Empty():
			t.field(&e, column, c, row)
		}
		if column.Field != Ignore {
			for _, note := range c.Notes {
				e.Body = append(e.Body, column.Name+": "+note)
			}
		}
	}
	for field, value := range section.Set {
		t.field(&e, Column{Name: field, Field: Field(field)}, table.Text(value), row)
	}
	t.r.place(&e, section, placed{t.article.Title, t.article.Source, t.table.Heading, row.Group, product, operation})
	return e
}

// continued returns the last of the columns at the left that continue the row above, as
// merged cells do once they are CSV: those up to an empty label. It is -1 for none.
func (t *reading) continued(row table.Row) int {
	label := slices.IndexFunc(t.columns, func(c Column) bool { return c.Field == Status })
	if t.above == nil || label < 0 || t.above.Status == "" {
		return -1
	}
	for _, c := range row.Cells[:label+1] {
		if len(c.Lead)+len(c.Items) > 0 {
			return -1
		}
	}
	return label
}

// repeat takes a field over from the row above.
func (t *reading) repeat(e *entry.Entry, field Field) {
	switch field {
	case Status:
		e.Status, e.Also = t.above.Status, t.above.Also
	case Icon:
		e.Icon = t.above.Icon
	case Severity:
		e.Severity = t.above.Severity
	case Code:
		e.Code = t.above.Code
	}
}
