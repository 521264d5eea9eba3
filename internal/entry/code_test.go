package entry

import (
	"bytes"
	"strings"
	"testing"

	"github.com/alecthomas/chroma/v2/formatters/html"
	"github.com/alecthomas/chroma/v2/styles"
)

// codeTexts are blocks of code by language, with what lexers make much of: words of
// every type, errors, lines without an end and tokens over several lines.
var codeTexts = map[string][]string{
	"json":   {"{\n  \"a\": [1, -2.5e3, true],\n  \"b\": \"<x> & 'y'\"\n}\n", "{\"a\": @}", "", "\n\n", "null"},
	"yaml":   {"# remark\na: &x\n  - 'b'\n  - |\n    c\n    d\nurl: https://example.com/\n", "a: [b, {c: d}]\n\n\ne"},
	"sh":     {"#!/bin/sh\nfor f in *.md; do\n  echo \"$f\" >> ${OUT:-x} && exit 1 # remark\ndone\n", "cat <<EOF\na $b\nEOF\n", "echo 'not closed\nno\n"},
	"go":     {"package main\n\n// remark\nfunc main() { s := `a\nb`; _ = s + \"\\n\" }\n"},
	"diff":   {"--- a\n+++ b\n@@ -1 +1 @@\n-old\n+new\n same\n"},
	"ps1":    {"Get-Item -Path $x | Where-Object { $_.Name -eq \"a\" }\r\n<# re\nmark #>\r\n"},
	"html":   {"<p class=\"a\">b &amp; c</p>\n<script>let x = 1 < 2;</script>\n"},
	"python": {"def f(x):\n    \"\"\"Text\n    text\"\"\"\n    return f\"{x!r}\" # ü\n"},
	"ini":    {"[a]\nb = c ; d\n"},
	"sql":    {"SELECT 'a' FROM \"b\" WHERE c >= 1; -- d\n"},
}

// TestHighlight holds that code looks as chroma's formatter writes it.
func TestHighlight(t *testing.T) {
	formatter := html.New(html.WithClasses(true))
	for language, texts := range codeTexts {
		for _, text := range texts {
			tokens, err := lexerOf(language).Tokenise(nil, text)
			if err != nil {
				t.Fatal(err)
			}
			var want bytes.Buffer
			if err := formatter.Format(&want, styles.Fallback, tokens); err != nil {
				t.Fatal(err)
			}
			if got := highlight(language, text); got != want.String() {
				t.Errorf("%s %q\n got %s\nwant %s", language, text, got, &want)
			}
		}
	}
}

// TestUncoloured holds that code says the same with and without its colours, and
// that holes stay holes.
func TestUncoloured(t *testing.T) {
	e, _ := open(Article, "---\ntitle: T\n---\nSee [[a]].\n\n```json\n{\"x\": [1, \"<y>\"]}\n```\n\n```nothing\nz\n```\n", false)
	fill := func(part HolePart, index int) string { return string(part) }
	coloured, plain := e.Body.Expand(fill), e.Body.Uncoloured().Expand(fill)
	if !strings.Contains(coloured, `<pre class="chroma"><code><span class="line"><span class="cl"><span class="p">{</span>`) {
		t.Errorf("no colours in %s", coloured)
	}
	if want := "<p>See <a href=\"h\">t</a>.</p>\n<pre tabindex=\"0\"><code>{&#34;x&#34;: [1, &#34;&lt;y&gt;&#34;]}\n</code></pre><pre tabindex=\"0\"><code>z\n</code></pre>"; plain != want {
		t.Errorf("without colours\n got %s\nwant %s", plain, want)
	}
	if got, want := PlainText(coloured), `See t. {"x": [1, "<y>"]} z`; got != want || PlainText(plain) != want || e.Body.Plain(func(int) string { return "t" }) != want {
		t.Errorf("got %q, %q and %q, want %q", got, PlainText(plain), e.Body.Plain(nil), want)
	}
}
