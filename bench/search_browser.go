package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// load is one request in the network log of a browser.
type load struct {
	url        string
	kind       network.ResourceType
	start, end float64 // seconds
	bytes      float64 // as they came over the network, with headers
	ended      bool
}

// tab is a page of the browser with a cache of its own, empty at first, and its
// network log.
type tab struct {
	ctx context.Context

	mu     sync.Mutex
	loads  []*load
	byID   map[network.RequestID]*load
	failed []string
	last   time.Time // when the log changed
}

// inTab opens a tab for a while.
func inTab(browser context.Context, use func(*tab) error) error {
	t := &tab{byID: map[network.RequestID]*load{}}
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext(), chromedp.WithListener(t.listen))
	defer cancel()
	ctx, stop := context.WithTimeout(ctx, 10*time.Minute)
	defer stop()
	t.ctx = ctx
	err := chromedp.Do(ctx, chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, emulation.SetFocusEmulationEnabled, emulation.SetFocusEmulationEnabledParams{Enabled: true})
		return err
	}))
	if err != nil {
		return err
	}
	return use(t)
}

func (t *tab) listen(ev any) {
	t.mu.Lock()
	defer t.mu.Unlock()
	switch e := ev.(type) {
	case *network.EventRequestWillBeSent:
		l := &load{url: e.Request.URL, kind: e.Type, start: float64(e.Timestamp)}
		t.loads, t.byID[e.RequestID] = append(t.loads, l), l
	case *network.EventLoadingFinished:
		if l := t.byID[e.RequestID]; l != nil {
			l.end, l.bytes, l.ended = float64(e.Timestamp), e.EncodedDataLength, true
		}
	case *network.EventLoadingFailed:
		if l := t.byID[e.RequestID]; l != nil {
			l.ended = true
			t.failed = append(t.failed, l.url+": "+e.ErrorText)
		}
	default:
		return
	}
	t.last = time.Now()
}

// settled returns what was loaded since the last time, once nothing is on its
// way any more.
func (t *tab) settled() ([]*load, error) {
	const quiet = 80 * time.Millisecond
	for started := time.Now(); time.Since(started) < time.Minute; time.Sleep(quiet / 4) {
		t.mu.Lock()
		waiting := slices.ContainsFunc(t.loads, func(l *load) bool { return !l.ended })
		if len(t.failed) > 0 {
			defer t.mu.Unlock()
			return nil, fmt.Errorf("loads failed: %s", strings.Join(t.failed, ", "))
		}
		if !waiting && time.Since(t.last) > quiet {
			defer t.mu.Unlock()
			loads := t.loads
			t.loads = nil
			return loads, nil
		}
		t.mu.Unlock()
	}
	return nil, fmt.Errorf("the page still loads after a minute")
}

func (t *tab) open(address string) error { return chromedp.Do(t.ctx, chromedp.Navigate(address)) }

// run calls a JavaScript function with arguments and waits for its promise.
func run[T any](t *tab, function string, args ...any) (T, error) {
	var texts []string
	for _, a := range args {
		text, err := json.Marshal(a)
		if err != nil {
			return *new(T), err
		}
		texts = append(texts, string(text))
	}
	return chromedp.Run(t.ctx, chromedp.Evaluate[T]("("+function+")("+strings.Join(texts, ",")+")", chromedp.EvalAwaitPromise))
}

// bytesOf adds up what came over the network.
func bytesOf(loads []*load) float64 {
	sum := 0.0
	for _, l := range loads {
		sum += l.bytes
	}
	return sum
}

// depthOf tells how many loads waited for each other: those that began when
// another had ended are one deeper than it.
func depthOf(loads []*load) int {
	loads = slices.Clone(loads)
	slices.SortStableFunc(loads, func(a, b *load) int {
		switch {
		case a.start < b.start:
			return -1
		case a.start > b.start:
			return 1
		}
		return 0
	})
	depth, deepest := map[*load]int{}, 0
	for _, l := range loads {
		depth[l] = 1
		for _, before := range loads {
			if before.end <= l.start && before != l {
				depth[l] = max(depth[l], depth[before]+1)
			}
		}
		deepest = max(deepest, depth[l])
	}
	return deepest
}

// quantile returns the value that a share of all values does not exceed.
func quantile(values []float64, share float64) float64 {
	if len(values) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(values))
	return sorted[min(len(sorted)-1, int(share*float64(len(sorted))))]
}
