package document

import (
	"strings"
	"testing"
)

// TestForeignMarkup: the markup of other generators that means the same for every
// reader is understood, the rest is reported.
func TestForeignMarkup(t *testing.T) {
	note := func(kind, title, text string) string {
		return `<div class="alert alert-` + kind + `" role="note"><p class="alert-title">` + title + "</p>\n" + text + "\n</div>"
	}
	for _, c := range []struct{ markdown, want, problems string }{
		{"!!! note\n    One\n\n    - two", note("note", "alert.note", "<p>One</p>\n<ul>\n<li>two</li>\n</ul>"), ""},
		{"!!! danger \"Hot & loud\"\n    One\n\nTwo", note("caution", "Hot &amp; loud", "<p>One</p>") + "\n<p>Two</p>", ""},
		{"!!! kiln-door inline end\n    One", note("note", "Kiln door", "<p>One</p>"), ""},
		{"A\n!!! tip\n    One", "<p>A</p>\n" + note("tip", "alert.tip", "<p>One</p>"), ""},
		{"- A\n\n    !!! tip\n        One", "<ul>\n<li>\n<p>A</p>\n" + note("tip", "alert.tip", "<p>One</p>") + "\n</li>\n</ul>", ""},
		{"??? warning \"More\"\n    One", "<details class=\"alert alert-warning\"><summary class=\"alert-title\">More</summary>\n<p>One</p>\n</details>", ""},
		{"???+ note\n    One", "<details class=\"alert alert-note\" open><summary class=\"alert-title\">alert.note</summary>\n<p>One</p>\n</details>", ""},
		{":::note\nOne\n:::\nTwo", note("note", "alert.note", "<p>One</p>") + "\n<p>Two</p>", ""},
		{"::: tip Hot\nOne\n:::", note("tip", "Hot", "<p>One</p>"), ""},
		{":::caution[Hot]{#x}\nOne\n:::", note("caution", "Hot", "<p>One</p>"), ""},
		{":::note\n:::tip\nOne\n:::\nTwo\n:::", note("note", "alert.note", note("tip", "alert.tip", "<p>One</p>")+"\n<p>Two</p>"), ""},
		{":::note\nOne", note("note", "alert.note", "<p>One</p>"), "4:1 FB037"},
		{":::kiln\nOne\n:::", "<p>:::kiln\nOne\n:::</p>", "4:1 FB037"},
		{"=== \"Linux\"\n\n    One\n\n=== \"Windows\"\n    Two", "<div class=\"tab\"><p><strong>Linux</strong></p>\n<p>One</p>\n</div>\n<div class=\"tab\"><p><strong>Windows</strong></p>\n<p>Two</p>\n</div>", ""},
		{"[TOC]\n\nA\n\n[[_TOC_]]", "<p>A</p>", ""},
		{"A [toc] in words", "<p>A [toc] in words</p>", ""},
		{"H~2~O and ~gone~, ~~gone~~", "<p>H<sub>2</sub>O and <del>gone</del>, <del>gone</del></p>", ""},
		{"x^2^, ^a^, 2^3", "<p>x<sup>2</sup>, ^a^, 2^3</p>", ""},
		{"==very hot== a == b == c ====", "<p><mark>very hot</mark> a == b == c ====</p>", ""},
		{"++ctrl+alt++ and C++ or g++", "<p><kbd>Ctrl</kbd>+<kbd>Alt</kbd> and C++ or g++</p>", ""},
		{"`H~2~O ++a++`", "<p><code>H~2~O ++a++</code></p>", ""},
		{"[x](y.md){target=_blank} [x](y.md){: rel=\"a b\" }", "<p><a href=\"to:y.md\">x</a> <a href=\"to:y.md\">x</a></p>", ""},
		{"**a**{.b} {name} [k]{x}", "<p><strong>a</strong> {name} [k]{x}</p>", ""},
		{"A\n{: .note }", "<p>A\n</p>", ""},
		{"![a](b.png){width=300}", "<p><img src=\"to:b.png\" alt=\"a\" loading=\"lazy\" decoding=\"async\"></p>", ""},
		{"[a](https://e.com/b c)", "<p><a href=\"https://e.com/b%20c\">a</a></p>", ""},

		{"A {{< ref \"x\" >}}", "<p>A {{&lt; ref &quot;x&quot; &gt;}}</p>", "4:3 FB037"},
		{"See [a] (b.md) or [a](b.md", "<p>See [a] (b.md) or [a](b.md</p>", "4:5 FB037 4:19 FB037"},
		{"[a]: my guide.md", "<p>[a]: my guide.md</p>", "4:1 FB037"},
		{"`[a] (b.md)` and [a] (b), or a[0] (x)", "<p><code>[a] (b.md)</code> and [a] (b), or a[0] (x)</p>", ""},
		{"{% include x.md %}", "<p>{% include x.md %}</p>", "4:1 FB037"},
		{"A {{ site.title }} {{name}}", "<p>A {{ site.title }} {{name}}</p>", "4:3 FB037"},
		{"`{{< x >}}` `{% x %}`", "<p><code>{{&lt; x &gt;}}</code> <code>{% x %}</code></p>", ""},
		{"    {{< x >}}", "<pre><code>{{&lt; x &gt;}}\n</code></pre>", ""},
		{"--8<-- \"x.md\"", "<p>--8&lt;-- &quot;x.md&quot;</p>", "4:1 FB037"},
		{"import Tabs from '@theme/Tabs';", "<p>import Tabs from '@theme/Tabs';</p>", "4:1 FB037"},
		{"A :material-check: b", "<p>A :material-check: b</p>", "4:3 FB037"},
		{"*[LED]: light", "<p>*[LED]: light</p>", "4:1 FB037"},
	} {
		e, problems := open(Article, "---\ntitle: T\n---\n"+c.markdown+"\n", false)
		if got := strings.Join(problems, " "); got != c.problems {
			t.Errorf("%q: reported %q, want %q", c.markdown, got, c.problems)
		}
		if got := filled(e, e.Body); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.markdown, got, c.want)
		}
	}
}

func TestBlankLinks(t *testing.T) {
	e, problems := open(
		Article,
		"---\ntitle: T\n---\n[the guide](my guide.md#part) ![light](my%20own light.svg \"T\") [a](b \"c d\") `[x](y z)`\n",
		false,
	)
	if len(problems) != 0 || len(e.Holes) != 3 {
		t.Fatalf("holes %+v, problems %q", e.Holes, problems)
	}
	for i, want := range []string{"my guide.md#part", "my own light.svg#", "b#"} {
		if h := e.Holes[i]; h.Target+"#"+h.Anchor != want || h.Spaced != (i < 2) {
			t.Errorf("hole %d: %+v, want %s", i, h, want)
		}
	}
	if got := e.Body.Plain(nil); got != "the guide a [x](y z)" {
		t.Errorf("plain: %q", got)
	}
	if got := e.Body.Markdown(func(g Mark) string { return "to" }); !strings.HasPrefix(
		got,
		"[the guide](to) ![light](to \"T\")",
	) {
		t.Errorf("Markdown: %q", got)
	}
}
