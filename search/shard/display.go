package shard

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"faultbook/search/index"
)

// documents cuts what hits show into shards, by document: briefs are what every hit
// shows, details what the best one shows beside. It gives the names of the shards, each
// followed by a colon and its number of documents.
func (w *exporter) documents(m *index.Model, kind string, size cutting, show func(*index.Info) any) (string, error) {
	rows := make([][]byte, len(m.Docs))
	total := 0
	for i := range m.Docs {
		row, err := marshal(show(&m.Docs[i]))
		if err != nil {
			return "", fmt.Errorf("search: show %s: %w", m.Docs[i].ID, err)
		}
		rows[i] = row
		total += len(row)
	}
	c := newChunker(size, total, len(rows))
	var names []string
	first := 0
	for i := range len(rows) + 1 {
		if i < len(rows) && !c.cuts(m.Docs[i].ID, len(rows[i])) || i == first {
			continue
		}
		name, err := w.shard(kind, rows[first:i])
		if err != nil {
			return "", err
		}
		names = append(names, name+":"+strconv.Itoa(i-first))
		first = i
	}
	return strings.Join(names, " "), nil
}

// briefs returns what every hit shows, without empty texts at its end. The address is
// empty where it is the ID and a slash. Spans are the place of the language, a colon and
// the first line.
func briefs(languages []string) func(*index.Info) any {
	return func(d *index.Info) any {
		url := d.URL
		if url == d.ID+"/" {
			url = ""
		}
		var spans []string
		for _, span := range d.Spans {
			spans = append(spans, number(slices.Index(languages, span.Language))+":"+number(span.First))
		}
		s := &d.Display
		row := []any{d.ID, s.Title, list(s.Crumbs), s.Message, s.Summary, s.Code, url, strings.Join(spans, " ")}
		for len(row) > 3 && row[len(row)-1] == "" {
			row = row[:len(row)-1]
		}
		return row
	}
}

// messages returns what a hit shows when a query matches a message in another language,
// span by span.
func messages(d *index.Info) any {
	out := []string{}
	for _, span := range d.Spans {
		out = append(out, span.Shown)
	}
	return out
}

func detail(d *index.Info) any {
	s := &d.Display
	return []any{list(s.Fix), s.Contact, list(s.Send), list(s.Causes)}
}

func list(texts []string) []string {
	if texts == nil {
		return []string{}
	}
	return texts
}

// facetValues gives the facet's place, ID, name, parent and the stretches of documents of
// each facet value.
func facetValues(m *index.Model) [][]any {
	rows := [][]any{}
	for i := range m.Facets {
		f := &m.Facets[i]
		rows = append(rows, []any{slices.Index(m.Options.Facets, f.Facet), f.ID, f.Name, f.Parent, runs(f.Runs)})
	}
	return rows
}

// runs writes stretches of documents: the step from the end of the one before, a
// colon and the length.
func runs(all []index.Run) string {
	var out []string
	last := 0
	for _, r := range all {
		out = append(out, number(r.First-last)+":"+number(r.Count))
		last = r.First + r.Count
	}
	return strings.Join(out, " ")
}
