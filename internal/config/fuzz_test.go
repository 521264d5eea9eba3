package config

import (
	"testing"

	"faultbook/internal/source"
)

// FuzzParse holds that any settings give usable values and problems with places.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"title: A\nlanguage: de\nbase_url: https://example.com/a/\n", "severities: [{id: a, label: B, tone: high, words: [c]}]\n",
		"theme: {accent: \"#a1b2c3\", logo: a.svg}\nfooter: [{label: A, url: mailto:a@example.com}]\n", "edit_url: javascript:{path}\n", "a: &b [*b]\n", "keep_replaced: -1\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		file := source.NewFile(FileName, text)
		c, problems := Parse(file, nil)
		if c == nil || c.Language == "" || c.KeepReplaced < 0 {
			t.Fatalf("unusable settings: %+v", c)
		}
		for _, d := range problems {
			if d.Text == "" || d.Pos.File != FileName || d.Pos.Line < 0 {
				t.Fatalf("a problem without a place: %+v", d)
			}
		}
	})
}

// FuzzParseBaseURL holds that an address that is taken ends in a slash and has no
// query and no fragment.
func FuzzParseBaseURL(f *testing.F) {
	for _, seed := range []string{"https://example.com", "http://a/b?c", "https://a/%2e%2e/#d", "//a", "https://a:b/", "https://[::1]/x y/"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		u, err := ParseBaseURL(text)
		if err == nil &&
			(u.Path == "" || u.Path[0] != '/' || u.Path[len(u.Path)-1] != '/' || u.RawQuery != "" || u.Fragment != "" || u.Host == "") {
			t.Fatalf("%q became %q", text, u)
		}
	})
}
