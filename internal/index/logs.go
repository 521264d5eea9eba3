package index

import (
	"cmp"
	"slices"
	"strings"

	"faultbook/internal/document"
	"faultbook/internal/logs"
	"faultbook/internal/output"
	"faultbook/internal/site"
	"faultbook/search"
)

// Logs returns the data for reading logs: the entries of a site by their ids. all are the site in
// all its languages, since a product may log in any of them: their messages and labels count too.
func Logs(s *site.Site, all ...*site.Site) *logs.Data {
	entries := slices.Clone(s.Entries)
	slices.SortFunc(entries, func(a, b *site.Page) int { return strings.Compare(a.ID, b.ID) })
	number := map[site.Ref]int{}
	for i, p := range entries {
		number[p.Ref] = i
	}
	d := &logs.Data{}
	for _, p := range entries {
		e := logEntry(p, number)
		for _, in := range all {
			if other := in.PageByID(p.ID); other != nil && in != s {
				addTexts(&e, other)
			}
		}
		d.Entries = append(d.Entries, e)
		d.Details = append(d.Details, logDetails(s, p))
	}
	return d
}

func logEntry(p *site.Page, number map[site.Ref]int) logs.Entry {
	m := p.Meta
	e := logs.Entry{ID: p.ID, Label: p.Title, Verdict: string(p.Verdict()), Codes: m.AllCodes()}
	addTexts(&e, p)
	for _, next := range p.LeadsTo {
		if n, ok := number[next]; ok {
			e.LeadsTo = append(e.LeadsTo, n)
		}
	}
	return e
}

// addTexts adds the labels and the messages of a page, those that an entry lacks.
func addTexts(e *logs.Entry, p *site.Page) {
	m := p.Meta
	labels := m.Also
	if m.Status != "" {
		labels = append([]string{m.Status}, m.Also...)
	}
	for _, shown := range p.ShownIn {
		if shown.As != "" {
			labels = append(labels[:len(labels):len(labels)], shown.As)
		}
	}
	for _, label := range labels {
		if !slices.Contains(e.Labels, label) {
			e.Labels = append(e.Labels, label)
		}
	}
	messages := slices.Clone(m.Messages)
	for _, other := range m.Translated { // a product may log in a language that the site lacks
		messages = append(messages, other.Messages...)
	}
	for _, message := range messages {
		parts := partsOf(message)
		if !slices.ContainsFunc(e.Message, func(known logs.Message) bool { return slices.Equal(known, parts) }) {
			e.Message = append(e.Message, parts)
		}
	}
}

func partsOf(message document.Message) logs.Message {
	parts := logs.Message{""}
	for _, part := range message.Parts {
		if part.Placeholder {
			parts = append(parts, part.Text, "")
		} else {
			parts[len(parts)-1] += part.Text
		}
	}
	return parts
}

func logDetails(s *site.Site, p *site.Page) logs.Details {
	d := logs.Details{URL: p.URL}
	steps := plainSteps(s, p, p.Steps())
	shown := display(s, p, "", steps)
	if len(shown.Fix) > 0 {
		d.Step = shown.Fix[0]
	}
	d.Step = cmp.Or(d.Step, p.Plain(p.Meta.Resolves.Text))
	d.Contact, d.Where = shown.Contact, strings.Join(shown.Crumbs, " › ")
	return d
}

// LogFiles makes the files for reading logs with a site, all of whose languages count; the last
// one names the others.
func LogFiles(s *site.Site, all ...*site.Site) ([]output.File, error) {
	data := Logs(s, all...)
	m := logs.Manifest{Version: logs.DataVersion, Entries: len(data.Entries), Lines: []string{}, Details: []string{}}
	var files []output.File
	add := func(kind string, pieces [][]any, names *[]string) error {
		for _, rows := range pieces {
			name, file, err := search.Rows(kind, rows)
			if err != nil {
				return err
			}
			*names = append(*names, name)
			files = append(files, outputOf(file))
		}
		return nil
	}
	lines, details := data.Pieces()
	if err := add("l", lines, &m.Lines); err != nil {
		return nil, err
	}
	if err := add("m", details, &m.Details); err != nil {
		return nil, err
	}
	file, err := search.Call(logs.DataName, m)
	return append(files, outputOf(file)), err
}
