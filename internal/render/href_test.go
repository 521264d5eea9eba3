package render

import (
	"math/rand/v2"
	"net/url"
	"strings"
	"testing"
)

func TestRelative(t *testing.T) {
	for _, c := range []struct{ from, to, anchor, pretty, explicit string }{
		{"", "", "", "./", "index.html"},
		{"", "", "top", "#top", "#top"},
		{"", "a/", "", "a/", "a/index.html"},
		{"", "a/b.png", "", "a/b.png", "a/b.png"},
		{"a/", "", "", "../", "../index.html"},
		{"a/", "a/", "", "./", "index.html"},
		{"a/", "a/", "x", "#x", "#x"},
		{"a/b/", "a/c/", "", "../c/", "../c/index.html"},
		{"a/b/", "a/", "x", "../#x", "../index.html#x"},
		{"a/b/", "a/bc/", "", "../bc/", "../bc/index.html"},
		{"a/b/", "c/d/", "", "../../c/d/", "../../c/d/index.html"},
		{"a/b/", "assets/site.css", "", "../../assets/site.css", "../../assets/site.css"},
		{"old.html", "a/", "", "a/", "a/index.html"},
		{"old.html", "", "", "./", "index.html"},
		{"a/old.html", "a/b/", "", "b/", "b/index.html"},
		{"a/", "a/v1:2/", "", "v1%3A2/", "v1%3A2/index.html"},
		{"", "a b?c#d/", "e f", "a%20b%3Fc%23d/#e%20f", "a%20b%3Fc%23d/index.html#e%20f"},
		{"", "справка/", "ответ", "%D1%81%D0%BF%D1%80%D0%B0%D0%B2%D0%BA%D0%B0/#%D0%BE%D1%82%D0%B2%D0%B5%D1%82", "%D1%81%D0%BF%D1%80%D0%B0%D0%B2%D0%BA%D0%B0/index.html#%D0%BE%D1%82%D0%B2%D0%B5%D1%82"},
	} {
		if got := relative(Pretty, c.from, false, c.to, c.anchor); got != c.pretty {
			t.Errorf("from %q to %q#%s: %q, want %q", c.from, c.to, c.anchor, got, c.pretty)
		}
		if got := relative(Explicit, c.from, false, c.to, c.anchor); got != c.explicit {
			t.Errorf("explicit from %q to %q#%s: %q, want %q", c.from, c.to, c.anchor, got, c.explicit)
		}
	}
}

// anyAddress makes an address of few names, so that two of them often share
// folders, or one lies within the other.
func anyAddress(random *rand.Rand) string {
	names := []string{"a", "ab", "b", "a:b", "ö", "v1.2", "a+b~c", "x y", "100%", "c?d", "é#f"}
	var b strings.Builder
	for range random.IntN(5) {
		b.WriteString(names[random.IntN(len(names))] + "/")
	}
	if random.IntN(3) == 0 {
		b.WriteString(names[random.IntN(len(names))] + ".html")
	}
	return b.String()
}

// TestRelativeLeadsThere holds that a browser on one page, following the link,
// arrives at the other: under a root of any depth, in both styles.
func TestRelativeLeadsThere(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 20000 {
		from, to, anchor := anyAddress(random), anyAddress(random), ""
		if random.IntN(2) == 0 {
			anchor = "ä b:#%"
		}
		for _, root := range []string{"/", "/sub/", "/deep er/sub/"} {
			for _, style := range []Style{Pretty, Explicit} {
				stands, aims := root+from, root+to
				if style == Explicit {
					stands, aims = root+file(from), root+file(to)
				}
				page := &url.URL{Scheme: "https", Host: "example.com", Path: stands}
				link, err := url.Parse(relative(style, from, false, to, anchor))
				if err != nil {
					t.Fatalf("from %q to %q: %v", from, to, err)
				}
				got := page.ResolveReference(link)
				if got.Host != "example.com" || got.Path != aims || got.Fragment != anchor || got.RawQuery != "" {
					t.Fatalf("from %q to %q: %s leads to %s", stands, aims, link, got)
				}
			}
		}
	}
}

func TestRooted(t *testing.T) {
	for _, c := range []struct{ base, to, anchor, want string }{
		{"/", "", "", "/"},
		{"/", "a/", "x", "/a/#x"},
		{"/sub/", "a/b.css", "", "/sub/a/b.css"},
		{"/sub/", "", "", "/sub/"},
	} {
		if got := rooted(c.base, c.to, c.anchor); got != c.want {
			t.Errorf("%q %q: %q, want %q", c.base, c.to, got, c.want)
		}
	}
}
