package mcpserver

import (
	"cmp"
	"regexp"
	"strings"

	"faultbook/internal/catalogue"
	"faultbook/search"
)

// documents returns the documents of the search, one for each entry: its texts in all languages.
func documents(entries []catalogue.Entry) []search.Document {
	out := make([]search.Document, 0, len(entries))
	for i := range entries {
		e := &entries[i]
		d := search.Document{
			ID: e.ID, URL: e.URL, Codes: e.Codes, Summary: e.Summary, Fixes: e.Fix, Keywords: e.Keywords,
			Surfaces: e.ShownIn, Body: e.Product + " " + e.Operation, Display: search.Display{Title: labelOf(e)},
		}
		if e.Name != "" {
			d.Codes = append(d.Codes[:len(d.Codes):len(d.Codes)], e.Name)
		}
		if e.Status != "" {
			d.Labels = append([]string{e.Status}, e.Also...)
		}
		for _, m := range e.Messages {
			d.Messages = append(d.Messages, template(m))
		}
		for _, c := range e.Causes {
			d.Causes = append(d.Causes, c.Cause)
		}
		for _, p := range e.Places {
			if p.As != "" {
				d.Labels = append(d.Labels, p.As)
			}
			if p.Condition != "" {
				d.Conditions = append(d.Conditions, search.Literal(p.Condition))
			}
		}
		addLanguages(&d, e)
		out = append(out, d)
	}
	return out
}

// addLanguages adds the labels, messages and summaries of an entry in other languages.
func addLanguages(d *search.Document, e *catalogue.Entry) {
	for _, in := range e.Translated {
		for _, m := range in.Messages {
			d.Messages = append(d.Messages, template(m))
		}
	}
	for i := range e.Languages {
		in := &e.Languages[i]
		d.Labels = append(d.Labels, in.Also...)
		if in.Status != "" {
			d.Labels = append(d.Labels, in.Status)
		}
		for _, m := range in.Messages {
			d.Messages = append(d.Messages, template(m))
		}
		d.Body += " " + in.Summary
	}
}

// labelOf returns the name of an entry for readers.
func labelOf(e *catalogue.Entry) string { return cmp.Or(e.Status, e.Code, e.Name, e.Message, e.ID) }

// placeholder matches a placeholder of a message in the catalogue, and \<, which is a plain sign.
var placeholder = regexp.MustCompile(`\\<|<[^<>]+>`)

// template returns a message of the catalogue as literal texts, with a placeholder between them.
func template(message string) search.Template {
	parts := search.Template{""}
	from := 0
	for _, at := range placeholder.FindAllStringIndex(message, -1) {
		last := &parts[len(parts)-1]
		*last += message[from:at[0]]
		if from = at[1]; message[at[0]] == '\\' {
			*last += "<"
		} else {
			parts = append(parts, "")
		}
	}
	parts[len(parts)-1] += strings.TrimSpace(message[from:])
	return parts
}
