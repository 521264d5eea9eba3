package e2e_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"faultbook/internal/asset"
	"faultbook/internal/texts"
	"faultbook/search"
)

// What is searched for in these tests, and what must come first.
const (
	sureQuery = "Server not reachable. Please retry after sometime"
	sureEntry = "insync/client/backup-interrupted-server-not-reachable"
	twinQuery = "space full" // a label of three operations
	// broadQuery has more results than a page of hits shows at first.
	broadQuery = "Backup failed"
	vainQuery  = "zzqqx wvvxz"
	weakQuery  = "how to reset my iPhone"
	logQuery   = "2024-05-01 10:22:11 ERROR worker-3 Server not\r\nreachable. Please retry after sometime\n   at host a.b"
)

// until waits for a JavaScript expression to be true, on the page that is there or on
// the one that takes its place meanwhile.
func until(b *tab, expression string) {
	b.t.Helper()
	look := fmt.Sprintf(`new Promise(done => {
		const end = Date.now() + %d
		const look = () => { if (%s) done(true); else if (Date.now() > end) done(false); else setTimeout(look, 10) }
		look()
	})`, waitLimit.Milliseconds(), expression)
	ok, err := tryEval[bool](b, look)
	for end := time.Now().Add(waitLimit); err != nil && strings.Contains(err.Error(), "navigated") && time.Now().Before(end); {
		ok, err = tryEval[bool](b, look)
	}
	if err != nil {
		b.t.Fatalf("%s: %v", expression, err)
	}
	if !ok {
		b.t.Fatalf("never true: %s", expression)
	}
}

// asked opens the search page with a query string and waits for its answer.
func asked(b *tab, root string, query url.Values) {
	b.t.Helper()
	b.open(root, "search/index.html?"+query.Encode())
	settled(b)
}

func settled(b *tab) {
	b.t.Helper()
	until(b, `["done", "failed"].includes(document.querySelector("[data-search-results]")?.dataset.state)`)
}

// answered waits until the results of the search page answer a text.
func answered(b *tab, text string) {
	b.t.Helper()
	until(
		b,
		fmt.Sprintf(
			`(r => r?.dataset.state === "done" && r.dataset.query === %s)(document.querySelector("[data-search-results]"))`,
			quoted(text),
		),
	)
}

func quoted(s string) string {
	text, _ := json.Marshal(s) // a string always marshals
	return string(text)
}

// hitsIn returns the ids of the hits below an element, in their order.
func hitsIn(b *tab, selector string) []string {
	b.t.Helper()
	return eval[[]string](
		b,
		fmt.Sprintf(`[...document.querySelectorAll(%s)].map(a => a.dataset.entry)`, quoted(selector+" a[data-entry]")),
	)
}

const onPage, inBox = "[data-search-results]", "[role=listbox]"

// words returns the text of an element, or nothing where there is none.
func words(b *tab, selector string) string {
	b.t.Helper()
	return squeeze(eval[string](b, fmt.Sprintf(`document.querySelector(%s)?.textContent ?? ""`, quoted(selector))))
}

// brokenServer serves the built site, but for files that spoil answers itself.
func brokenServer(t *testing.T, spoil func(w http.ResponseWriter, r *http.Request) bool) string {
	t.Helper()
	files := http.FileServer(http.Dir(plain))
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !spoil(w, r) {
			files.ServeHTTP(w, r)
		}
	}))
	t.Cleanup(s.Close)
	return s.URL + "/"
}

// maxInterface is what the part of the search that readers see may weigh without the engine:
// the box, or what looks for pages near to an unknown address. The search page may weigh more:
// it has filters, what they hide, near labels and recent searches. Plurals of all languages take
// 200 bytes of each. What marks words on a page is another script, for pages that hits lead to.
const maxInterface, maxSearchPage, maxMarks = 6_250, 7_300, 2_550

func TestSearchInterfaceIsLight(t *testing.T) {
	source := interfaceSource(t)
	for part, most := range map[string]int{
		"box": maxInterface, "lost": maxInterface, "page": maxSearchPage, "marks": maxMarks,
	} {
		script, problems := asset.Bundle(source, "client/ui/main-"+part+".ts", texts.For("en"))
		if len(problems) > 0 {
			t.Fatal(problems[0].Text)
		}
		if seen := zipped(t, script); seen > most {
			t.Errorf("%s: what readers see of the search is %d bytes, more than %d", part, seen, most)
		} else {
			t.Logf("%s: %d bytes", part, seen)
		}
	}
}

// interfaceSource returns the sources of the search client with an empty engine: how well a
// script packs depends on all of it, so the engine cannot be subtracted.
func interfaceSource(t *testing.T) fs.FS {
	t.Helper()
	source := fstest.MapFS{}
	err := fs.WalkDir(search.ClientSource, "client", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(search.ClientSource, name)
		if !strings.HasPrefix(name, "client/ui/") {
			data = []byte("module.exports = engine")
		}
		source[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return source
}

// TestSearchWaitsToBeTouched: a page that is only read loads nothing of the search.
func TestSearchWaitsToBeTouched(t *testing.T) {
	t.Parallel()
	const loaded = `performance.getEntriesByType("resource").map(r => r.name).filter(n => /search/.test(n))`
	b := newTab(t)
	b.open(preview(t, plainBook), "dropsuite/backup/retrying/")
	if got := eval[[]string](b, loaded); len(got) > 0 {
		t.Errorf("loaded before the box is touched: %s", strings.Join(got, ", "))
	}
	b.do(focusBox())
	until(b, loaded+`.some(n => n.endsWith("/search/manifest.js"))`)
	b.clean()
}

// goBack goes back to another address, and waits until the browser is there: a page
// that is on its way out answers nothing.
func goBack(b *tab) {
	b.t.Helper()
	from := eval[string](b, `(setTimeout(() => history.back()), location.href)`)
	for end := time.Now().Add(waitLimit); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		at, err := tryEval[string](b, `document.readyState === "complete" ? location.href : ""`)
		if err == nil && at != "" && at != from {
			return
		}
	}
	b.t.Fatalf("the browser stays at %s", from)
}
