package e2e_test

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path"
	"slices"
	"testing"
	"time"

	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"faultbook/internal/e2e/chrome"
)

// wider returns what makes a page wider than its window: the page itself, and
// visible elements that stick out on the right without something around them
// that can be scrolled.
const wider = `(width => {
	const out = []
	const scrolls = e => { for (; e && e !== document.body; e = e.parentElement) if (/auto|scroll|hidden|clip/.test(getComputedStyle(e).overflowX)) return true }
	for (const e of document.body.querySelectorAll("*")) {
		const box = e.getBoundingClientRect()
		if (box.width && box.right > width + 1 && box.left >= 0 && e.checkVisibility() && !scrolls(e)) out.push(e.tagName + "." + e.className + " reaches to " + Math.round(box.right))
	}
	const scrolled = document.documentElement.scrollWidth
	if (scrolled > width) out.push("the page is " + scrolled + " pixels wide")
	return out
})`

// TestNothingIsWiderThanAPhone looks at every page of the site on the
// narrowest screen that must work, and at every template on a common one.
func TestNothingIsWiderThanAPhone(t *testing.T) {
	t.Parallel()
	root := preview(t, plainBook)
	var all, some []string
	for _, p := range pagesOf(t, readPlain) {
		all = append(all, p.url)
	}
	for _, v := range visited {
		some = append(some, v.url)
	}
	for width, urls := range map[int64][]string{320: all, 390: some} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			b := newTab(t)
			b.do(chrome.Width(width))
			for _, url := range urls {
				b.open(root, url)
				for _, fault := range eval[[]string](b, fmt.Sprintf("%s(%d)", wider, width)) {
					t.Errorf("/%s: %s", url, fault)
				}
			}
		})
	}
}

// TestRowsReadAsCardsOnAPhone: a row is as wide as the screen lets it, its
// values stand behind the names of their columns, and none covers another.
func TestRowsReadAsCardsOnAPhone(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.do(chrome.Width(390))
	b.open(preview(t, plainBook), "insync/client/")
	const faults = `[...document.querySelectorAll("table tbody tr")].flatMap(row => {
		const cells = [...row.cells].filter(c => c.checkVisibility() && c.getClientRects().length)
		const boxes = cells.map(c => c.getBoundingClientRect())
		const out = []
		cells.forEach((c, i) => {
			const mine = boxes[i]
			if (mine.left < 0 || mine.right > innerWidth) out.push("is not in sight: " + c.textContent)
			if (c.tagName === "TD" && !getComputedStyle(c, "::before").content.includes(c.dataset.label)) out.push("has no name: " + c.textContent)
			if (boxes.slice(0, i).some(b => b.right > mine.left + 1 && b.left < mine.right - 1 && b.bottom > mine.top + 1 && b.top < mine.bottom - 1)) out.push("covers another: " + c.textContent)
		})
		return out
	})`
	if eval[int](b, `document.querySelectorAll("table tbody tr").length`) == 0 {
		t.Fatal("the page has no table")
	}
	for _, fault := range eval[[]string](b, faults) {
		t.Error(fault)
	}
}

// TestTablesFitATablet: nothing in a table of statuses is found only by scrolling
// sideways.
func TestTablesFitATablet(t *testing.T) {
	t.Parallel()
	root, b := preview(t, plainBook), newTab(t)
	b.do(chrome.Width(768))
	for _, url := range []string{"dropsuite/", "insync/client/", "severity/critical/", "guides/automatic-retries/"} {
		b.open(root, url)
		if eval[int](b, `document.querySelectorAll(".table-scroll").length`) == 0 {
			t.Errorf("/%s has no table", url)
		}
		if wide := eval[[]string](b, `[...document.querySelectorAll(".table-scroll")].filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.ariaLabel + " is " + e.scrollWidth + " pixels wide")`); len(wide) > 0 {
			t.Errorf("/%s: %q", url, wide)
		}
	}
}

// watchShifts notes every movement of what was already painted.
const watchShifts = `window.shifts = []
const place = r => [r.x, r.y, r.width, r.height].map(Math.round).join(" ")
const noteShifts = list => { for (const s of list) for (const {node, previousRect: from, currentRect: to} of s.sources)
	shifts.push(s.value.toFixed(4) + " by " + (node?.className || node?.nodeName) + " from " + place(from) + " to " + place(to)) }
const shiftObserver = new PerformanceObserver(list => noteShifts(list.getEntries()))
shiftObserver.observe({type: "layout-shift", buffered: true})`

// readShifts waits until the page has been painted twice more.
const readShifts = `new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => { noteShifts(shiftObserver.takeRecords()); done(shifts) })))`

// noteShifts makes a tab watch what moves on the pages that it loads.
func noteShifts(ctx context.Context, _ *chromedp.Target) error {
	_, err := chromedp.Call(ctx, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: watchShifts})
	return err
}

// pieces is in how many parts a page comes over a bad connection, and pause is
// how long the next one takes: enough for a browser to paint what it has.
const (
	pieces = 4
	pause  = 200 * time.Millisecond
)

// slowServer serves a folder as it comes over a bad connection: pages in
// pieces, cut between lines, since half a word that grows is not a movement.
func slowServer(t *testing.T, dir string) string {
	t.Helper()
	files := http.FileServer(http.Dir(dir))
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if path.Ext(r.URL.Path) != "" && path.Ext(r.URL.Path) != ".html" {
			files.ServeHTTP(w, r)
			return
		}
		whole := httptest.NewRecorder()
		files.ServeHTTP(whole, r)
		// Each piece is one write, so that none is cut within a line.
		conn, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			t.Error(err)
			return
		}
		defer conn.Close()
		head := fmt.Sprintf("HTTP/1.1 %d %s\r\nContent-Type: %s\r\nConnection: close\r\n\r\n", whole.Code, http.StatusText(whole.Code), whole.Header().Get("Content-Type"))
		lines := slices.Collect(bytes.Lines(whole.Body.Bytes()))
		for part := range slices.Chunk(lines, len(lines)/pieces+1) {
			// A reader who has gone away is no fault of ours.
			_, _ = conn.Write(append([]byte(head), bytes.Join(part, nil)...))
			head = ""
			time.Sleep(pause)
		}
	}))
	t.Cleanup(s.Close)
	return s.URL + "/"
}

// TestNothingMovesWhileLoading: nobody clicks a wrong link because a page grew
// above it.
func TestNothingMovesWhileLoading(t *testing.T) {
	t.Parallel()
	root := slowServer(t, plain)
	for _, width := range []int64{1280, 390} {
		shared := newTab(t)
		shared.do(chrome.Width(width))
		shared.call(cold)
		shared.call(noteShifts)
		for _, v := range visited {
			t.Run(fmt.Sprintf("%s %d", v.name, width), func(t *testing.T) {
				b := shared.of(t)
				b.open(root, v.url)
				for _, shift := range eval[[]string](b, readShifts) {
					t.Errorf("moved %s", shift)
				}
			})
		}
	}
}

// TestNothingMovesWhileSearching: a link to a search paints the page before scripts and shards are there.
func TestNothingMovesWhileSearching(t *testing.T) {
	t.Parallel()
	files := http.FileServer(http.Dir(plain))
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if path.Ext(r.URL.Path) == ".js" {
			time.Sleep(pause)
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	for _, width := range []int64{1280, 390} {
		b := newTab(t)
		b.do(chrome.Width(width))
		b.call(cold)
		b.call(noteShifts)
		// Results with filters, without filters, and none.
		for _, query := range []string{"the+backup+does+not+run", "Admin+has+disabled+the+account", "13.B9.D4"} {
			b.open(s.URL+"/", "search/?q="+query)
			until(b, `document.querySelector("[data-search-results]").dataset.state === "done"`)
			for _, shift := range eval[[]string](b, readShifts) {
				t.Errorf("%s, %d px: moved %s", query, width, shift)
			}
		}
	}
}
