package reader

import (
	"slices"
	"strings"
	"testing"
)

// TestFootnotesOfCells holds that an entry has the footnotes of its row, that its code and its texts have no marks, and
// that the text around has only footnotes that it mentions.
func TestFootnotesOfCells(t *testing.T) {
	articles, err := Read("a.md", []byte("# T\n\nSee[^c].\n\n| Code | Fix[^d] |\n|---|---|\n"+
		"| C100[^a] | Wait[^b] |\n| C101 | Go[^c] |\n\n"+
		"[^a]: Since *2019*.\n\n    More.\n[^b]: Slowly.\n[^c]: Both.\n[^d]: All.\n"))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range articles[0].Tables[0].Rows {
		for _, c := range row.Cells {
			got = append(got, c.Plain+": "+strings.Join(c.Notes, "|"))
		}
	}
	if want := []string{"C100: Since *2019*. More.", "Wait: Slowly.", "C101: ", "Go: Both."}; !slices.Equal(got, want) {
		t.Errorf("the cells are %q, want %q", got, want)
	}
	if h, want := articles[0].Tables[0].Header, []string{"Code", "Fix"}; !slices.Equal(h, want) {
		t.Errorf("the headings are %q, want %q", h, want)
	}
	prose := articles[0].Prose
	if !strings.HasPrefix(prose, "See[^1].") || !strings.Contains(prose, "[^1]: Both.") ||
		!strings.Contains(prose, "All.") || strings.Contains(prose, "2019") || strings.Contains(prose, "Slowly") {
		t.Errorf("the text is\n%s", prose)
	}
}

// TestFootnotesWithoutLinksBack holds that they are read from cells, and that a link to a section is none.
func TestFootnotesWithoutLinksBack(t *testing.T) {
	articles, err := Read("a.html", []byte(`<h1>T</h1><table><tr><th>Code<th>Fix<tr><td>E1<sup><a href="#n">2</a></sup>`+
		`<td>Go<tr><td>E2<td>Run<sup><a href="#s">s</a></sup></table><h2 id="s">S</h2><p>x<p id="n">2: Late.`))
	if err != nil {
		t.Fatal(err)
	}
	rows := articles[0].Tables[0].Rows
	if c := rows[0].Cells[0]; c.Plain != "E1" || len(c.Notes) != 1 || c.Notes[0] != "2: Late." {
		t.Errorf("the code is %+v", c)
	}
	if c := rows[1].Cells[1]; c.Plain != "Runs" || len(c.Notes) > 0 {
		t.Errorf("the fix is %+v", c)
	}
	if prose := articles[0].Prose; strings.Contains(prose, "Late") || !strings.Contains(prose, "## S {#s}\n\nx") {
		t.Errorf("the text is\n%s", prose)
	}
}

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
