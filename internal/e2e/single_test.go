package e2e_test

import (
	"bytes"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"golang.org/x/net/html"
)

// singleFile returns the address of the real site in one HTML file.
func singleFile(t *testing.T) string {
	t.Helper()
	address, err := singleOnce()
	if err != nil {
		t.Fatal(err)
	}
	return address
}

var singleOnce = sync.OnceValues(func() (string, error) {
	file := filepath.Join(made, awkward, "help #2.html")
	return strings.TrimSuffix(fileURL(file), "/"), bundle("--single-file", "--output", file)
})

// openSingle opens a page of the single file, without network.
func openSingle(t *testing.T, fragment string) *tab {
	t.Helper()
	b := disconnected(t)
	b.open(singleFile(t), fragment)
	return b
}

// at waits until the page of an address is shown, and it alone.
func at(b *tab, address string) {
	b.t.Helper()
	until(
		b,
		fmt.Sprintf(
			`(shown => shown.length === 1 && shown[0].id === %s && document.title === shown[0].dataset.title)([...document.querySelectorAll("main:not([hidden])")])`,
			quoted(address),
		),
	)
}

// editionsOf takes the templates with languages out of a single file, and returns the rest
// and them. What is in one is never in the document with another.
func editionsOf(doc *html.Node) (first *html.Node, others []*html.Node) {
	for one := range elements(doc, "template") {
		for _, a := range one.Attr {
			if a.Key == "data-edition" {
				others = append(others, one)
			}
		}
	}
	for _, one := range others {
		one.Parent.RemoveChild(one)
	}
	return doc, others
}

// TestSingleFileHoldsTheSite looks at the file itself: every page of the site in all languages
// is in it, ids are unique, and every address leads within the file or away.
func TestSingleFileHoldsTheSite(t *testing.T) {
	u, err := url.Parse(singleFile(t))
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(u.Path)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := html.Parse(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("the single file has %d bytes, zipped %d", len(text), zipped(t, text))
	links := slices.Collect(references(doc))
	first, others := editionsOf(doc)
	var all []string
	for _, edition := range append(others, first) {
		own := ids(edition)
		slices.Sort(own)
		if unique := slices.Compact(slices.Clone(own)); len(unique) != len(own) {
			t.Errorf("%d ids, and only %d different ones", len(own), len(unique))
		}
		all = append(all, own...)
	}
	for _, p := range pagesOf(t, readPlain) {
		// One file has no page that reads logs: it would need the data of all entries once more.
		other := p.kind() == "redirect" || p.kind() == "logs"
		if !other && !slices.Contains(all, "/"+p.url) {
			t.Errorf("the page %q is left out", p.url)
		}
	}
	for _, ref := range links {
		to, err := url.Parse(ref)
		if err != nil {
			t.Error(err)
			continue
		}
		id, _, _ := strings.Cut(to.Fragment, "?") // an example of a search has a query
		if inside := to.Scheme == "" && to.Path == "" && slices.Contains(all, id); !inside && to.Scheme != "https" &&
			to.Scheme != "mailto" &&
			to.Scheme != "data" {
			t.Errorf("%s leads nowhere", ref)
		}
	}
}

// TestSingleFileIsWalkedThrough follows twenty links, and goes back all the way.
func TestSingleFileIsWalkedThrough(t *testing.T) {
	t.Parallel()
	b := openSingle(t, "")
	at(b, "/")
	way := []string{"/"}
	for i := range 20 {
		next := eval[string](b, fmt.Sprintf(`(links => {
			const link = links[%d %% links.length]
			link.click()
			return decodeURIComponent(link.hash.slice(1))
		})([...document.querySelectorAll("main:not([hidden]) :not(svg) > a[href^='#/']")].filter(a => a.hash?.endsWith("/") && a.hash !== location.hash && a.checkVisibility()))`, 3*i+1))
		at(b, next)
		way = append(way, next)
	}
	if slices.Sort(slices.Clone(way)); len(slices.Compact(slices.Sorted(slices.Values(way)))) < 8 {
		t.Errorf("the way leads through too few pages: %q", way)
	}
	eval[bool](b, `(scrollTo(0, 150), true)`)
	for _, before := range slices.Backward(way[:len(way)-1]) {
		eval[bool](b, `(history.back(), true)`)
		at(b, before)
	}
	eval[bool](b, `(history.forward(), true)`)
	at(b, way[1])
	b.clean()
}

// TestSingleFileKeepsPlaces: anchors, the place on a page that Back returns to,
// the mark in the menu, and addresses that lead nowhere.
func TestSingleFileKeepsPlaces(t *testing.T) {
	t.Parallel()
	b := openSingle(t, "#/dropsuite/backup/retrying/contact")
	at(b, "/dropsuite/backup/retrying/")
	until(
		b,
		`(y => y > 0 && y < 300)(document.getElementById("/dropsuite/backup/retrying/contact").getBoundingClientRect().top)`,
	)
	if got := eval[string](b, `document.querySelector(".menu [aria-current]").textContent`); !strings.HasPrefix(
		got,
		"Retrying",
	) {
		t.Errorf("the menu marks %q", got)
	}
	// The browser goes to the anchor itself once more when all is there, on a busy
	// machine long after it says so: the place counts when it has stayed a while.
	until(b, `document.readyState === "complete"`)
	until(
		b,
		`(self.stayed = scrollY === 60 ? (self.stayed ?? 0) + 1 : 0, scrollTo({ top: 60, behavior: "instant" }), self.stayed > 20)`,
	)
	eval[bool](b, `new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))`)
	eval[bool](b, `(location.hash = "#/messages/", true)`)
	at(b, "/messages/")
	until(b, `scrollY === 0`)
	eval[bool](b, `(history.back(), true)`)
	at(b, "/dropsuite/backup/retrying/")
	until(b, `Math.abs(scrollY - 60) < 30`)
	eval[bool](b, `(location.hash = "#/no/such/page/", true)`)
	at(b, "/404.html")
	b.clean()
}

// TestSingleFileSearches: from the box to the page of all results, and from a
// hit to its page with the words marked.
func TestSingleFileSearches(t *testing.T) {
	t.Parallel()
	b := openSingle(t, "#/dropsuite/backup/retrying/")
	at(b, "/dropsuite/backup/retrying/")
	typeIn(b, sureQuery)
	if hits := hitsListed(b); hits[0] != sureEntry {
		t.Errorf("the box finds %q", hits)
	}
	press(b, kb.Enter)
	at(b, "/search/")
	answered(b, sureQuery)
	if hits := hitsIn(b, onPage); len(hits) == 0 || hits[0] != sureEntry {
		t.Errorf("the page finds %q", hits)
	}
	b.do(chromedp.Click(chromedp.CSS("[data-search-results] a[data-entry]")))
	at(b, "/"+sureEntry+"/")
	until(b, `CSS.highlights.get("found")?.size > 0`)
	if got := eval[string](b, `location.hash`); got != "#/"+sureEntry+"/" {
		t.Errorf("the address is %s", got)
	}
	if got := eval[string](b, `document.querySelector(".top [data-search-box]").value`); got != sureQuery {
		t.Errorf("beside the hit the box has %q", got)
	}
	eval[bool](b, `(history.back(), true)`)
	at(b, "/search/")
	answered(b, sureQuery)
	b.clean()

	// The home page has a box of its own.
	home := openSingle(t, "")
	at(home, "/")
	home.do(chromedp.SendKeys(chromedp.CSS("main:not([hidden]) [data-search-box]"), sureQuery))
	until(home, `document.querySelector("main:not([hidden]) [role=option]")`)
	press(home, kb.ArrowDown)
	press(home, kb.Enter)
	at(home, "/"+sureEntry+"/")
	until(home, `CSS.highlights.get("found")?.size > 0`)
	eval[bool](home, `(history.back(), true)`)
	at(home, "/")
	home.do(chromedp.SendKeys(chromedp.CSS("main:not([hidden]) [data-search-box]"), " again"))
	press(home, kb.Enter)
	at(home, "/search/")
	answered(home, sureQuery+" again")
	home.clean()
}

// TestSingleFilePrints: a page by itself, and all of them with the button.
func TestSingleFilePrints(t *testing.T) {
	t.Parallel()
	b := openSingle(t, "#/dropsuite/backup/retrying/")
	at(b, "/dropsuite/backup/retrying/")
	one := printed(b)
	eval[bool](b, `(window.print = () => {}, document.querySelector(".print-book").click(), true)`)
	if hidden := eval[int](b, `document.querySelectorAll("main[hidden]").length`); hidden > 0 {
		t.Errorf("%d pages are left out", hidden)
	}
	all := printed(b)
	t.Logf("one page prints to %d bytes, all to %d", one, all)
	if all < 10*one {
		t.Errorf("one page prints to %d bytes, all to %d", one, all)
	}
	at(b, "/dropsuite/backup/retrying/") // as before
	b.clean()
}

// printed returns the size of the page as PDF.
func printed(b *tab) int {
	b.t.Helper()
	data, err := chromedp.Run(b.ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4)))
	if err != nil {
		b.t.Fatal(err)
	}
	return len(data)
}

// TestSingleFileWithoutScripts: all pages are there, one after another, and
// links lead to them.
func TestSingleFileWithoutScripts(t *testing.T) {
	t.Parallel()
	b := disconnected(t)
	b.call(withoutScripts)
	b.open(singleFile(t), "#/dropsuite/backup/retrying/")
	if hidden := eval[int](b, `[...document.querySelectorAll("main h1")].filter(h => !h.checkVisibility()).length`); hidden > 0 {
		t.Errorf("%d pages are not shown", hidden)
	}
	if pages := eval[int](b, `document.querySelectorAll("main h1").length`); pages < 100 {
		t.Errorf("only %d pages", pages)
	}
	// Scrolling there is smooth, and nothing on the page can wait without scripts.
	var top float64
	for end := time.Now().Add(waitLimit); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		top = eval[float64](b, `document.getElementById("/dropsuite/backup/retrying/").getBoundingClientRect().top`)
		if top > -5 && top < 300 {
			break
		}
	}
	if top < -5 || top > 300 {
		t.Errorf("the page that the address names is %f pixels away", top)
	}
	b.clean()
}

// TestSingleFileHasAPolicy: what is in the file runs, and nothing else.
func TestSingleFileHasAPolicy(t *testing.T) {
	t.Parallel()
	b := openSingle(t, "")
	at(b, "/")
	b.clean()
	if eval[bool](
		b,
		`(() => { const s = document.createElement("script"); s.textContent = "window.broken = true"; document.head.append(s); return window.broken === true })()`,
	) {
		t.Error("another script runs")
	}
	if faults := strings.Join(b.takeFaults(), "\n"); !strings.Contains(faults, "Content Security Policy") {
		t.Errorf("the browser did not refuse it by the policy: %q", faults)
	}
}
