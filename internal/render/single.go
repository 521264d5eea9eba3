package render

import (
	"bytes"
	"cmp"
	"encoding/base64"
	"fmt"
	"html"
	"html/template"
	"net/url"
	"path"
	"slices"
	"strings"

	"faultbook/internal/site"
)

// SingleParts is what the single HTML file holds besides the pages.
type SingleParts struct {
	Style    []byte // rules that follow those of the site
	Book     []byte // the script that shows one page at a time
	Search   []byte // the search client; empty for a site without search
	Shards   []Shard
	ReadFile func(name string) ([]byte, error) // reads a file beside pages
}

// Shard is a piece of the search index, as JSON.
type Shard struct {
	Name string
	Data []byte
}

// newSingleFile makes the pages of one language, with the ids and links that they have in
// the file.
func newSingleFile(e Edition) *singleFile {
	f := &singleFile{parts: e.Parts, pages: map[string]bool{}, menus: map[template.HTML]int{}}
	f.r = New(e.Of, e.Templates.withIDs(f.id), e.Assets, Pretty, nil)
	f.r.single = f // which makes the addresses
	f.ordered = f.order()
	for _, p := range f.ordered {
		f.pages[p.URL] = true
	}
	return f
}

// make makes all pages.
func (f *singleFile) make() (template.HTML, error) {
	var made bytes.Buffer
	for _, p := range f.ordered {
		if err := f.page(&made, p); err != nil {
			return "", err
		}
	}
	return template.HTML(made.String()), f.err
}

// singleFile makes the part of a single HTML file that is in one language.
type singleFile struct {
	r           *Renderer
	ordered     []Page
	parts       SingleParts
	pages       map[string]bool // addresses of the pages in the file
	menus       map[template.HTML]int
	drawn       []SingleMenu
	prefix      string // of the ids of the page that is being made
	menuOf      int    // the number of its menu
	description string // of the home page
	err         error
	siteView    *SiteView
}

// id returns the id of a named element of the page being rendered. It begins with the
// address of the page, since all pages use the same names.
func (f *singleFile) id(name string) string { return f.prefix + name }

// href returns the fragment for an address of the site, or the data of a file.
func (f *singleFile) href(to, anchor string) string {
	if !f.pages[to] {
		return f.dataOf(to)
	}
	if anchor == "main" || anchor == "top" { // of every page: its beginning
		anchor = ""
	}
	return "#/" + escapePath(f.r.site.Config.Prefix+to) + escapePath(anchor)
}

// written returns what replaces an address in an author's own HTML, as the value of an
// attribute. Addresses of other sites stay.
func (f *singleFile) written(from, address string) string {
	u, err := url.Parse(html.UnescapeString(address))
	if err != nil || u.Scheme != "" || u.Host != "" {
		return address
	}
	to := from
	if u.Path != "" {
		to = strings.TrimSuffix(path.Join(from, u.Path), ".")
		if strings.HasSuffix(u.Path, "/") && to != "" {
			to += "/"
		}
		to = strings.TrimSuffix(to, "index.html")
	}
	switch _, beside := slices.BinarySearch(f.r.site.Resources, to); {
	case f.pages[to] || beside:
		return escape(f.href(to, u.Fragment))
	case f.pages[to+"/"]:
		return escape(f.href(to+"/", u.Fragment))
	}
	return address
}

// dataScheme begins an address that holds the content of a file.
const dataScheme = "data:"

// imageTypes are the media types of images, independent of the system's list.
var imageTypes = map[string]string{
	".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg",
	".gif": "image/gif", ".webp": "image/webp", ".avif": "image/avif", ".ico": "image/x-icon",
}

// dataOf returns the data address of a file of the site.
func (f *singleFile) dataOf(name string) string {
	content, found := f.r.assets.File(name)
	if !found {
		var err error
		if content, err = f.parts.ReadFile(name); err != nil {
			f.err = cmp.Or(f.err, err)
		}
	}
	kind := cmp.Or(imageTypes[strings.ToLower(path.Ext(name))], "application/octet-stream")
	return dataScheme + kind + ";base64," + base64.StdEncoding.EncodeToString(content)
}

// asset returns an asset of the site, or nil.
func (f *singleFile) asset(name string) []byte {
	data, _ := f.r.assets.File(name)
	return data
}

// order lists the pages in the order of the menu, then generated pages, the search page
// and the 404 page. Redirects are left out.
func (f *singleFile) order() []Page {
	s, rank := f.r.site, map[string]int{}
	var number func(p *site.Page)
	number = func(p *site.Page) {
		rank[p.URL] = len(rank) - len(s.Pages)
		for _, c := range s.List(p.Children) {
			number(c)
		}
	}
	number(s.Home)
	rank[site.SearchURL], rank[notFoundURL] = 1, 2
	pages := slices.DeleteFunc(f.r.Pages(), func(p Page) bool { return p.template == redirect })
	slices.SortFunc(pages, func(a, b Page) int {
		return cmp.Or(cmp.Compare(rank[a.URL], rank[b.URL]), cmp.Compare(a.URL, b.URL))
	})
	return pages
}

// page writes the element of one page.
func (f *singleFile) page(to *bytes.Buffer, p Page) error {
	s := &scope{Renderer: f.r, page: p}
	f.prefix = "/" + f.r.site.Config.Prefix + p.URL
	view := p.view(s)
	if p.URL == "" {
		f.description = view.Description
	}
	title := escape(f.r.site.Config.Title)
	if view.Kind != "home" {
		view.Name = nameOf(view)
		title = escape(view.Name) + " | " + title
	}
	made := SinglePage{View: view, Attributes: template.HTMLAttr(fmt.Sprintf(
		`id="%s" class="kind-%s" data-title="%s" data-menu="%d"`, escape(f.prefix), view.Kind, title, f.menuOf))}
	return s.execute(to, f.r.templates.pages[p.template], singlePagePart, &made)
}

// frame replaces scope.frame: the file has one frame for all pages. It notes the menu of
// the page, and returns the view of the site.
func (f *singleFile) frame(s *scope, folder *site.Page) SiteView {
	if f.siteView == nil {
		made := s.siteView()
		f.siteView = &made
	}
	v := &View{Site: *f.siteView}
	v.Site.Menu = s.menuItems(folder)
	items := s.part(menuContentPart, v)
	number, known := f.menus[items]
	if !known {
		number = len(f.menus)
		f.menus[items] = number
		f.drawn = append(f.drawn, SingleMenu{number, items})
	}
	f.menuOf = number
	return *f.siteView
}
