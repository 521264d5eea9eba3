package reader

import (
	"strings"
	"testing"
)

// TestLanguagesOfExports holds that articles in another language than most of an export are noted.
func TestLanguagesOfExports(t *testing.T) {
	one := func(title, locale string) string {
		return `{"title": "` + title + `", "body": "<p>x</p>", "section_id": 1, "source_locale": "en-us", ` +
			`"locale": "` + locale + `"}`
	}
	data := `{"articles": [` + one("A", "en-us") + "," + one("B", "de") + "," + one("C", "en-gb") + "]}"
	articles, err := Read("a.json", []byte(data))
	if err != nil || len(articles) != 3 {
		t.Fatalf("%d articles, %v", len(articles), err)
	}
	const want = "it is in the language de, and most articles are in en: write a page in en in its place, " +
		"and move it to the folder content.de"
	for i, want := range []string{"", want, ""} {
		if got := strings.Join(articles[i].Notes, "\n"); got != want {
			t.Errorf("the notes on article %d are %q, want %q", i, got, want)
		}
	}
}
