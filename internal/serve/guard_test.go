package serve_test

import (
	"context"
	"mime"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"faultbook/internal/serve"
)

// fetched is a request as a browser describes it; empty words are left out, as
// by what is no browser and by browsers on another computer.
type fetched struct{ site, mode, dest string }

func (f fetched) ask(s http.Handler, path string) *http.Response {
	ctx, end := context.WithTimeout(context.Background(), 10*time.Second) // of events, which go on
	defer end()
	r := httptest.NewRequestWithContext(ctx, http.MethodGet, path, nil)
	r.Host = "127.0.0.1:8080"
	for name, value := range map[string]string{"Sec-Fetch-Site": f.site, "Sec-Fetch-Mode": f.mode,
		"Sec-Fetch-Dest": f.dest} {
		if value != "" {
			r.Header.Set(name, value)
		}
	}
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Result()
}

// TestPagesOfOtherSites holds that no page of another site reads the drafts
// that a preview shows, and that everybody else gets what they ask for.
func TestPagesOfOtherSites(t *testing.T) {
	s := listen(t, serve.Options{Host: "127.0.0.1"}, "")
	for from, status := range map[fetched]int{
		{}:                                       200, // curl, or another computer
		{"none", "navigate", "document"}:         200, // an address typed
		{"same-origin", "cors", "empty"}:         200,
		{"same-origin", "no-cors", "script"}:     200,
		{"cross-site", "navigate", "document"}:   200, // a link elsewhere that leads here
		{"same-site", "navigate", "document"}:    200, // one on another port
		{"cross-site", "cors", "empty"}:          403,
		{"same-site", "cors", "empty"}:           403,
		{"cross-site", "no-cors", "script"}:      403,
		{"cross-site", "no-cors", "image"}:       403,
		{"cross-site", "navigate", "iframe"}:     403,
		{"cross-site", "navigate", "object"}:     403,
		{"same-site", "same-origin", "document"}: 403, // no browser says so
	} {
		for _, path := range []string{"/", "/catalogue.json", "/catalogue.csv", "/llms.txt", "/search/manifest.js",
			"/lamp/start/plug.svg", "/nothing"} {
			want := status
			if path == "/nothing" && status == 200 {
				want = 404
			}
			r := from.ask(s, path)
			body := text(t, r)
			if r.StatusCode != want || status == 403 && strings.Contains(body, "Dim") {
				t.Errorf("%+v asks for %s: %d, want %d: %.80s", from, path, r.StatusCode, want, body)
			}
			if r.Header.Get("Access-Control-Allow-Origin") != "" ||
				r.Header.Get("Cross-Origin-Resource-Policy") != "same-origin" {
				t.Errorf("%+v asks for %s: %v", from, path, r.Header)
			}
		}
	}
}

// TestLiveIsGuarded: the files of the preview contain faults, and so parts of
// the content.
func TestLiveIsGuarded(t *testing.T) {
	s := liveSite(t)
	for _, name := range []string{"live.js", "events?page=/", "nothing"} {
		if r := (fetched{"cross-site", "no-cors", "script"}).ask(s.server,
			"/.faultbook/"+name); r.StatusCode != http.StatusForbidden {
			t.Errorf("%s: %d", name, r.StatusCode)
		}
	}
	r, err := http.Get(s.server.URL() + ".faultbook/events?page=/")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if r.StatusCode != http.StatusOK || r.Header.Get("Cross-Origin-Resource-Policy") != "same-origin" ||
		r.Header.Get("Cache-Control") != "no-cache" {
		t.Errorf("events: %d %v", r.StatusCode, r.Header)
	}
}

// TestWhatIsNotThereIsNotKept: a browser that asked too early for a file asks
// again, whatever the file's name says of how long it may be kept.
func TestWhatIsNotThereIsNotKept(t *testing.T) {
	s := listen(t, serve.Options{Host: "127.0.0.1"}, "")
	for path, status := range map[string]int{
		"/assets/site.0123456789.css": 404, "/search/0123456789ab/l0.js": 404, "/nothing": 404, "/lamp": 301,
		"/old/": 301,
	} {
		r := ask(s, http.MethodGet, path)
		if r.StatusCode != status || r.Header.Get("Cache-Control") != "no-store" {
			t.Errorf("%s: %d with Cache-Control %q", path, r.StatusCode, r.Header.Get("Cache-Control"))
		}
	}
}

// TestTypesAreNotTheSystems: what a program has registered on a computer for a
// type of file changes nothing; browsers run no script that is said to be text.
func TestTypesAreNotTheSystems(t *testing.T) {
	before := mime.TypeByExtension(".js")
	if err := mime.AddExtensionType(".js", "text/plain"); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = mime.AddExtensionType(".js", before) }()
	s := listen(t, serve.Options{Host: "127.0.0.1"}, "")
	if got := ask(s, http.MethodGet,
		"/search/manifest.js").Header.Get("Content-Type"); got != "text/javascript; charset=utf-8" {
		t.Errorf("a script is served as %q", got)
	}
}
