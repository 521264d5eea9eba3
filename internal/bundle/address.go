package bundle

import (
	"encoding/base64"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// names are the attributes whose words are ids of the same page.
var names = []string{"for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "headers", "list", "form", "popovertarget", "commandfor"}

// links are the attributes that hold an address.
var links = []string{"href", "src", "poster", "action"}

// rewrite makes addresses below a node lead within the file. In a leaf the ids
// get the address of the page in front, since every page has the same ones.
func (m *making) rewrite(url string, top *html.Node, leaf bool) {
	m.rewriteNode(url, top, leaf)
	for n := range top.Descendants() {
		m.rewriteNode(url, n, leaf)
	}
}

func (m *making) rewriteNode(url string, n *html.Node, leaf bool) {
	if n.Type != html.ElementNode {
		return
	}
	if leaf {
		for _, key := range append([]string{"id"}, names...) {
			if ids := strings.Fields(attr(n, key)); len(ids) > 0 {
				setAttr(n, key, "/"+url+strings.Join(ids, " /"+url))
			}
		}
	}
	for _, key := range links {
		ref, has := lookup(n, key)
		if !has {
			continue
		}
		if to, file := m.resolve(url, ref); to != "" {
			setAttr(n, key, to)
			if n.DataAtom == atom.A && strings.HasPrefix(to, "data:") {
				setAttr(n, "download", path.Base(file)) // browsers open no such address
			}
		}
	}
	if n.DataAtom == atom.Form && attr(n, "role") == "search" {
		deleteAttr(n, "data-search-script")
		deleteAttr(n, "data-search-marks")
		deleteAttr(n, "data-search-explicit")
		if _, searches := lookup(n, "data-search-page"); searches {
			setAttr(n, "data-search-root", "#/")
			setAttr(n, "data-search-page", "#/"+m.SearchPage)
		}
	}
}

// resolve returns where a reference on a page leads within the file; nothing
// when it leads elsewhere. file is the file of the site that is meant.
func (m *making) resolve(from, ref string) (to, file string) {
	u, err := url.Parse(ref)
	if err != nil || u.Scheme != "" || u.Host != "" {
		return "", ""
	}
	file = from
	if u.Path != "" {
		file = path.Join(folder(from), u.Path)
		if file == "." {
			file = ""
		}
		file = strings.TrimSuffix(file, "index.html")
	}
	if moved, ok := m.moved[file]; ok {
		file = moved
	}
	if m.pages[file] == nil {
		return m.data(file), file
	}
	anchor := u.Fragment
	if anchor == "main" || anchor == "top" { // of every page: its beginning
		anchor = ""
	}
	to = "#/" + (&url.URL{Path: file}).EscapedPath() + (&url.URL{Path: anchor}).EscapedPath()
	if u.RawQuery != "" {
		to += "?" + u.RawQuery
	}
	return to, file
}

// folder returns the folder that references on a page begin at.
func folder(url string) string {
	if url == "" || strings.HasSuffix(url, "/") {
		return url
	}
	return path.Dir(url)
}

// imageTypes are the types of images, whatever the machine knows of types.
var imageTypes = map[string]string{
	".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg",
	".gif": "image/gif", ".webp": "image/webp", ".avif": "image/avif", ".ico": "image/x-icon",
}

// data returns a file of the site as an address that holds all of it; nothing
// when there is no such file.
func (m *making) data(name string) string {
	content, ok := m.files[name]
	if !ok {
		return ""
	}
	kind := imageTypes[strings.ToLower(path.Ext(name))]
	if kind == "" {
		kind = "application/octet-stream"
	}
	return "data:" + kind + ";base64," + base64.StdEncoding.EncodeToString(content)
}
