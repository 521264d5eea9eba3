package render

import (
	"html/template"
	"strings"

	"faultbook/internal/site"
)

// siteView returns the fields that differ between pages only by addresses.
func (s *scope) siteView() SiteView {
	c := s.site.Config
	v := SiteView{
		Title: c.Title, Language: c.Language, Direction: rightToLeft(s.words),
		Home:     s.link(s.site.Home.Title, ""),
		Messages: s.link(s.site.Messages.Title, s.site.Messages.URL),
		Explicit: s.style == Explicit,
	}
	v.Root = strings.TrimSuffix(s.href("", ""), "index.html")
	if s.assets.Search.Box != "" {
		v.Search = s.link(s.words.Get("search.title"), site.SearchURL)
	}
	oneFile := s.single != nil
	if oneFile {
		v.Reload = v.Search.Href
	} else {
		if s.assets.Search.Logs != "" {
			v.Logs = s.link(s.words.Get("logs.link"), site.LogsURL)
		}
		s.addFiles(&v)
	}
	if d := s.download; d != nil {
		v.Offline = &DownloadLink{Href: s.href(d.Path, ""), SumHref: s.href(d.SumPath, "")}
		if d.Bytes > 0 {
			v.Offline.Size = s.megabytes(d.Bytes)
		}
	}
	for _, t := range s.site.Taxonomies {
		link := s.link(t.Title, t.URL)
		link.Current = s.page.URL == t.URL && !oneFile
		v.Tables = append(v.Tables, link)
		if t.ID == "contact" {
			v.Help = s.link(s.words.Get("frame.help"), t.URL)
		}
	}
	for _, item := range c.Footer {
		link := Link{Text: item.Label, Href: item.URL}
		if p := s.site.PageByID(item.Page); item.Page != "" && p != nil {
			link.Href = s.href(p.URL, "")
		}
		v.Footer = append(v.Footer, link)
	}
	v.Logo = s.logo()
	v.Messages.Current = s.page.URL == s.site.Messages.URL && !oneFile
	return v
}

// addFiles adds the addresses of assets and feeds.
func (s *scope) addFiles(v *SiteView) {
	v.Catalogue = s.href("catalogue.csv", "")
	v.ResultsStyle = s.href(s.assets.Results, "")
	v.Style, v.Script, v.Icon = s.href(s.assets.Style, ""), s.href(s.assets.Script, ""), s.href(s.assets.Icon, "")
	if parts := s.assets.Search; parts.Box != "" {
		v.SearchScript, v.SearchPageScript = s.href(parts.Box, ""), s.href(parts.Page, "")
		v.SearchLostScript, v.SearchMarksScript = s.href(parts.Lost, ""), s.href(parts.Marks, "")
		v.LogsScript = s.href(parts.Logs, "")
	}
	if s.site.Config.BaseURL == nil {
		return
	}
	if s.assets.Search.Box != "" {
		v.OpenSearch = s.href("opensearch.xml", "")
	}
	if s.hasFeed {
		v.Feed = s.href("feed.xml", "")
	}
}

// logoHeight is the height of the site's own logo, in pixels.
const logoHeight = 28

func (s *scope) logo() *Image {
	if s.assets.Logo == "" {
		return nil
	}
	logo := &Image{Href: template.URL(s.href(s.assets.Logo, "")), Height: logoHeight}
	if size := s.assets.LogoSize; size.Y > 0 {
		logo.Width = size.X * logoHeight / size.Y
	}
	return logo
}

// megabytes returns a size in bytes as readers see it.
func (r *Renderer) megabytes(n int64) string {
	return r.words.Get("list.size", "n", r.words.Decimal(max(0.1, float64(n)/1e6)))
}
