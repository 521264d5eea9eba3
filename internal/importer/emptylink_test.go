package importer

import (
	"strings"
	"testing"
)

// TestEmptyLinks holds that links without a text are left out and noted, and that pictures, lists of tasks, code and
// other links stay.
func TestEmptyLinks(t *testing.T) {
	const text = "[](https://x.example/a) a [ ](b \"t\").\n\n![](p.png) [b](c) [![](p.png)](d) \\[](e) `[](f)` [ ] (g)\n"
	const want = " a .\n\n![](p.png) [b](c) [![](p.png)](d) \\[](e) `[](f)` [ ] (g)\n"
	got, notes := withoutEmptyLinks(text)
	if got != want {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
	const report = "a link without a text is left out: https://x.example/a, a link without a text is left out: b"
	if strings.Join(notes, ", ") != report {
		t.Errorf("the notes are %q", notes)
	}
}
