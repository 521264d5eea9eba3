package document

import "testing"

// markdownOf returns the Markdown of a body, its holes filled by what they wait for.
func markdownOf(e *Document) string {
	return e.Body.Markdown(func(g Mark) string {
		switch g.Part {
		case LabelPart:
			return "label of " + e.Holes[g.Index].Target
		case BlockPart:
			return "| a |\n| --- |"
		}
		return "to:" + e.Holes[g.Index].Target
	})
}

// TestBodyMarkdown: the author's own words, with links that lead where they mean to,
// and without what readers of the page do not see.
func TestBodyMarkdown(t *testing.T) {
	for _, c := range []struct{ markdown, want string }{
		{"Only *words* & `code`.", "Only *words* & `code`."},
		{"See [[a]] and [[b|*there*]].", `See [label of a](to:a) and [\*there\*](to:b).`},
		{"| x |\n| --- |\n| [[a\\|b]] |", "| x |\n| --- |\n| [b](to:a) |"},
		{"[one](a.md) [two](<b c.md> \"t\") [three](a.md)", "[one](to:a.md) [two](<to:b c.md> \"t\") [three](to:a.md)"},
		{"[`a](b`](a.md) [a.md](a.md)", "[`a](b`](to:a.md) [a.md](to:a.md)"},
		{"[![x](a.png)](a.png) ![y](b.png)", "[![x](to:a.png)](to:a.png) ![y](to:b.png)"},
		{"![*x* [a.png]](a.png \"b\")", "![*x* [a.png]](to:a.png \"b\")"},
		{"[x][a], [a] and ![i][b].\n\n[a]: a.md#b\n[b]: <a.md>", "[x][a], [a] and ![i][b].\n\n[a]: to:a.md\n[b]: <to:a.md>"},
		{"[x](https://example.com/a.md) <https://example.com>", "[x](https://example.com/a.md) <https://example.com>"},
		{"> [x][a]\n>\n> [a]:\n> a.md", "> [x][a]\n>\n> [a]:\n> to:a.md"},
		{"a\n\n[//]: # (a remark)\n[b]: c.md\n\nd", "a\n\n\n\n\nd"},
		{"a <!-- remark --> b\n\n<!--\nremark\n-->\n\nc", "a  b\n\n\nc"},
		{"`[[a]] <!-- x -->`\n\n    [[a]]", "`[[a]] <!-- x -->`\n\n    [[a]]"},
		{"a\n\n::table{state=x}", "a\n\n| a |\n| --- |"},
		{"::table{state=x}", "| a |\n| --- |"},
		{"a\n::table{state=x}\nb", "a\n\n| a |\n| --- |\n\nb"},
		{"1. a\n\n   ::table{state=x}\n\n   b", "1. a\n\n   | a |\n   | --- |\n\n   b"},
		{"> - ::table{state=x}", "> - | a |\n>   | --- |"},
		{"a[^1]\r\n\r\n[^1]: [[b]]", "a[^1]\n\n[^1]: [label of b](to:b)"},
	} {
		e, _ := open(Article, "---\ntitle: T\n---\n"+c.markdown+"\n", false)
		if got := markdownOf(e); got != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.markdown, got, c.want)
		}
	}
	e, _ := open(Article, "---\ntitle: T\nsummary: \"See [[a]] or [b](c.md).\"\n---\n<b>[[x]]</b>", true)
	if got := markdownOf(e); got != "<b>[label of x](to:x)</b>" {
		t.Errorf("of HTML that is kept: %q", got)
	}
	fill := func(g Mark) string { return string(g.Part) + e.Holes[g.Index].Target }
	if got := e.Meta.Summary.Markdown(fill); got != "See [ta](ha) or [b](hc.md)." {
		t.Errorf("of the front matter: %q", got)
	}
}

func TestEscapeMarkdown(t *testing.T) {
	if got, want := EscapeMarkdown("a_b *c* [d](e) <f> `g` | \\ &lt; & a&b"), "a_b \\*c\\* \\[d\\](e) \\<f> \\`g\\` \\| \\\\ \\&lt; & a&b"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
