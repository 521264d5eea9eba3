package entry

import (
	"strings"
	"testing"
)

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
