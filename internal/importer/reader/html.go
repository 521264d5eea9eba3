package reader

import (
	"bytes"
	"fmt"
	"io"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"faultbook/internal/importer/table"
)

// HTML reads one saved article. Its encoding is that of its meta element, UTF-8
// without one.
func HTML(name string, data []byte) (table.Article, error) {
	decoded, err := charset.NewReader(bytes.NewReader(data), "text/html")
	if err != nil {
		return table.Article{}, fmt.Errorf("%s: its encoding is unknown: %w", name, err)
	}
	text, err := io.ReadAll(decoded)
	if err != nil {
		return table.Article{}, fmt.Errorf("%s: its text cannot be read: %w", name, err)
	}
	p := page{article: table.Article{Source: name}}
	return p.parse(string(text))
}

// part reads the text of an article of an export, which has nothing of the page around it.
// Links to pages by their titles lead to the other articles of the export.
func part(name, title, text string) (table.Article, error) {
	p := page{article: table.Article{Source: name, Title: title}, isPart: true, export: name + ": "}
	return p.parse(text)
}

func (p *page) parse(text string) (table.Article, error) {
	if isStorage(text) {
		text = storage(text)
	}
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return table.Article{}, fmt.Errorf("%s is not HTML that can be read: %w", p.article.Source, err)
	}
	p.base = address(doc)
	return p.read(doc)
}

// page is one article while it is read.
type page struct {
	article  table.Article
	base     *url.URL        // where it was published; nil where unknown
	heading  string          // the nearest one so far
	heading1 string          // the title as the text has it
	isPart   bool            // whether nothing is around the article
	export   string          // what the sources of other articles of its export begin with
	anchors  map[string]bool // of the headings in its prose
	notes    cellNotes
	used     []*html.Node
}

func (p *page) read(doc *html.Node) (table.Article, error) {
	space := firstCrumb(doc)
	p.confluence(doc)
	p.dropChrome(doc)
	main := mainPart(doc)
	if p.base != nil {
		p.article.Address, p.article.Host = p.base.Path, p.base.Host
	}
	if p.article.Title == "" {
		p.heading1 = title(doc, main)
		p.article.Title = strings.TrimPrefix(p.heading1, space+" : ")
	}
	if isSpaceIndex(doc) {
		p.article.Skip = true
		p.note("it lists the pages of the space, and is left out")
		return p.article, nil
	}
	layouts(main)
	p.readCellNotes(main)
	p.codeSections(main)
	p.walk(main)
	p.dropCellNotes(main)
	for _, n := range p.used {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
	prose, err := p.prose(main)
	p.article.Prose = prose
	return p.article, err
}

// relink makes the address of a link absolute. A link that leads nowhere any
// more loses its address and keeps its text.
func (p *page) relink(n *html.Node) {
	i := slices.IndexFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "href" })
	if i < 0 {
		return
	}
	written := n.Attr[i].Val
	if anchor, own := strings.CutPrefix(written, "#"); own && p.anchors[anchor] {
		return
	}
	href := p.resolve(written)
	if n.Attr[i].Val = href; href == "" {
		p.note("the link %q leads nowhere from here: its text stays, its address %q does not", words(n), written)
		n.Attr = slices.Delete(n.Attr, i, i+1)
		n.DataAtom, n.Data = atom.Span, "span"
	}
}

// resolve returns the absolute address that a link leads to; "" where it is unknown.
func (p *page) resolve(href string) string {
	u, err := url.Parse(strings.TrimSpace(href))
	if err != nil {
		return ""
	}
	if !u.IsAbs() && p.base != nil {
		u = p.base.ResolveReference(u)
	}
	switch u.Scheme {
	case "http", "https", "mailto", "tel":
		return u.String()
	}
	name := path.Base(u.Path)
	switch {
	case u.Scheme == table.SourceScheme:
		return u.String()
	case u.Scheme != "" || u.Host != "" || u.Path == "":
		return ""
	case strings.HasPrefix(path.Ext(name), ".htm"), slices.Contains(markdownEndings, ending(name)):
		return (&url.URL{Scheme: table.SourceScheme, Opaque: url.PathEscape(name), Fragment: u.Fragment}).String()
	case path.Ext(name) != "":
		return (&url.URL{Scheme: table.FileScheme, Opaque: url.PathEscape(u.Path)}).String()
	}
	return ""
}

func (p *page) note(format string, values ...any) {
	note := fmt.Sprintf(format, values...)
	if !slices.Contains(p.article.Notes, note) {
		p.article.Notes = append(p.article.Notes, note)
	}
}

// walk finds tables, lists of labels and headings that are labels.
func (p *page) walk(n *html.Node) {
	switch {
	case isHeading(n):
		p.heading = words(n)
		if label := quoted(p.heading); label != "" && n.DataAtom != atom.H1 {
			p.labelled(n, label)
		}
		return
	case n.DataAtom == atom.Table:
		if t := p.table(n); len(t.Rows) > 0 {
			p.take(t, n)
		}
		return
	case n.DataAtom == atom.Dl:
		if t := p.definitions(n); len(t.Rows) > 0 {
			p.take(t, n)
		}
		return
	case n.DataAtom == atom.Ul && nestedItems(n):
		p.take(p.labelList(n), n)
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !slices.Contains(p.used, c) {
			p.walk(c)
		}
	}
}

func (p *page) take(t table.Table, n *html.Node) {
	if t.Heading == "" {
		t.Heading = p.heading
	}
	p.article.Tables = append(p.article.Tables, t)
	p.used = append(p.used, n)
}

// address returns where an article was published.
func address(doc *html.Node) *url.URL {
	var found *url.URL
	each(doc, func(n *html.Node) {
		value := ""
		switch {
		case n.DataAtom == atom.Link && attribute(n, "rel") == "canonical", n.DataAtom == atom.Base:
			value = attribute(n, "href")
		case n.DataAtom == atom.Meta && attribute(n, "property") == "og:url":
			value = attribute(n, "content")
		}
		if u, err := url.Parse(value); found == nil && err == nil && u.IsAbs() && path.Clean(u.Path) != "/" {
			found = u
		}
	})
	return found
}

func title(doc, main *html.Node) string {
	first := ""
	each(main, func(n *html.Node) {
		if n.DataAtom == atom.H1 && first == "" {
			first = words(n)
		}
	})
	each(doc, func(n *html.Node) {
		if n.DataAtom == atom.Title && first == "" {
			first = words(n)
		}
	})
	return first
}
