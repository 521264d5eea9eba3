package e2e_test

import (
	"context"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	cdplog "github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"faultbook/internal/e2e/chrome"
)

// visited are the pages that stand for all: at least one of every template,
// several of those that look different with different content.
var visited = []struct{ name, url string }{
	{"home", ""},
	{"product", "dropsuite/"},
	{"operation", "insync/client/"},
	{"operation with a small drawing", "dropsuite/download/"},
	{"entry with causes", "dropsuite/backup/need-reauthentication/"},
	{"entry with retries", "dropsuite/backup/retrying/"},
	{"entry with a message", "insync/client/backup-interrupted-disabled-on-network/"},
	{"section", "guides/"},
	{"article", "guides/before-you-contact-support/"},
	{"article with tables", "guides/notification-categories/"},
	{"messages", "messages/"},
	{"search", "search/"},
	{"logs", "logs/"},
	{"taxonomy", "severity/"},
	{"term", "severity/critical/"},
	{"not found", "404.html"},
}

func TestEveryTemplateIsVisited(t *testing.T) {
	pages := pagesOf(t, readPlain)
	var seen []string
	for _, v := range visited {
		seen = append(seen, pageAt(t, pages, v.url).kind())
	}
	for _, p := range pages {
		if !slices.Contains(seen, p.kind()) {
			t.Errorf("%s is of the kind %q, of which no page is visited by the browser", p.file, p.kind())
		}
	}
}

// Waits end when what they wait for is there. These limits are for what never
// comes, on a machine ten times slower than usual: waitLimit for one condition,
// tabLimit for all that happens in one tab.
const (
	waitLimit = 2 * time.Minute
	tabLimit  = 15 * time.Minute
)

var (
	stop      = func() {}
	startOnce = sync.OnceValues(func() (context.Context, error) {
		ctx, end, err := chrome.Start(context.Background())
		if err == nil {
			stop = end
		}
		return ctx, err
	})
)

func stopBrowser() { stop() }

// tab is one page of the browser, with everything that went wrong on it. Tabs
// share nothing: neither storage nor permissions.
type tab struct {
	t   *testing.T
	ctx context.Context

	mu      sync.Mutex
	inside  string // addresses that begin so may be asked for
	asked   []string
	loading map[network.RequestID]bool // requests that have not ended
	faults  []string
}

// newTab opens a tab. Without a browser the test fails: what was not looked at
// must not pass.
func newTab(t *testing.T) *tab {
	t.Helper()
	if testing.Short() {
		t.Skip("./test quick leaves the browser out")
	}
	browser, err := startOnce()
	if err != nil {
		t.Fatal(err)
	}
	b := &tab{t: t, loading: map[network.RequestID]bool{}}
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext(), chromedp.WithListener(b.listen))
	ctx, cancelTime := context.WithTimeout(ctx, tabLimit)
	t.Cleanup(func() { cancelTime(); cancel() })
	b.ctx = ctx
	// A tab in the background gets no focus, which copying and keys need.
	b.call(emulateFocus)
	return b
}

// of returns the tab for a subtest, which then fails by what is wrong. A tab
// costs more than the pages that it opens, so subtests that leave nothing behind
// for the next page (no storage, no permission, no text in a box) share one.
func (b *tab) of(t *testing.T) *tab {
	t.Helper()
	outer := b.t
	b.t = t
	t.Cleanup(func() { b.t = outer })
	return b
}

// cold makes every page load as on a first visit.
func cold(ctx context.Context, _ *chromedp.Target) error {
	_, err := chromedp.Call(ctx, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true})
	return err
}

func emulateFocus(ctx context.Context, _ *chromedp.Target) error {
	_, err := chromedp.Call(
		ctx,
		emulation.SetFocusEmulationEnabled,
		emulation.SetFocusEmulationEnabledParams{Enabled: true},
	)
	return err
}

// listen notes what a reader who opens the console would see, and requests
// that fail or go elsewhere.
func (b *tab) listen(ev any) {
	switch e := ev.(type) {
	case *runtime.EventConsoleAPICalled:
		var words []string
		for _, a := range e.Args {
			words = append(words, string(a.Value)+a.Description)
		}
		b.fault("console.%s: %s", e.Type, strings.Join(words, " "))
	case *runtime.EventExceptionThrown:
		d := e.ExceptionDetails
		if d.Exception != nil {
			d.Text += " " + d.Exception.Description
		}
		b.fault("exception: %s", d.Text)
	case *cdplog.EventEntryAdded:
		b.fault("%s %s: %s %s", e.Entry.Source, e.Entry.Level, e.Entry.Text, e.Entry.URL)
	case *network.EventLoadingFinished:
		b.ended(e.RequestID)
	case *network.EventLoadingFailed:
		b.ended(e.RequestID)
		b.fault("a request failed: %s %s", e.ErrorText, e.BlockedReason)
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 {
			b.fault("%s gives %d", e.Response.URL, e.Response.Status)
		}
	case *network.EventRequestWillBeSent:
		b.mu.Lock()
		allowed := b.inside
		b.asked = append(b.asked, e.Request.URL)
		b.loading[e.RequestID] = true
		b.mu.Unlock()
		if !strings.HasPrefix(e.Request.URL, allowed) {
			b.fault("a request leaves the site: %s", e.Request.URL)
		}
	}
}

func (b *tab) fault(format string, args ...any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.faults = append(b.faults, fmt.Sprintf(format, args...))
}

func (b *tab) ended(id network.RequestID) {
	b.mu.Lock()
	defer b.mu.Unlock()
	delete(b.loading, id)
}

// loads reports whether the page waits for an answer.
func (b *tab) loads() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.loading) > 0
}

// takeRequests returns the addresses that were asked for since the last time.
func (b *tab) takeRequests() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	asked := b.asked
	b.asked = nil
	return asked
}

// takeFaults returns what went wrong since the last time.
func (b *tab) takeFaults() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	faults := b.faults
	b.faults = nil
	return faults
}

// clean fails the test when anything went wrong on the page.
func (b *tab) clean() {
	b.t.Helper()
	for _, fault := range b.takeFaults() {
		b.t.Error(fault)
	}
}

func (b *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

func (b *tab) call(f func(context.Context, *chromedp.Target) error) {
	b.t.Helper()
	b.do(chromedp.Func(f))
}

// open goes to a page of the site at root.
func (b *tab) open(root, page string) {
	b.t.Helper()
	b.mu.Lock()
	b.inside = root
	b.mu.Unlock()
	b.do(chromedp.Navigate(root + page))
}

// eval returns the value of a JavaScript expression, after waiting for it when
// it is a promise.
func eval[T any](b *tab, expression string) T {
	b.t.Helper()
	v, err := tryEval[T](b, expression)
	if err != nil {
		b.t.Fatalf("%s: %v", shorten(expression), err)
	}
	return v
}

// tryEval is eval for pages that may be replaced meanwhile.
func tryEval[T any](b *tab, expression string) (T, error) {
	return chromedp.Run(b.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
}

func shorten(s string) string {
	if len(s) > 80 {
		return s[:80] + "…"
	}
	return s
}

// places are where a browser finds the site. In a folder there is no server
// that finds index.html, so the browser is given the file.
var places = []struct {
	name string
	root func(*testing.T) string
	page func(url string) string
}{
	{"http", func(t *testing.T) string { return preview(t, plainBook) }, func(url string) string { return url }},
	{
		"http below a path",
		func(t *testing.T) string { return preview(t, basedBook) },
		func(url string) string { return url },
	},
	{"folder", folder, func(url string) string {
		if url == "" || strings.HasSuffix(url, "/") {
			return url + "index.html"
		}
		return url
	}},
}

func folder(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs(plain)
	if err != nil {
		t.Fatal(err)
	}
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(dir) + "/"}).String()
}
