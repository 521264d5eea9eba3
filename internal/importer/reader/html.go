package reader

import (
	"bytes"
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/JohannesKaufmann/html-to-markdown/v2/converter"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/base"
	"github.com/JohannesKaufmann/html-to-markdown/v2/plugin/commonmark"
	markdowntable "github.com/JohannesKaufmann/html-to-markdown/v2/plugin/table"
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
	doc, err := html.Parse(decoded)
	if err != nil {
		return table.Article{}, fmt.Errorf("%s is not HTML that can be read: %w", name, err)
	}
	p := page{article: table.Article{Source: name}}
	p.base = address(doc)
	return p.read(doc)
}

// page is one article while it is read.
type page struct {
	article table.Article
	base    *url.URL // where it was published; nil where unknown
	heading string   // the nearest one so far
	used    []*html.Node
}

func (p *page) read(doc *html.Node) (table.Article, error) {
	dropChrome(doc)
	main := mainPart(doc)
	if p.base != nil {
		p.article.Address, p.article.Host = p.base.Path, p.base.Host
	}
	p.article.Title = title(doc, main)
	p.walk(main)
	for _, n := range p.used {
		n.Parent.RemoveChild(n)
	}
	prose, err := p.prose(main)
	p.article.Prose = prose
	return p.article, err
}

// prose returns what is left of the article as Markdown.
func (p *page) prose(main *html.Node) (string, error) {
	each(main, func(n *html.Node) {
		if n.DataAtom == atom.A {
			p.relink(n)
		}
	})
	conv := converter.NewConverter(converter.WithPlugins(
		base.NewBasePlugin(),
		commonmark.NewCommonmarkPlugin(),
		markdowntable.NewTablePlugin( // a table that is none of entries, such as one of a single row
			markdowntable.WithHeaderPromotion(true),
			markdowntable.WithNewlineBehavior(markdowntable.NewlineBehaviorPreserve),
		),
	))
	text, err := conv.ConvertNode(main)
	if err != nil {
		return "", fmt.Errorf("%s: its text cannot be made Markdown: %w", p.article.Source, err)
	}
	return withoutEmptySections(strings.TrimSpace(string(text))), nil
}

// withoutEmptySections removes headings that nothing follows: their tables went elsewhere.
func withoutEmptySections(text string) string {
	lines := strings.Split(text, "\n")
	var out []string
	below := 7 // the level of the heading that follows directly; 0 where a text follows
	fenced := strings.Count(text, "\n```")+strings.Count(text, "\n~~~") > 0
	for _, line := range slices.Backward(lines) {
		level := len(line) - len(strings.TrimLeft(line, "#"))
		isHeading := level >= 1 && level <= 6 && strings.HasPrefix(line[level:], " ") && !fenced
		switch {
		case isHeading && below != 0 && level >= min(below, 6):
			continue
		case isHeading && below == 7:
			continue
		case isHeading:
			below = level
		case strings.TrimSpace(line) != "":
			below = 0
		}
		out = append(out, line)
	}
	slices.Reverse(out)
	return strings.TrimSpace(blankLines.ReplaceAllString(strings.Join(out, "\n"), "\n\n"))
}

var blankLines = regexp.MustCompile(`\n{3,}`)

// relink makes the address of a link absolute. A link that leads nowhere any
// more loses its address and keeps its text.
func (p *page) relink(n *html.Node) {
	i := slices.IndexFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "href" })
	if i < 0 {
		return
	}
	written := n.Attr[i].Val
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
	if name := path.Base(u.Path); u.Scheme == "" && u.Host == "" && strings.HasPrefix(path.Ext(name), ".htm") {
		return (&url.URL{Scheme: table.SourceScheme, Opaque: url.PathEscape(name), Fragment: u.Fragment}).String()
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
	case n.DataAtom == atom.Table && !contains(n, atom.Table):
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
