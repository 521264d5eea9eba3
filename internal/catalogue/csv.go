package catalogue

import (
	"bytes"
	"encoding/csv"
	"strconv"
	"strings"

	"faultbook/internal/texts"
)

// CSVPath is the catalogue as a table, for spreadsheets. A text that begins with =, +, - or
// @ is unchanged, although a spreadsheet takes it for a formula: programs compare messages
// with it exactly, and all texts come from the site's own authors.
const CSVPath = "catalogue.csv"

// column is one column of the table, which has a row for each entry and language. Each of
// several values in a cell has its own line.
type column struct {
	name  string
	value func(row) string
}

// row is an entry in one language, with the texts of the interface in that language.
type row struct {
	*Entry
	words *texts.Texts
}

var columns = []column{
	{"id", func(e row) string { return e.ID }},
	{"url", func(e row) string { return e.URL }},
	{"code", func(e row) string { return e.Code }},
	{"product", func(e row) string { return e.Product }},
	{"operation", func(e row) string { return e.Operation }},
	{"status", func(e row) string { return e.Status }},
	{"also", func(e row) string { return lines(e.Also) }},
	{"message", func(e row) string { return e.Message }},
	{"severity", func(e row) string { return e.Severity }},
	{"state", func(e row) string { return e.State }},
	{"icon", func(e row) string { return e.Icon }},
	{"summary", func(e row) string { return e.Summary }},
	{"causes", func(e row) string { return lines(textsOf(e.Causes, func(c Cause) string { return c.Cause })) }},
	{"fix", func(e row) string { return lines(e.Fix) }},
	{"shown_in", func(e row) string { return lines(e.ShownIn) }},
	{"retry_limit", func(e row) string { return number(e.Retry.Limit) }},
	{"retry_interval", func(e row) string { return e.Retry.Interval }},
	{"retry_note", func(e row) string { return e.Retry.Note }},
	{"escalate", escalation},
	{"applies_to", func(e row) string { return lines(e.AppliesTo) }},
	{"leads_to", func(e row) string { return lines(e.LeadsTo) }},
	{"related", func(e row) string { return lines(e.Related) }},
	{"updated", func(e row) string { return e.Updated }},
	{"type", func(e row) string { return e.Type }},
	{"action", func(e row) string { return e.Action }},
	{"resolves_itself", func(e row) string { return e.Resolves.Text }},
	{"appears_with", func(e row) string { return lines(e.AppearsWith) }},
	{"keywords", func(e row) string { return lines(e.Keywords) }},
	{"name", func(e row) string { return e.Name }},
	{"translated", translated},
	{"language", func(e row) string { return e.Language }},
	{"text_language", func(e row) string { return e.TextLanguage }},
}

func translated(e row) string {
	var all []string
	for _, one := range e.Translated {
		for _, message := range one.Messages {
			all = append(all, one.Language+": "+message)
		}
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

func escalation(e row) string {
	var all []string
	for _, c := range e.Escalate {
		text := c.To
		if c.When != "" {
			text += e.words.Get("markdown.contact_if", "condition", c.When)
		}
		if len(c.Send) > 0 {
			text += " (" + e.words.List(c.Send) + ")"
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
}

func newTable() (*table, error) {
	t := &table{row: make([]string, len(columns))}
	t.rows = csv.NewWriter(&t.text)
	t.rows.UseCRLF = true // as RFC 4180 requires
	return t, t.write(func(c column) string { return c.name })
}

func (t *table) add(e row) error {
	return t.write(func(c column) string { return c.value(e) })
}

func (t *table) write(cell func(column) string) error {
	for i, c := range columns {
		t.row[i] = cell(c)
	}
	if err := t.rows.Write(t.row); err != nil {
		return err
	}
	t.rows.Flush()
	return t.rows.Error()
}
