package document

import (
	"strings"
	"testing"
)

// TestInlineCode: words with a hyphen are kept whole, and say what they said.
func TestInlineCode(t *testing.T) {
	for text, want := range map[string]string{
		"plain":     "plain",
		"a - b --":  "a - b --",
		"HG-1210":   `<span class="w">HG-1210</span>`,
		"get --all": `get <span class="w"><span class="n">--a</span>ll</span>`,
		"--<x>":     `<span class="w"><span class="n">--&lt;</span>x&gt;</span>`,
		"a-b & <c>": `<span class="w">a-b</span> &amp; &lt;c&gt;`,
		"-größe":    `<span class="w"><span class="n">-g</span>röße</span>`,
		"-ö":        `<span class="w"><span class="n">-ö</span></span>`,
		"--a-word-that-is-longer-than-a-line-of-a-phone": `<span class="n">--a</span>-word-that-is-longer-than-a-line-of-a-phone`,
	} {
		w := newWriter()
		w.code(text, false)
		f := w.fragment("")
		if said := f.Plain(nil); said != text {
			t.Errorf("%s: as text it is %s", text, said)
		}
		got := markup(f)
		if got != "<code>"+want+"</code>" {
			t.Errorf("%s:\ngot  %s\nwant %s", text, got, want)
		}
	}
}

// TestCodeSpans: what stands in lines, in cells and in quick texts is made alike, and
// code blocks are left alone.
func TestCodeSpans(t *testing.T) {
	const want = `<code><span class="w"><span class="n">--a</span>ll</span></code>`
	for _, text := range []string{"Get `--all`.", "Get *x* `--all`.", "| a |\n|---|\n| `--all` |", "> Get\n> `--all`", "[`--all`](https://example.com/)"} {
		if got := body(t, text); strings.Count(got, want) != 1 {
			t.Errorf("%q gives %s", text, got)
		}
	}
	if got := body(t, "    --all"); strings.Contains(got, "span") {
		t.Errorf("a block gives %s", got)
	}
	if got := body(t, "`a-b\nc`"); !strings.Contains(got, `<code><span class="w">a-b</span> c</code>`) {
		t.Errorf("code over two lines gives %s", got)
	}
}
