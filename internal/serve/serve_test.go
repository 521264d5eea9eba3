package serve_test

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"faultbook/internal/host"
	"faultbook/internal/pipeline"
	"faultbook/internal/preview"
	"faultbook/internal/serve"
)

func still(t *testing.T, settings string) *preview.Preview {
	t.Helper()
	files := fstest.MapFS{}
	for name, text := range map[string]string{
		"faultbook.yaml":              settings,
		"content/lamp/start/dim.md":   "---\nstatus: Dim\naliases: [/old/, /dim.html]\n---\n![A plug](plug.svg)\n",
		"content/lamp/start/plug.svg": `<svg xmlns="http://www.w3.org/2000/svg" width="3" height="4"/>`,
		"content/lamp/start/data.bin": "\x00\x01",
		// Folders that generated files, whose names tell their content, are in too.
		"content/assets/logo.svg":              `<svg xmlns="http://www.w3.org/2000/svg" width="3" height="4"/>`,
		"content/assets/start/lost.md":         "---\nstatus: Lost\n---\n",
		"content/assets/logo.0123456789.svg":   `<svg xmlns="http://www.w3.org/2000/svg" width="3" height="5"/>`,
		"content/search/0123456789ab/hits.txt": "Text",
		"content/справка/ответ.md":             "---\ntitle: A\n---\n",
	} {
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	project, _, problems, err := pipeline.Load(context.Background(), files, pipeline.Options{Workers: 1})
	if err != nil || problems != nil {
		t.Fatal(err, problems)
	}
	return preview.Static(project)
}

func listen(t *testing.T, opts serve.Options, settings string) *serve.Server {
	t.Helper()
	s, err := serve.Listen(opts, still(t, settings))
	if err != nil {
		t.Fatal(err)
	}
	ctx, end := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.Run(ctx) }()
	t.Cleanup(func() {
		end()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return s
}

func ask(s http.Handler, method, path string) *http.Response {
	r := httptest.NewRequest(method, path, nil)
	r.Host = "127.0.0.1:8080"
	w := httptest.NewRecorder()
	s.ServeHTTP(w, r)
	return w.Result()
}

func text(t *testing.T, r *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// answers are what a browser may ask for, and what it gets.
var answers = []struct {
	path   string
	status int
	kind   string
	holds  string // a piece of the body, or where a redirect leads
}{
	{"/", 200, "text/html", "<html"},
	{"/index.html", 200, "text/html", "<html"},
	{"/lamp/start/dim/", 200, "text/html", "Dim"},
	{"/lamp/start/dim/index.html", 200, "text/html", "Dim"},
	{"/lamp/start/dim", 301, "", "/lamp/start/dim/"},
	{"/lamp", 301, "", "/lamp/"},
	{"/old/", 301, "", "/lamp/start/dim/"},
	{"/old", 301, "", "/lamp/start/dim/"},
	{"/dim.html", 301, "", "/lamp/start/dim/"},
	{"/dim.html?q=1&x=%C3%A4", 301, "", "/lamp/start/dim/?q=1&x=%C3%A4"},
	{"/lamp?q=1", 301, "", "/lamp/?q=1"},
	{"/lamp/start/plug.svg", 200, "image/svg+xml", "<svg"},
	{"/lamp/start/data.bin", 200, "application/octet-stream", "\x00\x01"},
	{"/catalogue.json", 200, "application/json", `"Dim"`},
	{"/robots.txt", 200, "text/plain", "User-agent"},
	{"/%D1%81%D0%BF%D1%80%D0%B0%D0%B2%D0%BA%D0%B0/%D0%BE%D1%82%D0%B2%D0%B5%D1%82/", 200, "text/html", "A"},
	{"/nothing", 404, "text/html", "<html"},
	{"/nothing/deep/", 404, "text/html", `href="/lamp/"`}, // links that work from any depth
	{"/lamp/start/dim.md", 404, "text/html", "<html"},
	{"/faultbook.yaml", 404, "text/html", "<html"},
	{"/../faultbook.yaml", 404, "text/html", "<html"},
	{"/lamp/start/..%2f..%2f..%2ffaultbook.yaml", 404, "text/html", "<html"},
	{"//example.com/lamp", 404, "text/html", "<html"},
}

func TestAnswers(t *testing.T) {
	s := listen(t, serve.Options{Host: "127.0.0.1"}, "")
	for _, c := range answers {
		r := ask(s, http.MethodGet, c.path)
		body := text(t, r)
		if c.status == 301 {
			body = r.Header.Get("Location")
			if body != c.holds {
				t.Errorf("%s leads to %q, want %q", c.path, body, c.holds)
			}
		}
		if r.StatusCode != c.status || c.kind != "" && !strings.HasPrefix(r.Header.Get("Content-Type"), c.kind) ||
			!strings.Contains(body, c.holds) {
			t.Errorf("%s: %d %s, want %d %s with %q", c.path, r.StatusCode, r.Header.Get("Content-Type"), c.status,
				c.kind, c.holds)
		}
	}
}

func TestMethods(t *testing.T) {
	s := listen(t, serve.Options{Host: "127.0.0.1"}, "")
	for _, path := range []string{"/", "/catalogue.json", "/nothing"} {
		get, head := ask(s, http.MethodGet, path), ask(s, http.MethodHead, path)
		body := text(t, get)
		if text(t, head) != "" || head.StatusCode != get.StatusCode ||
			head.Header.Get("Content-Length") != strconv.Itoa(len(body)) {
			t.Errorf("%s: HEAD answers %d %v, GET %d with %d bytes", path, head.StatusCode, head.Header,
				get.StatusCode, len(body))
		}
	}
	for _, method := range []string{http.MethodPost, http.MethodPut, http.MethodDelete, http.MethodOptions} {
		if r := ask(s, method, "/"); r.StatusCode != http.StatusMethodNotAllowed ||
			r.Header.Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: %d %v", method, r.StatusCode, r.Header)
		}
	}
}

// TestForeignHosts holds that a page of another site cannot read the preview
// through a name of its own that leads to this computer.
func TestForeignHosts(t *testing.T) {
	machine, err := os.Hostname()
	if err != nil {
		t.Fatal(err)
	}
	for listens, hosts := range map[string]map[string]bool{
		"127.0.0.1": {
			"127.0.0.1": true, "127.0.0.1:8080": true, "localhost": true, "localhost:9": true, "[::1]:8080": true,
			"127.8.8.8":   true,
			"example.com": false, "example.com:8080": false, "localhost.example.com": false,
			"127.0.0.1.example.com": false, "192.168.0.7": false, "0.0.0.0:8080": false, "": false,
		},
		"0.0.0.0": {"192.168.0.7:8080": true, "localhost": true, "example.com": false,
			machine: true, strings.ToUpper(machine) + ":80": true},
		"::": {"192.168.0.7:8080": true, machine + ":8080": true, "x." + machine: false},
		"127.0.0.1 with Help.example.com": {"help.example.com": true, "HELP.example.com:443": true,
			"a.help.example.com": false, machine: machine == "localhost"},
		"127.0.0.1 with .example.com": {"a.b.example.com": true, "example.com": false, "badexample.com": false,
			"example.com.evil.org": false},
	} {
		address, name, _ := strings.Cut(listens, " with ")
		s := listen(t, serve.Options{Host: address, AllowHosts: []string{name}}, "")
		for host, allowed := range hosts {
			r := httptest.NewRequest(http.MethodGet, "/", nil)
			r.Host = host
			w := httptest.NewRecorder()
			s.ServeHTTP(w, r)
			want := http.StatusMisdirectedRequest
			if allowed {
				want = http.StatusOK
			}
			if w.Code != want || !allowed && strings.Contains(w.Body.String(), "<html") {
				t.Errorf("listening on %s, asked as %q: %d, want %d", listens, host, w.Code, want)
			}
		}
	}
}

// TestAddressesThatOpen: what the preview prints leads to it, on this computer and on
// others, wherever it listens.
func TestAddressesThatOpen(t *testing.T) {
	for _, host := range []string{"127.0.0.1", "0.0.0.0", "::", "localhost"} {
		s := listen(t, serve.Options{Host: host}, "")
		others := s.OtherURLs()
		if all := net.ParseIP(host).IsUnspecified(); all != (len(others) > 0) {
			t.Errorf("on %s the addresses for other computers are %q", host, others)
		}
		for _, address := range append(others, s.URL()) {
			answer, err := http.Get(address)
			if err != nil {
				t.Errorf("on %s %s leads nowhere: %v", host, address, err)
				continue
			}
			answer.Body.Close()
			if answer.StatusCode != http.StatusOK {
				t.Errorf("on %s %s answers %s", host, address, answer.Status)
			}
		}
	}
}

func TestPolicy(t *testing.T) {
	s := listen(t, serve.Options{Host: "127.0.0.1"}, "")
	for _, path := range []string{"/", "/catalogue.json", "/nothing", "/lamp", "/lamp/start/plug.svg"} {
		h := ask(s, http.MethodGet, path).Header
		policy := map[string]string{}
		for part := range strings.SplitSeq(h.Get("Content-Security-Policy"), ";") {
			name, value, _ := strings.Cut(strings.TrimSpace(part), " ")
			policy[name] = value
		}
		for name, want := range map[string]string{"default-src": "'none'", "script-src": "'self'",
			"style-src": "'self'", "img-src": "'self'"} {
			if policy[name] != want {
				t.Errorf("%s: %s is %q, want %q", path, name, policy[name], want)
			}
		}
		kept := host.Revalidate
		if path == "/nothing" || path == "/lamp" {
			kept = "no-store"
		}
		if h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Cache-Control") != kept {
			t.Errorf("%s: %v", path, h)
		}
	}
}

func TestBasePath(t *testing.T) {
	s := listen(t, serve.Options{Host: "127.0.0.1"}, "base_url: https://example.com/help/\n")
	if !strings.HasPrefix(s.URL(), "http://127.0.0.1:") || !strings.HasSuffix(s.URL(), "/help/") {
		t.Errorf("the address is %s", s.URL())
	}
	for path, want := range map[string]string{
		"/help/": "200", "/help/lamp/start/dim/": "200", "/help/lamp": "301 /help/lamp/", "/": "302 /help/",
		"/help": "302 /help/", "/lamp/": "404", "/helpless/": "404",
	} {
		r := ask(s, http.MethodGet, path)
		if got := strings.TrimSpace(strconv.Itoa(r.StatusCode) + " " + r.Header.Get("Location")); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
	if body := text(t, ask(s, http.MethodGet, "/lamp/")); !strings.Contains(body, `href="/help/"`) {
		t.Error("the page of unknown addresses does not lead back to the site")
	}
}

// The address of a language without the slash at its end leads to its home page.
func TestFolderOfLanguage(t *testing.T) {
	s := listen(t, serve.Options{Host: "127.0.0.1"}, "title: T\nlanguages: {de: {}}\n")
	for path, to := range map[string]string{"/de": "/de/", "/de/lamp/start": "/de/lamp/start/"} {
		r := ask(s, http.MethodGet, path)
		if got := r.Header.Get("Location"); r.StatusCode != http.StatusMovedPermanently || got != to {
			t.Errorf("%s: %d to %q, want 301 to %q", path, r.StatusCode, got, to)
		}
	}
}

// TestServesOverTheNetwork asks a real port, and the next free one when the
// first is taken.
func TestServesOverTheNetwork(t *testing.T) {
	first := listen(t, serve.Options{Host: "127.0.0.1"}, "")
	r, err := http.Get(first.URL() + "lamp/start/dim/")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if body := text(t, r); r.StatusCode != 200 || !strings.Contains(body, "Dim") {
		t.Errorf("got %d", r.StatusCode)
	}
	_, port, err := net.SplitHostPort(strings.TrimSuffix(strings.TrimPrefix(first.URL(), "http://"), "/"))
	if err != nil {
		t.Fatal(err)
	}
	taken, err := strconv.Atoi(port)
	if err != nil {
		t.Fatal(err)
	}
	if second := listen(t, serve.Options{Host: "127.0.0.1", Port: taken}, ""); second.URL() == first.URL() {
		t.Errorf("both are at %s", second.URL())
	}
}

func TestNoPortOfSomebodyElse(t *testing.T) {
	if _, err := serve.Listen(serve.Options{Host: "192.0.2.1", Port: 8080}, still(t, "")); err == nil {
		t.Error("listens on an address that is not this computer's")
	}
}
