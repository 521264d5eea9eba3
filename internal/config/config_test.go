package config

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"faultbook/internal/source"
	"faultbook/internal/texts"
)

func parse(text string) (*Config, []string) {
	c, problems := Parse(source.NewFile(FileName, []byte(text)), nil)
	var found []string
	for _, d := range problems.Sorted() {
		found = append(found, fmt.Sprintf("%s %s", d.Pos, d.Code))
	}
	return c, found
}

func TestDefaults(t *testing.T) {
	c, problems := parse("")
	if problems != nil {
		t.Errorf("an empty file: %q", problems)
	}
	if c.Title == "" || c.Language != "en" || c.RawHTML || c.BaseURL != nil || c.BasePath() != "/" {
		t.Errorf("got %+v", c)
	}
	for _, id := range []string{"waiting", "running", "retrying", "paused", "interrupted", "done", "partial",
		"failed", "cancelled", "expired", "inactive", "attention"} {
		if Find(c.States, id) == nil {
			t.Errorf("there is no state %q", id)
		}
	}
	if Find(c.Severities, "critical") == nil || len(c.Surfaces)+len(c.Contacts) != 0 {
		t.Error("severities come with the program; surfaces and contacts do not")
	}
}

func TestOwnListReplacesTheWholeList(t *testing.T) {
	c, problems := parse("severities:\n  - {id: sev1, label: One, tone: critical}\n  - {id: sev2, label: Two}\n")
	if problems != nil || !slices.Equal(IDs(c.Severities), []string{"sev1", "sev2"}) {
		t.Fatalf("got %q %q", IDs(c.Severities), problems)
	}
	one, two := c.Severities[0], c.Severities[1]
	if one.Tone != Critical || one.Rank != 0 || two.Tone != Neutral || two.Rank != 1 || two.Label != "Two" {
		t.Errorf("got %+v %+v", one, two)
	}
	if Find(c.Severities, "SEV2") != two || Find(c.Severities, "critical") != nil {
		t.Error("Find goes by id, whatever its letter case, and by nothing else")
	}
	if len(c.States) < 10 {
		t.Error("the states are gone with the severities")
	}
}

func TestFaultsDoNotHideEachOther(t *testing.T) {
	_, problems := parse(`titel: x
base_url: example.com
edit_url: https://example.com/
raw_html: perhaps
surfaces:
  - {id: a, label: A, tone: loud}
  - {label: B}
  - {id: A, label: C}
`)
	want := []string{
		"faultbook.yaml:1:1 FB003", "faultbook.yaml:2:11 FB006", "faultbook.yaml:3:11 FB006",
		"faultbook.yaml:4:11 FB004",
		"faultbook.yaml:6:29 FB006", "faultbook.yaml:7:5 FB005", "faultbook.yaml:8:10 FB008",
	}
	if !slices.Equal(problems, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(problems, "\n"), strings.Join(want, "\n"))
	}
}

func TestParseBaseURL(t *testing.T) {
	for text, want := range map[string]string{
		"https://example.com":           "https://example.com/",
		"https://example.com/":          "https://example.com/",
		"http://example.com:8080/a/b":   "http://example.com:8080/a/b/",
		"https://example.com/hilfe/ä":   "https://example.com/hilfe/%C3%A4/",
		"HTTPS://example.com/":          "https://example.com/",
		"example.com":                   "",
		"//example.com/":                "",
		"ftp://example.com/":            "",
		"file:///srv/www":               "",
		"https:///path":                 "",
		"https://example.com/?q=1":      "",
		"https://example.com/#top":      "",
		"https://exa mple.com/":         "",
		"https://example.com/a*/":       "",
		"https://example.com/%2A/":      "",
		"https://example.com/:lang/":    "",
		"https://user@example.com:x/":   "",
		"javascript:alert(1)//https://": "",
	} {
		u, err := ParseBaseURL(text)
		switch {
		case want == "" && err == nil:
			t.Errorf("%q was taken as %s", text, u)
		case want != "" && (err != nil || u.String() != want):
			t.Errorf("%q: %v %v, want %s", text, u, err, want)
		}
	}
}

// TestSettingsPageListsDefaults holds the documentation to the terms that a site has
// without defining any.
func TestSettingsPageListsDefaults(t *testing.T) {
	text, err := os.ReadFile("../../docs/content/guides/settings.md")
	if err != nil {
		t.Fatal(err)
	}
	page := strings.Join(strings.Fields(string(text)), " ")
	for _, key := range []string{"severities", "states"} {
		ids := IDs(Defaults(texts.For("en"), key))
		last := len(ids) - 1
		want := key + " `" + strings.Join(ids[:last], "`, `") + "` and `" + ids[last] + "`"
		if !strings.Contains(page, want) {
			t.Errorf("the page about settings does not say: %s", want)
		}
	}
}
