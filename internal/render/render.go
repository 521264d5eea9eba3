// Package render makes the HTML of a site's pages. A settled site, templates
// and the addresses of the assets come in; the pages of the site, each made
// when it is asked for, go out. It never reads files, and one page's HTML does
// not depend on whether another was made.
package render

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"html/template"
	"path"
	"slices"
	"strings"
	"sync"

	"faultbook/internal/asset"
	"faultbook/internal/diag"
	"faultbook/internal/document"
	"faultbook/internal/site"
)

// Renderer makes the pages of one site.
type Renderer struct {
	site      *site.Site
	templates *Templates
	assets    *asset.Set
	style     Style
	hasFeed   bool // whether the day of any entry's last change is known
	download  *Download
	terms     sync.Map      // *config.Term → *Badge without a link
	frames    sync.Map      // frameKey → Frame
	marks     sync.Map      // Badge → its HTML
	faces     func() []face // by Ref; each is made when it is first shown
	single    *singleFile   // nil for a site of many files
}

// Page is a page that can be made.
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

// WithHead returns the page with more elements, as HTML, at the end of its head.
func (p Page) WithHead(elements string) Page {
	p.head = elements
	return p
}

// WithNear returns the page of unknown addresses with links to pages that its reader
// may have wanted, by their addresses below the site's root.
func (p Page) WithNear(urls []string) Page {
	p.near = urls
	return p
}

// New returns a renderer of a site's pages, which offer a file for download;
// nil for none.
func New(s *site.Site, t *Templates, assets *asset.Set, style Style, offer *Download) *Renderer {
	feed := slices.ContainsFunc(s.Entries, func(p *site.Page) bool { return !p.Updated.IsZero() })
	return &Renderer{site: s, templates: t, assets: assets, style: style, download: offer, hasFeed: feed,
		faces: sync.OnceValue(func() []face { return make([]face, len(s.Pages)) })}
}

// Pages lists every page of the site, sorted by path: those with content,
// those that are generated from all, and one for each old address.
func (r *Renderer) Pages() []Page {
	var pages []Page
	for _, p := range r.site.Pages {
		pages = append(pages, r.content(p))
		for _, alias := range p.Meta.Aliases {
			if url, ok := site.AliasURL(alias.Value); ok {
				pages = append(pages, Page{Path: file(url), URL: url, From: p.File.Path, template: redirect, view: func(s *scope) *View { return s.redirect(p) }})
			}
		}
	}
	pages = append(pages,
		Page{Path: file(site.MessagesURL), URL: site.MessagesURL, template: "messages.html", view: (*scope).messages},
		Page{Path: notFoundURL, URL: notFoundURL, template: "notfound.html", view: (*scope).notFound, rooted: true})
	if r.assets.Search.Box != "" {
		pages = append(pages, Page{Path: file(site.SearchURL), URL: site.SearchURL, template: "search.html", view: (*scope).search})
	}
	for _, tax := range r.site.Taxonomies {
		pages = append(pages, Page{Path: file(tax.URL), URL: tax.URL, template: "taxonomy.html", view: func(s *scope) *View { return s.taxonomy(tax) }})
		for _, term := range tax.Terms {
			pages = append(pages, Page{Path: file(term.URL), URL: term.URL, template: "term.html", view: func(s *scope) *View { return s.term(term) }})
		}
	}
	slices.SortFunc(pages, func(a, b Page) int { return strings.Compare(a.Path, b.Path) })
	return pages
}

// notFoundURL is the address of the page of unknown addresses.
const notFoundURL = "404.html"

// Indexed returns the addresses of the pages that search engines may find.
func Indexed(pages []Page) []string {
	var urls []string
	for _, p := range pages {
		if p.template != redirect && !p.rooted {
			urls = append(urls, p.URL)
		}
	}
	return urls
}

func (r *Renderer) content(p *site.Page) Page {
	name := string(p.Kind) + ".html"
	return Page{Path: file(p.URL), URL: p.URL, From: p.File.Path, template: name, of: p, view: func(s *scope) *View { return s.content(p) }}
}

// file returns the file that an address is served from.
func file(url string) string {
	if url == "" || strings.HasSuffix(url, "/") {
		return url + "index.html"
	}
	return url
}

// fault is a template's failure, as a diagnostic.
type fault struct{ diag.Diagnostic }

func (f fault) Error() string { return f.Pos.String() + ": " + f.Text }

// Diagnostic returns the diagnostic behind an error of Render, if the error
// is a fault in a template.
func Diagnostic(err error) (diag.Diagnostic, bool) {
	var f fault
	ok := errors.As(err, &f)
	return f.Diagnostic, ok
}

// Render makes one page into a buffer. It fails when a template does;
// Diagnostic tells where.
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

// nameOf returns what the window's title calls a page: its own name and the folders
// it is in.
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

// execute makes something of a template, unless a part of it has failed already.
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
		d.Related = append(d.Related, diag.Note{Pos: diag.Pos{File: from}, Text: "is the page that was being made"})
	}
	return fault{d}
}

// scope is the making of one page: it knows where links are seen from.
type scope struct {
	*Renderer
	page  Page
	below bool  // whether links are seen from any page in the folder at page.URL
	err   error // of a template that was used for a part of the page
}

// fail keeps the first error of a part of the page; Render returns it.
func (s *scope) fail(err error) {
	if s.err == nil {
		s.err = err
	}
}

// href returns the address of something on the site, as seen from the page.
func (s *scope) href(url, anchor string) string {
	// A folder has no root and no server that sends a page at another address.
	if s.single != nil {
		return s.single.href(url, anchor)
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

// fill expands a fragment of some page for the page that is being made.
func (s *scope) fill(owner *site.Page, f document.Fragment) template.HTML {
	return template.HTML(f.HTML(func(g document.Gap) string {
		switch g.Part {
		case document.PagePart:
			return escape(s.id(""))
		case document.AnchorPart:
			return anchorOf(s.id(g.Name))
		case document.AddressPart:
			return s.written(g.Name)
		case document.WordPart:
			return escape(words.Get(g.Name, "heading", g.Of))
		}
		t := owner.Targets[g.Index]
		switch g.Part {
		case document.HrefPart:
			return s.hrefAttributes(t)
		case document.LabelPart:
			return escape(t.Label)
		case document.ImagePart:
			attributes := `src="` + escape(s.href(t.URL, "")) + `"`
			if t.Size.X > 0 {
				attributes += fmt.Sprintf(` width="%d" height="%d"`, t.Size.X, t.Size.Y)
			}
			return attributes
		}
		return s.block(t)
	}))
}

// id returns the id that something on the page has by its name.
func (s *scope) id(name string) string {
	if s.single != nil {
		return s.single.id(name)
	}
	return name
}

// written returns an address in an author's own HTML, as the value of an attribute.
func (s *scope) written(address string) string {
	if s.single != nil {
		return s.single.written(s.page.URL, address)
	}
	return address
}

// hrefAttributes returns the attributes of a link in a text.
func (s *scope) hrefAttributes(t site.Target) string {
	href := s.target(t)
	attributes := `href="` + escape(href) + `"`
	if strings.HasPrefix(href, dataScheme) {
		attributes += ` download="` + escape(path.Base(t.URL)) + `"` // browsers open no such address
	}
	return attributes
}

// target returns the address that a link in a text leads to.
func (s *scope) target(t site.Target) string {
	if t.Broken {
		return "#"
	}
	return s.href(t.URL, t.Anchor)
}

func (s *scope) fills(owner *site.Page, fragments []document.Fragment) []template.HTML {
	out := make([]template.HTML, len(fragments))
	for i, f := range fragments {
		out[i] = s.fill(owner, f)
	}
	return out
}

func (s *scope) text(t site.Text) template.HTML {
	if t.Fragment == "" {
		return ""
	}
	return s.fill(s.site.Page(t.Owner), t.Fragment)
}

// block makes a table where a directive asks for one.
func (s *scope) block(t site.Target) string {
	switch {
	case t.Table != nil:
		return string(s.part(tablePart, s.table(s.site.Rows(t.Table), t.Table.Columns, t.Table.Caption)))
	case t.Matrix != 0:
		return string(s.part(matrixPart, s.matrix(s.site.Page(t.Matrix))))
	}
	return ""
}

// part makes what a partial makes of something.
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
