package host

import (
	"fmt"
	"strings"
	"testing"
)

// TestExcessesOfOwnRules holds the limits of rules that a site has beside those of its pages.
func TestExcessesOfOwnRules(t *testing.T) {
	wild := func(n int) (rules []Rule) {
		for i := range n {
			rules = append(rules, Rule{From: fmt.Sprintf("/old/%d/*", i), To: "/", Status: "301"})
		}
		return rules
	}
	long := func(n int) []Block {
		name := "X-Team"
		return []Block{{Pattern: "/*", Headers: []Header{{name, strings.Repeat("x", n-len("  "+name+": "))}}}}
	}
	for _, c := range []struct {
		host Name
		own  Own
		want string
	}{
		{Cloudflare, Own{Redirects: wild(100), Headers: long(2000)}, ""},
		{Cloudflare, Own{Redirects: wild(101)}, "101 rules with wildcards, and cloudflare takes 100"},
		{Cloudflare, Own{Headers: long(2001)}, "X-Team has 2001 characters, and cloudflare takes 2000"},
		{GitLab, Own{Redirects: wild(1001)}, "gitlab takes 1000 redirects"},
		{GitLab, Own{Headers: long(50)}, "gitlab does not read content/_headers"},
		{GitHub, Own{Redirects: wild(2)}, "github does not read content/_redirects"},
		{"", Own{Redirects: wild(2000), Headers: long(9000)}, ""},
	} {
		got := New("/", false, nil, Policy{}).With(c.own).Excesses(c.host, Usage{})
		if c.want == "" && len(got) > 0 || c.want != "" && (len(got) != 1 || !strings.Contains(got[0].Text, c.want)) {
			t.Errorf("%s: got %v, want %q", c.host, got, c.want)
		}
	}
}

// TestOwnRules holds that rules of a site's own follow those of its pages, and that its
// headers of all files join the first block.
func TestOwnRules(t *testing.T) {
	headers, faults := ReadHeaders("# a\n/*\n  x-team: Kiln\r\n\n/a.pdf\n\tCache-Control: no-store\n")
	redirects, more := ReadRedirects("/wiki/:page /kiln/:page 302!\n/b https://example.com/b\n")
	if len(faults)+len(more) > 0 {
		t.Fatalf("got %v, %v", faults, more)
	}
	rules := New("/", false, []Redirect{{"z/", "kiln/"}}, Policy{}, "de/").With(Own{headers, redirects})
	var text [2]string
	for i, f := range rules.Files(Netlify, nil) {
		text[i] = string(f.Data)
	}
	first, _, _ := strings.Cut(text[0], "/catalogue.csv")
	if !strings.HasSuffix(first, "\n  X-Team: Kiln\n") || !strings.HasSuffix(text[0],
		"/a.pdf\n  Cache-Control: no-store\n") ||
		strings.Count(text[0], "/*\n") != 1 {
		t.Errorf("the headers are %s", text[0])
	}
	if want := "/z/ /kiln/ 301!\n/wiki/:page /kiln/:page 302\n/b https://example.com/b 301\n/de/* /de/404.html 404\n"; text[1] != want {
		t.Errorf("the redirects are %q, want %q", text[1], want)
	}
}

// TestExcesses holds that each limit is reported from one more than it allows on, by
// the host that has it alone.
func TestExcesses(t *testing.T) {
	redirects := func(n int) *Rules {
		list := make([]Redirect, n)
		for i := range list {
			list[i] = Redirect{fmt.Sprintf("old/%d/", i), "new/"}
		}
		return New("/", false, list, Policy{})
	}
	for _, c := range []struct {
		host      Name
		redirects int
		usage     Usage
		want      string
	}{
		{Cloudflare, 2000, Usage{Files: 20_000, Largest: 25 << 20, HeaderBlocks: 100}, ""},
		{Cloudflare, 2001, Usage{}, "2001 old addresses, and cloudflare takes 2000"},
		{Cloudflare, 0, Usage{Files: 20_001}, "20001 files, and cloudflare takes 20000"},
		{Cloudflare, 0, Usage{Largest: 25<<20 + 1, LargestPath: "a.zip"}, "a.zip has 26214401 bytes"},
		{Cloudflare, 0, Usage{HeaderBlocks: 101}, "101 rules for headers"},
		{GitLab, 1000, Usage{Files: 1 << 20}, ""},
		{GitLab, 1001, Usage{}, "gitlab takes 1000 redirects"},
		{GitHub, 9000, Usage{Largest: 100<<20 + 1}, "takes 104857600 of one file"},
		{Netlify, 9000, Usage{Files: 1 << 20, Largest: 1 << 30, HeaderBlocks: 1 << 10}, ""},
		{Nginx, 9000, Usage{Files: 1 << 20, Largest: 1 << 30, HeaderBlocks: 1 << 10}, ""},
	} {
		got := redirects(c.redirects).Excesses(c.host, c.usage)
		if c.want == "" && len(got) > 0 ||
			c.want != "" && (len(got) != 1 || !strings.Contains(got[0].Text, c.want) || got[0].Hint == "") {
			t.Errorf("%+v: got %v", c, got)
		}
	}
}
