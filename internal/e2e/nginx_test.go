package e2e_test

import (
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"faultbook/internal/host"
	"faultbook/internal/output"
	"faultbook/internal/starter"
)

// aroundNginx is what a distribution puts around the file of a site, with every
// path inside one folder.
const aroundNginx = `daemon off;
pid %[1]s/pid;
error_log stderr;
events {}
http {
  include /etc/nginx/mime.types;
  access_log off;
  client_body_temp_path %[1]s/body; proxy_temp_path %[1]s/proxy; fastcgi_temp_path %[1]s/fastcgi; uwsgi_temp_path %[1]s/uwsgi; scgi_temp_path %[1]s/scgi;
  include %[1]s/site.conf;
}
`

// nginx serves a folder with the file that init writes for it, in which only
// what its comment asks for is changed.
func nginx(t *testing.T, public string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("./test quick leaves out what needs nginx")
	}
	program, err := exec.LookPath("nginx")
	if err != nil {
		program = "/usr/sbin/nginx" // which not every user has in the path
	}
	files, err := starter.Host(host.Docker, host.Everywhere()) // but for its port that of nginx
	at := slices.IndexFunc(files, func(f output.File) bool { return f.Path == "nginx.conf" })
	if err != nil || at < 0 {
		t.Fatal(len(files), err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := listener.Addr().String()
	listener.Close()
	dir := t.TempDir()
	site := strings.NewReplacer("listen 8080;", "listen "+address+";", "/srv/www/help", public).
		Replace(string(files[at].Data))
	config := filepath.Join(dir, "nginx.conf")
	for name, text := range map[string]string{config: fmt.Sprintf(aroundNginx, dir), filepath.Join(dir, "site.conf"): site} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if out, err := exec.CommandContext(t.Context(), program, "-t", "-p", dir, "-c", config).CombinedOutput(); err != nil {
		t.Fatalf("%v: run ./test, which installs nginx\n%s", err, out)
	}
	if os.Geteuid() == 0 { // its workers are of another user
		for _, d := range []string{made, filepath.Dir(public), public} {
			if err := os.Chmod(d, 0o755); err != nil {
				t.Fatal(err)
			}
		}
	}
	cmd := exec.Command(program, "-p", dir, "-c", config)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Signal(os.Interrupt); _ = cmd.Wait() })
	for end := time.Now().Add(waitLimit); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if conn, err := net.Dial("tcp", address); err == nil {
			conn.Close()
			return "http://" + address + "/"
		}
	}
	t.Fatalf("nginx does not listen on %s", address)
	return ""
}

// TestNginxServesTheSite: what the rules of the site say is what nginx does.
func TestNginxServesTheSite(t *testing.T) {
	t.Parallel()
	public := filepath.Join(made, "nginx", "public") // made is open to the workers of nginx
	t.Cleanup(func() { os.RemoveAll(filepath.Dir(public)) })
	if err := os.CopyFS(public, os.DirFS(moved(t))); err != nil {
		t.Fatal(err)
	}
	// Content may be in the folders of generated files.
	for _, name := range []string{"assets/logo.svg", "assets/start/index.html", "search/tips/index.html"} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(public, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(public, name), []byte("text"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	root := nginx(t, public)
	rules := host.New("/", false, nil, host.Policy{})
	hashed := map[string]bool{}
	for _, pattern := range []string{"assets/site.*.css", "assets/search-box.*.js", "search/s/*.js"} {
		found, err := filepath.Glob(filepath.Join(public, pattern))
		if err != nil || len(found) == 0 {
			t.Fatal(pattern, found, err)
		}
		name, err := filepath.Rel(public, found[0])
		if err != nil {
			t.Fatal(err)
		}
		hashed[filepath.ToSlash(name)] = true
	}
	for _, name := range slices.AppendSeq([]string{
		"index.html", newHome + "index.html", "search/manifest.js", "assets/logo.svg", "assets/start/", "search/tips/",
		"catalogue.json", "catalogue.csv", "catalogue.schema.json", "feed.xml", "opensearch.xml", "llms.txt",
	}, maps.Keys(hashed)) {
		res := get(t, root+name)
		if res.StatusCode != http.StatusOK {
			t.Errorf("%s gives %s", name, res.Status)
		}
		for _, h := range rules.Headers(name, hashed[name]) {
			if got := res.Header.Get(h.Name); got != h.Value {
				t.Errorf("%s: %s is %q, want %q", name, h.Name, got, h.Value)
			}
		}
	}
	for name, want := range map[string]struct {
		status int
		text   string
	}{
		"no/such/page/": {404, "kind-notfound"}, "_headers": {404, "kind-notfound"}, ".faultbook": {404, "kind-notfound"},
		oldHome: {200, "kind-redirect"}, strings.TrimSuffix(newHome, "/"): {301, ""}, newHome: {200, "Overheated"},
	} {
		res := get(t, root+name)
		body, err := io.ReadAll(res.Body)
		if err != nil || res.StatusCode != want.status || !strings.Contains(string(body), want.text) {
			t.Errorf("%s gives %s without %q, %v", name, res.Status, want.text, err)
		}
		if got := res.Header.Get("Content-Security-Policy"); got == "" {
			t.Errorf("%s has no policy", name)
		}
	}
	b := newTab(t)
	b.open(root, oldHome+"#warm")
	arrives(b, root+newHome+"#causes")
	quiet(b)
}

// get asks for an address and follows no redirect.
func get(t *testing.T, address string) *http.Response {
	t.Helper()
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := client.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { res.Body.Close() })
	return res
}
