package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"mime"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"faultbook/internal/host"
)

// The simulated link to a reader.
const (
	linkLatency = 40      // milliseconds before each answer
	linkBytes   = 1250000 // a second: 10 Mbit/s
)

// tab is a page of the browser with an empty cache, and its network log.
type tab struct {
	ctx context.Context

	mu    sync.Mutex
	open  map[network.RequestID]string
	loads []load
	last  time.Time // when the log changed
}

// load is a request that was answered.
type load struct {
	url string
	kb  float64 // of 1,000 bytes, as they came over the network, with headers
}

// inTab opens a tab for a while, behind the simulated link if that is asked for.
func inTab(browser context.Context, link bool, use func(*tab) error) error {
	t := &tab{open: map[network.RequestID]string{}}
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext(), chromedp.WithListener(t.listen))
	defer cancel()
	ctx, stop := context.WithTimeout(ctx, 10*time.Minute)
	defer stop()
	t.ctx = ctx
	slow := network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: []*network.Conditions{
		{Latency: linkLatency, DownloadThroughput: linkBytes, UploadThroughput: linkBytes},
	}}
	err := chromedp.Do(ctx, chromedp.Func(func(ctx context.Context, _ *chromedp.Target) error {
		if !link {
			return nil
		}
		_, err := chromedp.Call(ctx, network.EmulateNetworkConditionsByRule, slow)
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
		t.open[e.RequestID] = e.Request.URL
	case *network.EventLoadingFinished:
		t.loads = append(t.loads, load{t.open[e.RequestID], e.EncodedDataLength / 1000})
		delete(t.open, e.RequestID)
	case *network.EventLoadingFailed:
		delete(t.open, e.RequestID)
	}
	t.last = time.Now()
}

// visit goes to an address, calls a JavaScript function there, waits until nothing
// loads any more, and returns what was loaded.
func visit[T any](t *tab, address, function string, args ...any) (v T, loads []load, err error) {
	if address != "" {
		if err = chromedp.Do(t.ctx, chromedp.Navigate(address)); err != nil {
			return v, nil, err
		}
	}
	text, err := json.Marshal(args)
	if err == nil {
		call := fmt.Sprintf("(%s)(...%s)", function, text)
		v, err = chromedp.Run(t.ctx, chromedp.Evaluate[T](call, chromedp.EvalAwaitPromise))
	}
	const quiet = 80 * time.Millisecond
	for err == nil && t.ctx.Err() == nil {
		t.mu.Lock()
		if len(t.open) == 0 && time.Since(t.last) > quiet {
			loads, t.loads = t.loads, nil
			t.mu.Unlock()
			return v, loads, nil
		}
		t.mu.Unlock()
		time.Sleep(quiet / 4)
	}
	return v, nil, err
}

func kbOf(loads []load) (kb float64) {
	for _, l := range loads {
		kb += l.kb
	}
	return kb
}

// serve serves folders, by path, as hosts do: compressed; a site alone with its
// headers too, whose policy lets no other engine run.
func serve(folders map[string]string) *httptest.Server {
	rules := host.New("/", false, nil, host.Policy{})
	return httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		at, name := "/", r.URL.Path
		for folder := range folders {
			if strings.HasPrefix(name, folder) && len(folder) > len(at) {
				at = folder
			}
		}
		if strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		data, err := os.ReadFile(filepath.Join(folders[at], filepath.FromSlash(strings.TrimPrefix(name, at))))
		if err != nil {
			http.NotFound(w, r)
			return
		}
		for _, h := range rules.Headers(strings.TrimPrefix(name, "/"), strings.HasPrefix(name, "/assets/")) {
			if len(folders) == 1 {
				w.Header().Set(h.Name, h.Value)
			}
		}
		w.Header().Set("Content-Type", mime.TypeByExtension(path.Ext(name)))
		if zipped := gzipped(data); len(zipped) < len(data) {
			w.Header().Set("Content-Encoding", "gzip")
			data = zipped
		}
		_, _ = w.Write(data) // a browser that went away misses nothing
	}))
}

func gzipped(data []byte) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write(data) // a buffer takes everything
	_ = w.Close()
	return b.Bytes()
}
