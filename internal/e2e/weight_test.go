package e2e_test

import (
	"bytes"
	"compress/gzip"
	"net/http"
	"net/http/httptest"
	"path"
	"strings"
	"testing"

	"faultbook/internal/e2e/chrome"
	"faultbook/internal/host"
)

// maxWeight is what the first view of an entry may cost on the way to a phone
// with a bad connection: HTML and styles, compressed as servers do it.
const maxWeight = 20_000

func TestEntriesAreLight(t *testing.T) {
	heaviest, name := 0, ""
	for _, p := range pagesOf(t, readPlain) {
		if p.kind() != "entry" {
			continue
		}
		weight := zipped(t, readFile(t, plain, p.file))
		styles := 0
		for link := range elements(p.doc, "link") {
			if attr(link, "rel") == "stylesheet" {
				styles++
				weight += zipped(t, readFile(t, plain, path.Join(path.Dir(p.file), attr(link, "href"))))
			}
		}
		if styles == 0 {
			t.Errorf("%s has no style sheet", p.file)
		}
		if weight > heaviest {
			heaviest, name = weight, p.file
		}
	}
	if heaviest == 0 {
		t.Fatal("no entry was weighed")
	}
	t.Logf("the heaviest entry, %s, is %d bytes", strings.TrimSuffix(name, "/index.html"), heaviest)
	if heaviest > maxWeight {
		t.Errorf("%s is %d bytes with its styles, more than %d", name, heaviest, maxWeight)
	}
}

// served serves a built site with the headers of the published one, compressed
// as hosts do it.
func served(t *testing.T, dir, at string) string {
	t.Helper()
	rules, files := host.New(at, false, nil, host.Policy{}), http.StripPrefix(
		strings.TrimSuffix(at, "/"),
		http.FileServer(http.Dir(dir)),
	)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, at)
		if name == "" || strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		whole := httptest.NewRecorder()
		files.ServeHTTP(whole, r)
		w.Header().Set("Content-Type", whole.Header().Get("Content-Type"))
		for _, h := range rules.Headers(name, strings.HasPrefix(name, "assets/")) {
			w.Header().Set(h.Name, h.Value)
		}
		body := whole.Body.Bytes()
		if path.Ext(name) != ".png" {
			w.Header().Set("Content-Encoding", "gzip")
			body = gzipped(t, body)
		}
		w.WriteHeader(whole.Code)
		_, _ = w.Write(body) // a browser that has gone away misses nothing
	}))
	t.Cleanup(s.Close)
	return s.URL + at
}

// maxRequests is how many requests a first view may take; the icon of the tab
// is asked for afterwards.
const maxRequests = 3

// TestFirstViewIsLight opens entries of a site that is told its address, with
// all that its pages then say to programs, in a browser that has seen nothing of
// it, and adds up what came over the network, headers included.
func TestFirstViewIsLight(t *testing.T) {
	t.Parallel()
	root := served(t, based, "/sub/")
	for _, page := range []string{heaviestEntry(t), "dropsuite/backup/need-reauthentication/", withMessage + "/"} {
		for _, width := range []int64{1280, 390} {
			b := newTab(t)
			b.do(chrome.Width(width))
			b.call(noteShifts)
			b.open(root, page)
			for _, shift := range eval[[]string](b, readShifts) {
				t.Errorf("%s at %d: moved %s", page, width, shift)
			}
			var views []string
			for _, name := range b.takeRequests() {
				if !strings.Contains(name, "/favicon.") {
					views = append(views, name)
				}
			}
			weight := eval[int](
				b,
				`[...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].filter(e => !e.name.includes("/favicon.")).reduce((sum, e) => sum + e.transferSize, 0)`,
			)
			t.Logf("%s at %d: %d bytes in %d requests", page, width, weight, len(views))
			if len(views) > maxRequests || len(views) < 2 || weight > maxWeight || weight == 0 {
				t.Errorf("%s at %d: %d bytes, at most %d, in the requests %q", page, width, weight, maxWeight, views)
			}
			b.clean()
		}
	}
}

// heaviestEntry returns the address of the entry with the longest page.
func heaviestEntry(t *testing.T) string {
	t.Helper()
	most := &page{}
	for _, p := range pagesOf(t, readBased) {
		if p.kind() == "entry" && p.size > most.size {
			most = p
		}
	}
	return most.url
}

func zipped(t *testing.T, data []byte) int { t.Helper(); return len(gzipped(t, data)) }

func gzipped(t *testing.T, data []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
