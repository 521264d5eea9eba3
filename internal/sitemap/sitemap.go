// Package sitemap tells search engines what to read. A site and the pages it
// is made of come in; sitemap.xml and robots.txt go out. It never looks at the
// text of a page.
package sitemap

import (
	"bytes"
	"encoding/xml"
	"fmt"
	neturl "net/url"

	"faultbook/internal/output"
	"faultbook/internal/site"
)

type urlSet struct {
	XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []url    `xml:"url"`
}

type url struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod,omitempty"`
}

// Files returns robots.txt, and sitemap.xml when the site is told its address:
// a sitemap holds absolute addresses. A site that is not to be found has none. urls are the addresses of all pages that
// may be found, below the site's root.
func Files(s *site.Site, urls []string) ([]output.File, error) {
	robots := "User-agent: *\nAllow: /\n"
	base := s.Config.BaseURL
	if s.Config.NoIndex {
		robots, base = "User-agent: *\nDisallow: /\n", nil
	}
	if base == nil {
		return []output.File{{Path: "robots.txt", Data: []byte(robots)}}, nil
	}
	root := base.String()
	robots += "Sitemap: " + root + "sitemap.xml\n"
	set := urlSet{}
	for _, u := range urls {
		item := url{Loc: root + (&neturl.URL{Path: u}).EscapedPath()}
		if p := s.PageByURL(u); p != nil && !p.Updated.IsZero() {
			item.LastMod = p.Updated.Format("2006-01-02")
		}
		set.URLs = append(set.URLs, item)
	}
	var b bytes.Buffer
	b.WriteString(xml.Header)
	enc := xml.NewEncoder(&b)
	enc.Indent("", " ")
	if err := enc.Encode(set); err != nil {
		return nil, fmt.Errorf("write the sitemap: %w", err)
	}
	b.WriteByte('\n')
	return []output.File{{Path: "robots.txt", Data: []byte(robots)}, {Path: "sitemap.xml", Data: b.Bytes()}}, nil
}
