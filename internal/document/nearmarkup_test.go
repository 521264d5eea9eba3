package document

import (
	"slices"
	"testing"

	"faultbook/internal/diag"
	"faultbook/internal/source"
)

// TestNearly holds that what only resembles markup stays a text, and is warned of.
func TestNearly(t *testing.T) {
	for _, c := range []struct{ markdown, want, at string }{
		{"[[a", "<p>[[a</p>", "4:1 FB037"},
		{"so [[a]", "<p>so [[a]</p>", "4:4 FB037"},
		{"[[a\nb]]", "<p>[[a\nb]]</p>", "4:1 FB037"},
		{"so [a]]", "<p>so [a]]</p>", "4:4 FB037"},
		{"so[^a]", "<p>so[^a]</p>", "4:3 FB037"},
		{"> [!NOTE] On the line.", "<blockquote>\n<p>[!NOTE] On the line.</p>\n</blockquote>", "4:3 FB037"},
		{"a\n::: kiln", "<p>a\n::: kiln</p>", "5:1 FB037"},
		{"- :table{a=b}", "<ul>\n<li>:table{a=b}</li>\n</ul>", "4:3 FB037"},
		{"| a | b |\n| 1 | 2 |", "<p>| a | b |\n| 1 | 2 |</p>", "4:1 FB037"},
		{"so\n\n  |a|b|\n  |-|\n  |1|2|", "<p>so</p>\n<p>|a|b|\n|-|\n|1|2|</p>", "6:3 FB037"},
		{"> | a | b |\n> | 1 | 2 |", "<blockquote>\n<p>| a | b |\n| 1 | 2 |</p>\n</blockquote>", "4:3 FB037"},
	} {
		e, problems := open(Article, "---\ntitle: T\n---\n"+c.markdown+"\n", false)
		if got := filled(e, e.Body); got != c.want || !slices.Equal(problems, []string{c.at}) {
			t.Errorf("%q: reported %q\n got %s\nwant %s", c.markdown, problems, got, c.want)
		}
	}
}

// TestNotNearly holds that texts which only resemble markup are not warned of.
func TestNotNearly(t *testing.T) {
	for _, text := range []string{
		"[[target]] and [[target#anchor|text]]",
		"The usage is `[[x]` and `[^x]`.",
		"```\n[[x] [^x]\n:::table{}\n```\n",
		"An array a[b[1]] of [[optional] arguments].",
		"In bash [[ -f x ] is wrong.",
		`An escaped \[[x] and \[^x].`,
		"[^a](page.md) and ![^a](a.png)",
		"Not a digit: [^0-9].",
		"A note[^1].\n\n[^1]: Its text.",
		"> [!TIP]\n> Text.",
		"> A [!NOTE] inside.",
		"A [link][1]] to it.\n\n[1]: page.md",
		"Term\n: table of things",
		":) and : and :: and :::",
		"[[1]](page.md)",
		"| a | b |\n|---|---|\n| 1 | 2 |",
		"| a | b |\n|:-|-:|",
		"| one line |",
		"| one | line |",
		"The values |x| and\n|y| are sizes.",
		"```\n| a | b |\n| 1 | 2 |\n```",
	} {
		_, problems := Parse(source.NewFile("content/a.md", []byte("---\ntitle: A\n---\n"+text+"\n")), Article, Keep{})
		for _, d := range problems {
			if d.Code == diag.NearMarkup {
				t.Errorf("%q: %s", text, d.Text)
			}
		}
	}
}
