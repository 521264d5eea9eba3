package importer

import (
	"path"
	"slices"

	"faultbook/internal/importer/entry"
	"faultbook/internal/importer/recognise"
	"faultbook/internal/importer/table"
)

// sections are the sections of exports.
type sections struct {
	byID  map[string]table.Article
	inUse map[string]string // the folders of those that have articles, by ID
}

// sectionsOf returns the sections among articles.
func sectionsOf(articles []table.Article) sections {
	s := sections{byID: map[string]table.Article{}, inUse: map[string]string{}}
	for _, a := range articles {
		if a.Section {
			s.byID[a.ID] = a
		}
	}
	return s
}

// sectionDepth is how deep sections may be nested. It also ends a cycle of sections.
const sectionDepth = 8

// folder returns the folder of a section, relative to that of all articles; "" for an unknown section.
func (s sections) folder(id string) string {
	var parts []string
	for range sectionDepth {
		a, known := s.byID[id]
		name := entry.Name(a.Title)
		if !known || name == "" {
			break
		}
		parts = append(parts, name)
		id = a.Parent
	}
	slices.Reverse(parts)
	return path.Join(parts...)
}

// use notes that a section, and those around it, have an article.
func (s sections) use(id string) {
	for range sectionDepth {
		a, known := s.byID[id]
		if folder := s.folder(id); known && folder != "" {
			s.inUse[id] = folder
		}
		id = a.Parent
	}
}

// sections makes the pages of sections with articles, and reports those without.
func (p *planning) sections(s sections) []entry.Document {
	var docs []entry.Document
	made := map[string]bool{}
	for _, id := range sortedKeys(s.byID) {
		a := s.byID[id]
		below, used := s.inUse[id]
		if !used {
			p.plan.Report.unplaced("%s: no article without a table is in this section: it gets no page", a.Source)
			continue
		}
		folder := path.Join(p.articlesFolder(), below)
		if made[folder] {
			continue
		}
		made[folder] = true
		d := entry.Document{Identity: "section|" + below, Near: "section|" + below, Folder: folder,
			Names: []string{"_index"}, Source: a.Source}
		d.Values = []entry.Value{{Key: "kind", Value: "section"}, {Key: "title", Value: a.Title}}
		if a.Summary != "" {
			d.Values = append(d.Values, entry.Value{Key: "summary", Value: table.Escape(a.Summary)})
		}
		if alias := recognise.Path(a.Address); alias != "" {
			d.Values = append(d.Values, entry.Value{Key: "aliases", Value: []string{alias}})
		}
		docs = append(docs, d)
	}
	return docs
}
