package catalogue

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"faultbook/internal/texts"
)

// CSVPath is the catalogue as a table, for spreadsheets. A text that begins with
// =, +, - or @ stands there as it is, though a spreadsheet takes it for a
// formula: programs compare messages with it letter for letter, and every text
// is of the site's own authors.
const CSVPath = "catalogue.csv"

// column is one column of the table. Several values in one cell stand on a
// line each.
type column struct {
	name  string
	value func(*Entry) string
}

// columnsIn returns the columns, with words of the interface where a value has any.
func columnsIn(words *texts.Texts) []column {
	return []column{
		{"id", func(e *Entry) string { return e.ID }},
		{"url", func(e *Entry) string { return e.URL }},
		{"code", func(e *Entry) string { return e.Code }},
		{"product", func(e *Entry) string { return e.Product }},
		{"operation", func(e *Entry) string { return e.Operation }},
		{"status", func(e *Entry) string { return e.Status }},
		{"also", func(e *Entry) string { return lines(e.Also) }},
		{"message", func(e *Entry) string { return e.Message }},
		{"severity", func(e *Entry) string { return e.Severity }},
		{"state", func(e *Entry) string { return e.State }},
		{"icon", func(e *Entry) string { return e.Icon }},
		{"summary", func(e *Entry) string { return e.Summary }},
		{"causes", causes},
		{"fix", func(e *Entry) string { return lines(e.Fix) }},
		{"shown_in", func(e *Entry) string { return lines(e.ShownIn) }},
		{"retry_limit", func(e *Entry) string { return number(e.Retry.Limit) }},
		{"retry_interval", func(e *Entry) string { return e.Retry.Interval }},
		{"retry_note", func(e *Entry) string { return e.Retry.Note }},
		{"escalate", func(e *Entry) string { return escalation(words, e) }},
		{"applies_to", func(e *Entry) string { return lines(e.AppliesTo) }},
		{"leads_to", func(e *Entry) string { return lines(e.LeadsTo) }},
		{"related", func(e *Entry) string { return lines(e.Related) }},
		{"updated", func(e *Entry) string { return e.Updated }},
		{"type", func(e *Entry) string { return e.Type }},
		{"action", func(e *Entry) string { return e.Action }},
		{"resolves_itself", func(e *Entry) string { return e.Resolves.Text }},
		{"appears_with", func(e *Entry) string { return lines(e.AppearsWith) }},
		{"keywords", func(e *Entry) string { return lines(e.Keywords) }},
		{"name", func(e *Entry) string { return e.Name }},
		{"translated", translated},
	}
}

func translated(e *Entry) string {
	var all []string
	for _, one := range e.Translated {
		for _, message := range one.Messages {
			all = append(all, one.Language+": "+message)
		}
	}
	return lines(all)
}

func causes(e *Entry) string {
	var all []string
	for _, c := range e.Causes {
		all = append(all, c.Cause)
	}
	return lines(all)
}

func lines(values []string) string { return strings.Join(values, "\n") }

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func escalation(words *texts.Texts, e *Entry) string {
	var all []string
	for _, c := range e.Escalate {
		text := c.To
		if c.When != "" {
			text += words.Get("markdown.contact_if", "condition", c.When)
		}
		if len(c.Send) > 0 {
			text += " (" + words.List(c.Send) + ")"
		}
		all = append(all, text)
	}
	return lines(all)
}

// table is the catalogue as CSV, with the names of the columns above them.
type table struct {
	text bytes.Buffer
	rows *csv.Writer
	row  []string

	columns []column
}

func newTable(words *texts.Texts) (*table, error) {
	columns := columnsIn(words)
	t := &table{columns: columns, row: make([]string, len(columns))}
	t.rows = csv.NewWriter(&t.text)
	t.rows.UseCRLF = true // as RFC 4180 has it
	return t, t.write(func(c column) string { return c.name })
}

func (t *table) add(e *Entry) error {
	return t.write(func(c column) string { return c.value(e) })
}

func (t *table) write(cell func(column) string) error {
	for i, c := range t.columns {
		t.row[i] = cell(c)
	}
	if err := t.rows.Write(t.row); err != nil {
		return err
	}
	t.rows.Flush()
	return t.rows.Error()
}
