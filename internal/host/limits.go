package host

import (
	"fmt"
	"slices"
	"unicode/utf8"
)

// limits are what a host takes of one site; 0 where its documentation names none.
type limits struct {
	files     int   // in all
	fileBytes int64 // of one file
	redirects int   // rules of _redirects about one address
	dynamic   int   // rules of _redirects with wildcards, beside those
	headers   int   // rules of _headers
	line      int   // characters of a line of _headers
}

// limitsOf are the limits in the documentation of the hosts, of their plans without
// cost, in November 2026.
var limitsOf = map[Name]limits{
	Cloudflare: {files: 20_000, fileBytes: 25 << 20, redirects: 2_000, dynamic: 100, headers: 100, line: 2_000},
	GitLab:     {redirects: 1_000},
	GitHub:     {fileBytes: 100 << 20},
}

// Usage is what a site has of what hosts limit.
type Usage struct {
	Files        int
	Largest      int64  // bytes of the largest file
	LargestPath  string // in the output
	HeaderBlocks int
}

// Excess is a limit of the host that a site is over.
type Excess struct{ Text, Hint string }

// Excesses lists the limits of a host that a site is over.
func (r *Rules) Excesses(hostName Name, u Usage) []Excess {
	l := limitsOf[hostName]
	var out []Excess
	over := func(is bool, hint, text string, values ...any) {
		if is {
			out = append(out, Excess{fmt.Sprintf(text, values...), hint})
		}
	}
	over(l.files > 0 && u.Files > l.files, "split the site, or choose a host without this limit",
		"the site has %d files, and %s takes %d", u.Files, hostName, l.files)
	over(l.fileBytes > 0 && u.Largest > l.fileBytes, "put the file elsewhere, and link to it",
		"%s has %d bytes, and %s takes %d of one file", u.LargestPath, u.Largest, hostName, l.fileBytes)
	redirects, dynamic := r.countRedirects()
	if l.dynamic == 0 {
		redirects += dynamic
	}
	over(
		l.redirects > 0 && redirects > l.redirects,
		"the host ignores the others: there the small pages at the old addresses lead on",
		"the site has %d old addresses, and %s takes %d redirects",
		redirects,
		hostName,
		l.redirects,
	)
	over(
		l.headers > 0 && u.HeaderBlocks > l.headers,
		"the host ignores the others: files that they name are revalidated each time",
		"the site has %d rules for headers, and %s takes %d",
		u.HeaderBlocks,
		hostName,
		l.headers,
	)
	over(l.dynamic > 0 && dynamic > l.dynamic, "the host ignores the others: write fewer wildcards",
		"content/_redirects has %d rules with wildcards, and %s takes %d", dynamic, hostName, l.dynamic)
	if name, length := r.longestHeader(); l.line > 0 && length > l.line {
		over(true, "the host ignores the header: name fewer or shorter sources",
			"the line of the header %s has %d characters, and %s takes %d", name, length, hostName, l.line)
	}
	over(len(r.own.Headers) > 0 && !slices.Contains(readHeaders, hostName), "write them into the settings of the host",
		"%s does not read content/_headers", hostName)
	over(len(r.own.Redirects) > 0 && !slices.Contains(readRedirects, hostName),
		"write them into the settings of the host",
		"%s does not read content/_redirects", hostName)
	return out
}

// readHeaders and readRedirects are the hosts that read these files; "" means Netlify.
var (
	readHeaders   = []Name{"", Netlify, Cloudflare}
	readRedirects = []Name{"", Netlify, Cloudflare, GitLab}
)

// countRedirects returns how many rules are about one address, and how many about several.
func (r *Rules) countRedirects() (static, dynamic int) {
	static = len(r.redirects)
	for _, own := range r.own.Redirects {
		if own.Dynamic() {
			dynamic++
		} else {
			static++
		}
	}
	return static, dynamic
}

// longestHeader returns the header whose line in _headers is longest, and its length in
// characters.
func (r *Rules) longestHeader() (name string, length int) {
	all := r.Everywhere()
	for _, own := range r.own.Headers {
		all = append(all, own.Headers...)
	}
	for _, h := range all {
		if n := utf8.RuneCountInString("  " + h.Name + ": " + h.Value); n > length {
			name, length = h.Name, n
		}
	}
	return name, length
}

// HeaderBlocks returns how many rules _headers has for these immutable files.
func (r *Rules) HeaderBlocks(immutable []string) int {
	n := 1 + len(files)*(1+len(r.prefixes)) + len(immutable)
	for _, own := range r.own.Headers {
		if own.Pattern != "/*" {
			n++
		}
	}
	return n
}
