package e2e_test

import (
	"iter"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// elements yields the elements below a node that have one of the names, in the
// order of the document; all of them when no name is given.
func elements(n *html.Node, names ...string) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		for d := range n.Descendants() {
			if d.Type != html.ElementNode || len(names) > 0 && !slices.Contains(names, d.Data) {
				continue
			}
			if !yield(d) {
				return
			}
		}
	}
}

// first returns the first element with a name, or an empty one.
func first(n *html.Node, name string) *html.Node {
	for e := range elements(n, name) {
		return e
	}
	return &html.Node{}
}

// withClass yields the elements below a node that have a class.
func withClass(n *html.Node, class string) iter.Seq[*html.Node] {
	return func(yield func(*html.Node) bool) {
		for e := range elements(n) {
			if slices.Contains(strings.Fields(attr(e, "class")), class) && !yield(e) {
				return
			}
		}
	}
}

// attr returns an attribute, or nothing when the element does not have it.
func attr(n *html.Node, name string) string {
	value, _ := lookup(n, name)
	return value
}

func lookup(n *html.Node, name string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

// text returns the words of a node with one space between them.
func text(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return squeeze(b.String())
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// inside reports whether a node is below an element that matches.
func inside(n *html.Node, match func(*html.Node) bool) bool {
	for up := n.Parent; up != nil; up = up.Parent {
		if up.Type == html.ElementNode && match(up) {
			return true
		}
	}
	return false
}

// ids returns the ids of a document, each as often as it occurs.
func ids(doc *html.Node) []string {
	var all []string
	for e := range elements(doc) {
		if id, ok := lookup(e, "id"); ok {
			all = append(all, id)
		}
	}
	return all
}
