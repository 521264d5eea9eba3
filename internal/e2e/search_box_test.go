package e2e_test

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"faultbook/internal/e2e/chrome"
)

const somePage = "dropsuite/backup/retrying/"

func focusBox() chromedp.Action[chromedp.Void] {
	return chromedp.Focus(chromedp.CSS("[data-search-box]"))
}

func typeIn(b *tab, text string) {
	b.t.Helper()
	b.do(chromedp.SendKeys(chromedp.CSS("[data-search-box]"), text))
}

// hitsListed waits until the list below the box answers all that stands in it, not
// only what had been typed a moment ago, and returns its hits.
func hitsListed(b *tab) []string {
	b.t.Helper()
	until(b, `(list => {
		const form = list?.closest("form"), all = form?.querySelector(".search-ways a").href
		return list?.checkVisibility() && list.querySelector("[role=option]") &&
			new URLSearchParams(all.slice(all.indexOf("?"))).get("q") === form.querySelector("[data-search-box]").value
	})(document.querySelector("[role=listbox]"))`)
	return hitsIn(b, inBox)
}

func press(b *tab, key string) {
	b.t.Helper()
	b.do(chromedp.KeyEvent(key))
}

// stroke presses a key as a keyboard does: a page that takes it for itself leaves
// nothing to be typed. The events of chromedp are two, and the second is typed.
func stroke(b *tab, key, text string, code int64) {
	b.t.Helper()
	b.call(func(ctx context.Context, _ *chromedp.Target) error {
		for _, kind := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeKeyDown, input.DispatchKeyEventTypeKeyUp} {
			params := input.DispatchKeyEventParams{Type: kind, Key: key, WindowsVirtualKeyCode: code}
			if kind == input.DispatchKeyEventTypeKeyDown {
				params.Text = text
			}
			if _, err := chromedp.Call(ctx, input.DispatchKeyEvent, params); err != nil {
				return err
			}
		}
		return nil
	})
}

// arrives waits until the browser is at an address, through whatever loads.
func arrives(b *tab, want string) {
	b.t.Helper()
	var got string
	for end := time.Now().Add(waitLimit); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		got, _ = chromedp.Run(
			b.ctx,
			chromedp.Evaluate[string](`document.readyState === "complete" ? location.href : ""`),
		)
		if got == want {
			return
		}
	}
	b.t.Fatalf("the browser is at %s, want %s", got, want)
}

// chosen is what the box says of the list: whether it is open, and which hit is
// the one that Enter opens.
func chosen(b *tab) (open bool, id string) {
	b.t.Helper()
	open = eval[bool](b, `document.querySelector(".search-panel")?.checkVisibility() ?? false`)
	id = eval[string](
		b,
		`document.getElementById(document.activeElement.getAttribute("aria-activedescendant"))?.dataset.entry ?? ""`,
	)
	return open, id
}

// TestSearchFromAnyPage types, chooses and opens by the keyboard alone, wherever
// the site is; on the page of the hit the words are marked, the address is the
// page's own, and the way back keeps the query.
func TestSearchFromAnyPage(t *testing.T) {
	t.Parallel()
	for _, place := range places {
		t.Run(place.name, func(t *testing.T) {
			b := newTab(t)
			root := place.root(t)
			b.open(root, place.page(somePage))
			stroke(b, "/", "/", 191)
			typeIn(b, "server not reachable")
			hits := hitsListed(b)
			if hits[0] != sureEntry {
				t.Fatalf("the hits are %q", hits)
			}
			press(b, kb.ArrowDown)
			if _, id := chosen(b); id != sureEntry {
				t.Errorf("the arrow key chooses %q", id)
			}
			stroke(b, "Enter", "\r", 13)
			arrives(b, root+place.page(sureEntry+"/"))
			until(b, `CSS.highlights.get("found")?.size`)
			press(b, kb.Escape)
			if eval[bool](b, `CSS.highlights.has("found")`) {
				t.Error("Escape does not remove the marks")
			}
			goBack(b)
			arrives(b, root+place.page(somePage))
			until(b, `document.querySelector("[data-search-box]")?.value === "server not reachable"`)
			b.clean()
		})
	}
}

// TestKeysLeadToTheBox: "/" and Ctrl-K, unless somebody is typing elsewhere.
func TestKeysLeadToTheBox(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.open(preview(t, plainBook), "insync/client/")
	inBox := func() bool {
		return eval[bool](b, `document.activeElement === document.querySelector("[data-search-box]")`)
	}
	b.do(chromedp.KeyEvent("k", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	if !inBox() {
		t.Error("Ctrl-K does not lead to the box")
	}
	b.do(chromedp.SendKeys(chromedp.CSS("[data-table-filter]"), "a/b"))
	b.do(chromedp.KeyEvent("k", chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	if got := eval[string](b, `document.activeElement.value`); inBox() || got != "a/b" {
		t.Errorf("typing elsewhere is disturbed: %q", got)
	}
	b.do(chromedp.Evaluate[chromedp.Void](`document.activeElement.blur()`))
	stroke(b, "/", "/", 191)
	if !inBox() || eval[string](b, `document.activeElement.value`) != "" {
		t.Error("the slash does not lead to the box, or stands in it")
	}
	typeIn(b, "a/b")
	if got := eval[string](b, `document.activeElement.value`); got != "a/b" {
		t.Errorf("a slash in the box is lost: %q", got)
	}
	b.clean()
}

// TestListKeys: the keys of the pattern for such a box.
func TestListKeys(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	root := preview(t, plainBook)
	b.open(root, somePage)
	typeIn(b, twinQuery)
	hits := hitsListed(b)
	want := func(key, name string, wantOpen bool, wantID string) {
		t.Helper()
		press(b, key)
		if open, id := chosen(b); open != wantOpen || id != wantID {
			t.Errorf("%s: open %v with %q, want %v with %q", name, open, id, wantOpen, wantID)
		}
		if got := eval[string](b, `document.querySelector("[data-search-box]").ariaExpanded`); got != fmt.Sprint(
			wantOpen,
		) {
			t.Errorf("%s: aria-expanded is %s", name, got)
		}
	}
	want(kb.ArrowDown, "Down", true, hits[0])
	want(kb.ArrowDown, "Down", true, hits[1])
	want(kb.ArrowUp, "Up", true, hits[0])
	want(kb.ArrowUp, "Up", true, "")
	want(kb.ArrowDown, "Down", true, hits[0])
	want(kb.End, "End", true, "")
	want(kb.Escape, "Escape", false, "")
	want(kb.ArrowDown, "Down", true, hits[0])
	want(kb.Escape, "Escape", false, "")
	press(b, kb.Escape)
	if got := eval[string](b, `document.activeElement.value`); got != "" {
		t.Errorf("the second Escape leaves %q", got)
	}
	typeIn(b, twinQuery)
	hitsListed(b)
	stroke(b, "Enter", "\r", 13)
	arrives(b, root+"search/?q="+url.QueryEscape(twinQuery))
	settled(b)
	b.clean()
}

// TestListIsReadOut: how many hits there are, and whether they are any good.
func TestListIsReadOut(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.open(preview(t, plainBook), somePage)
	for query, want := range map[string]string{twinQuery: " results", weakQuery: "No exact match", vainQuery: "Nothing found"} {
		b.do(chromedp.Evaluate[chromedp.Void](`document.querySelector("[data-search-box]").value = ""`))
		typeIn(b, query)
		until(b, fmt.Sprintf(`document.querySelector("[role=status]").textContent.includes(%q)`, want))
	}
	b.clean()
}

// TestPastedLinesStayApart: in a field of one line the words at the ends of
// lines must not grow together.
func TestPastedLinesStayApart(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.open(preview(t, plainBook), somePage)
	b.do(focusBox())
	until(b, `document.querySelector(".search-panel")`)
	got := eval[string](b, fmt.Sprintf(`(() => {
		const data = new DataTransfer(), box = document.activeElement
		data.setData("text/plain", %s)
		box.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}))
		return box.value
	})()`, quoted(logQuery)))
	if want := squeeze(logQuery); got != want {
		t.Errorf("the box holds %q, want %q", got, want)
	}
	if hits := hitsListed(b); hits[0] != sureEntry {
		t.Errorf("the hits are %q", hits)
	}
	b.clean()
}

// TestLargeBoxAnswers: the box of the home page takes lines as they are, and its
// arrow keys move within them first.
func TestLargeBoxAnswers(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.open(preview(t, plainBook), "")
	b.do(focusBox())
	b.call(insert(logQuery))
	if hits := hitsListed(b); hits[0] != sureEntry {
		t.Errorf("the hits are %q", hits)
	}
	press(b, kb.ArrowUp)
	press(b, kb.ArrowDown)
	if _, id := chosen(b); id != "" {
		t.Errorf("within the lines the arrow key chooses %q", id)
	}
	b.do(chromedp.Evaluate[chromedp.Void](`document.activeElement.setSelectionRange(1e6, 1e6)`))
	press(b, kb.ArrowDown)
	if _, id := chosen(b); id != sureEntry {
		t.Errorf("at the end the arrow key chooses %q", id)
	}
	b.clean()
}

// slowShards lets every file of the index take a while, some longer than others.
func slowShards(_ http.ResponseWriter, r *http.Request) bool {
	if strings.HasPrefix(r.URL.Path, "/search/") {
		time.Sleep(time.Duration(100+50*(len(r.URL.Path)%4)) * time.Millisecond)
	}
	return false
}

// TestListByMouse: a click opens the page of the hit, and nothing moved when the
// list came.
func TestListByMouse(t *testing.T) {
	t.Parallel()
	for _, width := range []int64{1280, 390} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			b := newTab(t)
			b.do(chrome.Width(width))
			b.call(noteShifts)
			root := brokenServer(t, slowShards)
			b.open(root, somePage)
			typeIn(b, sureQuery)
			hitsListed(b)
			for _, shift := range eval[[]string](b, readShifts) {
				t.Errorf("moved %s", shift)
			}
			for _, fault := range eval[[]string](b, fmt.Sprintf("%s(%d)", wider, width)) {
				t.Error(fault)
			}
			b.do(chromedp.Click(chromedp.CSS("[role=option]")))
			arrives(b, root+sureEntry+"/")
			b.clean()
		})
	}
}

// TestLateAnswersAreDropped: on a slow line the list is that of the last words.
func TestLateAnswersAreDropped(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.open(brokenServer(t, slowShards), somePage)
	for _, text := range []string{"quota", " certificate", " server not reachable"} {
		typeIn(b, text)
	}
	until(b, `document.querySelector(".search-panel a:not([data-entry])")?.href.includes("reachable")`)
	got := hitsListed(b)
	eval[bool](b, `new Promise(done => setTimeout(() => done(true), 500))`)
	if after := hitsIn(b, inBox); !slices.Equal(got, after) {
		t.Errorf("the list of the last words, %s, became %s", strings.Join(got, " "), strings.Join(after, " "))
	}
	b.clean()
}
