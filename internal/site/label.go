package site

import (
	"slices"

	"faultbook/internal/document"
)

// indexLabels enters a page under each of its labels.
func (l *linking) indexLabels(p *Page) {
	for _, key := range labelKeys(p) {
		l.labels[key] = append(l.labels[key], p.Ref)
		if p.Kind == document.Entry && !p.Retired() {
			l.sharing[key] = append(l.sharing[key], p.Ref)
		}
	}
}

// labelKeys lists the keys of a page's title, status, codes, names and other labels, each
// once.
func labelKeys(p *Page) []string {
	keys := make([]string, 0, 3+len(p.Meta.Also))
	add := func(label string) {
		if key := document.LabelKey(label); key != "" && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	add(p.Title)
	add(p.Meta.Status)
	for _, code := range p.Meta.AllCodes() {
		add(code)
	}
	for _, label := range p.Meta.Also {
		add(label)
	}
	for _, name := range p.Names {
		add(name)
	}
	return keys
}
