package render

import (
	"strings"
	"testing"

	"faultbook/internal/markdown"
)

// TestWholeCodes: words with a hyphen are kept whole, and say what they said.
func TestWholeCodes(t *testing.T) {
	for text, want := range map[string]string{
		"no code -x":                      "no code -x",
		"<code>plain</code>":              "<code>plain</code>",
		"<code>a - b --</code>":           "<code>a - b --</code>",
		"See <code>HG-1210</code>, now":   `See <code><span class="w">HG-1210</span></code>, now`,
		"<code>get --all</code> and -x":   `<code>get <span class="w"><span class="n">--a</span>ll</span></code> and -x`,
		"<code>--&lt;x&gt;</code>":        `<code><span class="w"><span class="n">--&lt;</span>x&gt;</span></code>`,
		"<code>-größe</code>":             `<code><span class="w"><span class="n">-g</span>röße</span></code>`,
		"<code>-ö</code>":                 `<code><span class="w"><span class="n">-ö</span></span></code>`,
		"pre <code>a-b</code>":            `pre <code><span class="w">a-b</span></code>`,
		"<pre><code>a-b</code></pre>":     "<pre><code>a-b</code></pre>",
		`<pre class="x"><code>a-b</code>`: `<pre class="x"><code>a-b</code>`,
		"<code>--a-word-that-is-longer-than-a-line-of-a-phone</code>": `<code><span class="n">--a</span>-word-that-is-longer-than-a-line-of-a-phone</code>`,
		"<code>a-<b>b</b></code>":                                     "<code>a-<b>b</b></code>",
		"<code>a-b":                                                   "<code>a-b",
	} {
		got := wholeCodes(text)
		if got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", text, got, want)
		}
		if again := wholeCodes(got); again != got {
			t.Errorf("%s: done twice it is %s", text, again)
		}
		if strings.Contains(got, "</code>") && markdown.From(got) != markdown.From(text) {
			t.Errorf("%s: as Markdown it is %s", text, markdown.From(got))
		}
	}
}
