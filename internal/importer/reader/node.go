package reader

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// each calls do with a node and all below it. A node may lose its children on the way.
func each(n *html.Node, do func(*html.Node)) {
	do(n)
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		each(c, do)
		c = next
	}
}

// chrome are the elements around an article that are no part of it; unseen are elements that show
// nothing.
var (
	chrome = []atom.Atom{atom.Nav, atom.Footer, atom.Form, atom.Button}
	unseen = []atom.Atom{atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg}
)

// dropChrome removes the elements around the article. A frame becomes a link.
func (p *page) dropChrome(doc *html.Node) {
	each(doc, func(n *html.Node) {
		switch {
		case n.Parent == nil:
		case slices.Contains(unseen, n.DataAtom), n.Type == html.CommentNode, exported(n),
			!p.isPart && slices.Contains(chrome, n.DataAtom):
			n.Parent.RemoveChild(n)
		case n.DataAtom == atom.Aside && !p.isPart && mostlyLinks(n):
			p.note("what is beside the text is left out: %.120s", words(n))
			n.Parent.RemoveChild(n)
		case slices.Contains(frames, n.DataAtom):
			frame(n)
		}
	})
}

// frames are the elements that show another file.
var frames = []atom.Atom{atom.Iframe, atom.Video, atom.Audio, atom.Embed, atom.Object}

// frame turns an element that shows another file into a link to it.
func frame(n *html.Node) {
	src := cmp.Or(attribute(n, "src"), attribute(n, "data"))
	each(n, func(below *html.Node) {
		if below.DataAtom == atom.Source && src == "" {
			src = attribute(below, "src")
		}
	})
	text := cmp.Or(attribute(n, "title"), src)
	n.Data, n.DataAtom, n.FirstChild, n.LastChild = "p", atom.P, nil, nil
	if text != "" {
		link := element(atom.A)
		link.Attr = []html.Attribute{{Key: "href", Val: src}}
		link.AppendChild(textNode(text))
		n.AppendChild(link)
	}
}

// mostlyLinks reports whether more than half of a text leads elsewhere, as in a menu.
func mostlyLinks(n *html.Node) bool {
	linked := 0
	each(n, func(below *html.Node) {
		if below.DataAtom == atom.A {
			linked += len(words(below))
		}
	})
	return linked*2 > len(words(n))
}

// firstCrumb returns the name of the space of a page that Confluence exports; "" for none.
func firstCrumb(doc *html.Node) string {
	crumbs := find(doc, func(n *html.Node) bool { return attribute(n, "id") == "breadcrumbs" })
	if crumbs == nil || crumbs.FirstChild == nil {
		return ""
	}
	for _, c := range children(crumbs, 0) {
		return words(c)
	}
	return ""
}

// isSpaceIndex reports whether a page is the list of the pages of a space.
func isSpaceIndex(doc *html.Node) bool {
	return find(doc, func(n *html.Node) bool {
		return attribute(n, "id") == "main-content" && attribute(n, "class") == "pageSection"
	}) != nil
}

// exported reports whether an element is what Confluence writes around an article that it
// exports: the path to it, its author and its day.
func exported(n *html.Node) bool {
	id, class := attribute(n, "id"), attribute(n, "class")
	return strings.Contains(class, "breadcrumb") || id == "breadcrumb-section" ||
		n.DataAtom == atom.Div && id == "footer" ||
		class == "page-metadata"
}

// mainPart returns the element with the article.
func mainPart(doc *html.Node) *html.Node {
	for _, kind := range []atom.Atom{atom.Main, atom.Article, atom.Body} {
		var found *html.Node
		each(doc, func(n *html.Node) {
			if found == nil && n.DataAtom == kind {
				found = n
			}
		})
		if found != nil && words(found) != "" {
			return found
		}
	}
	return doc
}

func isHeading(n *html.Node) bool {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Caption:
		return true
	}
	return false
}

// words returns the text of a node on one line.
func words(n *html.Node) string {
	var b strings.Builder
	each(n, func(n *html.Node) {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		} else if n.DataAtom == atom.Br {
			b.WriteByte(' ')
		}
	})
	return strings.Join(strings.Fields(b.String()), " ")
}

func attribute(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// contains reports whether an element of a kind is below a node.
func contains(n *html.Node, kind atom.Atom) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == kind || contains(c, kind) {
			return true
		}
	}
	return false
}

// children lists the elements of a kind right below a node; all elements for 0.
func children(n *html.Node, kind atom.Atom) []*html.Node {
	var out []*html.Node
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (kind == 0 || c.DataAtom == kind) {
			out = append(out, c)
		}
	}
	return out
}

func element(kind atom.Atom) *html.Node {
	return &html.Node{Type: html.ElementNode, Data: kind.String(), DataAtom: kind}
}

func textNode(text string) *html.Node { return &html.Node{Type: html.TextNode, Data: text} }

// paragraph returns a paragraph of strong text.
func paragraph(text string) *html.Node {
	p, strong := element(atom.P), element(atom.Strong)
	strong.AppendChild(textNode(text))
	p.AppendChild(strong)
	return p
}

// replace replaces a node by another one.
func replace(old, by *html.Node) {
	old.Parent.InsertBefore(by, old)
	old.Parent.RemoveChild(old)
}

// take moves the children of a node, which may be nil, to another one.
func take(to, from *html.Node) {
	for from != nil && from.FirstChild != nil {
		c := from.FirstChild
		from.RemoveChild(c)
		to.AppendChild(c)
	}
}

// namedElement returns the first element below a node with one of the names; nil for none.
func namedElement(n *html.Node, names ...string) *html.Node {
	return find(n, func(n *html.Node) bool { return n.Type == html.ElementNode && slices.Contains(names, n.Data) })
}

// ofClass returns the first element below a node that has a class; nil for none.
func ofClass(n *html.Node, class string) *html.Node {
	return find(n, func(n *html.Node) bool { return slices.Contains(strings.Fields(attribute(n, "class")), class) })
}

// find returns the first node below a node that fits; nil for none.
func find(n *html.Node, fits func(*html.Node) bool) *html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if fits(c) {
			return c
		}
		if below := find(c, fits); below != nil {
			return below
		}
	}
	return nil
}
