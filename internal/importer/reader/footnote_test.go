package reader

import "testing"

// TestFootnotes holds that footnotes stay footnotes, and that other links in raised texts and notes that only
// a table mentions lose no word.
func TestFootnotes(t *testing.T) {
	for _, c := range []struct{ what, name, data, want string }{
		{"Markdown", "a.md", "# T\n\nOne[^a], two[^b], one[^a].\n\n[^b]: Text **b**.\n[^a]: Text a.\n\n    More.\n",
			"One[^1], two[^2], one[^1].\n\n* * *\n\n[^1]: Text a.\n\n    More.\n\n[^2]: Text **b**."},
		{"HTML", "a.html", `<h1>T</h1><p>Real<sup id="r"><a href="#n">1</a></sup></p>` +
			`<ol><li id="n">Note <a href="#r">↩</a></ol><p>End</p>`, "Real[^1]\n\nEnd\n\n[^1]: Note"},
		{"a note without a link back", "a.html", `<h1>T</h1><p>Real<sup><a href="#n">1</a></sup></p><h2 id="n">Note</h2><p>x`,
			"Real[1](#n)\n\n## Note {#n}\n\nx"},
		{"a mark within its own text", "a.html", `<h1>T</h1><p id=n>Real<sup><a href="#n">1</a></sup></p>`, "Real1"},
		{"a missing note", "a.md", "# T\n\nOne[^a].\n", `One\[^a].`},
	} {
		articles, err := Read(c.name, []byte(c.data))
		if len(articles) != 1 {
			t.Fatalf("%s: %v", c.what, err)
		}
		if got := articles[0].Prose; got != c.want {
			t.Errorf("%s: the text is\n%s\nwant\n%s", c.what, got, c.want)
		}
	}
}
