package serve_test

import (
	"context"
	"fmt"
	"io/fs"
	"maps"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"faultbook/internal/host"
	"faultbook/internal/pipeline"
	"faultbook/internal/preview"
	"faultbook/internal/publish"
	"faultbook/internal/serve"
)

// published returns every file of the test's site.
func published(t *testing.T, settings string) map[string]string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "public")
	if _, _, problems, err := publish.Site(t.Context(), still(t, settings).State().Project, dir); err != nil || problems != nil {
		t.Fatal(err, problems)
	}
	byPath := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || name == ".faultbook" {
			return err
		}
		text, err := os.ReadFile(filepath.Join(dir, name))
		byPath[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return byPath
}

// headersFor reads _headers as its hosts do: each rule whose pattern fits adds
// its lines. A star stands for all that follows.
func headersFor(t *testing.T, rules, address string) map[string]string {
	t.Helper()
	found := map[string]string{}
	fits := false
	for line := range strings.SplitSeq(rules, "\n") {
		name, value, isHeader := strings.Cut(strings.TrimPrefix(line, "  "), ": ")
		switch {
		case strings.HasPrefix(line, "/"):
			start, open := strings.CutSuffix(line, "*")
			fits = line == address || open && strings.HasPrefix(address, start)
		case line == "" || strings.HasPrefix(line, "#") || !fits:
		case !isHeader || !strings.HasPrefix(line, "  "):
			t.Fatalf("_headers has the line %q", line)
		case found[name] != "":
			t.Errorf("%s is given %s twice: hosts join the two", address, name)
		default:
			found[name] = value
		}
	}
	return found
}

// TestRulesAreThoseOfTheHost asks the preview for every file of the site, and
// demands the headers that the published _headers gives it, but for those by
// which a preview keeps drafts to itself and follows its content.
func TestRulesAreThoseOfTheHost(t *testing.T) {
	for _, settings := range []string{"", "base_url: https://example.com/help/\nnoindex: true\nmarkdown: true\n"} {
		s := listen(t, serve.Options{Host: "127.0.0.1"}, settings)
		base := "/"
		if settings != "" {
			base = "/help/"
		}
		site := published(t, settings)
		forever, changing := 0, 0
		for _, name := range slices.Sorted(maps.Keys(site)) {
			if strings.HasPrefix(name, "_") {
				continue
			}
			want := headersFor(t, site["_headers"], "/"+name) // seen from where the files are
			if want["Cache-Control"] == "" {
				want["Cache-Control"] = host.Revalidate
				changing++
			} else {
				forever++
			}
			answer := ask(s, http.MethodGet, base+strings.TrimSuffix(name, "index.html"))
			if body := text(t, answer); answer.StatusCode == http.StatusOK && body != site[name] {
				t.Errorf("%s: the preview and the build differ", name)
			}
			if own := strings.HasSuffix(name, ".html") || name == "search/0123456789ab/hits.txt" || strings.HasPrefix(name, "assets/logo."); own && want["Cache-Control"] != host.Revalidate {
				t.Errorf("%s is of the content, and may be kept: %s", name, want["Cache-Control"])
			}
			if answer.StatusCode != http.StatusOK {
				want["Cache-Control"] = "no-store" // an alias: it may lead elsewhere in a minute
			}
			delete(want, "Access-Control-Allow-Origin") // a preview shares no drafts
			got := answer.Header
			for header, value := range want {
				if got.Get(header) != value {
					t.Errorf("%s: the preview says %s: %q, the host %q", name, header, got.Get(header), value)
				}
			}
			if noIndex := got.Get("X-Robots-Tag") == "noindex"; noIndex != (settings != "") {
				t.Errorf("%s: X-Robots-Tag is %q", name, got.Get("X-Robots-Tag"))
			}
		}
		if forever < 8 || changing < 8 {
			t.Errorf("%d files never change, %d may", forever, changing)
		}
		redirects := strings.Split(strings.TrimSpace(site["_redirects"]), "\n")
		if len(redirects) != 2 {
			t.Errorf("_redirects holds %q", redirects)
		}
		for _, line := range redirects {
			fields := strings.Fields(line)
			if len(fields) != 3 || fields[2] != "301!" {
				t.Fatalf("_redirects has the line %q", line)
			}
			r := ask(s, http.MethodGet, base+strings.TrimPrefix(fields[0], "/"))
			if r.StatusCode != http.StatusMovedPermanently || r.Header.Get("Location") != fields[1] {
				t.Errorf("%s: %d %s, want 301 %s", fields[0], r.StatusCode, r.Header.Get("Location"), fields[1])
			}
		}
	}
}

// TestOwnRedirects holds that the preview follows the redirects of the site's own from addresses
// without a page, and never from those of pages.
func TestOwnRedirects(t *testing.T) {
	files := fstest.MapFS{
		"faultbook.yaml":            {Data: []byte("title: T\n")},
		"content/lamp/start/dim.md": {Data: []byte("---\nstatus: Dim\naction: none\n---\n")},
		"content/_redirects": {Data: []byte("/was /lamp/start/\n/old/* /lamp/:splat?v=1 302\n/shown /lamp/start/dim/ 200\n" +
			"/find /search/\n")},
	}
	project, _, problems, err := pipeline.Load(t.Context(), files, pipeline.Options{Workers: 1})
	if err != nil || problems != nil {
		t.Fatal(err, problems)
	}
	s, err := serve.Listen(serve.Options{}, preview.Static(project))
	if err != nil {
		t.Fatal(err)
	}
	ctx, end := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- s.Run(ctx) }()
	defer func() {
		end()
		<-done
	}()
	for address, want := range map[string]string{
		"was":             "301 /lamp/start/",
		"was/?q=1":        "301 /lamp/start/?q=1",
		"old/start/?q=1":  "302 /lamp/start/?v=1&q=1",
		"shown":           "200 ",
		"find":            "301 /search/",
		"lamp/start/dim/": "200 ",
		"none":            "404 ",
	} {
		answer := ask(s, http.MethodGet, "/"+address)
		if got := fmt.Sprint(answer.StatusCode, " ", answer.Header.Get("Location")); got != want {
			t.Errorf("%s: %s, want %s", address, got, want)
		}
	}
}
