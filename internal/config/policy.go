package config

import (
	"regexp"
	"slices"
	"strings"

	"faultbook/internal/diag"
	"faultbook/internal/host"
	"faultbook/internal/yamldoc"
)

// origin matches what a directive of the policy may allow: an encrypted origin,
// perhaps with a path. Unsafe keywords and signs for everything are left out on purpose.
var origin = regexp.MustCompile(`^(https|wss)://(\*\.)?[A-Za-z0-9.-]+(:[0-9]+)?(/[^\s;,'"]*)?$`)

// local are sources that are no origins, by the directives that may have them.
var local = map[string][]string{
	"img-src": {"data:", "blob:"}, "media-src": {"'self'", "data:", "blob:"}, "font-src": {"'self'", "data:"},
	"frame-src": {"'self'"}, "worker-src": {"'self'", "blob:"},
}

// readPolicy reads what the pages of the site may load from elsewhere.
func readPolicy(root *yamldoc.Map, c *Config) {
	names, values := root.Pairs("csp")
	for i, name := range names {
		if !slices.Contains(host.Directives, name.Value) {
			root.Fault(
				name.At,
				len([]rune(name.Value)),
				diag.BadValue,
				quote(name.Value)+" is no directive that can be opened",
				diag.DidYouMean(name.Value, host.Directives),
			)
			continue
		}
		var sources []string
		for _, source := range strings.Fields(values[i].Value) {
			if !origin.MatchString(source) && !slices.Contains(local[name.Value], source) {
				root.Fault(
					values[i].At,
					len([]rune(values[i].Value)),
					diag.BadValue,
					name.Value+" cannot be opened to "+quote(source),
					"name an origin such as https://stats.example.com",
				)
				continue
			}
			sources = append(sources, source)
		}
		if c.Policy.Sources == nil {
			c.Policy.Sources = map[string][]string{}
		}
		c.Policy.Sources[name.Value] = sources
	}
	for _, ancestor := range root.Texts("frame_ancestors") {
		if ancestor.Value != "'self'" && !origin.MatchString(ancestor.Value) {
			root.Fault(
				ancestor.At,
				len([]rune(ancestor.Value)),
				diag.BadValue,
				quote(ancestor.Value)+" cannot show pages in a frame",
				"name an origin such as https://intranet.example.com, or 'self'",
			)
			continue
		}
		c.Policy.FrameAncestors = append(c.Policy.FrameAncestors, ancestor.Value)
	}
}
