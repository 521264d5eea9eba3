package recognise

import (
	"slices"
	"strings"
	"unicode"

	"faultbook/internal/importer/entry"
	"faultbook/internal/importer/table"
)

// shortestLabel is how many bytes a label beside a slash has at least: "N/A" is one label.
const shortestLabel = 3

// label reads a label, and several codes before or after it, such as "E5; E6: Slow" and "Slow (E5; E6)",
// unless the table has a column of codes. One code may be a word of the label.
func (t *reading) label(e *entry.Entry, c table.Cell) {
	isCode := func(c Column) bool { return c.Field == Code }
	if list, rest := labelCodes(c.Plain); len(list) > 1 && len(c.Items) == 0 && !slices.ContainsFunc(t.columns, isCode) {
		e.Code, e.Codes = list[0], append(e.Codes, list[1:]...)
		if c = (table.Cell{Plain: rest}); rest == "" {
			return
		}
	}
	t.r.status(e, c)
}

// labelCodes cuts codes off the beginning or the end of a label.
func labelCodes(label string) (list []string, rest string) {
	if list = codes(table.Text(label)); len(list) > 0 {
		return list, ""
	}
	for _, sign := range []string{": ", " – ", " — ", " - "} {
		if before, after, found := strings.Cut(label, sign); found {
			if list = codes(table.Text(before)); len(list) > 0 {
				return list, strings.TrimSpace(after)
			}
		}
	}
	if open := strings.LastIndex(label, "("); open > 0 && strings.HasSuffix(label, ")") {
		return codes(table.Text(label[open+1 : len(label)-1])), strings.TrimSpace(label[:open])
	}
	return nil, label
}

// status reads the label of an entry. Labels with a slash between them, such as "Paused/Stopped", are
// its label as written, and each alone is another one.
func (r *Recogniser) status(e *entry.Entry, c table.Cell) {
	label := strings.TrimSuffix(
		strings.Join(strings.Fields(strings.Join(append(strings.Split(c.Plain, "\n"), plainItems(c)...), " ")), " "),
		":",
	)
	parts := strings.Split(label, "/")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	isPart := func(p string) bool { return len(p) < shortestLabel || strings.IndexFunc(p, unicode.IsUpper) != 0 }
	if len(parts) > 1 && !slices.ContainsFunc(parts, isPart) {
		label, e.Also = strings.Join(parts, "/"), append(e.Also, parts...)
	}
	e.Status = label
	for other, same := range r.Mapping.Same {
		if entry.Slug(other) == entry.Slug(label) {
			e.Status, e.Also = same, append(e.Also, label)
		}
	}
}

// templates reads the messages of a cell: each paragraph and each item is one. A line is several if it
// has a slash between texts of two words or more.
func templates(c table.Cell) []string {
	var out []string
	for _, line := range append(strings.Split(c.Plain, "\n"), plainItems(c)...) {
		parts := strings.Split(line, " / ")
		if slices.ContainsFunc(parts, func(p string) bool { return len(strings.Fields(p)) < 2 }) {
			parts = []string{line}
		}
		for _, part := range parts {
			if part = strings.TrimSpace(part); part != "" {
				out = append(out, Template(part))
			}
		}
	}
	return out
}
