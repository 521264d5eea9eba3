package e2e_test

import (
	"context"
	"regexp"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"faultbook/internal/e2e/chrome"
)

// onPaper makes a page look as it does on paper.
func onPaper(ctx context.Context, _ *chromedp.Target) error {
	_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	return err
}

// TestPaperSaysWhereLinksLead prints a page of a server: it names its own
// address, links in its sentences theirs, and links in lists and tables none.
func TestPaperSaysWhereLinksLead(t *testing.T) {
	t.Parallel()
	b, root := newTab(t), preview(t, basedBook)
	b.open(root, "dropsuite/")
	printed(b)
	b.call(onPaper)
	says := func(selector, pseudo string) string {
		return eval[string](b, `getComputedStyle(document.querySelector(`+quoted(selector)+`), "`+pseudo+`").content`)
	}
	if got, want := says("main", "::before"), `"`+baseURL+`dropsuite/"`; got != want {
		t.Errorf("the page calls itself %s, want %s", got, want)
	}
	if got, want := says(`.prose p a[href$="before-you-contact-support/"]`, "::after"), `" (`+baseURL+`guides/before-you-contact-support/)"`; got != want {
		t.Errorf("a link says %s, want %s", got, want)
	}
	if got := says(".matrix a", "::after"); got != "none" {
		t.Errorf("a link in a table says %s", got)
	}
	b.clean()
}

// TestPaperHasNoControls: what only a screen can use is not printed.
func TestPaperHasNoControls(t *testing.T) {
	t.Parallel()
	root, shared := preview(t, plainBook), newTab(t)
	shared.call(onPaper)
	for _, v := range visited {
		if v.name == "search" || v.name == "not found" {
			continue // they are nothing else
		}
		t.Run(v.name, func(t *testing.T) {
			b := shared.of(t)
			b.open(root, v.url)
			for _, shown := range eval[[]string](b, `[...document.querySelectorAll(".top, .menu, .foot, .skip, .crumbs, input, textarea, select, summary, button:not(.sort)")].filter(e => e.getClientRects().length).map(e => e.outerHTML.slice(0, 100))`) {
				t.Errorf("is printed: %s", shown)
			}
			if eval[bool](
				b,
				`[...document.querySelectorAll(".sort")].some(e => getComputedStyle(e, "::after").display !== "none" && e.getClientRects().length)`,
			) {
				t.Error("arrows for sorting are printed")
			}
		})
	}
}

// sheets returns how many sheets of A4 paper the page that is open takes.
func sheets(b *tab) int {
	b.t.Helper()
	print, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4)))
	if err != nil {
		b.t.Fatal(err)
	}
	return len(onePage.FindAll(print, -1))
}

var onePage = regexp.MustCompile(`/Type\s*/Page\b[^s]`)

// TestEntriesFitOneSheet: every entry of the real site is short enough for one sheet,
// and on paper nothing is left that only a screen can follow.
func TestEntriesFitOneSheet(t *testing.T) {
	t.Parallel()
	b, root := newTab(t), preview(t, plainBook)
	b.do(chrome.Width(1280))
	for _, e := range readCatalogue(t).Entries {
		b.open(root, e.URL)
		if n := sheets(b); n != 1 {
			t.Errorf("%s takes %d sheets", e.ID, n)
		}
	}
	b.call(onPaper)
	for _, url := range []string{"dropsuite/backup/retrying/", "dropsuite/backup/need-reauthentication/"} {
		b.open(root, url)
		b.call(onPaper)
		for _, seen := range eval[[]string](b, `[...document.querySelectorAll(".related a, .strip .first a[href*='#'], .roles, .copy-button, .foot-help")].filter(e => e.getClientRects().length).map(e => e.textContent)`) {
			t.Errorf("/%s: on paper there is %q", url, seen)
		}
	}
}
