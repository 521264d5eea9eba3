package e2e_test

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"faultbook/internal/e2e/chrome"
)

// focus is what has the keyboard, as a person sees it.
type focus struct {
	Name    string // tag, class and words
	Class   string
	ID      string
	Body    bool // nothing on the page has it
	Marked  bool // an outline or a shadow shows it
	Seen    bool // it is in the window
	Covered string
}

// readFocus tells what has the keyboard. Of an element in several lines, the
// first must be seen.
const readFocus = `(() => {
	const e = document.activeElement, style = getComputedStyle(e)
	const box = [...e.getClientRects()].find(r => r.width && r.height) ?? e.getBoundingClientRect()
	const x = Math.max(0, box.left) + Math.min(box.width, innerWidth) / 2, y = Math.max(0, box.top) + Math.min(4, box.height / 2)
	const top = document.elementFromPoint(x, y)
	return {
		name: e.tagName.toLowerCase() + "." + e.className + " " + (e.textContent.trim() || e.ariaLabel || e.name || "").slice(0, 40),
		class: String(e.className), id: e.id, body: e === document.body || e === document.documentElement,
		marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== "none",
		seen: box.width > 0 && box.height > 0 && box.top < innerHeight && box.bottom > 0 && box.left < innerWidth && box.right > 0,
		covered: top && !e.contains(top) && !top.contains(e) ? top.tagName + "." + top.className : "",
	}
})()`

func pressTab(b *tab) focus {
	b.t.Helper()
	b.do(chromedp.KeyEvent(kb.Tab))
	return eval[focus](b, readFocus)
}

// TestSkipLink: the first key press offers the way over the menu, and it works.
func TestSkipLink(t *testing.T) {
	t.Parallel()
	root, shared := preview(t, plainBook), newTab(t)
	shared.do(chrome.For(chrome.LessMotion))
	for _, v := range visited {
		t.Run(v.name, func(t *testing.T) {
			b := shared.of(t)
			b.open(root, v.url)
			link := pressTab(b)
			if link.Class != "skip" || !link.Seen || !link.Marked || link.Covered != "" {
				t.Errorf("the first key press leads to %+v, want the skip link in sight", link)
			}
			b.do(chromedp.KeyEvent(kb.Enter))
			if got := eval[focus](b, readFocus); got.ID != "main" {
				t.Errorf("the skip link leads to %+v", got)
			}
			next := pressTab(b)
			if !eval[bool](b, `document.querySelector("main").contains(document.activeElement)`) && !next.Body {
				t.Errorf("after the skip link the next stop is %+v, outside the content", next)
			}
		})
	}
}

// tabbable counts what the keyboard must reach: links, buttons, fields and
// regions that scroll.
const tabbable = `[...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
	.filter(e => !e.disabled && e.checkVisibility({visibilityProperty: true}) && e.getClientRects().length).length`

// maxStops bounds a walk with the Tab key, so that a trap is a failure.
const maxStops = 400

// TestKeyboardReachesEverything walks whole pages with the Tab key: every stop
// can be seen and is marked, none is skipped, and the walk ends.
func TestKeyboardReachesEverything(t *testing.T) {
	t.Parallel()
	root := preview(t, plainBook)
	for _, width := range []int64{1280, 390} {
		shared := newTab(t)
		// Scrolling takes no time for those who asked for less motion.
		shared.do(chrome.Width(width), chrome.For(chrome.LessMotion))
		for _, url := range []string{"", "insync/client/", withMessage + "/", "guides/notification-categories/"} {
			t.Run(fmt.Sprintf("%d /%s", width, url), func(t *testing.T) {
				b := shared.of(t)
				b.open(root, url)
				want, stops := eval[int](b, tabbable), 0
				for stop := pressTab(b); !stop.Body; stop = pressTab(b) {
					if stops++; stops > maxStops {
						t.Fatalf("the walk does not end, the last stop is %+v", stop)
					}
					if !stop.Seen || !stop.Marked || stop.Covered != "" {
						t.Errorf("stop %d: %+v", stops, stop)
					}
				}
				if stops != want || want == 0 {
					t.Errorf("the keyboard stops %d times, and there are %d things to stop at", stops, want)
				}
			})
		}
	}
}

// TestMenuOpensByKeyboard: on a phone the menu is behind a button, and needs no
// mouse and no script.
func TestMenuOpensByKeyboard(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.do(chrome.Width(390))
	b.call(withoutScripts)
	b.open(preview(t, plainBook), "dropsuite/")
	open := func() bool { return eval[bool](b, `document.querySelector("#nav").checkVisibility()`) }
	if open() {
		t.Fatal("the menu is open before it is asked for")
	}
	b.do(chromedp.Focus(chromedp.CSS("[popovertarget=nav]")), chromedp.KeyEvent(kb.Enter))
	if !open() {
		t.Error("Enter does not open the menu")
	}
	b.do(chromedp.KeyEvent(kb.Escape))
	if open() {
		t.Error("Escape does not close the menu")
	}
}
