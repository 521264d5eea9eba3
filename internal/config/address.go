package config

import (
	"fmt"
	"net/url"
	"slices"
	"strings"

	"faultbook/internal/diag"
	"faultbook/internal/yamldoc"
)

func readAddresses(root *yamldoc.Map, c *Config) {
	var base string
	if at := root.String("base_url", &base); base != "" {
		u, err := ParseBaseURL(base)
		if err != nil {
			root.Fault(
				at,
				len(base),
				diag.BadValue,
				err.Error(),
				"give the full address of the site's root, such as https://help.example.com/",
			)
		} else {
			c.BaseURL = u
		}
	}
	var old string
	if at := root.String("link_base", &old); old != "" {
		u, err := ParseBaseURL(old)
		if err != nil {
			root.Fault(
				at,
				len(old),
				diag.BadValue,
				strings.Replace(err.Error(), "base_url", "link_base", 1),
				"give the full address of the old site, such as https://old.example.com/",
			)
		} else {
			c.LinkBase = u
		}
	}
	readPattern(root, "edit_url", &c.EditURL, "https://example.com/edit/main/{path}", nil)
	readPattern(root, "editor_url", &c.EditorURL, "vscode://file/{path}:{line}:{column}", editorSchemes)
}

// readPattern reads an address with {path} in it.
func readPattern(root *yamldoc.Map, key string, to *string, example string, schemes []string) {
	at := root.String(key, to)
	if *to == "" {
		return
	}
	scheme, rest, _ := strings.Cut(*to, ":")
	web := (scheme == "http" || scheme == "https") && strings.HasPrefix(rest, "//")
	switch {
	case !web && !slices.Contains(schemes, scheme):
		root.Fault(
			at,
			len([]rune(*to)),
			diag.BadValue,
			key+" is no address that is safe to open: "+quote(*to),
			"write an address such as "+example,
		)
		*to = ""
	case !strings.Contains(*to, "{path}"):
		root.Fault(
			at,
			len([]rune(*to)),
			diag.BadValue,
			key+" does not contain {path}",
			"write {path} in place of the file's path, such as "+example,
		)
	}
}

// editorSchemes are the schemes by which editors open a file. Any other might run a
// script in the preview.
var editorSchemes = []string{
	"vscode", "vscode-insiders", "vscodium", "cursor", "windsurf", "zed", "idea", "jetbrains", "goland", "pycharm",
	"phpstorm", "webstorm",
	"rubymine", "clion", "rider", "fleet", "subl", "txmt", "bbedit", "mvim", "nvim", "emacs", "org-protocol", "atom",
	"nova", "x-nova", "textmate", "editor", "file",
}

// isLink reports whether pages may link to an address on another site.
func isLink(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	switch u.Scheme {
	case "http", "https":
		return u.Host != ""
	case "mailto", "tel":
		return u.Opaque != ""
	}
	return false
}

// ParseBaseURL reads the absolute address of a site's root. It fails when the
// address is not an http or https address, or carries a query or a fragment, or
// a character in its path that has a meaning in the rules of hosts.
func ParseBaseURL(text string) (*url.URL, error) {
	u, err := url.Parse(text)
	switch {
	case err != nil:
		return nil, fmt.Errorf("%q is not an address: %w", text, err)
	case u.Scheme != "http" && u.Scheme != "https", u.Host == "":
		return nil, fmt.Errorf("%q is not an absolute http or https address", text)
	case u.RawQuery != "" || u.Fragment != "":
		return nil, fmt.Errorf("%q carries a query or a fragment", text)
	case strings.ContainsAny(u.Path, "*:"):
		return nil, fmt.Errorf("%q has a * or a : in its path, which hosts read as a pattern", text)
	}
	if !strings.HasSuffix(u.Path, "/") {
		u.Path += "/"
	}
	return u, nil
}
