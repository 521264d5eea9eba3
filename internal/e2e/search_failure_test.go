package e2e_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// javascript answers with a script.
func javascript(w http.ResponseWriter, text string) bool {
	w.Header().Set("Content-Type", "text/javascript; charset=utf-8")
	fmt.Fprint(w, text)
	return true
}

func isManifest(r *http.Request) bool { return r.URL.Path == "/search/manifest.js" }

func isTerms(r *http.Request) bool {
	return strings.HasPrefix(r.URL.Path, "/search/") && strings.Contains(r.URL.Path, "/t")
}

// spoils are what may happen to the files of a search. With each the page says
// what the reader can do, and searching again works once the files are whole.
var spoils = []struct {
	name  string
	spoil func(w http.ResponseWriter, r *http.Request) bool
	says  string
}{
	{"a shard is missing", func(w http.ResponseWriter, r *http.Request) bool {
		if isTerms(r) {
			http.NotFound(w, r)
		}
		return isTerms(r)
	}, "could not be loaded"},
	{"a shard is damaged", func(w http.ResponseWriter, r *http.Request) bool {
		return isTerms(r) && javascript(w, `fb("zz!")`)
	}, "could not be read"},
	{"a shard is cut off", func(w http.ResponseWriter, r *http.Request) bool {
		return isTerms(r) && javascript(w, `fb("x`)
	}, "could not be read"},
	{"the manifest is missing", func(w http.ResponseWriter, r *http.Request) bool {
		if isManifest(r) {
			http.NotFound(w, r)
		}
		return isManifest(r)
	}, "could not be loaded"},
	{"the index is newer", func(w http.ResponseWriter, r *http.Request) bool {
		return isManifest(r) && javascript(w, `faultbookShard("manifest",{"version":999})`)
	}, "Reload the page"},
	{"the script is gone", func(w http.ResponseWriter, r *http.Request) bool {
		gone := strings.HasPrefix(r.URL.Path, "/assets/search-page.")
		if gone {
			http.NotFound(w, r)
		}
		return gone
	}, "reload the page"},
}

// forgetFaults drops what the browser tells of the files that were made to fail.
// Several are asked for at once and the page speaks of the first, so it waits
// until every request has ended and a fifth of a second has brought no more.
func forgetFaults(b *tab) {
	end := time.Now().Add(waitLimit)
	for quiet := 0; quiet < 10 && time.Now().Before(end); quiet++ {
		if len(b.takeFaults()) > 0 || b.loads() {
			quiet = 0
		}
		time.Sleep(20 * time.Millisecond)
	}
}

func TestFailedSearchesSayWhy(t *testing.T) {
	t.Parallel()
	for _, s := range spoils {
		t.Run(s.name, func(t *testing.T) {
			var whole atomic.Bool
			root := brokenServer(t, func(w http.ResponseWriter, r *http.Request) bool { return !whole.Load() && s.spoil(w, r) })
			b := newTab(t)
			asked(b, root, url.Values{"q": {sureQuery}})
			if got := eval[string](b, `document.querySelector("[data-search-results]").dataset.state`); got != "failed" {
				t.Fatalf("the state is %s", got)
			}
			if got := eval[string](b, `document.querySelector("main").innerText`); !strings.Contains(got, s.says) {
				t.Errorf("the page says %s", got)
			}
			for _, violation := range violations(b) {
				t.Error(violation)
			}
			if s.name == "the script is gone" {
				return
			}
			forgetFaults(b)
			whole.Store(true)
			eval[bool](b, `document.querySelector("[data-search-results] button").click() ?? true`)
			answered(b, sureQuery)
			if hits := hitsIn(b, onPage); len(hits) == 0 || hits[0] != sureEntry {
				t.Errorf("after trying again the hits are %q", hits)
			}
			b.clean()
		})
	}
}

// TestFailedBoxSaysWhy: below the box it is the same, and Enter still leads on.
func TestFailedBoxSaysWhy(t *testing.T) {
	t.Parallel()
	var whole atomic.Bool
	root := brokenServer(t, func(w http.ResponseWriter, r *http.Request) bool { return !whole.Load() && spoils[0].spoil(w, r) })
	b := newTab(t)
	b.open(root, somePage)
	typeIn(b, sureQuery)
	until(b, `document.querySelector(".search-panel")?.innerText.includes("could not be loaded")`)
	forgetFaults(b)
	whole.Store(true)
	eval[bool](b, `document.querySelector(".search-panel button").click() ?? true`)
	if hits := hitsListed(b); hits[0] != sureEntry {
		t.Errorf("after trying again the hits are %q", hits)
	}
	b.clean()
}

// TestSearchNeverHangs: a shard that never comes is given up.
func TestSearchNeverHangs(t *testing.T) {
	t.Parallel()
	ended := make(chan struct{})
	root := brokenServer(t, func(w http.ResponseWriter, r *http.Request) bool {
		if isTerms(r) {
			select {
			case <-ended:
			case <-r.Context().Done():
			}
		}
		return isTerms(r)
	})
	t.Cleanup(func() { close(ended) })
	b := newTab(t)
	b.open(root, "search/")
	typeIn(b, "server")
	settled(b)
	if got := eval[string](b, `document.querySelector("[data-search-results]").dataset.state`); got != "failed" {
		t.Errorf("the state is %s", got)
	}
}
