package document

import (
	"strings"
	"testing"
)

// TestColours: code says the same with its colours and as plain text, and holes
// stay holes.
func TestColours(t *testing.T) {
	e, _ := open(Article, "---\ntitle: T\n---\nSee [[a]].\n\n```json\n{\"x\": [1, \"<y>\"]}\n```\n\n```nothing\nz\n```\n", false)
	fill := func(g Mark) string { return string(g.Part) }
	coloured, plain := e.Body.HTML(fill), e.Body.Plain(func(int) string { return "t" })
	for _, want := range []string{
		`<pre class="chroma"><code><span class="line"><span class="cl"><span class="p">{</span>`, "<p>See <a h>t</a>.</p>", "<pre tabindex=\"0\"><code>z\n</code></pre>",
	} {
		if !strings.Contains(coloured, want) {
			t.Errorf("%s is not in %s", want, coloured)
		}
	}
	if want := `See t. {"x": [1, "<y>"]} z`; plain != want {
		t.Errorf("as text it is %q, want %q", plain, want)
	}
}
