package render

import (
	"net/url"
	"strings"
)

// Style says how addresses of pages are written.
type Style int

const (
	// Pretty addresses end in a slash; a web server finds index.html.
	Pretty Style = iota
	// Explicit addresses name index.html, so that a folder works without a
	// server.
	Explicit
)

// relative returns the address of to as seen from the page at from, or from any page
// in the folder at from, where below is set. Both are addresses below the site's root
// without a leading slash; a page's address ends in a slash or is empty, a file's does
// not.
func relative(style Style, from string, below bool, to, anchor string) string {
	if to == from && anchor != "" && !below {
		return "#" + escapePath(anchor)
	}
	common := 0
	for i := 0; i < len(from) && i < len(to) && from[i] == to[i]; i++ {
		if from[i] == '/' {
			common = i + 1
		}
	}
	var room [128]byte // so that only the address itself is allocated
	b := room[:0]
	if below {
		b = append(b, "../"...)
	}
	for range strings.Count(from[common:], "/") {
		b = append(b, "../"...)
	}
	b = append(b, escapePath(to[common:])...)
	page := to == "" || strings.HasSuffix(to, "/")
	switch {
	case page && style == Explicit:
		b = append(b, "index.html"...)
	case len(b) == 0:
		b = append(b, "./"...)
	}
	if anchor != "" {
		b = append(append(b, '#'), escapePath(anchor)...)
	}
	return string(b)
}

// escapePath escapes what would not be a path or a fragment in an address.
func escapePath(p string) string {
	if isPlain(p) {
		return p
	}
	escaped := (&url.URL{Path: p}).EscapedPath()
	// A colon in the first segment would read as a scheme.
	return strings.ReplaceAll(escaped, ":", "%3A")
}

// isPlain reports whether a path has only characters that need no escape.
func isPlain(p string) bool {
	for i := 0; i < len(p); i++ {
		switch c := p[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '-', c == '/', c == '.', c == '_':
		default:
			return false
		}
	}
	return true
}

// rooted returns the address of a page from the root of the host, for pages
// that a server sends at any address, such as the page of unknown addresses.
func rooted(base, to, anchor string) string {
	href := base + escapePath(to)
	if anchor != "" {
		href += "#" + escapePath(anchor)
	}
	return href
}
