package render

import (
	"html/template"
	"regexp"
	"strings"

	"faultbook/internal/asset"
	"faultbook/internal/site"
	"faultbook/internal/texts"
)

// Languages is a site in the language of its pages, and in all its languages.
type Languages struct {
	Site *site.Site
	All  []*site.Site // the first language first
}

// translated reports whether a page of a site is in the language of the site. A generated
// page always is.
func translated(in *site.Site, p *site.Page) bool {
	return p == nil || p.Virtual || p.Language == in.Config.Language
}

// atRoot reports whether something is published once for all languages: assets, files
// beside pages and the download.
func (s *scope) atRoot(url string) bool {
	return asset.Immutable(url) || s.site.IsResource(url) ||
		s.download != nil && (url == s.download.Path || url == s.download.SumPath)
}

// inLanguages adds the addresses of the page in all languages. p is the page with
// content; nil for a generated one.
func (s *scope) inLanguages(v *View, p *site.Page) {
	own := translated(s.site, p)
	if !own {
		v.Untranslated, v.TextLanguage = s.words.NameOf(p.Language), p.Language
		if v.Canonical != "" {
			root := strings.TrimSuffix(s.site.Config.BaseURL.String(), s.site.Config.Prefix)
			v.Canonical = root + escapePath(s.page.URL)
		}
	}
	if len(s.all) < 2 || s.single != nil || s.page.template == redirect {
		return
	}
	v.Locale = locale(s.site.Config.Language)
	for i, in := range s.all {
		c := in.Config
		url := s.page.URL
		if s.page.rooted {
			url = ""
		}
		name := texts.SelfName(c.Language)
		v.Languages = append(v.Languages, LanguageLink{Tag: c.Language, Name: name, Href: s.fromRoot(c.Prefix + url),
			Current: in.Config == s.site.Config, Direction: otherDirection(s.words, name)})
		if c.BaseURL == nil || s.page.rooted || !own || !translated(in, in.PageByURL(url)) {
			continue
		}
		address := c.BaseURL.String() + escapePath(url)
		v.Alternates = append(v.Alternates, Alternate{c.Language, address})
		if i == 0 {
			v.Alternates = append(v.Alternates, Alternate{Tag: "x-default", Address: address})
		}
	}
	if len(v.Alternates) <= 2 { // the first language alone
		v.Alternates = nil
	}
}

// fromRoot returns the link to an address below the root of the first language.
func (s *scope) fromRoot(url string) string {
	c := s.site.Config
	if s.page.rooted && s.style == Pretty {
		return rooted(c.RootPath(), url, "")
	}
	return relative(s.style, c.Prefix+s.page.URL, s.below, url, "")
}

// locale returns the tag of a language as the Open Graph protocol writes it: de_DE.
func locale(tag string) string { return strings.ReplaceAll(texts.WithRegion(tag), "-", "_") }

// blocks matches the start of a block element.
var blocks = regexp.MustCompile(`<(?:p|ul|ol|dl|div|pre|table|blockquote|h[1-6]|figure|details|hr)[ >]`)

// marked wraps HTML of a page in an element with its language, if that is not the language
// of the site.
func (s *scope) marked(owner *site.Page, text string) template.HTML {
	if text == "" || translated(s.site, owner) {
		return template.HTML(text)
	}
	name := "span"
	if blocks.MatchString(text) {
		name = "div"
	}
	direction := texts.For(owner.Language).Direction()
	return template.HTML(inLanguage(name, owner.Language, direction, s.words.Direction(), text))
}

// unmarked wraps a table in an element with the language of the site, if the text around it
// is in another language: the words of the table are in the language of the site.
func (s *scope) unmarked(owner *site.Page, table string) string {
	if table == "" || translated(s.site, owner) {
		return table
	}
	return inLanguage("div", s.site.Config.Language, s.words.Direction(), texts.For(owner.Language).Direction(), table)
}

// inLanguage returns an element with text in a language, and with its direction where the
// text around it has another.
func inLanguage(name, tag, direction, around, text string) string {
	attributes := ` lang="` + tag + `"`
	if direction != around {
		attributes += ` dir="` + direction + `"`
	}
	return "<" + name + attributes + ">" + text + "</" + name + ">"
}
