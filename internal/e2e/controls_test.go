package e2e_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"faultbook/internal/e2e/chrome"
)

// withMessage is the id of an entry whose message has a placeholder.
const withMessage = "insync/client/backup-interrupted-disabled-on-network"

// clipboard is held by the test that uses it: all tabs of a browser have one.
var clipboard sync.Mutex

// allowClipboard lets pages write to the clipboard and read it, until the test ends.
func allowClipboard(b *tab) {
	b.t.Helper()
	clipboard.Lock()
	b.t.Cleanup(clipboard.Unlock)
	for _, name := range []string{"clipboard-read", "clipboard-write"} {
		_, err := chromedp.CallBrowser(b.ctx, browser.SetPermission, browser.SetPermissionParams{
			Permission: &browser.PermissionDescriptor{Name: name}, Setting: browser.PermissionSettingGranted,
			BrowserContextID: chromedp.FromContext(b.ctx).BrowserContextID,
		})
		if err != nil {
			b.t.Fatal(err)
		}
	}
}

// TestCopyButtonCopiesTheMessage: what is pasted is the product's own text.
func TestCopyButtonCopiesTheMessage(t *testing.T) {
	t.Parallel()
	want := readChecklist(t)[withMessage].Message
	b := newTab(t)
	allowClipboard(b)
	b.open(preview(t, plainBook), withMessage+"/")
	before := eval[string](b, `document.querySelector("[data-copy-button]").innerText`)
	b.do(chromedp.Click(chromedp.CSS("[data-copy-button]")))
	said := eval[string](b, `new Promise(done => {
		const button = document.querySelector("[data-copy-button]")
		const look = () => button.innerText === `+fmt.Sprintf("%q", before)+` ? requestAnimationFrame(look) : done(button.innerText)
		look()
	})`)
	if got := eval[string](b, `navigator.clipboard.readText()`); got != want {
		t.Errorf("the clipboard holds %q, want %q", got, want)
	}
	if strings.TrimSpace(said) != "Copied" {
		t.Errorf("the button says %q", said)
	}
	b.clean()
}

// TestRequestIsCopied: what is copied for a contact names the status, the message and
// the page that the reader is on, and has a line for each ID.
func TestRequestIsCopied(t *testing.T) {
	t.Parallel()
	b, root := newTab(t), preview(t, plainBook)
	b.open(root, "dropsuite/backup/authentication-error/")
	allowClipboard(b)
	b.do(chromedp.Click(chromedp.CSS(".contacts li:last-child [data-copy-button]")))
	until(b, `document.querySelector(".contacts li:last-child [data-copy-button]").classList.contains("done")`)
	got := eval[string](b, `navigator.clipboard.readText()`)
	for _, want := range []string{"Status: Authentication Error\n", "Product: Dropsuite › Backup\n", "Mailbox Email ID: \n", "Help page: " + root + "dropsuite/backup/authentication-error/\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("the request has not %q: %q", want, got)
		}
	}
	b.clean()
}

// column returns the texts of a column of the page's table, from the top.
func column(b *tab, key string) []string {
	b.t.Helper()
	return eval[[]string](b, fmt.Sprintf(
		`[...document.querySelectorAll("table tbody tr")].filter(r => r.checkVisibility()).map(r => r.querySelector('[data-key=%q]').innerText.trim())`,
		key,
	))
}

// severities are in the order of the settings, which is not that of the alphabet.
var severities = []string{"Critical", "High", "Warning", "Informative"}

func TestTablesAreSorted(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.do(chrome.Width(1280)) // where rows are no cards
	b.open(preview(t, plainBook), "insync/client/")
	severity := chromedp.CSS(`th[data-key="severity"] button`)
	bySeverity := func(x, y string) int { return slices.Index(severities, x) - slices.Index(severities, y) }
	inOrder := func() bool { return slices.IsSortedFunc(column(b, "severity"), bySeverity) }
	written := column(b, "status")
	if len(written) < 10 || inOrder() {
		t.Fatalf("a table of %d rows that are in order already shows nothing", len(written))
	}
	direction := func() string {
		return eval[string](b, `document.querySelector('th[data-key="severity"]').ariaSort ?? ""`)
	}
	b.do(chromedp.Click(severity))
	if !inOrder() || direction() != "ascending" {
		t.Errorf("after one click: %q: %v", direction(), column(b, "severity"))
	}
	b.do(chromedp.Click(severity))
	reversed := column(b, "severity")
	slices.Reverse(reversed)
	if !slices.IsSortedFunc(reversed, bySeverity) || direction() != "descending" {
		t.Errorf("after two clicks: %q: %v", direction(), column(b, "severity"))
	}
	now := column(b, "status")
	slices.Sort(now)
	slices.Sort(written)
	if !slices.Equal(now, written) {
		t.Errorf("sorting changed the rows themselves:\n%q\n%q", now, written)
	}
	b.clean()
}

func TestTablesAreFiltered(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.open(preview(t, plainBook), "insync/client/")
	all := column(b, "status")
	filter := chromedp.CSS("[data-table-filter]")
	b.do(chromedp.SendKeys(filter, "INTERRUPTED network"))
	texts := eval[[]string](
		b,
		`[...document.querySelectorAll("table tbody tr")].map(r => (r.checkVisibility() ? "+" : "-") + r.textContent.toLowerCase())`,
	)
	shown := 0
	for _, text := range texts {
		want := strings.Contains(text, "interrupted") && strings.Contains(text, "network")
		if (text[0] == '+') != want {
			t.Errorf("the row is shown: %v, want %v: %s", text[0] == '+', want, text)
		}
		if want {
			shown++
		}
	}
	if shown == 0 || shown == len(all) {
		t.Fatalf("%d of %d rows hold the words: this shows nothing", shown, len(all))
	}
	says := func() string { return eval[string](b, `document.querySelector(".table-block output").innerText`) }
	if got := says(); !strings.HasPrefix(got, fmt.Sprint(shown)+" ") {
		t.Errorf("it says %q, and %d rows are shown", got, shown)
	}
	b.do(chromedp.SendKeys(filter, " nosuchword"))
	if rows, got := column(b, "status"), says(); len(rows) != 0 || strings.HasPrefix(got, "0") || got == "" {
		t.Errorf("with a word that no row holds: %d rows, and it says %q", len(rows), got)
	}
	b.do(
		chromedp.Evaluate[chromedp.Void](`document.querySelector("[data-table-filter]").select()`),
		chromedp.KeyEvent(kb.Backspace),
	)
	if got := column(b, "status"); !slices.Equal(got, all) {
		t.Errorf("after the words are gone %d of %d rows are shown", len(got), len(all))
	}
	b.clean()
}

// TestThemeIsKept: the choice holds on the next page and wins over the system,
// and one more round leads back to what the system asks for.
func TestThemeIsKept(t *testing.T) {
	t.Parallel()
	root := preview(t, plainBook)
	b := newTab(t)
	b.do(chrome.For(chrome.Light))
	b.open(root, "")
	theme := func() string { return eval[string](b, `document.documentElement.dataset.theme`) }
	dark := func() bool { return eval[float64](b, pageBrightness) < 0.5 }
	if theme() != "auto" || dark() {
		t.Fatalf("a new reader gets the theme %q", theme())
	}
	button := chromedp.CSS("[data-theme-button]")
	for range 2 {
		b.do(chromedp.Click(button))
	}
	if theme() != "dark" || !dark() {
		t.Errorf("after two clicks the theme is %q, dark: %v", theme(), dark())
	}
	b.open(root, "dropsuite/")
	if theme() != "dark" || !dark() {
		t.Errorf("on the next page the theme is %q, dark: %v", theme(), dark())
	}
	if name := eval[string](b, `document.querySelector("[data-theme-button]").textContent`); !strings.Contains(
		squeeze(name),
		"dark",
	) {
		t.Errorf("the button calls itself %q", squeeze(name))
	}
	b.do(chromedp.Click(button))
	if theme() != "auto" || dark() {
		t.Errorf("after three clicks the theme is %q, dark: %v", theme(), dark())
	}
	b.clean()
}

// TestSearchBoxTakesPastedText: Enter in the large box searches, and the words
// are in the address.
func TestSearchBoxTakesPastedText(t *testing.T) {
	t.Parallel()
	b := newTab(t)
	b.open(preview(t, plainBook), "")
	_, err := chromedp.RunResponse(
		b.ctx,
		chromedp.SendKeys(chromedp.CSS("main [data-search-box]"), "server not reachable\r"),
	)
	if err != nil {
		t.Fatal(err)
	}
	if got := eval[string](b, `new URL(location).searchParams.get("q")`); got != "server not reachable" {
		t.Errorf("the address asks for %q", got)
	}
	b.clean()
}
