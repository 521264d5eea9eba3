package site

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"faultbook/internal/document"
)

// indexLabels makes a page findable by what people call it.
func (l *linking) indexLabels(p *Page) {
	for _, key := range labelKeys(p) {
		l.labels[key] = append(l.labels[key], p.Ref)
		if p.Kind == document.Entry && !p.Retired() {
			l.sharing[key] = append(l.sharing[key], p.Ref)
		}
	}
}

// labelKeys lists what people call a page, each once.
func labelKeys(p *Page) []string {
	keys := make([]string, 0, 3+len(p.Meta.Also))
	add := func(label string) {
		if key := labelKey(label); key != "" && !slices.Contains(keys, key) {
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

// labelKey returns the form in which two labels count as the same.
func labelKey(label string) string {
	if spaced(label) {
		label = strings.Join(strings.Fields(label), " ")
	}
	return strings.ToLower(norm.NFC.String(label))
}

// spaced reports whether a label has any white space but single spaces within.
func spaced(label string) bool {
	before := ' '
	for _, r := range label {
		if unicode.IsSpace(r) && (r != ' ' || before == ' ') {
			return true
		}
		before = r
	}
	return before == ' '
}
