package document

import (
	"strings"
	"testing"
)

// TestHTML: what is on the allow list stays, in any site; the words of all else do.
func TestHTML(t *testing.T) {
	for _, c := range []struct{ markdown, want, plain, problems string }{
		{"a<br>b<BR/>c<br />d", "<p>a<br>b<br>c<br>d</p>", "a b c d", ""},
		{"a<br><b>b</b>", "<p>a<br><b>b</b></p>", "a b", ""},
		{"H<sub>2</sub>O x<sup>2</sup>", "<p>H<sub>2</sub>O x<sup>2</sup></p>", "H2O x2", ""},
		{"<kbd>Ctrl</kbd>+<kbd>C</kbd> <u>u</u> <strike>s</strike>", "<p><kbd>Ctrl</kbd>+<kbd>C</kbd> <u>u</u> <s>s</s></p>", "Ctrl+C u s", ""},
		{"<p class=x style='color:red' onclick=\"f()\">One</p><p>Two", "<p>One</p><p>Two\n</p>", "One Two", ""},
		{"<ul>\n<li>a<li>b\n</ul>", "<ul>\n<li>a</li><li>b\n</li></ul>", "a b", ""},
		{"<dl><dt>T<dd>D</dl>", "<dl><dt>T</dt><dd>D</dd></dl>", "T D", ""},
		{"<details open><summary>More</summary>\n\n*text*\n\n</details>", "<details open=\"\"><summary>More</summary>\n<p><em>text</em></p>\n</details>", "More text", ""},
		{"<table border=1><tr><th colspan=2 onclick=x>A<tr><td>B<td>C</table>",
			"<section class=\"table-scroll\" tabindex=\"0\" aria-label=\"table.plain\"><table><tr><th colspan=\"2\">A</th></tr><tr><td>B</td><td>C</td></tr></table></section>", "A B C", ""},
		{"<a href=x.md>x</a> <a href='https://e.com/?a&amp;b' target=_blank>e</a>", "<p><a href=\"to:x.md\">x</a> <a href=\"https://e.com/?a&amp;b\">e</a></p>", "x e", ""},
		{"<img src=\"a.png\" alt='A \"b\"'> <img src=b.png alt=B width=20>",
			"<p><img alt=\"A &#34;b&#34;\" src=\"to:a.png\" loading=\"lazy\" decoding=\"async\"> <img alt=\"B\" src=\"to:b.png\" width=\"20\" loading=\"lazy\" decoding=\"async\"></p>", "", ""},
		{"text <div>in</div> more", "<div>text <div>in</div> more</div>", "text in more", ""},
		{"*a <div>b</div>*", "<p><em>a  b </em></p>", "a b", ""},
		{"a <!-- c --> b", "<p>a  b</p>", "a b", ""},
		{"<section><h1>T</h1></section>", "<div><h2>T</h2></div>", "T", ""},
		{"> <div>a\n> b</div>", "<blockquote>\n<div>a\nb</div>\n</blockquote>", "a b", ""},

		{"one<button>two</button>three", "<p>one two three</p>", "one two three", "4:4 FB030"},
		{"<custom-tag>two</custom-tag>", "<p> two </p>", "two", "4:1 FB030"},
		{"<form>\n<b>x</b>\n</form>", "<b>x</b>", "x", "4:1 FB030"},
		{"a <script>alert(1)</script> b", "<p>a   b</p>", "a b", "4:3 FB030"},
		{"<script>\nalert(1)\n</script>\n\nb", "<p>b</p>", "b", "4:1 FB030"},
		{"<style>p{}</style><p>b</p>", "<p>b</p>", "b", "4:1 FB030"},
		{"<noscript><b>x</b></noscript>", "<p> <b>x</b> </p>", "x", "4:1 FB030"},
		{"<textarea>x</textarea>", "x", "x", "4:1 FB030"},
		{"Connect to <Network Name> now", "<p>Connect to &lt;Network Name&gt; now</p>", "Connect to <Network Name> now", "4:12 FB030"},
		{"<td>x</td>", "x", "x", "4:1 FB030"},
		{"</div>a", "a", "a", "4:1 FB030"},
		{"<div>a", "<div>a\n</div>", "a", "4:1 FB030"},
		{"- <b>a\n- b", "<ul>\n<li><b>a</b></li>\n<li>b</li>\n</ul>", "a b", "4:3 FB030"},
		{"<div class=\"x>a", "&lt;div class=&#34;x&gt;a", "<div class=\"x>a", "4:1 FB030"},
		{"<img src=a.png>", "<img alt=\"\" src=\"to:a.png\" loading=\"lazy\" decoding=\"async\">", "", "4:1 FB034"},
		{"<img src=https://e.com/a.png alt=a>", "<img alt=\"a\" src=\"#\" loading=\"lazy\" decoding=\"async\">", "", "4:10 FB024"},
		{"<a href=\"javascript:x\">x</a>", "<p><a href=\"#\">x</a></p>", "x", "4:10 FB024"},
		{"<a href=\"java&#10;script:x\">x</a>", "<p><a href=\"#\">x</a></p>", "x", "4:10 FB023"},

		{"<!-- a\n\nb", "", "", "4:1 FB070"},
		{"<script>\n\nb", "", "", "4:1 FB070"},
		{"a <input placeholder=\"Your name\">", "<p>a  </p>", "a", "4:3 FB070"},
		{"<Tabs>\n<TabItem label=\"Linux\">x</TabItem>\n</Tabs>", "x", "x", "4:1 FB030 5:1 FB070"},
	} {
		e, problems := open(Article, "---\ntitle: T\n---\n"+c.markdown+"\n", false)
		if got := strings.Join(problems, " "); got != c.problems {
			t.Errorf("%q: reported %q, want %q", c.markdown, got, c.problems)
		}
		if got := strings.TrimSpace(filled(e, e.Body)); got != c.want {
			t.Errorf("%q\n got %s\nwant %s", c.markdown, got, c.want)
		}
		if got := e.Body.Plain(nil); got != c.plain {
			t.Errorf("%q: plain %q, want %q", c.markdown, got, c.plain)
		}
	}
}

// TestHTMLInFrontMatter: steps and summaries have HTML too, but no anchors, since they
// are shown on several pages.
func TestHTMLInFrontMatter(t *testing.T) {
	e, problems := open(
		Entry,
		"---\nstatus: S\nfix: ['Hold<br/>Release', '<span id=\"x\">a</span>', '<button>b</button>c']\n---\n",
		false,
	)
	want := []string{"Hold<br>Release", "<span>a</span>", "b c"}
	for i, step := range e.Meta.Fix {
		if got := strings.TrimSpace(filled(e, step.Text)); got != want[i] {
			t.Errorf("step %d is %q, want %q", i, got, want[i])
		}
	}
	if len(e.Anchors) != 0 || strings.Join(problems, " ") != "3:53 FB030" {
		t.Errorf("anchors %v, reported %q", e.Anchors, problems)
	}
}

// TestKeptHTML: a site that keeps HTML has all of it, with ids and addresses as holes.
func TestKeptHTML(t *testing.T) {
	const text = "---\ntitle: T\n---\na <b>bold</b>\n\n<div class=\"x\" id=y>\n*y*\n</div>\n\n<script>alert(1)</script>\n\n" +
		"<a name=z onclick=\"f()\" href=\"x.md#z\">z</a> <a href=\"https://e.com\">e</a> <img src=a.png>"
	e, problems := open(Article, text, true)
	got := filled(e, e.Body)
	for _, want := range []string{"a <b>bold</b>", `<div class="x" id=y>`, "</div>", "<script>alert(1)</script>",
		`<a name=z onclick="f()" href="to:x.md#z">z</a>`, `<a href="https://e.com">e</a>`, `<img src="to:a.png">`} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in %s", want, got)
		}
	}
	if problems != nil || len(e.Anchors) != 2 || strings.Contains(e.Body.Plain(nil), "alert") {
		t.Errorf("reported %q, anchors %v, plain %q", problems, e.Anchors, e.Body.Plain(nil))
	}
	if _, problems := open(Article, "---\ntitle: T\n---\n<!-- a\n\nb", true); strings.Join(
		problems,
		" ",
	) != "4:1 FB070" {
		t.Errorf("an open comment: %q", problems)
	}
}

// TestHTMLAnchors: each anchor is there once.
func TestHTMLAnchors(t *testing.T) {
	for markdown, want := range map[string]string{
		"<a name=\"one\"></a>\n\n<p id=\"one\">x</p>": "6:8 FB071",
		"## Setup\n\n<div id=\"setup\">x</div>":       "6:10 FB071",
		"<div id=\"setup\">x</div>\n\n## Setup":       "4:10 FB071",
		"## A {#b}\n\n## C {#b}":                      "6:8 FB071",
		"<p id=\"main\">x</p>":                        "4:8 FB071",
		"<p id=\"two\">x</p> <i id=\"three\">x</i>":   "",
	} {
		_, problems := open(Article, "---\ntitle: T\n---\n"+markdown+"\n", false)
		if got := strings.Join(problems, " "); got != want {
			t.Errorf("%q: reported %q, want %q", markdown, got, want)
		}
	}
}
