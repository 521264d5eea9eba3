package bundle

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// element makes an element with attributes, given as names and values.
func element(name string, attributes ...string) *html.Node {
	n := &html.Node{Type: html.ElementNode, Data: name, DataAtom: atom.Lookup([]byte(name))}
	for i := 0; i+1 < len(attributes); i += 2 {
		n.Attr = append(n.Attr, html.Attribute{Key: attributes[i], Val: attributes[i+1]})
	}
	return n
}

// raw makes a script or a style, whose text is not escaped.
func raw(name string, text []byte) *html.Node {
	n := element(name)
	n.AppendChild(&html.Node{Type: html.TextNode, Data: string(text)})
	return n
}

func find(top *html.Node, name atom.Atom) *html.Node {
	for n := range top.Descendants() {
		if n.DataAtom == name && n.Type == html.ElementNode {
			return n
		}
	}
	return nil
}

func byID(top *html.Node, id string) *html.Node {
	for n := range top.Descendants() {
		if attr(n, "id") == id {
			return n
		}
	}
	return nil
}

func contains(top, wanted *html.Node) bool {
	for n := wanted; n != nil; n = n.Parent {
		if n == top {
			return true
		}
	}
	return false
}

func text(top *html.Node) string {
	var b strings.Builder
	for n := range top.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	}
	return b.String()
}

// remove takes a node out of its document and returns it.
func remove(n *html.Node) *html.Node {
	if n.Parent != nil {
		n.Parent.RemoveChild(n)
	}
	return n
}

func copyChildren(to, from *html.Node) {
	for c := range from.ChildNodes() {
		n := &html.Node{Type: c.Type, DataAtom: c.DataAtom, Data: c.Data, Namespace: c.Namespace, Attr: append([]html.Attribute{}, c.Attr...)}
		copyChildren(n, c)
		to.AppendChild(n)
	}
}

func lookup(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key && a.Namespace == "" {
			return a.Val, true
		}
	}
	return "", false
}

func attr(n *html.Node, key string) string {
	value, _ := lookup(n, key)
	return value
}

func setAttr(n *html.Node, key, value string) {
	for i := range n.Attr {
		if n.Attr[i].Key == key && n.Attr[i].Namespace == "" {
			n.Attr[i].Val = value
			return
		}
	}
	n.Attr = append(n.Attr, html.Attribute{Key: key, Val: value})
}

func deleteAttr(n *html.Node, key string) {
	for i := range n.Attr {
		if n.Attr[i].Key == key {
			n.Attr = append(n.Attr[:i:i], n.Attr[i+1:]...)
			return
		}
	}
}
