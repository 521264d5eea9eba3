package e2e_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"faultbook/internal/e2e/chrome"
)

// keys presses keys one after the other; words are typed.
func keys(b *tab, pressed ...string) {
	b.t.Helper()
	for _, k := range pressed {
		b.do(chromedp.KeyEvent(k))
	}
}

// back presses Shift and Tab.
func back(b *tab) focus {
	b.t.Helper()
	b.do(chromedp.KeyEvent(kb.Tab, chromedp.KeyModifiers(chromedp.ModifierShift)))
	return eval[focus](b, readFocus)
}

// follow presses Enter on a link and waits for the page behind it.
func follow(b *tab) {
	b.t.Helper()
	from := eval[string](b, "location.pathname")
	keys(b, kb.Enter)
	until(b, fmt.Sprintf(`location.pathname !== %q && document.readyState === "complete"`, from))
}

// tabTo presses Tab until what has the keyboard matches a selector; each stop on the way
// is in sight and marked.
func tabTo(b *tab, selector string) {
	b.t.Helper()
	for range maxStops {
		stop := pressTab(b)
		if stop.Body {
			break
		}
		if !stop.Seen || !stop.Marked || stop.Covered != "" {
			b.t.Errorf("on the way to %s: %+v", selector, stop)
		}
		if eval[bool](b, fmt.Sprintf("document.activeElement.matches(%q)", selector)) {
			return
		}
	}
	b.t.Fatalf("the Tab key does not lead to %s", selector)
}

// TestKeyboardOnly goes from a message to its entry, on to its operation, through the
// drawing and the table there, and back to an entry, without a mouse.
func TestKeyboardOnly(t *testing.T) {
	t.Parallel()
	root := preview(t, plainBook)
	b := newTab(t)
	b.do(chrome.Width(1280), chrome.For(chrome.LessMotion))
	b.open(root, "")
	keys(b, "/", "Backup disabled on Office. inSync will retry after some time.")
	// Not an answer to the words typed first, which takes the choice away when it is replaced.
	until(b, `new URLSearchParams(document.querySelector(".search-ways a")?.search).get("q") === document.querySelector("[data-search-box]").value`)
	keys(b, kb.ArrowDown)
	follow(b)
	if got := eval[string](b, "location.pathname"); !strings.HasSuffix(got, "/"+withMessage+"/") {
		t.Fatalf("the first hit leads to %s", got)
	}

	// The entry: copy the message, then to its operation by the way that it shows.
	tabTo(b, "[data-copy-button]")
	tabTo(b, `.details a[href="../"]`)
	follow(b)

	// The operation: the drawing's boxes, the words below, the filter and the heads.
	tabTo(b, ".diagram.across a")
	tabTo(b, ".flow-words summary")
	open := func() bool { return eval[bool](b, `document.querySelector(".flow-words").open`) }
	before := open()
	keys(b, kb.Enter)
	if open() == before {
		t.Error("Enter does not open and close the words of the drawing")
	}
	keys(b, kb.Enter)
	tabTo(b, "[data-table-filter]")
	keys(b, "server")
	rows := column(b, "status")
	if len(rows) < 2 || len(rows) > 10 {
		t.Errorf("the filter leaves %q", rows)
	}
	tabTo(b, `th[data-key="status"] button`)
	keys(b, kb.Enter, kb.Enter)
	if got := eval[string](b, `document.querySelector('th[data-key="status"]').ariaSort`); got != "descending" {
		t.Errorf("after two key presses the table is sorted %q", got)
	}
	tabTo(b, `tbody th a`)
	want := eval[string](b, "document.activeElement.href")
	follow(b)
	if got := eval[string](b, "location.href"); got != want {
		t.Errorf("the row leads to %s, want %s", got, want)
	}
	b.clean()
}

// TestNothingCoversFocusOnTheWayBack walks up a long table: neither the bar at the top
// nor the head of the table, which both stay in sight, covers what has the keyboard.
func TestNothingCoversFocusOnTheWayBack(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.do(chrome.Width(1280), chrome.For(chrome.LessMotion))
	b.open(preview(t, plainBook), "insync/client/")
	b.do(chromedp.Focus(chromedp.CSS("footer a")))
	stops := 0
	for stop := back(b); stop.Class != "sort"; stop = back(b) {
		if stops++; stops > maxStops || stop.Body {
			t.Fatalf("the walk does not reach the head of the table: %+v", stop)
		}
		if !stop.Seen || !stop.Marked || stop.Covered != "" {
			t.Errorf("stop %d: %+v", stops, stop)
		}
	}
	if stops < 20 {
		t.Errorf("only %d stops", stops)
	}
	if eval[float64](b, `document.querySelector("thead th").getBoundingClientRect().top`) < 0 {
		t.Error("the head of the table is out of sight")
	}
}
