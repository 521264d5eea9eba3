package e2e_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// inSight reports whether an element is in sight.
func inSight(b *tab, selector string) bool {
	b.t.Helper()
	return eval[bool](b, fmt.Sprintf(`!!document.querySelector(%[1]s)?.checkVisibility()`, quoted(selector)))
}

// TestSearchPageBeginsWithSomething: an empty search page has examples that find
// something, and the entries that people need most. They give way to an answer.
func TestSearchPageBeginsWithSomething(t *testing.T) {
	t.Parallel()
	b, root := newTab(t), preview(t, plainBook)
	b.open(root, "search/")
	until(b, `document.querySelector("[data-search-results]").dataset.state === "idle"`)
	examples := eval[[]string](b, `[...document.querySelectorAll(".search-start .pills a")].map(a => a.href)`)
	if len(examples) < 3 || !inSight(b, ".needs .verdict-word") {
		t.Fatalf("the empty page offers %q", examples)
	}
	for _, example := range examples {
		b.open(root, strings.TrimPrefix(example, root))
		settled(b)
		if len(hitsIn(b, onPage)) == 0 ||
			eval[bool](b, `document.querySelector(".hits a").matches("[data-low-confidence]")`) {
			t.Errorf("the example %s finds nothing certain", example)
		}
		if inSight(b, ".search-start") {
			t.Errorf("beside the answer to %s the page shows what to begin with", example)
		}
	}
	b.clean()
}

// TestSearchCountsAllMatches: the number is that of all results, which "more" shows.
func TestSearchCountsAllMatches(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	asked(b, preview(t, plainBook), url.Values{"q": {twinQuery}, "operation": {"dropsuite/restore"}})
	want := eval[int](b, `parseInt(document.querySelector(".search-count").textContent)`)
	for more := true; more; {
		listed := len(hitsIn(b, onPage))
		more = eval[bool](
			b,
			`(button => { button?.click(); return !!button })([...document.querySelectorAll("[data-search-results] > button")].at(-1))`,
		)
		if more {
			until(
				b,
				fmt.Sprintf(`document.querySelectorAll("[data-search-results] a[data-entry]").length > %d`, listed),
			)
		}
	}
	if got := len(hitsIn(b, onPage)); got != want || want == 0 {
		t.Errorf("the page says %d results and shows %d", want, got)
	}
	b.clean()
}

// TestFilterThatHidesSaysSo: a filter that hides good matches is named, and one click
// drops it.
func TestFilterThatHidesSaysSo(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	root := preview(t, plainBook)
	for _, query := range []string{"reauthentication", "need reauthentication of the backup"} {
		asked(b, root, url.Values{"q": {query}, "product": {"insync"}})
		if got := words(b, onPage+" .alert"); !strings.Contains(got, "hides better matches") ||
			!strings.Contains(got, "inSync") {
			t.Errorf("%s: beside the filter the page says %q", query, got)
		}
		if eval[bool](b, `document.querySelector(".search-filters").open`) {
			t.Errorf("%s: the filters stand open before the first hit", query)
		}
		b.do(chromedp.Click(chromedp.CSS(onPage + " .alert button")))
		until(b, `document.querySelector(".hit-best a")?.dataset.entry === "dropsuite/backup/need-reauthentication"`)
		if got := eval[string](b, `location.search`); got != "?"+(url.Values{"q": {query}}).Encode() {
			t.Errorf("%s: without the filter the address is %s", query, got)
		}
	}
	b.clean()
}

// TestNothingFoundLeadsOn: to the statuses whose words begin alike, and to a contact.
func TestNothingFoundLeadsOn(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	asked(b, preview(t, plainBook), url.Values{"q": {"certqqqq"}})
	got := words(b, onPage)
	for _, want := range []string{"Nothing found", "Closest statuses", "Configuration Error", "Action needed", "Who to contact"} {
		if !strings.Contains(got, want) {
			t.Errorf("the page does not say %q: %s", want, got)
		}
	}
	b.clean()
}

// TestRecentSearches: searches that were sent are kept in the browser, cleared with one
// click, and not kept at all where the reader does not want it.
func TestRecentSearches(t *testing.T) {
	t.Parallel()
	b, root := newTab(t), preview(t, plainBook)
	recent := func() []string {
		b.open(root, "search/")
		until(b, `document.querySelector("[data-search-results]").dataset.state === "idle"`)
		return eval[[]string](b, `[...document.querySelectorAll("[data-search-recent] li")].map(li => li.textContent)`)
	}
	send := func(text string) {
		b.open(root, "search/")
		b.do(focusBox())
		b.call(insert(text))
		answered(b, text)
		stroke(b, "Enter", "\r", 13)
	}
	if got := recent(); len(got) > 0 {
		t.Fatalf("a new reader has searched for %q", got)
	}
	send("retrying")
	send(twinQuery)
	if got := recent(); len(got) != 2 || got[0] != twinQuery {
		t.Errorf("the searches are %q", got)
	}
	press(b, kb.Tab)
	button := func(place int) {
		b.do(chromedp.Click(chromedp.CSS(fmt.Sprintf("[data-search-recent] button:nth-of-type(%d)", place))))
	}
	button(1)
	if got := recent(); len(got) > 0 {
		t.Errorf("after they are cleared: %q", got)
	}
	send("retrying")
	recent()
	button(2)
	send("expired")
	if got := recent(); len(got) > 0 || !inSight(b, "[data-search-recent] button") {
		t.Errorf("though switched off it keeps %q", got)
	}
	b.clean()
}

// TestBoxKeepsTheQuery: on the page of a hit the box holds what was asked, and a reload
// keeps it.
func TestBoxKeepsTheQuery(t *testing.T) {
	t.Parallel()
	b, root := newTab(t), preview(t, plainBook)
	asked(b, root, url.Values{"q": {sureQuery}})
	b.do(chromedp.Click(chromedp.CSS(".hit-best a")))
	arrives(b, root+sureEntry+"/")
	for range 2 {
		until(b, `document.querySelector("[data-search-box]")?.value === `+quoted(sureQuery))
		b.do(chromedp.Reload())
	}
	b.clean()
}

// TestFormLeadsSomewhereWithoutScripts: to a page that says why nothing is found, and
// where to look.
func TestFormLeadsSomewhereWithoutScripts(t *testing.T) {
	t.Parallel()
	b, root := newTab(t), preview(t, plainBook)
	b.call(withoutScripts)
	b.open(root, "dropsuite/backup/retrying/")
	b.open(
		root,
		eval[string](
			b,
			`new URL(document.querySelector("form[role=search]").action).pathname.slice(1) + "?q=retrying"`,
		),
	)
	if got := words(b, "main"); !strings.Contains(got, "needs JavaScript") || !strings.Contains(got, "Action needed") {
		t.Errorf("the page says %s", got)
	}
	if !eval[bool](b, `[...document.querySelectorAll("main a[href$='messages/']")].some(a => a.checkVisibility())`) {
		t.Error("nothing leads to the messages")
	}
	b.clean()
}

// TestEveryLabelIsInTheList: every label and every message has a line from A to Z, and
// the letters stay in sight on a phone.
func TestEveryLabelIsInTheList(t *testing.T) {
	var lines []string
	list := pageAt(t, pagesOf(t, readPlain), "messages/")
	for letter := range withClass(list.doc, "letter") {
		for line := range elements(letter, "a") {
			lines = append(lines, addressOf(list, line)+" "+text(line))
		}
	}
	for _, e := range readCatalogue(t).Entries {
		for _, label := range append([]string{e.Status}, e.Also...) {
			found := false
			for _, line := range lines {
				found = found || line == e.URL+" "+label
			}
			if !found {
				t.Errorf("%s: the label %q has no line", e.ID, label)
			}
		}
	}
}

// TestSlowLinkSaysSo: while the script that answers is on its way, the reader sees that
// something comes.
func TestSlowLinkSaysSo(t *testing.T) {
	t.Parallel()
	arrived := make(chan struct{})
	b, root := newTab(t), brokenServer(t, func(_ http.ResponseWriter, r *http.Request) bool {
		if strings.Contains(r.URL.Path, "/assets/search-") {
			<-arrived
		}
		return false
	})
	b.open(root, somePage)
	typeIn(b, "retrying")
	until(b, `getComputedStyle(document.querySelector("form[role=search]"), "::after").content === '"Searching…"'`)
	close(arrived)
	hitsListed(b)
	if eval[bool](b, `"waiting" in document.querySelector("form[role=search]").dataset`) {
		t.Error("beside the answer it still says that it searches")
	}
	b.clean()
}
