package e2e_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"faultbook/internal/e2e/chrome"
	"faultbook/internal/pipeline"
)

// longName is as long as names of errors get, without a place to break it.
const longName = "ERR_CONNECTION_REFUSED_BY_UPSTREAM_PROXY_DURING_TLS_HANDSHAKE_RENEGOTIATION"

// codesBook is a site of codes that browsers like to break.
func codesBook() (*pipeline.Project, error) {
	text := "A link <https://vendor.example.com/kb/articles>, [another](https://vendor.example.com/kb).[^1]\n" +
		"Use `kubectl get pods --selector=app`, `--output-folder=a-very-long-name-of-some-folder-here` or `" + strings.Repeat("X", 300) + "`.\n\n" +
		"| Option | What |\n| --- | --- |\n| `--selector` | See `HG-1210` and `kubectl get all the pods and nodes of them --selector=app` |\n\n[^1]: The note.\n"
	files := fstest.MapFS{
		"faultbook.yaml":           {},
		"content/a/one/named.md":   {Data: []byte("---\ncode: " + longName + "\nseverity: high\n---\n")},
		"content/a/two/stalled.md": {Data: []byte("---\nstatus: Stalled\ncode: HG-1210\nmessage: It is stalled\nseverity: high\nstate: failed\ncauses: [{cause: Off., fix: [Connect.]}]\n---\n" + text)},
		"content/a/two/coded.md":   {Data: []byte("---\nstatus: Coded\ncode: AB-" + strings.Repeat("0", 297) + "\n---\n")},
		"content/a/three/other.md": {Data: []byte("---\nstatus: Other\ncode: ORA-12154-X\n---\n")},
	}
	project, _, problems, err := pipeline.Load(context.Background(), files, pipeline.Options{})
	if err == nil && project == nil {
		err = fmt.Errorf("the site has faults: %v", problems)
	}
	return project, err
}

// lines is how many lines each of some texts takes, by the text.
const lines = `(selector => [...document.querySelectorAll(selector)].map(e => {
	const range = document.createRange()
	range.selectNodeContents(e)
	return e.textContent + " on " + new Set([...range.getClientRects()].map(r => Math.round(r.top))).size
}))`

// TestCodesStayWhole: a code is on one line where the line has room for it, and
// what begins with hyphens is never parted from them.
func TestCodesStayWhole(t *testing.T) {
	t.Parallel()
	b, root := newTab(t), preview(t, codesBook)
	b.do(chrome.Width(1280))
	check := func(where, selector string, want ...string) {
		t.Helper()
		if got := eval[[]string](b, lines+"("+quoted(selector)+")"); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: got %q, want %q", where, got, want)
		}
	}
	for _, paper := range []bool{false, true} {
		if paper {
			b.call(onPaper)
		}
		b.open(root, "a/two/")
		check("the table of an operation", `td[data-key="code"] code:not(:is(tr:has([href*="coded"]) *))`, "HG-1210 on 1")
		b.open(root, "a/two/stalled/")
		check("words", ".prose .w", "--selector=app on 1", "--selector on 1", "HG-1210 on 1", "--selector=app on 1")
		check("hyphens", ".prose .n", "--s on 1", "--o on 1", "--s on 1", "--s on 1")
	}
	b.clean()
}

// TestLongNamesAreBroken: a name that is longer than any line never makes a page
// wider than its window.
func TestLongNamesAreBroken(t *testing.T) {
	t.Parallel()
	root := preview(t, codesBook)
	for _, width := range []int64{320, 390, 1000, 1280} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			b := newTab(t)
			b.do(chrome.Width(width))
			for _, url := range []string{"a/", "a/one/", "a/two/", "a/two/stalled/", "a/two/coded/", "messages/", "severity/high/"} {
				b.open(root, url)
				for _, fault := range eval[[]string](b, fmt.Sprintf("%s(%d)", wider, width)) {
					t.Errorf("/%s: %s", url, fault)
				}
				for _, cell := range eval[[]string](b, `[...document.querySelectorAll("td, th")].filter(c => c.checkVisibility() && c.scrollWidth > c.clientWidth + 1).map(c => c.textContent)`) {
					t.Errorf("/%s: sticks out of its cell: %s", url, cell)
				}
			}
			b.clean()
		})
	}
}

// TestPaperSaysAnAddressOnce: a link whose words are its address says no more, and
// nothing is printed that leads back on the same page.
func TestPaperSaysAnAddressOnce(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.open(preview(t, codesBook), "a/two/stalled/")
	printed(b)
	b.call(onPaper)
	says := func(selector string) string {
		return eval[string](b, `getComputedStyle(document.querySelector(`+quoted(selector)+`), "::after").content`)
	}
	if got := says(`.prose a[href$="/articles"]`); got != "none" {
		t.Errorf("a bare address says %s besides", got)
	}
	if got, want := says(`.prose a[href$="/kb"]`), `" (https://vendor.example.com/kb)"`; got != want {
		t.Errorf("a link says %s, want %s", got, want)
	}
	if eval[bool](b, `document.querySelector(".footnote-backref").checkVisibility()`) {
		t.Error("the way back from a footnote is printed")
	}
	b.clean()
}
