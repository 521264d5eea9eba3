package render

import (
	"html/template"
	"slices"
	"strings"
	"time"

	"faultbook/internal/document"
	"faultbook/internal/site"
)

// view returns the fields that all pages have. The menu opens the folder of p.
func (s *scope) view(kind, title string, p *site.Page) *View {
	v := &View{Kind: kind, Title: title, NoIndex: s.site.Config.NoIndex}
	if s.page.template == redirect {
		v.Site = s.siteView()
	} else {
		v.Frame, v.Site = s.frame(kind, p)
	}
	if base := s.site.Config.BaseURL; base != nil && !s.page.rooted {
		v.Canonical = base.String() + escapePath(s.page.URL)
		if s.assets.Card != "" {
			v.Card = strings.TrimSuffix(base.String(), s.site.Config.Prefix) + s.assets.Card
		}
	}
	s.inLanguages(v, s.page.of)
	return v
}

// content returns the view of a page with content.
func (s *scope) content(p *site.Page) *View {
	v := s.view(string(p.Kind), p.Title, p)
	v.Summary = s.fill(p, p.Meta.Summary)
	v.Body = s.fill(p, p.Body)
	v.Description = p.Plain(p.Meta.Summary)
	v.Draft = p.Meta.Draft
	v.Retired = s.retired(p)
	if s.site.Config.Markdown {
		v.Markdown = markdownName
	}
	for _, m := range p.Moved {
		if m.Page == p.Ref && m.To == "" {
			continue // the section is gone, and its links lead to the page itself
		}
		v.Moved = append(v.Moved, s.movedAnchor(m))
	}
	v.Hint = s.hint(p)
	v.Breadcrumbs, v.Within = s.breadcrumbs(p)
	v.Contents = s.contents(p)
	v.Related = s.relations(p)
	v.Data = s.data(v, p)
	if t := p.Updated; !t.IsZero() {
		v.Updated = Date{Machine: t.Format(time.DateOnly), People: s.words.Date(t)}
	}
	if edit := s.site.Config.EditURL; edit != "" && !p.Virtual {
		v.EditURL = strings.ReplaceAll(edit, "{path}", p.File.Path)
	}
	switch p.Kind {
	case document.Entry:
		v.Entry = s.entry(p)
	case document.Operation:
		v.Table = s.operationTable(p)
		v.Diagram = s.diagram(p)
	case document.Product:
		if v.Matrix = s.matrix(p); v.Matrix.sparse() {
			v.Matrix, v.Table = nil, s.productTable(p)
		}
		v.Cards, v.Articles = s.cards(p)
	case document.Section:
		v.Cards, v.Articles = s.cards(p)
	case document.Home:
		s.home(v)
	}
	return v
}

// hint returns the beginning of the message of a page, if another page of its folder
// has the same label.
func (s *scope) hint(p *site.Page) string {
	alike := slices.ContainsFunc(s.site.List(p.Same),
		func(o *site.Page) bool { return o.Parent == p.Parent && strings.EqualFold(o.Title, p.Title) })
	if !alike {
		return ""
	}
	return firstMessage(p, titleHint)
}

// titleHint is how many characters of a message a title shows.
const titleHint = 90

// breadcrumbs returns the ancestors of a page: as links, and as text.
func (s *scope) breadcrumbs(p *site.Page) (links []Link, within string) {
	var up []Link
	var names []string
	for parent := s.site.Page(p.Parent); parent != nil; parent = s.site.Page(parent.Parent) {
		if parent.Parent == 0 {
			up = append(up, s.homeLink())
			break
		}
		up = append(up, s.pageLink(parent))
		names = append(names, parent.Title)
	}
	slices.Reverse(up)
	slices.Reverse(names)
	return up, strings.Join(names, " › ")
}

// contents lists the headings of a page that has several.
func (s *scope) contents(p *site.Page) []Heading {
	if len(p.Outline) < 3 {
		return nil
	}
	var lines []Heading
	for _, h := range p.Outline {
		if h.Level <= 3 {
			lines = append(lines, Heading{h.Level, template.URL("#" + escapePath(s.id(h.ID))), h.Text})
		}
	}
	return lines
}

// cards lists the pages of a folder: folders, with the number of their entries, and
// articles.
func (s *scope) cards(p *site.Page) (folders, articles []Card) {
	for _, c := range s.site.List(p.Children) {
		card := Card{Name: c.Title, Href: s.href(c.URL, ""), Text: s.fill(c, c.Meta.Summary)}
		if !c.IsFolder() {
			if c.Kind == document.Entry {
				card.Tone, card.Verdict = toneOf(c), s.verdictLabel(c)
			}
			articles = append(articles, card)
			continue
		}
		card.Count = s.countEntries(c)
		if c.Kind == document.Product || c.Kind == document.Section {
			for _, below := range s.site.List(c.Children[:min(len(c.Children), maxMenu)]) {
				card.Items = append(card.Items, s.pageLink(below))
			}
		}
		folders = append(folders, card)
	}
	return folders, articles
}

func (s *scope) countEntries(p *site.Page) int {
	n := 0
	for _, c := range s.site.List(p.Children) {
		if c.Kind == document.Entry {
			n++
		}
		n += s.countEntries(c)
	}
	return n
}

// retired returns the note on a retired page; nil for other pages.
func (s *scope) retired(p *site.Page) *Retired {
	if !p.Retired() {
		return nil
	}
	r := &Retired{Text: s.words.Get("retired.now")}
	if since := p.Meta.Retired.Since; since != "" {
		r.Text = s.words.Get("retired.since", "version", since)
	}
	for _, to := range s.site.List(p.Replaced) {
		r.To = append(r.To, s.pageLink(to))
	}
	return r
}

func (s *scope) movedAnchor(m site.Moved) MovedAnchor {
	to := s.site.Page(m.Page)
	return MovedAnchor{Anchor: m.Anchor, Text: to.Title, Href: s.href(to.URL, m.To), Section: sectionName(to, m)}
}

// sectionName returns the heading that a moved section has now, or else a name derived from
// its old anchor.
func sectionName(to *site.Page, m site.Moved) string {
	for _, h := range to.Outline {
		if h.ID == m.To {
			return h.Text
		}
	}
	words := []rune(strings.ReplaceAll(m.Anchor, "-", " "))
	return strings.ToUpper(string(words[:1])) + string(words[1:])
}

func (s *scope) redirect(p *site.Page) *View {
	v := s.view("redirect", p.Title, s.site.Home)
	v.About = s.pageLink(p)
	if base := s.site.Config.BaseURL; base != nil {
		v.Canonical = base.String() + escapePath(p.URL)
	}
	v.NoIndex = true
	return v
}

func (s *scope) notFound() *View {
	v := s.view("notfound", s.words.Get("not_found.title"), s.site.Home)
	v.NoIndex = true
	v.Cards, v.Articles = s.cards(s.site.Home)
	v.Contacts = s.contacts()
	for _, url := range s.page.near {
		v.Near = append(v.Near, s.pageLink(s.site.PageByURL(url)))
	}
	return v
}
