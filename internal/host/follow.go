package host

import (
	"net/url"
	"regexp"
	"strconv"
	"strings"
)

// Own returns where a redirect of the site's own leads from an address, which begins with a
// slash, and its status. As on the hosts, a slash at the end of an address means nothing.
func (r *Rules) Own(address string) (to string, status int, ok bool) {
	for _, rule := range r.own.Redirects {
		if to, ok := rule.follow(address); ok {
			status, err := strconv.Atoi(rule.Status)
			return to, status, err == nil
		}
	}
	return "", 0, false
}

// follow returns where a rule leads from an address.
func (r Rule) follow(address string) (to string, ok bool) {
	if !r.Dynamic() {
		return r.To, strings.TrimSuffix(address, "/") == strings.TrimSuffix(r.From, "/")
	}
	form, names := r.form()
	if form == nil {
		return "", false
	}
	found := form.FindStringSubmatch(address)
	if found == nil {
		found = form.FindStringSubmatch(strings.TrimSuffix(address, "/"))
	}
	if found == nil {
		return "", false
	}
	to = r.To
	for i, name := range names {
		to = strings.ReplaceAll(to, ":"+name, (&url.URL{Path: found[i+1]}).EscapedPath())
	}
	return to, true
}

// form returns what matches the addresses of a rule, with the names of its parts in their order.
func (r Rule) form() (*regexp.Regexp, []string) {
	var b strings.Builder
	var names []string
	for i, part := range strings.Split(r.From, "/") {
		if i > 0 {
			b.WriteByte('/')
		}
		if name, named := strings.CutPrefix(part, ":"); named && name != "" {
			names = append(names, name)
			b.WriteString("([^/]+)")
			continue
		}
		for j, piece := range strings.Split(part, "*") {
			if j > 0 {
				names = append(names, "splat")
				b.WriteString("(.*)")
			}
			b.WriteString(regexp.QuoteMeta(piece))
		}
	}
	form, err := regexp.Compile("^" + b.String() + "$")
	if err != nil {
		return nil, nil
	}
	return form, names
}
