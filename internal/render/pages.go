package render

import (
	"html/template"
	"slices"
	"strings"

	"faultbook/internal/document"
	"faultbook/internal/site"
	"faultbook/internal/texts"
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
	oneFile := s.style == InOneFile
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

// rightToLeft returns rtl for a language that runs from right to left; else nothing.
func rightToLeft(words *texts.Texts) string {
	if words.Direction() == texts.RightToLeft {
		return texts.RightToLeft
	}
	return ""
}

// otherDirection returns the direction of a text where that is not the one of the page.
func otherDirection(words *texts.Texts, text string) string {
	if own := texts.DirectionOf(text); own != words.Direction() {
		return own
	}
	return ""
}

// ownDirection returns the HTML of a text so that it keeps its direction within the line.
func ownDirection(words *texts.Texts, text string, markup template.HTML) template.HTML {
	if otherDirection(words, text) != "" {
		return "<bdi>" + markup + "</bdi>"
	}
	return markup
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

// content returns the view of a page with content.
func (s *scope) content(p *site.Page) *View {
	v := s.view(string(p.Kind), p.Title, p)
	v.Summary = s.fill(p, p.Meta.Summary)
	v.Body = s.fill(p, p.Body)
	v.Description = s.description(p)
	v.Draft = p.Meta.Draft
	v.Retired = s.retired(p)
	if s.site.Config.Markdown {
		v.Markdown = markdownName
	}
	for _, m := range p.Moved {
		if m.Page == p.Ref && m.To == "" {
			continue // the section is gone, and this page is what is left
		}
		v.Moved = append(v.Moved, s.movedAnchor(m))
	}
	v.Hint = s.hint(p)
	v.Breadcrumbs, v.Within = s.breadcrumbs(p)
	v.Contents = s.contents(p)
	v.Related = s.relations(p)
	v.Data = s.data(v, p)
	if t := p.Updated; !t.IsZero() {
		v.Updated = Date{Machine: t.Format("2006-01-02"), People: s.words.Date(t)}
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
	if !alike || len(p.Meta.Messages) == 0 {
		return ""
	}
	return shorten(p.Meta.Messages[0].String(), titleHint)
}

// titleHint is how many characters of a message a title shows.
const titleHint = 90

// description returns the summary of a page as plain text.
func (s *scope) description(p *site.Page) string {
	return p.Plain(p.Meta.Summary)
}

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

func (s *scope) home(v *View) {
	v.Cards, v.Articles = s.cards(s.site.Home)
	for _, t := range s.site.Taxonomies {
		if 2*t.Count >= len(s.site.Entries) { // it would not lead to the others
			v.Groups = append(v.Groups, s.group(t))
		}
	}
	s.needed(v)
	if v.Description == "" {
		v.Description = s.site.Config.Description
	}
}

// needed adds the entries that people need most.
func (s *scope) needed(v *View) {
	v.NeededTitle = s.words.Get("home.needed")
	if len(s.site.Config.Featured) > 0 {
		v.NeededTitle = s.words.Get("home.featured")
	}
	for _, p := range s.site.Needed(maxNeeded) {
		v.Needed = append(v.Needed, s.need(p))
	}
}

// maxNeeded is how many entries the home page shows, needLength how many characters
// of each message.
const (
	maxNeeded  = 6
	needLength = 110
)

func (s *scope) need(p *site.Page) Need {
	n := Need{Name: p.Title, Href: s.href(p.URL, ""), Place: s.placeOf(p), Tone: toneOf(p),
		Verdict: s.verdictLabel(p), Message: p.Plain(p.Meta.Summary)}
	if len(p.Meta.Messages) > 0 {
		n.Message = p.Meta.Messages[0].String()
	}
	n.Message = shorten(n.Message, needLength)
	return n
}

// placeOf names the product and the operation of an entry; empty outside them.
func (s *scope) placeOf(p *site.Page) string {
	if p.Operation == 0 || p.Product == 0 {
		return ""
	}
	return s.site.Page(p.Product).Title + " › " + s.site.Page(p.Operation).Title
}

// retired returns what a page says of being retired; nil for one that is up to date.
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

// sectionName returns the heading that a moved section has now, or else what its old
// anchor says.
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
	v.Contacts = s.helpers()
	for _, url := range s.page.near {
		v.Near = append(v.Near, s.pageLink(s.site.PageByURL(url)))
	}
	return v
}
