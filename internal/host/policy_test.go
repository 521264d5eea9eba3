package host

import (
	"slices"
	"strings"
	"testing"
)

func TestPolicy(t *testing.T) {
	const closed = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
	if got := (Policy{}).header(); got != closed {
		t.Errorf("the policy of every site is %s", got)
	}
	open := Policy{
		Sources: map[string][]string{
			"script-src":  {"https://stats.example.com"},
			"font-src":    {"'self'", "data:"},
			"connect-src": {"https://a.example.com", "https://b.example.com"},
		},
		FrameAncestors: []string{"https://intranet.example.com"},
	}
	want := "default-src 'none'; script-src 'self' https://stats.example.com; style-src 'self'; img-src 'self'; " +
		"connect-src 'self' https://a.example.com https://b.example.com; base-uri 'none'; form-action 'self'; frame-ancestors https://intranet.example.com; font-src 'self' data:"
	if got := open.header(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := open.String(); strings.Contains(got, "default-src") ||
		!strings.HasPrefix(got, "script-src https://stats.example.com; ") ||
		!strings.HasSuffix(got, "frame-ancestors https://intranet.example.com") {
		t.Errorf("it opens %s", got)
	}
	rules := New("/", false, nil, open)
	for _, headers := range [][]Header{rules.Headers("index.html", false), rules.Everywhere()} {
		if !slices.Contains(headers, Header{policyHeader, want}) ||
			slices.ContainsFunc(headers, func(h Header) bool { return h.Name == "X-Frame-Options" }) {
			t.Errorf("the headers are %v", headers)
		}
	}
	if file := string(rules.Files(Netlify, nil)[0].Data); !strings.Contains(
		file,
		"  Content-Security-Policy: "+want+"\n",
	) {
		t.Errorf("_headers is\n%s", file)
	}
}
