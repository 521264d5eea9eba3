package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"

	"faultbook/internal/e2e/chrome"
)

// The targets of the time from a keystroke to its results, in milliseconds, on
// targetPages.
const (
	targetKeyMedian = 5.0
	targetKey95     = 16.0

	keysSubject = "faultbook, keystroke to results"
)

// keysSection measures how long results take once what they need is loaded.
var keysSection = section{
	name: "search-keys", about: "from a keystroke to results in Chromium, once loaded",
	run: func(b *bench) error {
		browser, stop, err := chrome.Start(b.ctx)
		if errors.Is(err, chrome.ErrMissing) {
			b.report.note("Without Chromium nothing tells how fast results come: %v", err)
			return nil
		}
		if err != nil {
			return err
		}
		defer stop()
		t := table{
			title:  "from a keystroke to the list on the search page, in Chromium, once loaded",
			header: []string{"pages", "keystrokes", "median", "95 %", "maximum", "CPU a keystroke"},
		}
		defer func() { b.report.tables = append(b.report.tables, t) }()
		for _, pages := range b.sizes {
			row, err := b.keystrokes(browser, pages)
			if err != nil {
				return fmt.Errorf("%d pages: %w", pages, err)
			}
			t.rows = append(t.rows, row)
		}
		return nil
	},
}

// typeAll puts texts into the box one after the other, as if they were typed, and
// returns the milliseconds from each input to the list that answers it. Between
// two, the browser may draw.
const typeAll = `async texts => {
	const box = document.querySelector("[data-search-box]"), list = document.querySelector("[data-search-results]"), times = []
	for (const text of texts) {
		await new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn)))
		times.push(await new Promise((resolve, reject) => {
			let begun
			const timer = setTimeout(() => reject(new Error("no answer to " + text)), 30000)
			const watcher = new MutationObserver(() => {
				const { state, query } = list.dataset
				if (state === "failed") reject(new Error("the search failed"))
				if (state !== "done" || query !== text) return
				const took = performance.now() - begun
				watcher.disconnect()
				clearTimeout(timer)
				resolve(took)
			})
			watcher.observe(list, { attributes: true })
			begun = performance.now()
			box.value = text
			box.dispatchEvent(new InputEvent("input", { bubbles: true }))
		}))
	}
	return times
}`

func (b *bench) keystrokes(browser context.Context, pages int) ([]string, error) {
	public, _, err := b.searched(pages)
	if err != nil {
		return nil, err
	}
	queries, err := queriesOf(public)
	if err != nil {
		return nil, err
	}
	root, stop, err := serve(0, map[string]string{"/": public})
	if err != nil {
		return nil, err
	}
	defer stop()
	b.say("  typing %d queries on %d pages", len(queries), pages)
	var times []float64
	worked := 0.0
	err = inTab(browser, func(t *tab) error {
		if err := t.open(root + "search/"); err != nil {
			return err
		}
		for _, q := range queries {
			// The first time loads what the second needs.
			if _, err := run[[]float64](t, typeAll, q.typed()); err != nil {
				return err
			}
			before, err := threadTime(t)
			if err != nil {
				return err
			}
			took, err := run[[]float64](t, typeAll, q.typed())
			if err != nil {
				return err
			}
			after, err := threadTime(t)
			if err != nil {
				return err
			}
			times, worked = append(times, took...), worked+after-before
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	median := verdict{Name: fmt.Sprintf("milliseconds from a keystroke to results, median, %d pages", pages), Value: quantile(times, 0.5)}
	most := verdict{Name: fmt.Sprintf("milliseconds from a keystroke to results, 95 %%, %d pages", pages), Value: quantile(times, 0.95)}
	if pages == targetPages {
		median.AtMost, most.AtMost = targetKeyMedian, targetKey95
	}
	b.report.Verdicts = append(b.report.Verdicts, median, most)
	b.report.Measurements = append(b.report.Measurements, measurement{Subject: keysSubject, Pages: pages, Values: map[string]float64{
		"keystrokes": float64(len(times)), "query_median_ms": median.Value, "query_95_ms": most.Value, "query_max_ms": quantile(times, 1),
		"cpu_mean_ms": worked * 1000 / float64(len(times)),
	}})
	return []string{showCount(pages), showCount(len(times)), median.held(showMillis), most.held(showMillis), showMillis(quantile(times, 1)), showMillis(worked * 1000 / float64(len(times)))}, nil
}

// threadTime returns the seconds that the page's main thread has worked, drawing
// included: unlike the rest it says something on a busy machine too.
func threadTime(t *tab) (seconds float64, err error) {
	err = chromedp.Do(t.ctx, chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		if _, err := chromedp.Call(ctx, performance.Enable, performance.EnableParams{}); err != nil {
			return err
		}
		found, err := chromedp.Call(ctx, performance.GetMetrics, cdp.Empty{})
		for _, m := range found.Metrics {
			if m.Name == "ThreadTime" {
				seconds = m.Value
			}
		}
		return err
	}))
	return seconds, err
}

func showMillis(ms float64) string { return fmt.Sprintf("%.1f ms", ms) }
