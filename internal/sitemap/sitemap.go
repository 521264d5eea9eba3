// Package sitemap tells other programs what there is to read: search engines,
// feed readers, browsers and language models. A site and the pages it is made of
// come in; sitemap.xml, robots.txt, feed.xml, opensearch.xml and llms.txt go
// out. It never looks at the text of a page.
package sitemap

import (
	"bytes"
	"encoding/xml"
	"fmt"
	neturl "net/url"
	"strings"
	"time"

	"faultbook/internal/output"
	"faultbook/internal/site"
)

type urlSet struct {
	XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	// Links is the namespace of alternates; empty where there are none.
	Links string `xml:"xmlns:xhtml,attr,omitempty"`
	URLs  []url  `xml:"url"`
}

const xhtml = "http://www.w3.org/1999/xhtml"

type url struct {
	Loc        string      `xml:"loc"`
	LastMod    string      `xml:"lastmod,omitempty"`
	Alternates []alternate `xml:"xhtml:link"`
}

// alternate is the address of a page in a language.
type alternate struct {
	Rel      string `xml:"rel,attr"`
	Language string `xml:"hreflang,attr"`
	Address  string `xml:"href,attr"`
}

// Language is a site in one of its languages, and the addresses of its pages that may be
// found, below its home page.
type Language struct {
	Site *site.Site
	URLs []string
}

// Reserved are the files that a site may have of these.
var Reserved = append([]string{"robots.txt", sitemapPath, FeedPath, OpenSearchPath, LLMsPath}, parts()...)

// parts returns the paths of all parts that a sitemap may have.
func parts() []string {
	paths := make([]string, maxParts)
	for i := range paths {
		paths[i] = partPath(i + 1)
	}
	return paths
}

// Files returns robots.txt and llms.txt, and where the site is told its
// address, which the others need, the feed and the sitemap, and with a search
// its description. A site that is not to be found has no sitemap. The files are about
// the first of the languages; the sitemap has the pages in all of them. A further
// language of a site has no robots.txt and no sitemap of its own.
func Files(languages []Language, search bool) ([]output.File, error) {
	s := languages[0].Site
	files := []output.File{overview(s)}
	robots := "User-agent: *\nAllow: /\n"
	if s.Config.NoIndex {
		// Who may not fetch a page never reads that it asks to be left out, and
		// lists its address all the same where others link to it.
		robots = "# Every page asks to be left out of searches: to see that, it has to be read.\n" + robots
	}
	makers := []func(*site.Site) (output.File, error){}
	if s.Config.BaseURL != nil {
		if len(Changed(s)) > 0 {
			makers = append(makers, feed)
		}
		if search {
			makers = append(makers, describeSearch)
		}
		if !s.Config.NoIndex && s.Config.Prefix == "" {
			maps, err := sitemaps(languages)
			if err != nil {
				return nil, err
			}
			files = append(files, maps...)
			robots += "Sitemap: " + s.Config.BaseURL.String() + sitemapPath + "\n"
		}
	}
	if s.Config.Prefix == "" {
		files = append(files, output.File{Path: "robots.txt", Data: []byte(robots)})
	}
	for _, make := range makers {
		f, err := make(s)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	return files, nil
}

const (
	sitemapPath = "sitemap.xml"
	// maxAddresses is how many addresses search engines read of one sitemap, by
	// sitemaps.org.
	maxAddresses = 50_000
	// maxBytes is how many bytes one may have: 50 MB by sitemaps.org, less what is around
	// the addresses.
	maxBytes = 50<<20 - 1<<10
	// maxParts is how many sitemaps an index may name here: a million pages.
	maxParts = 20
)

type sitemapIndex struct {
	XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
	Maps    []url    `xml:"sitemap"`
}

// partPath returns the path of a part of the sitemap, counted from 1.
func partPath(n int) string { return fmt.Sprintf("sitemap-%d.xml", n) }

// sitemaps returns the sitemap, or where it has too many addresses an index and its
// parts.
func sitemaps(languages []Language) ([]output.File, error) {
	s, namespace := languages[0].Site, ""
	all := addresses(s, languages[0].URLs)
	if len(languages) > 1 {
		all, namespace = withAlternates(languages), xhtml
	}
	split := chunks(all)
	if len(split) <= 1 {
		f, err := xmlFile(sitemapPath, urlSet{Links: namespace, URLs: all})
		return []output.File{f}, err
	}
	if len(split) > maxParts {
		return nil, fmt.Errorf("write the sitemap: %d addresses need %d files, more than %d", len(all), len(split),
			maxParts)
	}
	var index sitemapIndex
	var files []output.File
	for _, part := range split {
		f, err := xmlFile(partPath(len(files)+1), urlSet{Links: namespace, URLs: part})
		if err != nil {
			return nil, err
		}
		files = append(files, f)
		index.Maps = append(index.Maps, url{Loc: absolute(s, f.Path)})
	}
	f, err := xmlFile(sitemapPath, index)
	return append(files, f), err
}

// chunks cuts addresses into parts that search engines read.
func chunks(all []url) [][]url {
	var out [][]url
	start, bytes := 0, 0
	for i, u := range all {
		size := u.size()
		if i-start == maxAddresses || bytes+size > maxBytes {
			out = append(out, all[start:i])
			start, bytes = i, 0
		}
		bytes += size
	}
	return append(out, all[start:])
}

// size returns how many bytes an address takes in a sitemap, with its elements.
func (u *url) size() int {
	const elements, link = 96, 64
	size := elements + len(u.Loc) + strings.Count(u.Loc, "&")*len("amp;")
	for _, a := range u.Alternates {
		size += link + len(a.Rel) + len(a.Language) + len(a.Address) + strings.Count(a.Address, "&")*len("amp;")
	}
	return size
}

func xmlFile(path string, value any) (output.File, error) {
	data, err := encodeXML(value)
	if err != nil {
		return output.File{}, fmt.Errorf("write the sitemap: %w", err)
	}
	return output.File{Path: path, Data: data}, nil
}

// addresses returns the whole addresses of pages, with the days of their changes.
func addresses(s *site.Site, urls []string) []url {
	var all []url
	days := map[*site.Page]time.Time{}
	for _, p := range s.Pages {
		// What is new below a folder changes the folder's own lists.
		for up := p; up != nil; up = s.Page(up.Parent) {
			if p.Updated.After(days[up]) {
				days[up] = p.Updated
			}
		}
	}
	for _, u := range urls {
		item := url{Loc: absolute(s, u)}
		if day := days[s.PageByURL(u)]; !day.IsZero() {
			item.LastMod = day.Format(time.DateOnly)
		}
		all = append(all, item)
	}
	return all
}

// withAlternates returns the whole addresses of the pages in all languages, each with
// those of the same page in the others.
func withAlternates(languages []Language) []url {
	byURL := map[string][]alternate{}
	add := func(u, tag, address string) {
		byURL[u] = append(byURL[u], alternate{Rel: "alternate", Language: tag, Address: address})
	}
	for i, l := range languages {
		for _, u := range l.URLs {
			add(u, l.Site.Config.Language, absolute(l.Site, u))
			if i == 0 {
				add(u, "x-default", absolute(l.Site, u))
			}
		}
	}
	var all []url
	for _, l := range languages {
		for i, item := range addresses(l.Site, l.URLs) {
			if alternates := byURL[l.URLs[i]]; len(alternates) > 2 { // others than the first language
				item.Alternates = alternates
			}
			all = append(all, item)
		}
	}
	return all
}

// absolute returns the whole address of something of a site that is told its
// own.
func absolute(s *site.Site, u string) string {
	return s.Config.BaseURL.String() + (&neturl.URL{Path: u}).EscapedPath()
}

// address returns the whole address, or the way from the site's root.
func address(s *site.Site, u string) string {
	if s.Config.BaseURL == nil {
		return (&neturl.URL{Path: u}).EscapedPath()
	}
	return absolute(s, u)
}

// encodeXML writes a value as an XML file.
func encodeXML(value any) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(xml.Header)
	enc := xml.NewEncoder(&b)
	enc.Indent("", " ")
	if err := enc.Encode(value); err != nil {
		return nil, err
	}
	b.WriteByte('\n')
	return b.Bytes(), nil
}
