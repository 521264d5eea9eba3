// Package host says how a web server is to serve a site: with which headers,
// and where old addresses lead. What the site's settings and the context of the
// build say comes in; rules for the preview, and the same rules as the files
// that hosts of static sites read, go out. It never serves anything.
package host

import (
	"cmp"
	"slices"
	"strings"
)

// Rules are how one site is served. Addresses are below the site's root,
// without a leading slash.
type Rules struct {
	base      string
	noIndex   bool
	redirects []Redirect // sorted by From, which is unique
	policy    Policy
	prefixes  []string // folders of further languages, with a slash at the end
	own       Own
}

// With returns the rules with those of the site's own.
func (r *Rules) With(own Own) *Rules {
	with := *r
	with.own = own
	return &with
}

// Redirect is an old address and where it leads; To may end in an anchor.
type Redirect struct{ From, To string }

// Header is one header of an answer.
type Header struct{ Name, Value string }

// How long copies may be kept. Hosts of static sites say Revalidate about any
// file unless told otherwise, so _headers does not repeat it: where several of
// its rules meet, some hosts join their values.
const (
	Forever    = "public, max-age=31536000, immutable"
	Revalidate = "public, max-age=0, must-revalidate"
)

const cacheControl = "Cache-Control"

const policyHeader = "Content-Security-Policy"

// everywhere are the headers of every answer. Browsers that were once told to use
// HTTPS do so for half a year; over HTTP they ignore that.
var everywhere = []Header{
	{policyHeader, Policy{}.header()},
	{"Strict-Transport-Security", "max-age=15768000"},
	{"X-Content-Type-Options", "nosniff"},
	{"X-Frame-Options", "DENY"},
	{"Referrer-Policy", "strict-origin-when-cross-origin"},
	{"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
	{"Cross-Origin-Opener-Policy", "same-origin"},
}

// file is a file that is served unlike others of its kind.
type file struct {
	name    string
	headers []Header
}

// shared lets pages of other sites read the data.
var shared = Header{"Access-Control-Allow-Origin", "*"}

// files are what other programs read, with the types that no extension tells.
var files = []file{
	{"catalogue.csv", []Header{shared}},
	{"catalogue.json", []Header{shared}},
	{"catalogue.schema.json", []Header{shared, {"Content-Type", "application/schema+json"}}},
	{"feed.xml", []Header{shared, {"Content-Type", "application/atom+xml; charset=utf-8"}}},
	{"llms.txt", []Header{shared, {"Content-Type", "text/plain; charset=utf-8"}}},
	{"opensearch.xml", []Header{{"Content-Type", "application/opensearchdescription+xml"}}},
}

// Everywhere returns the headers of every answer of a site that opens nothing.
func Everywhere() []Header { return slices.Clone(everywhere) }

// New returns the rules of a site. base is the path of its root on the host,
// with slashes at both ends. With noIndex every answer asks search engines to
// forget it. prefixes are the folders of further languages, which have files of the same
// names.
func New(base string, noIndex bool, redirects []Redirect, policy Policy, prefixes ...string) *Rules {
	sorted := slices.Clone(redirects)
	slices.SortFunc(sorted, func(a, b Redirect) int { return cmp.Compare(a.From, b.From) })
	return &Rules{base: base, noIndex: noIndex, redirects: sorted, policy: policy, prefixes: prefixes}
}

// Headers returns the headers of the file with the given path. immutable says
// that its path tells its content, as those of assets do: it never changes.
func (r *Rules) Headers(name string, immutable bool) []Header {
	headers := r.Everywhere()
	for _, prefix := range r.prefixes {
		if below, ok := strings.CutPrefix(name, prefix); ok {
			name = below
			break
		}
	}
	for _, f := range files {
		if f.name == name {
			headers = append(headers, f.headers...)
		}
	}
	if strings.HasSuffix(name, ".md") {
		headers = append(headers, Header{"Content-Type", "text/markdown; charset=utf-8"})
	}
	if immutable {
		return append(headers, Header{cacheControl, Forever})
	}
	return append(headers, Header{cacheControl, Revalidate})
}

// Everywhere returns the headers of every answer of the site.
func (r *Rules) Everywhere() []Header {
	headers := r.policy.headers()
	if r.noIndex {
		headers = append(headers, Header{"X-Robots-Tag", "noindex"})
	}
	return headers
}

// Redirect returns where an old address leads, with or without the slash at
// its end, and whether it is one.
func (r *Rules) Redirect(url string) (string, bool) {
	for _, from := range []string{url, url + "/"} {
		i, found := slices.BinarySearchFunc(
			r.redirects,
			from,
			func(r Redirect, url string) int { return cmp.Compare(r.From, url) },
		)
		if found {
			return r.redirects[i].To, true
		}
	}
	return "", false
}
