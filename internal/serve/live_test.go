package serve_test

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"

	"faultbook/internal/diag"
	"faultbook/internal/pipeline"
	"faultbook/internal/preview"
	"faultbook/internal/serve"
	"faultbook/internal/source"
)

// site is a site on disk with its live server; changes are passed to the server
// as its command does.
type site struct {
	t       *testing.T
	dir     string
	preview *preview.Preview
	server  *serve.Server
	said    chan diag.List
	stop    func() time.Duration // ends the server; how long that took
}

func liveSite(t *testing.T) *site {
	t.Helper()
	s := &site{t: t, dir: t.TempDir(), said: make(chan diag.List, 20)}
	for name, text := range map[string]string{
		"faultbook.yaml":              "editor_url: editor://{path}?{line},{column}\n",
		"content/lamp/start/dim.md":   "---\nstatus: Dim\n---\nA word.\n",
		"content/lamp/start/off.md":   "---\nstatus: Off\n---\n![A plug](plug.svg)\n",
		"content/lamp/start/plug.svg": `<svg xmlns="http://www.w3.org/2000/svg" width="3" height="4"/>`,
	} {
		s.write(name, text)
	}
	files, err := source.OpenFolder(s.dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { files.Close() })
	if s.preview, err = preview.New(t.Context(), files, pipeline.Options{NoSearch: true}); err != nil {
		t.Fatal(err)
	}
	if s.server, err = serve.Listen(serve.Options{Host: "127.0.0.1", Live: true, Dir: s.dir,
		Say: func(l diag.List) { s.said <- l }}, s.preview); err != nil {
		t.Fatal(err)
	}
	ctx, end := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- s.server.Run(ctx) }()
	s.stop = func() time.Duration {
		started := time.Now()
		end()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		ended <- nil
		return time.Since(started)
	}
	t.Cleanup(func() { s.stop() })
	return s
}

func (s *site) write(name, text string) {
	s.t.Helper()
	file := filepath.Join(s.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		s.t.Fatal(err)
	}
}

// save writes a file and brings the site up to date.
func (s *site) save(name, text string) {
	s.t.Helper()
	s.write(name, text)
	change, err := s.preview.Update(s.t.Context(), []string{name})
	if err != nil {
		s.t.Fatal(err)
	}
	s.server.Changed(change)
}

var marks = regexp.MustCompile(`data-sum="(\w+)" data-style="([^"]+)"`)

// look opens a page as a browser does, and returns the events that it receives.
func (s *site) look(page string) <-chan map[string]any {
	s.t.Helper()
	r, err := http.Get(s.server.URL() + page)
	if err != nil {
		s.t.Fatal(err)
	}
	m := marks.FindStringSubmatch(text(s.t, r))
	if m == nil {
		s.t.Fatalf("%s has no script of the preview", page)
	}
	query := url.Values{"page": {"/" + page}, "sum": {m[1]}, "style": {m[2]}}
	stream, err := http.Get(s.server.URL() + ".faultbook/events?" + query.Encode())
	if err != nil {
		s.t.Fatal(err)
	}
	events := make(chan map[string]any, 10)
	go func() {
		defer close(events)
		defer stream.Body.Close()
		for lines := bufio.NewScanner(stream.Body); lines.Scan(); {
			if data, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
				var m map[string]any
				if err := json.Unmarshal([]byte(data), &m); err != nil {
					s.t.Error(err)
				}
				events <- m
			}
		}
	}()
	return events
}

// kind waits for the next event, apart from those of the search.
func kind(t *testing.T, events <-chan map[string]any) (string, map[string]any) {
	t.Helper()
	for {
		if k, m := anyKind(t, events); k != "search" {
			return k, m
		}
	}
}

func anyKind(t *testing.T, events <-chan map[string]any) (string, map[string]any) {
	t.Helper()
	select {
	case m := <-events:
		k, _ := m["kind"].(string)
		return k, m
	case <-time.After(2 * time.Minute):
		t.Fatal("no event came")
		return "", nil
	}
}

// TestEventsOfChanges holds that a page that changes gets an event, and no other page does.
func TestEventsOfChanges(t *testing.T) {
	s := liveSite(t)
	dim, off := s.look("lamp/start/dim/"), s.look("lamp/start/off/")
	s.save("content/lamp/start/dim.md", "---\nstatus: Dim\n---\nAnother word.\n")
	if k, _ := kind(t, dim); k != "reload" {
		t.Errorf("the page that changed received %q", k)
	}
	if k, _ := anyKind(t, off); k != "search" {
		t.Errorf("the other page received %q, not an event of the search", k)
	}
	s.save("content/lamp/start/plug.svg", `<svg xmlns="http://www.w3.org/2000/svg" width="3" height="4"><path/></svg>`)
	if k, m := kind(t, off); k != "file" || m["new"] != "/lamp/start/plug.svg" {
		t.Errorf("the other page received %v, not only an event of its file", m)
	}
	s.save("templates/styles/tokens.css", ":root { --new: 1 }")
	if k, m := kind(t, off); k != "style" || !strings.HasPrefix(m["new"].(string), "/assets/site.") {
		t.Errorf("after a change of style: %v", m)
	}
	s.save("content/lamp/start/off.md", "---\nstatus: Off for good\n---\n")
	if k, _ := kind(t, off); k != "reload" {
		t.Errorf("after a change of the label: %q", k)
	}
}

// TestFaults holds that faults are sent with their place, to everyone who looks at
// a page then or later, and that they are taken back.
func TestFaults(t *testing.T) {
	s := liveSite(t)
	off := s.look("lamp/start/off/")
	s.save("content/lamp/start/dim.md", "---\nstatus: Dim\nstatsu: x\n---\nA word.\n")
	later := s.look("lamp/start/off/")
	for _, events := range []<-chan map[string]any{off, later} {
		k, m := kind(t, events)
		faults, _ := m["faults"].([]any)
		if k != "faults" || len(faults) != 1 {
			t.Fatalf("received %v", m)
		}
		first := faults[0].(map[string]any)
		want := "editor://" + filepath.ToSlash(s.dir) + "/content/lamp/start/dim.md?3,1"
		if first["place"] != "content/lamp/start/dim.md:3:1" || first["open"] != want {
			t.Errorf("received %v, want the link %s", first, want)
		}
	}
	if r, err := http.Get(s.server.URL() + "lamp/start/dim/"); err != nil || !strings.Contains(text(t, r), "A word.") {
		t.Error("the last good page is not served")
	}
	s.save("content/lamp/start/dim.md", "---\nstatus: Dim\n---\nA word.\n")
	if k, m := kind(t, off); k != "faults" || m["faults"] != nil {
		t.Errorf("after mending: %v", m)
	}
}

// TestWarnings holds that warnings are sent too, beside errors and alone, and
// whether the page is from before the errors.
func TestWarnings(t *testing.T) {
	s := liveSite(t)
	off := s.look("lamp/start/off/")
	for _, tt := range []struct {
		meta   string
		events int
		stale  bool
	}{
		{"message: It is %s now\n", 1, false},
		{"message: It is %s now\nstate: dimm\n", 2, true},
		{"state: dimm\n", 1, true},
	} {
		s.save("content/lamp/start/dim.md", "---\nstatus: Dim\n"+tt.meta+"---\nA word.\n")
		k, m := kind(t, off)
		faults, _ := m["faults"].([]any)
		if stale, _ := m["stale"].(bool); k != "faults" || len(faults) != tt.events || stale != tt.stale {
			t.Errorf("with %q: received %v", tt.meta, m)
		}
	}
}

// TestTemplateThatFails: a template that asks for what it does not get leaves the
// pages from before it; one that fails when a page is made gives a page that says so,
// and faults are reported once after each change.
func TestTemplateThatFails(t *testing.T) {
	s := liveSite(t)
	get := func(page string) (int, string) {
		t.Helper()
		r, err := http.Get(s.server.URL() + page)
		if err != nil {
			t.Fatal(err)
		}
		return r.StatusCode, text(t, r)
	}
	s.save("templates/partials/footer.html", "<footer>{{.Site.Titel}}</footer>")
	if status, body := get("lamp/start/dim/"); status != http.StatusOK || !strings.Contains(body, "A word.") {
		t.Errorf("the last good page is not served, but %d: %s", status, body)
	}
	for range 2 {
		s.save("templates/partials/footer.html", `<footer>{{slice "a" 5}}</footer>`)
		for _, page := range []string{"lamp/start/dim/", "lamp/start/off/", "lamp/start/dim/"} {
			status, body := get(page)
			if status != http.StatusInternalServerError ||
				!strings.Contains(body, "templates/partials/footer.html:1:") ||
				!strings.Contains(body, "notice.css") {
				t.Errorf("%s: %d, a page without the fault: %s", page, status, body)
			}
		}
		if len(s.said) != 1 {
			t.Fatalf("faults were reported %d times, want once", len(s.said))
		}
		if said := <-s.said; len(said) != 1 || said[0].Pos.File != "templates/partials/footer.html" {
			t.Errorf("reported %v", said)
		}
	}
}

// TestEndsWhileTelling holds that open streams do not keep the server.
func TestEndsWhileTelling(t *testing.T) {
	s := liveSite(t)
	before := runtime.NumGoroutine()
	var streams []<-chan map[string]any
	for range 20 {
		streams = append(streams, s.look(""))
	}
	if took := s.stop(); took > 5*time.Second {
		t.Errorf("the server ended after %v", took)
	}
	for _, events := range streams {
		for range events { // until it is closed
		}
	}
	for deadline := time.Now().Add(2 * time.Minute); runtime.NumGoroutine() > before; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%d goroutines, %d before", runtime.NumGoroutine(), before)
		}
		http.DefaultClient.CloseIdleConnections()
	}
}

// TestNearest holds that the page of unknown addresses names the nearest ones.
func TestNearest(t *testing.T) {
	s := liveSite(t)
	for _, address := range []string{"lamp/start/dmi/", "lamp/begin/dim/"} {
		r, err := http.Get(s.server.URL() + address)
		if err != nil {
			t.Fatal(err)
		}
		if body := text(t, r); r.StatusCode != 404 || !strings.Contains(body, `<a href="/lamp/start/dim/">Dim</a>`) {
			t.Errorf("%s: %d, without the nearest page", address, r.StatusCode)
		}
	}
}

// TestStartsWithFaults holds that there is something to look at before the
// first good state, and that the site follows.
func TestStartsWithFaults(t *testing.T) {
	dir := t.TempDir()
	s := &site{t: t, dir: dir}
	s.write("faultbook.yaml", "")
	s.write("content/a.md", "no front matter")
	files, err := source.OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer files.Close()
	if s.preview, err = preview.New(t.Context(), files, pipeline.Options{NoSearch: true}); err != nil {
		t.Fatal(err)
	}
	if s.server, err = serve.Listen(serve.Options{Host: "127.0.0.1", Live: true}, s.preview); err != nil {
		t.Fatal(err)
	}
	if r := ask(s.server, http.MethodGet, "/"); r.StatusCode != http.StatusServiceUnavailable ||
		!strings.Contains(text(t, r), "live.js") {
		t.Errorf("got %d", r.StatusCode)
	}
	s.save("content/a.md", "---\ntitle: A\n---\n")
	if r := ask(s.server, http.MethodGet, "/a/"); r.StatusCode != http.StatusOK {
		t.Errorf("after mending: %d", r.StatusCode)
	}
}
