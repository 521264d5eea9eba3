// Package render makes the pages of a site. A linked site, templates and the addresses of
// the assets come in; HTML and Markdown of one page at a time, or one HTML file of all
// pages, go out. It never reads files, and a page does not depend on the order in which
// pages are rendered.
package render

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"html/template"
	"slices"
	"strings"
	"sync"

	"faultbook/internal/asset"
	"faultbook/internal/diag"
	"faultbook/internal/site"
	"faultbook/internal/texts"
)

// Renderer makes the pages of one site.
type Renderer struct {
	site      *site.Site
	all       []*site.Site // in all languages, the first one first
	words     *texts.Texts // of the interface
	templates *Templates
	assets    *asset.Set
	style     Style
	hasFeed   bool // whether any entry has a known date
	download  *Download
	terms     sync.Map        // *config.Term → *Badge without a link
	frames    sync.Map        // frameKey → Frame
	teasers   func() []teaser // by Ref; each is made when it is first shown
	single    *singleFile     // nil for a site of many files
}

// Page is a page that can be rendered.
type Page struct {
	Path     string // file in the output
	URL      string // address below the site's root
	From     string // the file it comes from, for messages
	template string
	view     func(*scope) *View
	of       *site.Page // of a page with content
	rooted   bool       // whether it is served at addresses other than its own
	head     string
	near     []string
}

// WithHead returns the page with additional HTML at the end of its head.
func (p Page) WithHead(elements string) Page {
	p.head = elements
	return p
}

// WithNear returns the 404 page with links to the pages at some addresses below the
// site's root.
func (p Page) WithNear(urls []string) Page {
	p.near = urls
	return p
}

// New returns a renderer. Its pages offer a file for download, unless that is nil.
func New(of Languages, t *Templates, assets *asset.Set, style Style, offer *Download) *Renderer {
	s := of.Site
	feed := slices.ContainsFunc(s.Entries, func(p *site.Page) bool { return !p.Updated.IsZero() })
	return &Renderer{
		site:      s,
		all:       of.All,
		words:     s.Config.Texts,
		templates: t,
		assets:    assets,
		style:     style,
		download:  offer,
		hasFeed:   feed,
		teasers:   sync.OnceValue(func() []teaser { return make([]teaser, len(s.Pages)) }),
	}
}

// Pages lists every page of the site, sorted by path: pages with content, generated
// pages, and a redirect for each old address.
func (r *Renderer) Pages() []Page {
	var pages []Page
	for _, p := range r.site.Pages {
		pages = append(pages, r.content(p))
		for _, url := range p.AliasURLs() {
			pages = append(pages, Page{Path: file(url), URL: url, From: p.File.Path, template: redirect,
				view: func(s *scope) *View { return s.redirect(p) }})
		}
	}
	pages = append(pages,
		Page{Path: file(site.MessagesURL), URL: site.MessagesURL, template: "messages.html", view: (*scope).messages},
		Page{Path: notFoundURL, URL: notFoundURL, template: "notfound.html", view: (*scope).notFound, rooted: true})
	if r.assets.Search.Box != "" {
		pages = append(pages, Page{Path: file(site.SearchURL), URL: site.SearchURL, template: "search.html",
			view: (*scope).search})
	}
	if r.assets.Search.Logs != "" && r.single == nil {
		pages = append(pages,
			Page{Path: file(site.LogsURL), URL: site.LogsURL, template: "logs.html", view: (*scope).logs})
	}
	for _, tax := range r.site.Taxonomies {
		pages = append(pages, Page{Path: file(tax.URL), URL: tax.URL, template: "taxonomy.html",
			view: func(s *scope) *View { return s.taxonomy(tax) }})
		for _, term := range tax.Terms {
			pages = append(pages, Page{Path: file(term.URL), URL: term.URL, template: "term.html",
				view: func(s *scope) *View { return s.term(term) }})
		}
	}
	slices.SortFunc(pages, func(a, b Page) int { return strings.Compare(a.Path, b.Path) })
	return pages
}

// notFoundURL is the address of the 404 page.
const notFoundURL = "404.html"

// Indexed returns the addresses of the pages that search engines may find: those in the
// language of the site.
func (r *Renderer) Indexed(pages []Page) []string {
	var urls []string
	for _, p := range pages {
		if p.template != redirect && !p.rooted && translated(r.site, p.of) {
			urls = append(urls, p.URL)
		}
	}
	return urls
}

func (r *Renderer) content(p *site.Page) Page {
	name := string(p.Kind) + ".html"
	return Page{Path: file(p.URL), URL: p.URL, From: p.File.Path, template: name, of: p,
		view: func(s *scope) *View { return s.content(p) }}
}

// file returns the file of the output for an address.
func file(url string) string {
	if url == "" || strings.HasSuffix(url, "/") {
		return url + "index.html"
	}
	return url
}

// fault is a template's failure, as a diagnostic.
type fault struct{ diag.Diagnostic }

func (f fault) Error() string { return f.Pos.String() + ": " + f.Text }

// Diagnostic returns the diagnostic of an error of Render or Single, if a template
// caused it.
func Diagnostic(err error) (diag.Diagnostic, bool) {
	var f fault
	ok := errors.As(err, &f)
	return f.Diagnostic, ok
}

// Render writes one page to a buffer. It fails only when a template does: Diagnostic
// returns the place.
func (r *Renderer) Render(to *bytes.Buffer, p Page) error {
	s := &scope{Renderer: r, page: p}
	view := p.view(s)
	view.Name = nameOf(view)
	view.Frame.Assets += template.HTML(p.head)
	t := r.templates.pages[p.template]
	if t == nil {
		return fmt.Errorf("render %s: there is no template %s", p.Path, p.template)
	}
	name := base
	if p.template == redirect {
		name = redirect
	}
	return s.execute(to, t, name, view)
}

// nameOf returns the name of a page for the window's title: its title and its folders.
func nameOf(v *View) string {
	name := v.Title
	if v.Entry != nil && v.Entry.Code != "" && v.Entry.Code != v.Title {
		name = v.Entry.Code + " " + name
	}
	if v.Hint != "" {
		name += ": " + v.Hint
	}
	if v.Within != "" {
		name += " (" + v.Within + ")"
	}
	return name
}

// execute runs a template, unless a part of the page has failed already.
func (s *scope) execute(to *bytes.Buffer, t *runner, name string, of any) error {
	err := s.err
	if err == nil {
		err = t.run(to, name, of)
	}
	if err = cmp.Or(err, s.err); err == nil {
		return nil
	}
	d := s.templates.fault(diag.TemplateFail, err)
	if from := s.page.From; from != "" {
		d.Related = append(d.Related,
			diag.Note{Pos: diag.Pos{File: from}, Text: "the page was rendered from this file"})
	}
	return fault{d}
}

// scope is the rendering of one page. Links are relative to the page.
type scope struct {
	*Renderer
	page  Page
	below bool  // whether links are relative to any page in the folder at page.URL
	err   error // the first error of a partial
}

// fail keeps the first error of a part of the page, for Render to return.
func (s *scope) fail(err error) {
	if s.err == nil {
		s.err = err
	}
}

// href returns the link to an address of the site.
func (s *scope) href(url, anchor string) string {
	// A folder without a server has no root and no redirects.
	if s.single != nil {
		return s.single.href(url, anchor)
	}
	if s.site.Config.Prefix != "" && s.atRoot(url) {
		return s.fromRoot(url)
	}
	if s.page.rooted && s.style == Pretty {
		return rooted(s.site.Config.BasePath(), url, anchor)
	}
	return relative(s.style, s.page.URL, s.below, url, anchor)
}

func (s *scope) link(text, url string) Link { return Link{Text: text, Href: s.href(url, "")} }

func (s *scope) pageLink(p *site.Page) Link {
	if p == nil {
		return Link{}
	}
	return s.link(p.Title, p.URL)
}

// part returns the output of a partial.
func (s *scope) part(name string, of any) template.HTML {
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	if err := s.templates.partials.run(b, name, of); err != nil {
		s.fail(err)
	}
	return template.HTML(b.String())
}

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}
