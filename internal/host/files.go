package host

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"faultbook/internal/output"
)

// Name is that of a host of static sites, which decides the files it reads; ""
// means Netlify.
type Name string

// The hosts.
const (
	Netlify    Name = "netlify"
	Cloudflare Name = "cloudflare"
	GitLab     Name = "gitlab"
	GitHub     Name = "github"
	Nginx      Name = "nginx"
	Docker     Name = "docker" // nginx in a container
)

// Names lists the hosts, the default first.
func Names() []string {
	return []string{string(Netlify), string(Cloudflare), string(GitHub), string(GitLab), string(Nginx),
		string(Docker)}
}

// Paths of the files in the output.
const (
	HeadersPath   = "_headers"
	RedirectsPath = "_redirects"
)

// Files returns what a host reads of the rules; a host that reads no such
// files gets none, and serves the small page at every old address.
// immutable are the files of the output that never change; a folder of such
// files ends in a slash. Content may be in the same folders as they are.
func (r *Rules) Files(hostName Name, immutable []string) []output.File {
	if hostName == "" {
		hostName = Netlify
	}
	switch hostName {
	case Netlify, Cloudflare:
		return []output.File{
			{Path: HeadersPath, Data: r.headersFile(immutable)},
			{Path: RedirectsPath, Data: r.redirectsFile(hostName)},
		}
	case GitLab:
		return []output.File{{Path: RedirectsPath, Data: r.redirectsFile(hostName)}}
	}
	return nil
}

// headersFile writes the headers. Hosts read them in the root of what they
// publish, so that is where the files are, whatever path another host that
// passes requests on has them at.
func (r *Rules) headersFile(immutable []string) []byte {
	var b strings.Builder
	block := func(pattern string, headers []Header) {
		b.WriteString("/" + pattern + "\n")
		for _, h := range headers {
			fmt.Fprintf(&b, "  %s: %s\n", h.Name, h.Value)
		}
	}
	b.WriteString("# The host revalidates everything that has no Cache-Control here.\n")
	all := r.Everywhere()
	for _, own := range r.own.Headers {
		if own.Pattern == "/*" {
			all = append(all, own.Headers...)
		}
	}
	block("*", all)
	for _, prefix := range append([]string{""}, r.prefixes...) {
		for _, f := range files {
			block(prefix+f.name, f.headers)
		}
	}
	for _, name := range slices.Sorted(slices.Values(immutable)) {
		pattern := literal((&url.URL{Path: name}).EscapedPath())
		if strings.HasSuffix(name, "/") {
			pattern += "*"
		}
		block(pattern, []Header{{cacheControl, Forever}})
	}
	for _, own := range r.own.Headers {
		if own.Pattern != "/*" {
			block(strings.TrimPrefix(own.Pattern, "/"), own.Headers)
		}
	}
	return []byte(b.String())
}

// literal keeps a host from reading a path as a pattern.
func literal(path string) string {
	return strings.NewReplacer("*", "%2A", ":", "%3A").Replace(path)
}

// redirectsFile lists the old addresses. A page stands at each of them too;
// Netlify needs to be told that the redirect counts for more. They lead to where
// readers see the site. Where requests for them come from differs: GitLab has the
// path of the site's root in front, all others have the files in their own root.
func (r *Rules) redirectsFile(hostName Name) []byte {
	status, from := "301", "/"
	if hostName == Netlify {
		status = "301!"
	}
	if hostName == GitLab {
		from = r.base
	}
	var b strings.Builder
	for _, redirect := range r.redirects {
		fmt.Fprintf(&b, "%s %s %s\n", below(from, redirect.From), below(r.base, redirect.To), status)
	}
	for _, own := range r.own.Redirects { // after those of pages: hosts take the first that matches
		fmt.Fprintf(&b, "%s %s %s\n", own.From, own.To, own.Status)
	}
	if hostName == Netlify { // the others look for the nearest page themselves
		for _, prefix := range r.prefixes {
			fmt.Fprintf(&b, "/%s* /%s404.html 404\n", prefix, prefix)
		}
	}
	return []byte(b.String())
}

// below returns an address from the root of a host.
func below(base, to string) string {
	page, anchor, _ := strings.Cut(to, "#")
	return (&url.URL{Path: base + page, Fragment: anchor}).String()
}
