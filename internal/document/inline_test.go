package document

import (
	"strings"
	"testing"

	"faultbook/internal/source"
)

// markedTexts take the way beside Markdown.
var markedTexts = []string{
	"Set `a.b` to `2`.", "`x`", "`<b> & \"c\"`", "\"Quoted\" isn't `it's`", "`a_b*c*` and `[d](e)`", "a `b\\` c",
	"`a`b`c`", "a  `b  c`  d", "a > `b` | c",
	"Click **Save**.", "**All** of **File > New**, or `x`", "Open **File > It's \"so\" new** and wait.",
	"**a** `**b**`", "`a` **b 1**; c", "**a | b**",
}

// otherMarkdown takes no quick way.
var otherMarkdown = []string{
	"press ++ctrl+c++", "10 cm^2^", "the ==new== one",
	"1. Run `x`", "a ``b`` c", "`a``b`", "a ` b` c", "a `b ` c", "a `b", "*a* `b`", "[[a]] `b`", "a@b.com `c`", "see `www.a.com`www.b.com", "<b>`a`</b>", "a `b`\nc", "- `a`", "& `b`", "` `",
	"a**b** c", "** a **", "**a**b", "***a***", "**a*", "**a", "**a `b** c`", "**`a`**", "**a** **b", "a**b", "**(a)**", "**a.** b", "`a`**b**", "**a**`b`", "**_a_** b", "**a\\** b**", "> **a**", "**a** <b>", "**http://a.b**", "****", "**a****b**", "*", "`", "!!!A", "??? note", "???+ `a`", "!!! warning",
}

func TestMarkedIsWhatMarkdownMakesOfIt(t *testing.T) {
	for _, text := range markedTexts {
		if !asMarkdown(t, text) {
			t.Errorf("%q takes the long way", text)
		}
	}
	for _, text := range otherMarkdown {
		if asMarkdown(t, text) {
			t.Errorf("%q takes the quick way", text)
		}
	}
}

// asMarkdown reports whether a text takes the quick way; then this must make of it
// what Markdown makes.
func asMarkdown(t *testing.T, text string) bool {
	t.Helper()
	got, ok := marked(text, true)
	if !ok {
		return false
	}
	file := source.NewFile("content/a.md", []byte(text))
	p := &parsing{file: file, keep: Keep{Source: true}, doc: &Document{File: file}, markdown: dialect()}
	if want := p.inlineMarkdown(Text{Value: text}, text); got != want {
		t.Errorf("%q\n got %s\nwant %s", text, got, want)
	}
	return true
}

func FuzzMarked(f *testing.F) {
	for _, text := range append(markedTexts, otherMarkdown...) {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if text = strings.TrimSpace(text); text != "" {
			asMarkdown(t, text)
		}
	})
}
