package render

import (
	"html/template"
	"slices"
	"strings"

	"faultbook/internal/document"
	"faultbook/internal/site"
)

// maxMenu is how many lines of one level the menu lists at most. Longer lists are in
// the operation's table: a page must not grow with its operation.
const maxMenu = 40

// fewProducts is the number of products up to which the menu lists the operations of all
// products. With more, it lists those of the current product only.
const fewProducts = 6

// menuHint is how many characters of a message distinguish lines of the same name.
const menuHint = 48

// frameKey identifies a frame: the kind of page, the folder that the menu opens, and
// the address that links are relative to.
type frameKey struct {
	kind   string
	folder site.Ref
	from   string
	below  bool // whether from is the folder of the page, and not the page
}

// Frame is everything around the content of a page. The pages of a folder share it,
// apart from the mark of the current page in the menu.
type Frame struct {
	Assets, Header, Menu, Footer template.HTML
}

// framed is shared by the pages of a folder: the frame without its menu, the items of the
// menu, and the view of the site.
type framed struct {
	frame Frame
	menu  []MenuItem
	site  SiteView
}

// frame returns the frame of the page being rendered. The menu opens the folder of p.
func (s *scope) frame(kind string, p *site.Page) (Frame, SiteView) {
	folder := p
	if !p.IsFolder() {
		folder = s.site.Page(p.Parent)
	}
	if s.single != nil {
		return Frame{}, s.single.frame(s, folder)
	}
	key := frameKey{kind: kind, folder: folder.Ref, from: s.page.URL}
	if folder != p {
		key.from, key.below = folder.URL, true
	}
	kept, made := s.frames.Load(key)
	if !made {
		kept = s.makeFrame(key)
		if s.err == nil { // a fault would show on every page
			s.frames.Store(key, kept)
		}
	}
	of := kept.(framed)
	frame, v := of.frame, &View{Kind: kind, Site: of.site}
	v.Site.Menu = of.menu
	if s.page.URL == p.URL && !s.page.rooted {
		v.Site.Menu = markCurrent(of.menu, relative(s.style, key.from, key.below, p.URL, ""))
	}
	frame.Menu = s.part(menuPart, v)
	return frame, of.site
}

func (s *scope) makeFrame(key frameKey) framed {
	from := scope{Renderer: s.Renderer, page: s.page, below: key.below}
	from.page.URL = key.from
	v := &View{Kind: key.kind, Site: from.siteView()}
	return framed{
		frame: Frame{Assets: s.part(assetsPart, v), Header: s.part(headerPart, v), Footer: s.part(footerPart, v)},
		menu:  from.menuItems(s.site.Page(key.folder)),
		site:  v.Site,
	}
}

// markCurrent returns the items with the first one of an address marked as the current
// page. It changes copies.
func markCurrent(items []MenuItem, href string) []MenuItem {
	for i := range items {
		below := items[i].Items
		if items[i].Href != href {
			if below = markCurrent(below, href); len(below) == 0 || &below[0] == &items[i].Items[0] {
				continue
			}
		}
		marked := slices.Clone(items)
		marked[i].Current, marked[i].Items = items[i].Href == href, below
		return marked
	}
	return items
}

func (s *scope) menuItems(folder *site.Page) []MenuItem {
	tops := slices.Concat(s.site.Products, s.site.Sections)
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
		items = append(items, s.menuItem(top, folder, len(s.site.Products) <= fewProducts))
	}
	return items
}

// menuItem returns the item of a page and of the pages below it: all pages of an open
// folder; of a closed one its folders, if folders is set.
func (s *scope) menuItem(of, folder *site.Page, folders bool) MenuItem {
	item := MenuItem{Text: of.Title, Href: s.href(of.URL, ""), Open: of.IsFolder() && s.site.Holds(of.Ref, folder)}
	if !of.IsFolder() || len(of.Children) > maxMenu || !item.Open && !folders {
		return item
	}
	children := s.site.List(of.Children)
	alike := alikeIn(children)
	for _, c := range children {
		if !c.IsFolder() && !item.Open {
			continue
		}
		below := s.menuItem(c, folder, false)
		if alike(c) {
			below.Hint = firstMessage(c, menuHint)
		}
		item.Items = append(item.Items, below)
	}
	return item
}

// alikeIn returns a function that reports whether another of some pages has the title of a
// page, letter case aside.
func alikeIn(pages []*site.Page) func(*site.Page) bool {
	count := map[string]int{}
	for _, p := range pages {
		count[strings.ToLower(p.Title)]++
	}
	return func(p *site.Page) bool { return count[strings.ToLower(p.Title)] > 1 }
}

// firstMessage returns at most n characters of the first message of a page; nothing for a
// page without messages.
func firstMessage(p *site.Page, n int) string {
	if len(p.Meta.Messages) == 0 {
		return ""
	}
	return document.Beginning(p.Meta.Messages[0].String(), n)
}
