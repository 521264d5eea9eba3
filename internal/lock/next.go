package lock

import (
	"slices"
	"strings"

	"faultbook/internal/document"
	"faultbook/internal/site"
)

// Next returns the lock after a site is published: all its addresses, and the old
// anchors of pages that have moved since l was made. l may be nil. Of further languages
// it has the home page, since each has all pages, and the anchors.
func (l *Lock) Next(s *site.Site, others ...*site.Site) *Lock {
	next := &Lock{}
	for _, p := range s.Pages {
		next.addPage(p)
	}
	for _, o := range others {
		next.add(Line{Address: "/" + o.Config.Prefix, Kind: Page})
		for _, p := range o.Pages {
			next.addAnchors(o, p)
		}
	}
	next.sort()
	if l == nil {
		return next
	}
	for _, line := range l.Lines {
		in, url := within(line, s, others)
		if in == nil || line.Kind == Anchor && !next.Has(line.Address) && in.PageByURL(url) != nil {
			next.add(Line{Address: line.Address, Kind: line.Kind})
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

// addAnchors adds the anchors of a page in a further language.
func (l *Lock) addAnchors(s *site.Site, p *site.Page) {
	for _, anchor := range p.OwnAnchors() {
		l.add(Line{Address: "/" + s.Config.Prefix + p.URL + "#" + anchor, Kind: Anchor})
	}
}

// within returns the language of a site in which an address is, and its page below the
// home page of that; nil for a language of the settings that was not made.
func within(line Line, s *site.Site, others []*site.Site) (in *site.Site, url string) {
	url, _, _ = strings.Cut(line.Address[1:], "#")
	for _, o := range others {
		if below, is := strings.CutPrefix(url, o.Config.Prefix); is && o.Config.Prefix != "" {
			return o, below
		}
	}
	for _, l := range s.Config.Languages {
		if strings.HasPrefix(url, l.Prefix()) {
			return nil, url
		}
	}
	return s, url
}

// oneLine replaces tabs and line breaks in a code, which would end its column.
func oneLine(code string) string { return strings.Join(strings.Fields(code), " ") }
