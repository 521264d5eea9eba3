package reader

import (
	"slices"
	"strings"
	"testing"

	"faultbook/internal/importer/table"
)

// TestProseForms holds what the forms of help centers become as Markdown.
func TestProseForms(t *testing.T) {
	for _, c := range []struct{ what, text, want, notes string }{
		{"headings of the title's level", "<h1>T</h1><h1 id=a_b>One</h1><h2>Two</h2><p>x <a href='#a_b'>up</a></p>",
			"## One {#a_b}\n\n### Two\n\nx [up](#a_b)", ""},
		{"an anchor that is gone", "<h1 id=t>T</h1><p><a href='#t'>top</a></p>", "top", `its address "#t" does not`},
		{"a part that opens", "<h1>T</h1><details><summary>More</summary><p>In <b>it</b>.</p></details>",
			"<details>\n<summary>More</summary>\n\nIn **it**.\n\n</details>", ""},
		{"a frame", `<h1>T</h1><iframe src="https://v.example/1" title="Film"></iframe>`, "[Film](https://v.example/1)", ""},
		{"a menu beside", "<h1>T</h1><aside><a href=https://a.example>A</a></aside><aside>Mind this.</aside>", "Mind this.",
			"what is beside the text is left out: A"},
		{"lists in cells", "<h1>T</h1><table><tr><td>A<ul><li>b<li>c</ul></td></tr></table>",
			"| A  <br />• b  <br />• c |\n", ""},
		{"a macro", `<h1>T</h1><ac:structured-macro ac:name="info"><ac:parameter ac:name="title">Mind</ac:parameter>` +
			`<ac:rich-text-body><p>This.</p></ac:rich-text-body></ac:structured-macro>`, ":::info Mind\n\nThis.\n\n:::", ""},
		{"an unknown macro", `<h1>T</h1><ac:structured-macro ac:name="jira"><ac:parameter ac:name="key">A-1</ac:parameter>` +
			`</ac:structured-macro><p>x</p>`, "x", `the macro "jira"`},
		{"an expander of Confluence", `<h1>T</h1><div class="expand-container"><div class="expand-control">` +
			`<span class="expand-control-text">Open</span></div><div class="expand-content"><p>x</p></div></div>`,
			"<details>\n<summary>Open</summary>\n\nx\n\n</details>", ""},
	} {
		a, err := HTML("a.html", []byte("<meta charset=utf-8><main>"+c.text+"</main>"))
		if err != nil {
			t.Fatal(err)
		}
		if got := a.Prose + "\n"; !strings.HasPrefix(got, c.want) || c.notes == "" && len(a.Notes) > 0 ||
			!strings.Contains(strings.Join(a.Notes, "\n"), c.notes) {
			t.Errorf("%s:\n got %q, %q\nwant %q, %q", c.what, a.Prose, a.Notes, c.want, c.notes)
		}
	}
}

// TestExports holds what the exports of help centers say beside the text of an article.
func TestExports(t *testing.T) {
	for _, c := range []struct{ what, data, want string }{
		{"Zendesk", `{"next_page": "https://x.example/2", "sections": [{"id": 2, "category_id": 1, "name": "S", "position": 0}],
			"articles": [{"id": 3, "title": "T", "body": "x", "section_id": 2, "label_names": ["a", "b"], "vote_sum": 1,
			"updated_at": "2024-05-06T07:08:09Z", "outdated": true, "translations": [{"locale": "de"}]}]}`,
			"z.json: T in section 2, labels a b, of 2024-05-06: its translation is marked as outdated there; its " +
				"translation into " +
				"de is left out: write it as a page of that language | z.json: S is section 2 in category 1 | z.json: the " +
				"export goes " +
				"on: import the file of the next page too, https://x.example/2 | z.json: keys of its articles that have no place " +
				"here: vote_sum"},
		{"Intercom", `{"data": [{"id": "1", "title": "T", "description": "D", "body": "<p>x</p>", "parent_id": 5,
			"parent_type": "collection", "state": "draft", "updated_at": 1672928610}],
			"collections": [{"id": "5", "type": "collection", "name": "C"}]}`,
			"z.json: C is collection 5 | z.json: T in collection 5, of 2023-01-05, a draft, summary D: " +
				"it is a draft there, and so it is here"},
		{"Freshdesk", `[{"category": {"id": 4, "name": "G", "folders": [{"id": 8, "name": "F", "articles": [
			{"id": 15, "title": "T", "description": "No markup", "status": 1, "folder_id": 8, "tags": [{"name": "p"}],
			"attachments": [{"name": "a.txt", "attachment_url": "https://x.example/a"}]}]}]}}]`,
			"z.json: G is category 4 | z.json: F is folder 8 in category 4 | z.json: T in folder 8, labels p, a draft: " +
				"it is a draft there, and so it is here; the attached file a.txt is left out: https://x.example/a"},
	} {
		articles, err := Read("z.json", []byte(c.data))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, a := range articles {
			got = append(got, describe(a))
		}
		if all := strings.Join(got, " | "); !sameParts(all, c.want) {
			t.Errorf("%s:\n got %s\nwant %s", c.what, all, c.want)
		}
	}
}

func describe(a table.Article) string {
	text := a.Source
	if a.Section {
		text += " is " + a.ID
	}
	add := func(before, value string) {
		if value != "" {
			text += before + value
		}
	}
	add(" in ", a.Parent)
	add(", labels ", strings.Join(a.Keywords, " "))
	add(", of ", a.Updated)
	if a.Draft {
		text += ", a draft"
	}
	add(", summary ", a.Summary)
	add(": ", strings.Join(a.Notes, "; "))
	return text
}

// sameParts compares lists whose order means nothing.
func sameParts(a, b string) bool {
	left, right := strings.Split(a, " | "), strings.Split(b, " | ")
	slices.Sort(left)
	slices.Sort(right)
	return slices.Equal(left, right)
}
