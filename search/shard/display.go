package shard

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"faultbook/search/index"
)

// displays cuts what hits show into shards, by document: briefs are what every hit
// shows, details what the best one shows beside.
func displays(m *index.Model) (briefs, details string, files []File, err error) {
	briefs, more, err := cutDocs(m, "b", briefTarget, brief)
	if err != nil {
		return "", "", nil, err
	}
	files = more
	details, more, err = cutDocs(m, "d", detailTarget, detail)
	return briefs, details, append(files, more...), err
}

// cutDocs gives the names of the shards, each with its number of documents behind a
// colon, and the shards.
func cutDocs(m *index.Model, kind string, size int, show func(*index.Info) any) (string, []File, error) {
	rows := make([][]byte, len(m.Docs))
	total := 0
	for i := range m.Docs {
		row, err := marshal(show(&m.Docs[i]))
		if err != nil {
			return "", nil, fmt.Errorf("search: show %s: %w", m.Docs[i].ID, err)
		}
		rows[i] = row
		total += len(row)
	}
	c := newChunker(size, total/max(1, len(rows)))
	var names []string
	var files []File
	var here [][]byte
	flush := func() {
		name, f := file(kind, here)
		names, files = append(names, name+":"+strconv.Itoa(len(here))), append(files, f)
		here = nil
	}
	for i, row := range rows {
		if c.cuts(m.Docs[i].ID, len(row)) {
			flush()
		}
		here = append(here, row)
	}
	if len(here) > 0 {
		flush()
	}
	return strings.Join(names, " "), files, nil
}

// brief is what every hit shows, without empty texts at its end. The address is empty
// where it is the ID and a slash.
func brief(d *index.Info) any {
	url := d.URL
	if url == d.ID+"/" {
		url = ""
	}
	s := &d.Display
	row := []any{d.ID, s.Title, list(s.Crumbs), s.Message, s.Summary, s.Code, url}
	for len(row) > 3 && row[len(row)-1] == "" {
		row = row[:len(row)-1]
	}
	return row
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

// facetValues gives the shard of the facet values: the facet's place, ID, name, parent
// and the stretches of documents of each.
func facetValues(m *index.Model) (string, File, error) {
	rows := [][]byte{}
	for i := range m.Facets {
		f := &m.Facets[i]
		row, err := marshal([]any{slices.Index(m.Options.Facets, f.Facet), f.ID, f.Name, f.Parent, runs(f.Runs)})
		if err != nil {
			return "", File{}, fmt.Errorf("search: show %s: %w", f.ID, err)
		}
		rows = append(rows, row)
	}
	name, f := file("f", rows)
	return name, f, nil
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

func scoredRuns(f *index.Facet) string {
	if !f.Scored() {
		return ""
	}
	return runs(f.Runs)
}
