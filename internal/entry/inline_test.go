package entry

import (
	"strings"
	"testing"

	"faultbook/internal/source"
)

// markedTexts take the way beside Markdown.
var markedTexts = []string{
	"Set `a.b` to `2`.", "`x`", "`<b> & \"c\"`", "\"Quoted\" isn't `it's`", "`a_b*c*` and `[d](e)`", "a `b\\` c", "`a`b`c`", "a  `b  c`  d", "a > `b` | c",
	"Click **Save**.", "**All** of **File > New**, or `x`", "Open **File > It's \"so\" new** and wait.", "**a** `**b**`", "`a` **b 1**; c", "**a | b**",
}

// otherMarkdown takes no quick way.
var otherMarkdown = []string{
	"1. Run `x`", "a ``b`` c", "`a``b`", "a ` b` c", "a `b ` c", "a `b", "*a* `b`", "[[a]] `b`", "a@b.com `c`", "see `www.a.com`www.b.com", "<b>`a`</b>", "a `b`\nc", "- `a`", "& `b`", "` `",
	"a**b** c", "** a **", "**a**b", "***a***", "**a*", "**a", "**a `b** c`", "**`a`**", "**a** **b", "a**b", "**(a)**", "**a.** b", "`a`**b**", "**a**`b`", "**_a_** b", "**a\\** b**", "> **a**", "**a** <b>", "**http://a.b**", "****", "**a****b**", "*", "`",
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
	got, ok := marked(text)
	if !ok {
		return false
	}
	file := source.NewFile("content/a.md", []byte(text))
	p := &parsing{file: file, entry: &Entry{File: file}, dialect: &dialect{linking: dropHTML().linking, quick: dropHTML().linking}}
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

// FuzzQuickDialect holds that a text for the quick parser means the same to the
// one that looks for bare addresses.
func FuzzQuickDialect(f *testing.F) {
	for _, text := range []string{
		"a **b** _c_ ~~d~~ (e) \\( [f](g) ![h](i)", "| a | *b* |\n|--|--|\n| c\\|d | ~e |", "- [ ] a\n  b  \nc\\\nd", "a[^1] *b*\n\n[^1]: c\n", "a\n: b *c*\n", "see http://a.b/c", "a@b.cd", "www.a.b", "*www.a*", "<ftp:x> ftp://a.b",
		"**a *b** c*", "[[a|b c]] `d  e`", "a \tb", "a    \nb     \r\nc  \nd\t  \ne", "## a (b) *c*", "> [!NOTE]\n> a *b*",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, way := range []*dialect{dropHTML(), keepHTML()} {
			if got, want := bodyIn(way, text), bodyIn(&dialect{linking: way.linking, quick: way.linking}, text); got != want {
				t.Errorf("%q\n got %s\nwant %s", text, got, want)
			}
		}
	})
}

func bodyIn(way *dialect, text string) Fragment {
	file := source.NewFile("content/a.md", []byte(text))
	p := &parsing{file: file, entry: &Entry{File: file}, dialect: way}
	p.readBody(0)
	return p.entry.Body
}
