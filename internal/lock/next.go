package lock

import (
	"slices"
	"strings"

	"faultbook/internal/document"
	"faultbook/internal/site"
)

// Next returns the lock after a site is published: all its addresses, and the old
// anchors of pages that have moved since l was made. l may be nil.
func (l *Lock) Next(s *site.Site) *Lock {
	next := &Lock{}
	for _, p := range s.Pages {
		next.addPage(p)
	}
	next.sort()
	if l == nil {
		return next
	}
	for _, line := range l.Lines {
		page, _, _ := strings.Cut(line.Address, "#")
		if line.Kind == Anchor && !next.Has(line.Address) && s.PageByURL(page[1:]) != nil {
			next.add(Line{Address: line.Address, Kind: Anchor})
		}
	}
	next.sort()
	return next
}

func (l *Lock) add(line Line) { l.Lines = append(l.Lines, line) }

func (l *Lock) sort() {
	slices.SortFunc(l.Lines, func(a, b Line) int { return strings.Compare(a.Address, b.Address) })
	l.Lines = slices.CompactFunc(l.Lines, func(a, b Line) bool { return a.Address == b.Address })
}

// addPage adds a page, its old addresses and its anchors.
func (l *Lock) addPage(p *site.Page) {
	line := Line{Address: "/" + p.URL, Kind: Page, ID: p.ID}
	if p.Kind == document.Entry {
		for _, code := range p.Meta.AllCodes() {
			line.Codes = append(line.Codes, oneLine(code))
		}
	}
	l.add(line)
	for _, alias := range p.Meta.Aliases {
		if url, ok := site.AliasURL(alias.Value); ok {
			l.add(Line{Address: "/" + url, Kind: Alias})
		}
	}
	for _, anchor := range p.OwnAnchors() {
		l.add(Line{Address: "/" + p.URL + "#" + anchor, Kind: Anchor})
	}
}

// oneLine replaces tabs and line breaks in a code, which would end its column.
func oneLine(code string) string { return strings.Join(strings.Fields(code), " ") }
