package site_test

import (
	"net/url"
	"path"
	"slices"
	"strings"
	"testing"

	"faultbook/internal/config"
	"faultbook/internal/site"
)

func TestAddresses(t *testing.T) {
	s := sound(t, files{
		"_index": "title: Home", "Kiln/Too Hot/E-1042": "status: A", "kiln2/v3.2/a_b+c~d": "status: B",
		"справка/ответ": "title: C",
	})
	for id, want := range map[string]string{
		"": "", "Kiln": "kiln/", "Kiln/Too Hot": "kiln/too-hot/", "Kiln/Too Hot/E-1042": "kiln/too-hot/e-1042/",
		"kiln2/v3.2/a_b+c~d": "kiln2/v3.2/a_b+c~d/", "справка/ответ": "справка/ответ/",
	} {
		p := page(t, s, id)
		if p.URL != want || s.PageByURL(want) != p {
			t.Errorf("%q is at %q, want %q", id, p.URL, want)
		}
	}
	if !slices.IsSortedFunc(s.Pages, func(a, b *site.Page) int { return strings.Compare(a.URL, b.URL) }) {
		t.Error("the pages are not in the order of their addresses")
	}
}

func TestNamesThatAreNoAddresses(t *testing.T) {
	for _, name := range []string{"what?", "50%", "a#b", "a:b", "a&b", "a=b", "ends.", "a\"b", "a'b", "a,b", "a(b)",
		"🙂"} {
		_, problems := link(t, files{"p/o/" + name: "status: A"})
		if want := []string{"content/p/o/" + name + ".md FB041"}; !slices.Equal(problems, want) {
			t.Errorf("%s: reported %q", name, problems)
		}
	}
}

func TestAliasURL(t *testing.T) {
	for alias, want := range map[string]string{
		"/old/": "old/", "/old": "old/", "/a/b/c/": "a/b/c/", "/a//b/": "a/b/", "/./a/": "a/",
		"/old.html": "old.html", "/a/old.html": "a/old.html",
		"/v1.2/": "v1.2/", "/Alt/Ärger/": "Alt/Ärger/",
		"": "-", "/": "-", "//": "-", "old/": "-", "https://example.com/": "-", "//example.com/x": "-",
		"/../x": "-", "/a/../b": "-", "/a?b": "-", "/a#b": "-", `/a\b`: "-", "/a:b": "-", "/a%20b": "a b/",
		"/%41/": "A/", "/a/index.html": "a/", "/index.html": "", "/a%2f..%2fb": "-", "/%2e%2e/x": "-",
		"/50%": "-", "/a%3Fb": "-", "/a%ff": "-", "/a<b>": "-", "/a*": "-", "/a|b": "-", `/a"b`: "-",
	} {
		got, ok := site.AliasURL(alias)
		if !ok {
			got = "-"
		}
		if got != want {
			t.Errorf("AliasURL(%q) = %q, want %q", alias, got, want)
		}
	}
}

// FuzzAliasURL holds that no alias leads out of the output folder.
func FuzzAliasURL(f *testing.F) {
	for _, seed := range []string{"/old/", "/../x", "/a/..", "/a/./b", "//x", "/%2e%2e/", "/a\x00b", "/ ", "/.html"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, alias string) {
		address, ok := site.AliasURL(alias)
		if !ok {
			return
		}
		if address == "" || strings.HasPrefix(address, "/") || slices.Contains(strings.Split(address, "/"), "..") ||
			!strings.HasSuffix(address, "/") && path.Ext(address) != ".html" {
			t.Errorf("%q became %q", alias, address)
		}
		if again, ok := site.AliasURL("/" + address); !ok || again != address {
			t.Errorf("%q became %q, and that %q", alias, address, again)
		}
	})
}

// TestClashes lists what wants an address that something else has.
func TestClashes(t *testing.T) {
	for _, c := range []struct {
		name string
		of   files
		in   site.Input
		want []string
	}{
		{"letter case", files{"p/o/A": "status: A", "p/o/a": "status: B"}, site.Input{},
			[]string{"content/p/o/a.md FB040"}},
		{"blank and hyphen", files{"p/o/a b": "status: A", "p/o/a-b": "status: B"}, site.Input{},
			[]string{"content/p/o/a-b.md FB040"}},
		{"generated pages", files{"messages": "title: M", "state": "title: S", "p/o/a": "status: A\nstate: done"},
			site.Input{}, []string{"content/messages.md FB040", "content/state.md FB040"}},
		{"a page of a term", files{"state/done": "title: S", "state/_index": "kind: section",
			"p/o/a": "status: A\nstate: done"}, site.Input{}, []string{"content/state/_index.md FB040",
			"content/state/done.md FB040"}},
		{"an unused taxonomy", files{"severity": "title: S"}, site.Input{}, nil},
		{"two aliases", files{"p/o/a": "status: A\naliases: /x/", "p/o/b": "status: B\naliases: [/y/, /x]"},
			site.Input{}, []string{"content/p/o/b.md:3:16 FB040"}},
		{"an alias of itself", files{"p/o/a": "status: A\naliases: /p/o/a/"}, site.Input{},
			[]string{"content/p/o/a.md:3:10 FB040"}},
		{"a file and a page", files{"p/o/a": "status: A"}, site.Input{Resources: []string{"p/o/a/index.html"}},
			[]string{"content/p/o/a.md FB040"}},
		{"a file in the way of an alias", files{"p/o/a": "status: A\naliases: [/x/y.png/z/]"},
			site.Input{Resources: []string{"x/y.png"}}, []string{"content/p/o/a.md:3:11 FB040"}},
		{"a reserved file", files{"p/o/a": "status: A\naliases: /feed.xml"},
			site.Input{Resources: []string{"map.xml"}, Reserved: []string{"map.xml", "feed.xml"}},
			[]string{"content/map.xml FB040", "content/p/o/a.md:3:10 FB040"}},
	} {
		if _, got := linkInput(t, c.of, c.in); !slices.Equal(got, c.want) {
			t.Errorf("%s: reported %q, want %q", c.name, got, c.want)
		}
	}
}

// TestAddressesAreAddresses holds that every address, escaped, is read back.
func TestAddressesAreAddresses(t *testing.T) {
	s := sound(t,
		files{"p/o/a": "status: A\nstate: done\nseverity: high\nshown_in: app\nescalate: us", "p/o/é+~": "status: B"})
	base, err := config.ParseBaseURL("https://example.com/sub/")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range s.Pages {
		u, err := url.Parse(base.String() + (&url.URL{Path: p.URL}).EscapedPath())
		if err != nil || u.Path != "/sub/"+p.URL {
			t.Errorf("%q is read back as %v %v", p.URL, u, err)
		}
	}
}

// TestDecomposedNames holds that links and pictures lead to files whose names a system
// stores decomposed, in whichever form an author writes them.
func TestDecomposedNames(t *testing.T) {
	const decomposed, composed = "e\u0301", "\u00e9"
	for _, folder := range []string{"p/o", "p/" + decomposed} {
		file := folder + "/" + decomposed + ".zip"
		for _, written := range []string{decomposed + ".zip", composed + ".zip", "/" + file, "%C3%A9.zip"} {
			docs := files{"p/_index": "title: P", folder + "/_index": "title: O",
				folder + "/a": "status: A\n---\n[x](" + written + ")"}
			s, problems := linkInput(t, docs, site.Input{Resources: []string{file}})
			if len(problems) > 0 {
				t.Errorf("%q in %q: %v", written, folder, problems)
				continue
			}
			if got := s.Entries[0].Targets[0].URL; got != file {
				t.Errorf("%q leads to %q, want %q", written, got, file)
			}
		}
	}
}
