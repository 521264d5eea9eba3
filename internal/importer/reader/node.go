package reader

import (
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

// chrome are the elements around an article that say nothing of it.
var chrome = []atom.Atom{atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Nav, atom.Footer, atom.Iframe,
	atom.Svg, atom.Form, atom.Button, atom.Aside}

func dropChrome(doc *html.Node) {
	each(doc, func(n *html.Node) {
		if n.Parent != nil && (slices.Contains(chrome, n.DataAtom) || n.Type == html.CommentNode || exported(n)) {
			n.Parent.RemoveChild(n)
		}
	})
}

// exported reports whether an element is what Confluence writes around an article that it
// exports: the path to it, its author and its day.
func exported(n *html.Node) bool {
	id := attribute(n, "id")
	return id == "breadcrumb-section" || n.DataAtom == atom.Div && id == "footer" ||
		attribute(n, "class") == "page-metadata"
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
