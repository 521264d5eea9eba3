package entry

import (
	"bytes"
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

// TestTokens holds that code looks as chroma's formatter writes it.
func TestTokens(t *testing.T) {
	formatter := html.New(html.WithClasses(true))
	for language, texts := range codeTexts {
		for _, text := range texts {
			var got buffer
			var want bytes.Buffer
			tokens, err := lexerOf(language).Tokenise(nil, text)
			if err != nil {
				t.Fatal(err)
			}
			writeTokens(&got, tokens)
			if tokens, err = lexerOf(language).Tokenise(nil, text); err != nil {
				t.Fatal(err)
			}
			if err := formatter.Format(&want, styles.Fallback, tokens); err != nil {
				t.Fatal(err)
			}
			if got.String() != want.String() {
				t.Errorf("%s %q\n got %s\nwant %s", language, text, &got, &want)
			}
		}
	}
}
