package host

import (
	"fmt"
	"strings"
	"testing"
)

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
