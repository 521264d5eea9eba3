package render

import (
	"html/template"
	"strings"

	"faultbook/internal/site"
)

// maxMenu bounds how many lines of one level the menu lists: a longer list is
// read in the operation's table, and a page must not grow with its operation.
const maxMenu = 40

// fewProducts is up to how many products the menu lists the operations of
// each, and not of the current one alone.
const fewProducts = 6

// menuHint bounds the words beside one of several lines of the same name, in
// characters.
const menuHint = 48

// frameKey names a frame: what kind of page it is around, whose folder is open
// in the menu, and from where its links are seen.
type frameKey struct {
	kind   string
	folder *site.Page
	from   string
}

// Frame is what stands around the content of a page. All pages of a folder
// share one, but for the mark on the page itself in the menu, so it is made
// once: it would be most of the work on a page.
type Frame struct {
	Assets, Header, Menu, Footer template.HTML
}

// framed is a frame and what all pages in it know of the site.
type framed struct {
	frame Frame
	site  SiteView
}

// frame returns the frame of the page that is being made; in the menu the
// folder of p is open.
func (s *scope) frame(kind string, p *site.Page) (Frame, SiteView) {
	if s.single != nil {
		if !p.IsFolder() {
			p = s.site.Page(p.Parent)
		}
		return Frame{}, s.single.frame(s, p)
	}
	key := frameKey{kind, p, s.page.URL}
	if !p.IsFolder() {
		// An address that no page has, so that links among the folder's pages
		// are the same from each.
		key = frameKey{kind, s.site.Page(p.Parent), s.site.Page(p.Parent).URL + "\x00/"}
	}
	kept, made := s.frames.Load(key)
	if !made {
		kept = s.makeFrame(key)
		if s.err == nil { // a fault shows on every page
			s.frames.Store(key, kept)
		}
	}
	of := kept.(framed)
	frame := of.frame
	if s.page.URL == p.URL && !s.page.rooted {
		link := `href="` + escape(relative(s.style, key.from, p.URL, "")) + `"`
		frame.Menu = template.HTML(strings.Replace(string(frame.Menu), link, link+` aria-current="page"`, 1))
	}
	return frame, of.site
}

func (s *scope) makeFrame(key frameKey) framed {
	from := scope{Renderer: s.Renderer, page: s.page}
	from.page.URL = key.from
	v := &View{Kind: key.kind, Site: from.siteView()}
	made := framed{site: v.Site}
	v.Site.Menu = from.menuItems(key.folder)
	made.frame = Frame{Assets: s.part(assetsPart, v), Header: s.part(headerPart, v), Menu: s.part(menuPart, v), Footer: s.part(footerPart, v)}
	return made
}

func (s *scope) menuItems(folder *site.Page) []MenuItem {
	tops := append(append([]*site.Page{}, s.site.Products...), s.site.Sections...)
	if len(tops) > maxMenu {
		tops = nil
		for top := folder; top != nil; top = s.site.Page(top.Parent) {
			if top.Parent == s.site.Home.Ref {
				tops = []*site.Page{top}
			}
		}
	}
	var items []MenuItem
	for _, top := range tops {
		item := s.menuItem(top, folder, len(s.site.Products) <= fewProducts)
		item.Link = menuLink(item)
		items = append(items, item)
	}
	return items
}

func menuLink(of MenuItem) template.HTML {
	link := `<a href="` + escape(of.Href) + `">` + escape(of.Text)
	if of.Hint != "" {
		link += " <small>" + escape(of.Hint) + "</small>"
	}
	return template.HTML(link + "</a>")
}

// menuItem makes the line of a page and of what is below it: everything in a
// folder that is open, and with folders also the folders of a closed one.
func (s *scope) menuItem(of, folder *site.Page, folders bool) MenuItem {
	item := MenuItem{Text: of.Title, Href: s.href(of.URL, ""), Open: of.IsFolder() && s.site.Holds(of.Ref, folder)}
	if !of.IsFolder() || len(of.Children) > maxMenu || !item.Open && !folders {
		return item
	}
	names := map[string]int{}
	children := s.site.List(of.Children)
	for _, c := range children {
		names[strings.ToLower(c.Title)]++
	}
	for _, c := range children {
		if !c.IsFolder() && !item.Open {
			continue
		}
		below := s.menuItem(c, folder, false)
		if names[strings.ToLower(c.Title)] > 1 && len(c.Meta.Messages) > 0 {
			below.Hint = shorten(c.Meta.Messages[0].String(), menuHint)
		}
		below.Link = menuLink(below)
		item.Items = append(item.Items, below)
	}
	return item
}
