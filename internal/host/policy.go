package host

import (
	"slices"
	"strings"
)

// Policy is what the pages of a site may load beside its own files.
type Policy struct {
	// Sources are the origins that each directive of the content security policy
	// allows beside those of every site.
	Sources map[string][]string
	// FrameAncestors are the origins that may show pages in a frame.
	FrameAncestors []string
}

// directive is a directive of the policy of every site.
type directive struct{ name, sources string }

// directives are the policy of every site: nothing is loaded from elsewhere, nothing
// runs that is not a file of the site, and no other site shows a page in a frame.
var directives = []directive{
	{"default-src", "'none'"},
	{"script-src", "'self'"},
	{"style-src", "'self'"},
	{"img-src", "'self'"},
	{"connect-src", "'self'"},
	{"base-uri", "'none'"},
	{"form-action", "'self'"},
	{"frame-ancestors", "'none'"},
}

// Directives are the names that a policy may have sources for.
var Directives = []string{
	"script-src",
	"style-src",
	"img-src",
	"connect-src",
	"font-src",
	"frame-src",
	"media-src",
	"worker-src",
	"form-action",
}

const frameAncestors = "frame-ancestors"

// header returns the value of Content-Security-Policy.
func (p Policy) header() string {
	sources := map[string][]string{}
	for name, more := range p.Sources {
		sources[name] = more
	}
	if len(p.FrameAncestors) > 0 {
		sources[frameAncestors] = p.FrameAncestors
	}
	var parts []string
	for _, d := range directives {
		value := d.sources
		if more := sources[d.name]; len(more) > 0 {
			value = strings.TrimPrefix(strings.TrimPrefix(value, "'none'")+" "+strings.Join(more, " "), " ")
		}
		parts = append(parts, d.name+" "+value)
		delete(sources, d.name)
	}
	for _, name := range Directives { // those that no site has by itself
		if more := sources[name]; len(more) > 0 {
			parts = append(parts, name+" "+strings.Join(more, " "))
		}
	}
	return strings.Join(parts, "; ")
}

// String lists what the policy opens, for people; "" when nothing.
func (p Policy) String() string {
	var parts []string
	for _, name := range Directives {
		if more := p.Sources[name]; len(more) > 0 {
			parts = append(parts, name+" "+strings.Join(more, " "))
		}
	}
	if len(p.FrameAncestors) > 0 {
		parts = append(parts, frameAncestors+" "+strings.Join(p.FrameAncestors, " "))
	}
	return strings.Join(parts, "; ")
}

// headers returns the headers of every answer of a site with this policy.
func (p Policy) headers() []Header {
	headers := slices.Clone(everywhere)
	for i, h := range headers {
		if h.Name == policyHeader {
			headers[i].Value = p.header()
		}
	}
	if len(p.FrameAncestors) > 0 { // the older header knows no list, and would forbid them
		headers = slices.DeleteFunc(headers, func(h Header) bool { return h.Name == "X-Frame-Options" })
	}
	return headers
}
