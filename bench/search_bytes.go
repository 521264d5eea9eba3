package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"faultbook/internal/e2e/chrome"
)

// The targets of a first query, in bytes over the network with everything that
// is loaded because of the search. A kilobyte has 1,000 bytes here.
var (
	targetFirst = map[int]float64{1000: 60_000, 10_000: 80_000, 50_000: 130_000}
	// targetFirstReal is the target on the help center of this repository.
	targetFirstReal = 30_000.0
)

const (
	targetDepth     = 3
	targetKeystroke = 15_000
	// latency of the server: loads that wait for each other show, as they do
	// for readers. It is longer than a busy machine takes to begin a few dozen
	// loads at once, which would otherwise seem to wait for each other.
	latency = 100 * time.Millisecond

	bytesSubject = "faultbook, first query"
	realName     = "this site"
)

// bytesSection measures what a reader's browser loads for a first query.
var bytesSection = section{
	name: "search-bytes", about: "what a first query loads in Chromium, with an empty cache",
	run: func(b *bench) error {
		browser, stop, err := chrome.Start(b.ctx)
		if errors.Is(err, chrome.ErrMissing) {
			b.report.note("Without Chromium nothing tells what a query loads: %v", err)
			return nil
		}
		if err != nil {
			return err
		}
		defer stop()
		t := table{
			title:  fmt.Sprintf("first query in Chromium, cache empty: bytes over the network, gzip, headers and script included (KB = 1,000 bytes; %d queries)", queryCount),
			header: []string{"pages", "median", "maximum", "loads", "deep", "keystroke median", "95 %", "maximum", "heaviest query"},
		}
		kinds := table{title: "first query: median by kind of query (KB = 1,000 bytes)", header: append([]string{"pages"}, queryKinds...)}
		// The tables are shown also when a later size fails.
		defer func() { b.report.tables = append(b.report.tables, t, kinds) }()
		row, failure := b.firstOnRealSite(browser)
		if failure == nil {
			t.rows, kinds.rows = append(t.rows, row), append(kinds.rows, b.kindRow(row[0]))
		} else {
			failure = fmt.Errorf("%s: %w", realName, failure)
		}
		for _, pages := range b.sizes {
			public, _, err := b.searched(pages)
			if err == nil {
				row, err = b.firstQueries(browser, public, pages, showCount(pages), targetFirst[pages])
			}
			if err != nil {
				return errors.Join(failure, fmt.Errorf("%d pages: %w", pages, err))
			}
			t.rows, kinds.rows = append(t.rows, row), append(kinds.rows, b.kindRow(row[0]))
		}
		return failure
	},
}

func (b *bench) firstOnRealSite(browser context.Context) ([]string, error) {
	module, err := b.module()
	if err != nil {
		return nil, err
	}
	public := filepath.Join(b.work, "real")
	b.say("  %s", realName)
	m, err := b.measureSearched(module, public)
	if err != nil {
		return nil, err
	}
	m.Subject, m.Pages = searchSubject+", "+realName, m.Published.HTML
	b.report.Measurements = append(b.report.Measurements, m)
	return b.firstQueries(browser, public, m.Pages, fmt.Sprintf("%d (%s)", m.Pages, realName), targetFirstReal)
}

// firstQuery is what one query made a browser load.
type firstQuery struct {
	kind, text string
	bytes      float64
	loads      int
	depth      int
	keystrokes []float64 // bytes of each further one
}

func (b *bench) firstQueries(browser context.Context, public string, pages int, name string, target float64) ([]string, error) {
	queries, err := queriesOf(public)
	if err != nil {
		return nil, err
	}
	root, stop, err := serve(latency, map[string]string{"/": public})
	if err != nil {
		return nil, err
	}
	defer stop()
	own, err := ownLoads(browser, root, public)
	if err != nil {
		return nil, err
	}
	b.say("  %d queries on %s", len(queries), name)
	var all []firstQuery
	for _, q := range queries {
		var f firstQuery
		err := inTab(browser, func(t *tab) (err error) { f, err = askFirst(t, root, own, q); return err })
		if err != nil {
			return nil, fmt.Errorf("%q: %w", q.text, err)
		}
		all = append(all, f)
	}
	return b.reportFirst(all, pages, name, target), nil
}

// ownLoads returns the addresses of what a page loads though nobody searches.
func ownLoads(browser context.Context, root, public string) (map[string]bool, error) {
	entries, err := readCatalogue(public)
	if err != nil {
		return nil, err
	}
	own := map[string]bool{}
	return own, inTab(browser, func(t *tab) error {
		if err := t.open(root + entries[0].URL + "index.html"); err != nil {
			return err
		}
		loads, err := t.settled()
		for _, l := range loads {
			own[l.url] = true
		}
		if err != nil {
			return err
		}
		// It is loaded when nothing else is, or not at all.
		icons, err := run[[]string](t, `() => Array.from(document.querySelectorAll("link[rel~=icon]"), link => link.href)`)
		for _, icon := range icons {
			own[icon] = true
		}
		return err
	})
}

// untilDone waits for the list that answers a text, and returns its length.
const untilDone = `text => new Promise((resolve, reject) => {
	const list = document.querySelector("[data-search-results]")
	const look = () => {
		const { state, query } = list.dataset
		if (state === "failed") reject(new Error("the search failed"))
		if (state === "done" && query === text) resolve(list.querySelectorAll("[data-entry]").length)
	}
	new MutationObserver(look).observe(list, { attributes: true })
	look()
	setTimeout(() => reject(new Error("no answer; the list is " + list.dataset.state + " for " + list.dataset.query)), 30000)
})`

func askFirst(t *tab, root string, own map[string]bool, q query) (firstQuery, error) {
	f := firstQuery{kind: q.kind, text: q.text}
	if err := t.open(root + "search/?q=" + url.QueryEscape(q.text)); err != nil {
		return f, err
	}
	loads, err := answered(t, own, q.text)
	if err != nil {
		return f, err
	}
	f.bytes, f.loads, f.depth = bytesOf(loads), len(loads), depthOf(loads)
	_, err = run[bool](t, `() => {
		const box = document.querySelector("[data-search-box]")
		box.focus()
		box.setSelectionRange(box.value.length, box.value.length)
		return true
	}`)
	for text, more := q.text, q.more; err == nil && more != ""; {
		key := string([]rune(more)[:1])
		text, more = text+key, strings.TrimPrefix(more, key)
		err = chromedp.Do(t.ctx, chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
			_, err := chromedp.Call(ctx, input.InsertText, input.InsertTextParams{Text: key})
			return err
		}))
		if err == nil {
			loads, err = answered(t, own, text)
			f.keystrokes = append(f.keystrokes, bytesOf(loads))
		}
	}
	return f, err
}

// answered waits for an answer and returns what was loaded for it, beyond what
// every page loads.
func answered(t *tab, own map[string]bool, text string) ([]*load, error) {
	if _, err := run[int](t, untilDone, text); err != nil {
		return nil, err
	}
	all, err := t.settled()
	var loads []*load
	for _, l := range all {
		if !own[l.url] && l.kind != network.ResourceTypeDocument {
			loads = append(loads, l)
		}
	}
	return loads, err
}

func (b *bench) reportFirst(all []firstQuery, pages int, name string, target float64) []string {
	var bytes, loads, keys []float64
	depth, heaviest := 0, all[0]
	for _, f := range all {
		bytes, loads, keys = append(bytes, f.bytes), append(loads, float64(f.loads)), append(keys, f.keystrokes...)
		depth = max(depth, f.depth)
		if f.bytes > heaviest.bytes {
			heaviest = f
		}
	}
	m := measurement{Subject: bytesSubject, Pages: pages, Values: map[string]float64{
		"first_query_median_bytes": quantile(bytes, 0.5), "first_query_max_bytes": heaviest.bytes,
		"loads_median": quantile(loads, 0.5), "depth_max": float64(depth),
		"keystroke_median_bytes": quantile(keys, 0.5), "keystroke_95_bytes": quantile(keys, 0.95), "keystroke_max_bytes": quantile(keys, 1),
	}}
	for _, kind := range queryKinds {
		var some []float64
		for _, f := range all {
			if f.kind == kind {
				some = append(some, f.bytes)
			}
		}
		m.Values[kindValue(kind)] = quantile(some, 0.5)
	}
	b.report.Measurements = append(b.report.Measurements, m)
	v := m.Values
	most := verdict{Name: fmt.Sprintf("most bytes of a first query, %s", name), Value: heaviest.bytes, AtMost: target}
	deep := verdict{Name: fmt.Sprintf("depth of the loads of a first query, %s", name), Value: float64(depth), AtMost: targetDepth}
	key := verdict{Name: fmt.Sprintf("most bytes of a further keystroke, %s", name), Value: v["keystroke_max_bytes"]}
	if pages == targetPages {
		key.AtMost = targetKeystroke
	}
	b.report.Verdicts = append(b.report.Verdicts, most, deep, key)
	return []string{
		name, showKB(v["first_query_median_bytes"]), most.held(showKB), showNumber(v["loads_median"]), deep.held(showNumber),
		showKB(v["keystroke_median_bytes"]), showKB(v["keystroke_95_bytes"]), key.held(showKB), shorten(heaviest.text, 40),
	}
}

func kindValue(kind string) string {
	return "first_query_" + strings.ReplaceAll(kind, " ", "_") + "_median_bytes"
}

// kindRow shows what was measured last, by kind of query.
func (b *bench) kindRow(name string) []string {
	row, last := []string{name}, b.report.Measurements[len(b.report.Measurements)-1]
	for _, kind := range queryKinds {
		row = append(row, showKB(last.Values[kindValue(kind)]))
	}
	return row
}

// showKB shows thousands of bytes.
func showKB(n float64) string { return fmt.Sprintf("%.1f KB", n/1000) }

func showNumber(n float64) string { return fmt.Sprintf("%.0f", n) }

func shorten(text string, most int) string {
	if letters := []rune(text); len(letters) > most {
		return string(letters[:most-1]) + "…"
	}
	return text
}
