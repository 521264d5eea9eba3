package sitemap

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"slices"
	"time"

	"faultbook/internal/output"
	"faultbook/internal/site"
)

// FeedPath is the feed of what is new and what changed.
const FeedPath = "feed.xml"

// maxFeed is how many entries the feed holds: those that changed last.
const maxFeed = 50

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Sub     string      `xml:"subtitle,omitempty"`
	Updated string      `xml:"updated"`
	Author  atomAuthor  `xml:"author"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

type atomAuthor struct {
	Name string `xml:"name"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID       string     `xml:"id"`
	Title    string     `xml:"title"`
	Updated  string     `xml:"updated"`
	Link     atomLink   `xml:"link"`
	Summary  string     `xml:"summary"`
	Category []category `xml:"category"`
}

type category struct {
	Term string `xml:"term,attr"`
}

// feed returns the entries that changed last. An entry's id is its address: a
// promise like any other address. Days begin at midnight, UTC.
func feed(s *site.Site) (output.File, error) {
	root := s.Config.BaseURL.String()
	f := atomFeed{
		Lang: s.Config.Language, ID: root + FeedPath, Title: s.Config.Title, Sub: s.Config.Description, Author: atomAuthor{s.Config.Title},
		Links: []atomLink{{Rel: "self", Type: "application/atom+xml", Href: root + FeedPath}, {Rel: "alternate", Type: "text/html", Href: root}},
	}
	entries := Changed(s)
	for _, p := range entries[:min(len(entries), maxFeed)] {
		address := absolute(s, p.URL)
		e := atomEntry{ID: address, Title: p.Title, Updated: midnight(p.Updated), Link: atomLink{Rel: "alternate", Type: "text/html", Href: address}, Summary: p.Plain(p.Meta.Summary)}
		for _, up := range []*site.Page{s.Page(p.Product), s.Page(p.Operation)} {
			if up != nil {
				e.Category = append(e.Category, category{up.Title})
			}
		}
		f.Entries = append(f.Entries, e)
	}
	f.Updated = midnight(entries[0].Updated)
	data, err := encodeXML(f)
	if err != nil {
		return output.File{}, fmt.Errorf("write the feed: %w", err)
	}
	return output.File{Path: FeedPath, Data: data}, nil
}

// Changed lists the entries whose day is known, those that changed last first.
func Changed(s *site.Site) []*site.Page {
	var entries []*site.Page
	for _, p := range s.Entries {
		if !p.Updated.IsZero() {
			entries = append(entries, p)
		}
	}
	slices.SortStableFunc(entries, func(a, b *site.Page) int {
		return cmp.Or(b.Updated.Compare(a.Updated), cmp.Compare(a.ID, b.ID))
	})
	return entries
}

func midnight(day time.Time) string { return day.Format(time.RFC3339) }
