package markdown_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"faultbook/internal/markdown"
)

func toHTML(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	if err := goldmark.New(goldmark.WithExtensions(extension.GFM, extension.DefinitionList, extension.Footnote)).Convert([]byte(text), &b); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(b.String())
}

// TestThereAndBack makes HTML of Markdown, Markdown of that, and demands that
// this means the same as what stood there first.
func TestThereAndBack(t *testing.T) {
	for _, text := range []string{
		"Words only.",
		"A **strong** and an *odd* ~~word~~, and `code`, and ``a ` b``.",
		"One paragraph.\n\nAnother.",
		"A break\\\nin a line.",
		"See [the *page*](../page/#a) and <https://example.com>.",
		"## A heading\n\nText.\n\n### Below\n\n- one\n- two\n  - deep\n  - deeper\n\n1. first\n2. second",
		"- a\n\n  second paragraph\n\n- b",
		"> Quoted.\n>\n> > Twice.\n>\n> - item",
		"```sh\nkiln --version <X>\n\n  indented\n```",
		"````\n```\n````",
		"Term\n: What it means.\n\nOther\n: More.",
		"| Lamp | Page |\n| --- | --- |\n| red | [x\\|y](a) and **b** |\n| `z` | |",
		"- [x] done\n- [ ] to do",
		"Above\n\n---\n\nbelow",
		`Literal \*stars\*, \[brackets], \<X> and \\ and a_b_c.`,
		"\\# no heading\n\n\\- no item\n\n\\> no quotation",
		"![A door](door.svg) and a&nbsp;b &amp; c",
	} {
		want := toHTML(t, text)
		back := markdown.From(want)
		if got := toHTML(t, back); got != want {
			t.Errorf("%s\nbecame\n%s\nthat is\n%s\nnot\n%s", text, back, got, want)
		}
	}
}

func TestFrom(t *testing.T) {
	for markup, want := range map[string]string{
		"a &lt;b&gt; c": `a \<b> c`,
		`<h2 id="x">Head <a class="anchor" href="#x">#</a></h2>`:                                     "## Head",
		`<div class="alert" role="note"><p class="alert-title">Tip</p><p>Wipe it.</p></div><p>z</p>`: "> Tip\n>\n> Wipe it.\n\nz",
		`<p>In rows<sup id="fnref:1"><a href="#fn:1" class="footnote-ref">1</a></sup>.</p><div class="footnotes"><hr><ol><li id="fn:1"><p>Old ones. <a class="footnote-backref" href="#fnref:1">x</a></p></li></ol></div>`:                              "In rows[^1].\n\n---\n\n[^1]: Old ones.",
		`<div class="table-block"><div class="table-tools js-only"><label>Filter</label></div><table><caption>All</caption><tbody><tr><th>A</th></tr><tr><td><ol class="steps"><li>One.</li><li>Two | three.</li></ol></td></tr></tbody></table></div>`: "All\n\n| A |\n| --- |\n| One.; Two \\| three. |",
		`<button>Copy</button><p>a</p>`: "a",
		"<p>One\nline</p>":              "One line",
	} {
		if got := markdown.From(markup); got != want {
			t.Errorf("%s\nbecame\n%q, want\n%q", markup, got, want)
		}
	}
}
