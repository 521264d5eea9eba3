package e2e_test

import (
	"context"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"faultbook/internal/e2e/chrome"
)

// insert puts text where the cursor is, line breaks included, as pasting does.
func insert(text string) func(context.Context, *chromedp.Target) error {
	return func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, input.InsertText, input.InsertTextParams{Text: text})
		return err
	}
}

// TestSearchPageAnswersItsAddress: the contract that products and other tools
// rely on, wherever the site is.
func TestSearchPageAnswersItsAddress(t *testing.T) {
	t.Parallel()
	for _, place := range places {
		t.Run(place.name, func(t *testing.T) {
			b := newTab(t)
			root := place.root(t)
			for _, query := range []string{sureQuery, logQuery} {
				asked(b, root, url.Values{"q": {query}})
				answered(b, query)
				if hits := hitsIn(b, onPage); len(hits) < 2 || hits[0] != sureEntry {
					t.Errorf("%q gives %q", query, hits)
				}
			}
			scores := eval[[]float64](
				b,
				`[...document.querySelectorAll("[data-search-results] a[data-entry]")].map(a => Number(a.dataset.score))`,
			)
			if !slices.IsSortedFunc(scores, func(x, y float64) int { return int(1e4 * (y - x)) }) || scores[0] <= 0 {
				t.Errorf("the scores are %v", scores)
			}
			if eval[int](b, `document.querySelectorAll("[data-low-confidence]").length`) > 0 {
				t.Error("a sure match is called weak")
			}
			if got, want := eval[string](b, `document.querySelector("[data-search-results] a[data-entry]").href`), root+place.page(sureEntry+"/"); got != want {
				t.Errorf("the first hit leads to %s, want %s", got, want)
			}
			if got := words(b, onPage+" mark"); got == "" {
				t.Error("nothing is marked in the hits")
			}
			best := words(b, onPage+" .hit-best")
			for _, want := range []string{"What to do", "Wait until the network connection is healthy again", "Who to contact", "Your administrator"} {
				if !strings.Contains(best, want) {
					t.Errorf("the best hit does not say %q: %s", want, best)
				}
			}
			b.clean()
		})
	}
}

// TestSeveralCausesAreNoProcedure: where steps are against several causes, a hit
// shows them by cause, and numbers none; the box says the first, with its cause.
func TestSeveralCausesAreNoProcedure(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	root := preview(t, plainBook)
	asked(b, root, url.Values{"q": {"need reauthentication"}})
	causes := eval[[]string](
		b,
		`[...document.querySelectorAll(".hit-best ul.ways > li > b")].map(cause => cause.textContent)`,
	)
	if want := "The device code has been deleted or has expired."; len(causes) != 3 || causes[2] != want {
		t.Errorf("the causes are %q", causes)
	}
	if eval[bool](b, `document.querySelector(".hit-best ol") !== null`) {
		t.Error("steps against different causes are numbered")
	}
	b.open(root, "dropsuite/backup/")
	typeIn(b, "need reauthentication")
	until(
		b,
		`document.querySelector("[role=option] .hit-step")?.textContent.startsWith("Action needed: The global admin has been deleted or removed. Open End-User Portal")`,
	)
	b.clean()
}

// TestDeepLinks: a product's link opens the page of a message that is certain,
// and lets the reader choose otherwise.
func TestDeepLinks(t *testing.T) {
	t.Parallel()
	for _, place := range places {
		t.Run(place.name, func(t *testing.T) {
			b := newTab(t)
			root := place.root(t)
			b.open(root, "search/index.html?"+url.Values{"q": {sureQuery}, "go": {"1"}}.Encode())
			arrives(b, root+place.page(sureEntry+"/"))
			b.open(root, "search/index.html?q=expired&go=1") // a whole label
			arrives(b, root+place.page("dropsuite/download/expired/"))
			for _, query := range []string{twinQuery, weakQuery, vainQuery, "paused"} {
				asked(b, root, url.Values{"q": {query}, "go": {"1"}})
				if got := eval[string](b, `new URLSearchParams(location.search).toString()`); got != (url.Values{"q": {query}}).Encode() {
					t.Errorf("%q leaves the address with %s", query, got)
				}
			}
			b.clean()
		})
	}
}

// TestHistoryKeepsSearches: typing changes the address and leaves no trace, what
// is sent and every filter can be gone back from, and a reload changes nothing.
func TestHistoryKeepsSearches(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	root := preview(t, plainBook)
	asked(b, root, url.Values{"q": {twinQuery}})
	first := hitsIn(b, onPage)
	length := func() int { return eval[int](b, `history.length`) }
	address := func() string { return eval[string](b, `location.search`) }
	before := length()

	b.do(focusBox(), chromedp.Evaluate[chromedp.Void](`document.activeElement.select()`))
	b.call(insert("retrying"))
	answered(b, "retrying")
	until(b, `location.search === "?q=retrying"`)
	if got := length(); got != before {
		t.Errorf("typing adds %d steps", got-before)
	}
	stroke(b, "Enter", "\r", 13)
	b.do(chromedp.Click(chromedp.CSS(".search-filters summary")))
	b.do(chromedp.Click(chromedp.CSS(`[id="filter-operation-dropsuite/restore"]`)))
	until(
		b,
		`document.querySelector("[data-search-results]").dataset.state === "done" && document.querySelectorAll("[data-search-results] a[data-entry]:not([data-entry^='dropsuite/restore'])").length === 0`,
	)
	if got, want := address(), "?q=retrying&operation=dropsuite%2Frestore"; got != want {
		t.Errorf("the filter leads to %s, want %s", got, want)
	}
	if got := eval[string](b, `document.activeElement.id`); got != "filter-operation-dropsuite/restore" {
		t.Errorf("after the filter the keyboard is on %q", got)
	}
	b.do(chromedp.Reload())
	settled(b)
	if !eval[bool](b, `document.getElementById("filter-operation-dropsuite/restore").checked`) {
		t.Error("a reload loses the filter")
	}
	goBack(b)
	until(b, `location.search === "?q=retrying"`)
	answered(b, "retrying")
	until(b, `!document.getElementById("filter-operation-dropsuite/restore").checked`)
	goBack(b)
	answered(b, twinQuery)
	if got := hitsIn(b, onPage); !slices.Equal(got, first) {
		t.Errorf("the way back leads to %q, want %q", got, first)
	}
	if got := eval[string](b, `document.querySelector("[data-search-box]").value`); got != twinQuery {
		t.Errorf("the box holds %q", got)
	}
	b.clean()
}

// TestHistoryKeepsWhatIsTyped: whoever leaves in the middle of typing comes back to
// all of it.
func TestHistoryKeepsWhatIsTyped(t *testing.T) {
	t.Parallel()
	for _, way := range []struct {
		name  string
		leave func(*tab)
	}{
		{"reload", func(b *tab) {
			stroke(b, "F5", "", 116)
			b.do(chromedp.Reload())
		}},
		{"hit", func(b *tab) {
			eval[bool](b, `(document.querySelector("[data-search-results] a[data-entry]").click(), true)`)
			until(b, `!document.querySelector("[data-search-results]") && document.readyState === "complete"`)
			goBack(b)
		}},
		{"address", func(b *tab) {
			eval[bool](b, `(location.assign("../"), true)`)
			until(b, `!document.querySelector("[data-search-results]") && document.readyState === "complete"`)
			goBack(b)
		}},
	} {
		t.Run(way.name, func(t *testing.T) {
			b := newTab(t)
			asked(b, preview(t, plainBook), url.Values{"q": {twinQuery}})
			// All in one task, so that typing cannot have come to rest.
			eval[bool](b, fmt.Sprintf(`(box => {
				box.value = %q
				box.dispatchEvent(new Event("input", { bubbles: true }))
				return location.search !== "?q=retrying"
			})(document.querySelector("[data-search-box]"))`, "retrying"))
			way.leave(b)
			answered(b, "retrying")
			if got := eval[string](b, `location.search`); got != "?q=retrying" {
				t.Errorf("the address is %s", got)
			}
			b.clean()
		})
	}
}

// TestFilterCountsAreTrue: the count beside a choice is what choosing it gives,
// also beside another choice of the same kind.
func TestFilterCountsAreTrue(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	root := preview(t, plainBook)
	count := func(id string) int {
		return eval[int](
			b,
			fmt.Sprintf(`Number(document.getElementById(%q).closest("label").querySelector(".count").textContent)`, id),
		)
	}
	const restore, other = "filter-operation-dropsuite/restore", "filter-operation-dropsuite/migration"
	asked(b, root, url.Values{"q": {twinQuery}})
	want := count(restore)
	asked(b, root, url.Values{"q": {twinQuery}, "operation": {"dropsuite/migration"}})
	if got := count(restore); got != want || got == 0 {
		t.Errorf("beside another operation the count is %d, want %d", got, want)
	}
	asked(b, root, url.Values{"q": {twinQuery}, "operation": {"dropsuite/restore"}})
	if got := len(hitsIn(b, onPage)); got != min(want, 10) {
		t.Errorf("the count is %d, and there are %d hits", want, got)
	}
	asked(b, root, url.Values{"q": {twinQuery}, "utm_source": {"mail"}})
	if len(hitsIn(b, onPage)) == 0 {
		t.Error("a word of others in the address is taken for a filter")
	}
	if count(other) == 0 {
		t.Error("a filter has no count")
	}
	b.clean()
}

// TestWeakMatchesSaySo: nobody takes a guess for an answer.
func TestWeakMatchesSaySo(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	root := preview(t, plainBook)
	asked(b, root, url.Values{"q": {weakQuery}})
	if !eval[bool](b, `document.querySelector("[data-search-results]").matches("[data-low-confidence]")`) ||
		eval[int](
			b,
			`document.querySelectorAll("[data-search-results] a[data-entry]:not([data-low-confidence])").length`,
		) > 0 ||
		len(hitsIn(b, onPage)) == 0 {
		t.Error("weak matches are not marked as such")
	}
	if got := words(b, onPage); !strings.Contains(got, "They may not be about your problem") ||
		!strings.Contains(got, "contact") ||
		strings.Contains(got, "What to do") {
		t.Errorf("for weak matches the page says %s", got)
	}
	asked(b, root, url.Values{"q": {vainQuery}})
	if got := words(b, onPage); !strings.Contains(got, "Nothing found") || len(hitsIn(b, onPage)) > 0 {
		t.Errorf("when nothing is found the page says %s", got)
	}
	asked(b, root, url.Values{"q": {"XQZ-99173"}})
	if got := words(b, onPage); !strings.Contains(got, "No page is about XQZ-99173.") || strings.Contains(got, "Nothing found") {
		t.Errorf("for an identifier that no page has the page says %s", got)
	}
	if eval[bool](b, `document.querySelector("main > .hero-more").checkVisibility()`) {
		t.Error("the link to whole logs stands before the results")
	}
	if !eval[bool](b, `document.querySelector("[data-search-results] a[href$='messages/']") !== null`) {
		t.Error("nothing leads to the list of all messages")
	}
	b.do(focusBox(), chromedp.Evaluate[chromedp.Void](`document.activeElement.select()`))
	press(b, kb.Backspace)
	until(b, `document.querySelector("[data-search-results]").dataset.state === "idle"`)
	if eval[bool](b, `document.querySelector("[data-search-results]").matches("[data-low-confidence]")`) {
		t.Error("an empty box leaves something behind")
	}
	until(b, `location.search === ""`)
	b.clean()
}

// TestSearchPageByKeyboard: from the box down the hits and back.
func TestSearchPageByKeyboard(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	asked(b, preview(t, plainBook), url.Values{"q": {broadQuery}})
	hits := hitsIn(b, onPage)
	b.do(focusBox())
	for _, step := range []struct{ key, want string }{{kb.ArrowDown, hits[0]}, {kb.ArrowDown, hits[1]}, {kb.ArrowUp, hits[0]}, {kb.ArrowUp, ""}, {kb.ArrowDown, hits[0]}, {kb.Escape, ""}} {
		press(b, step.key)
		if got := eval[string](b, `document.activeElement.dataset.entry ?? ""`); got != step.want {
			t.Errorf("the keyboard is on %q, want %q", got, step.want)
		}
	}
	if !eval[bool](b, `document.activeElement.matches("[data-search-box]")`) {
		t.Error("Escape does not lead to the box")
	}
	b.do(
		chromedp.Evaluate[chromedp.Void](
			`[...document.querySelectorAll("[data-search-results] button")].at(-1).click()`,
		),
	)
	until(b, `document.querySelectorAll("[data-search-results] a[data-entry]").length > 10`)
	if got := hitsIn(b, onPage); !slices.Equal(got[:10], hits) ||
		eval[string](b, `document.activeElement.dataset.entry`) != got[10] {
		t.Errorf("more results are %q", got)
	}
	b.clean()
}

// searchStates are what the search looks like in its states.
var searchStates = []struct {
	name string
	show func(*tab, string)
}{
	{"box", func(b *tab, root string) {
		b.open(root, somePage)
		typeIn(b, twinQuery)
		hitsListed(b)
		press(b, kb.ArrowDown)
	}},
	{"large box", func(b *tab, root string) { b.open(root, ""); typeIn(b, twinQuery); hitsListed(b) }},
	{"results", func(b *tab, root string) { asked(b, root, url.Values{"q": {sureQuery}}) }},
	{"filtered", func(b *tab, root string) { asked(b, root, url.Values{"q": {sureQuery}, "severity": {"warning"}}) }},
	{"weak", func(b *tab, root string) { asked(b, root, url.Values{"q": {weakQuery}}) }},
	{"nothing", func(b *tab, root string) { asked(b, root, url.Values{"q": {vainQuery}}) }},
	{"marked page", func(b *tab, root string) {
		b.open(root, sureEntry+"/#find=server%20reachable%7C")
		until(b, `CSS.highlights.get("found")?.size`)
	}},
}

// TestEveryoneCanSearch checks the states in both themes, on a wide screen and on
// a phone.
func TestEveryoneCanSearch(t *testing.T) {
	t.Parallel()
	root := preview(t, plainBook)
	for _, theme := range []chrome.Wish{chrome.Light, chrome.Dark} {
		for _, width := range []int64{1280, 390} {
			shared := newTab(t)
			shared.do(chrome.Width(width), chrome.For(theme, chrome.LessMotion))
			for _, state := range searchStates {
				t.Run(fmt.Sprintf("%s %d %s", theme.Value, width, state.name), func(t *testing.T) {
					b := shared.of(t)
					state.show(b, root)
					for _, violation := range violations(b) {
						t.Error(violation)
					}
					for _, fault := range eval[[]string](b, fmt.Sprintf("%s(%d)", wider, width)) {
						t.Error(fault)
					}
				})
			}
		}
	}
}

// TestSearchPageWithoutScripts: it says why nothing comes, and where to go.
func TestSearchPageWithoutScripts(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.call(withoutScripts)
	b.open(preview(t, plainBook), "search/?q=space+full")
	if got := eval[string](b, `document.querySelector("main").innerText`); !strings.Contains(got, "JavaScript") {
		t.Errorf("the page says %s", got)
	}
	if !eval[bool](b, `[...document.querySelectorAll("main a[href$='messages/']")].some(a => a.checkVisibility())`) {
		t.Error("nothing leads to the list of all messages")
	}
	b.clean()
}
