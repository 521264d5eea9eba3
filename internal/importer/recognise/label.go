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
