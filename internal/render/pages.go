package render

import (
	"strings"

	"faultbook/internal/entry"
	"faultbook/internal/site"
)

// frame returns what every page has.
func (s *scope) frame(kind, title string) *View {
	c := s.site.Config
	v := &View{Kind: kind, Title: title, Site: SiteView{
		Title: c.Title, Language: c.Language,
		Home:     s.link(s.site.Home.Title, ""),
		Messages: s.link(s.site.Messages.Title, s.site.Messages.URL),
		Search:   s.link("Search", s.site.Messages.URL),
		Style:    s.href(s.assets.Style, ""), Script: s.href(s.assets.Script, ""), Icon: s.href(s.assets.Icon, ""),
	}}
	v.Site.Root = strings.TrimSuffix(s.href("", ""), "index.html")
	for _, t := range s.site.Taxonomies {
		link := s.link(t.Title, t.URL)
		link.Current = s.page.URL == t.URL
		v.Site.Tables = append(v.Site.Tables, link)
	}
	v.Site.Messages.Current = s.page.URL == s.site.Messages.URL
	if c.BaseURL != nil && !s.page.rooted {
		v.Canonical = c.BaseURL.String() + escapePath(s.page.URL)
	}
	return v
}

// content makes the view of a page with content.
func (s *scope) content(p *site.Page) *View {
	v := s.frame(string(p.Kind), p.Title)
	v.Summary = s.fill(p, p.Meta.Summary)
	v.Body = s.fill(p, p.Body)
	v.Description = s.description(p)
	v.Draft = p.Meta.Draft
	v.Breadcrumbs = s.breadcrumbs(p)
	v.Site.Menu = s.menu(p)
	v.Contents = s.contents(p)
	v.Related = s.relations(p)
	if t := p.Meta.Updated; !t.IsZero() {
		v.Updated = Date{Machine: t.Format("2006-01-02"), People: t.Format("2 January 2006")}
	}
	if edit := s.site.Config.EditURL; edit != "" && len(p.File.Text) > 0 {
		v.EditURL = strings.ReplaceAll(edit, "{path}", p.File.Path)
	}
	switch p.Kind {
	case entry.Status:
		v.Entry = s.entry(p)
	case entry.Operation:
		v.Table = s.operationTable(p)
	case entry.Product:
		v.Matrix = s.matrix(p)
		v.Cards, v.Articles = s.cards(p)
	case entry.Section:
		v.Cards, v.Articles = s.cards(p)
	case entry.Home:
		s.home(v)
	}
	return v
}

// description returns a plain sentence about a page.
func (s *scope) description(p *site.Page) string {
	return p.Plain(p.Meta.Summary)
}

func (s *scope) breadcrumbs(p *site.Page) []Link {
	var up []Link
	for parent := p.Parent; parent != nil; parent = parent.Parent {
		up = append([]Link{s.pageLink(parent)}, up...)
	}
	if len(up) > 0 {
		up[0].Text = "Home"
	}
	return up
}

// contents lists the headings of a page that has several.
func (s *scope) contents(p *site.Page) []Heading {
	if p.Kind == entry.Status || len(p.Outline) < 3 {
		return nil
	}
	var out []Heading
	for _, h := range p.Outline {
		if h.Level <= 3 {
			out = append(out, Heading{Link: Link{Text: h.Text, Href: "#" + escapePath(h.ID)}, Level: h.Level})
		}
	}
	return out
}

// maxMenu bounds how many siblings the menu lists, so that a page does not
// grow with the size of its operation: beyond it, the operation's table leads
// on.
const maxMenu = 60

// menuHint bounds the words beside one of several lines of the same name, in
// characters.
const menuHint = 48

// menu lists products with their operations, and sections of articles; below
// the folder that the page is in, its pages.
func (s *scope) menu(p *site.Page) []MenuItem {
	var items []MenuItem
	tops := append(append([]*site.Page{}, s.site.Products...), s.site.Sections...)
	if len(tops) > maxMenu {
		tops = nil
		for top := p; top != nil; top = top.Parent {
			if top.Parent == s.site.Home && top.Parent != nil {
				tops = []*site.Page{top}
			}
		}
	}
	for _, top := range tops {
		items = append(items, s.menuItem(top, p, 0))
	}
	return items
}

func (s *scope) menuItem(of, current *site.Page, depth int) MenuItem {
	item := MenuItem{Link: s.pageLink(of), Open: holds(of, current)}
	item.Current = of == current
	children := of.Children
	if !of.IsFolder() || len(children) > maxMenu || depth > 0 && !item.Open || depth == 0 && of.Kind == entry.Section && !item.Open {
		return item
	}
	names := map[string]int{}
	for _, c := range children {
		names[strings.ToLower(c.Title)]++
	}
	for _, c := range children {
		if c.IsFolder() || holds(of, current) {
			below := s.menuItem(c, current, depth+1)
			if names[strings.ToLower(c.Title)] > 1 && len(c.Meta.Messages) > 0 {
				below.Hint = shorten(c.Meta.Messages[0].String(), menuHint)
			}
			item.Items = append(item.Items, below)
		}
	}
	return item
}

// holds reports whether a page is a folder or stands below it.
func holds(folder, p *site.Page) bool {
	for ; p != nil; p = p.Parent {
		if p == folder {
			return true
		}
	}
	return false
}

// cards lists the pages below a page: folders with their entries counted, and
// articles.
func (s *scope) cards(p *site.Page) (folders, articles []Card) {
	for _, c := range p.Children {
		card := Card{Link: s.pageLink(c), Text: s.fill(c, c.Meta.Summary)}
		if !c.IsFolder() {
			articles = append(articles, card)
			continue
		}
		card.Count = countEntries(c)
		if c.Kind == entry.Product || c.Kind == entry.Section {
			for _, below := range c.Children[:min(len(c.Children), maxMenu)] {
				card.Items = append(card.Items, s.pageLink(below))
			}
		}
		folders = append(folders, card)
	}
	return folders, articles
}

func countEntries(p *site.Page) int {
	n := 0
	for _, c := range p.Children {
		if c.Kind == entry.Status {
			n++
		}
		n += countEntries(c)
	}
	return n
}

func (s *scope) home(v *View) {
	v.Cards, v.Articles = s.cards(s.site.Home)
	for _, t := range s.site.Taxonomies {
		v.Groups = append(v.Groups, s.group(t))
	}
	if v.Description == "" {
		v.Description = s.site.Config.Description
	}
}

func (s *scope) redirect(p *site.Page) *View {
	v := s.frame("redirect", p.Title)
	v.About = s.pageLink(p)
	if base := s.site.Config.BaseURL; base != nil {
		v.Canonical = base.String() + escapePath(p.URL)
	}
	v.NoIndex = true
	return v
}

func (s *scope) notFound() *View {
	v := s.frame("notfound", "Page not found")
	v.NoIndex = true
	v.Cards, v.Articles = s.cards(s.site.Home)
	v.Site.Menu = s.menu(s.site.Home)
	return v
}
