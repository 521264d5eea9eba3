package e2e_test

import (
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"faultbook/internal/pipeline"
	sitepreview "faultbook/internal/preview"
	"faultbook/internal/serve"
	"faultbook/internal/source"
)

// fileServer serves a folder at a path, as hosts of static files do, and
// returns the address of the site.
func fileServer(t *testing.T, dir, at string) string {
	t.Helper()
	s := httptest.NewServer(http.StripPrefix(strings.TrimSuffix(at, "/"), http.FileServer(http.Dir(dir))))
	t.Cleanup(s.Close)
	return s.URL + at
}

// preview serves the real site as `faultbook serve` does, and returns its
// address.
func preview(t *testing.T, load func() (*pipeline.Project, error)) string {
	t.Helper()
	project, err := load()
	if err != nil {
		t.Fatal(err)
	}
	server, err := serve.Listen(serve.Options{Host: "127.0.0.1"}, sitepreview.Static(project))
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Run(t.Context()) }()
	t.Cleanup(func() {
		if err := <-ended; err != nil {
			t.Errorf("the preview ended with: %v", err)
		}
	})
	return server.URL()
}

// plainBook and basedBook are the real site in memory, without and with an
// address of its own.
var (
	plainBook = sync.OnceValues(func() (*pipeline.Project, error) { return loadBook(nil) })
	basedBook = sync.OnceValues(func() (*pipeline.Project, error) {
		base, err := url.Parse(baseURL)
		if err != nil {
			return nil, err
		}
		return loadBook(base)
	})
)

func loadBook(base *url.URL) (*pipeline.Project, error) {
	files, err := source.OpenFolder(repository)
	if err != nil {
		return nil, err
	}
	project, _, problems, err := pipeline.Load(context.Background(), files, pipeline.Options{BaseURL: base})
	if project == nil && err == nil {
		err = fmt.Errorf("the site has faults: %v", problems)
	}
	return project, err
}

// hosts are the ways in which the site is served.
var hosts = []struct {
	name  string
	start func(*testing.T) string
	// lost reports whether the page of unknown addresses knows where it is: its
	// links begin at the host's root, so below a path the build must be told.
	lost bool
}{
	{"files at the root", func(t *testing.T) string { return fileServer(t, plain, "/") }, true},
	{"files below a path", func(t *testing.T) string { return fileServer(t, plain, "/sub/") }, false},
	{"files below a path, told", func(t *testing.T) string { return fileServer(t, based, "/sub/") }, true},
	{"preview at the root", func(t *testing.T) string { return preview(t, plainBook) }, true},
	{"preview below a path", func(t *testing.T) string { return preview(t, basedBook) }, true},
}

// TestEveryLinkLeadsSomewhere follows everything from the home page on, and
// expects to have seen every page of the site.
func TestEveryLinkLeadsSomewhere(t *testing.T) {
	for _, host := range hosts {
		t.Run(host.name, func(t *testing.T) {
			got := visit(t, host.start(t), "").pages()
			var want []string
			for _, p := range pagesOf(t, readPlain) {
				if p.indexed() {
					want = append(want, p.url)
				}
			}
			for _, url := range difference(want, got) {
				t.Errorf("no link leads to %q", url)
			}
			for _, url := range difference(got, want) {
				t.Errorf("%q is served and is not in the output", url)
			}
		})
	}
}

// TestLostReadersFindTheWay asks for addresses that do not exist. What comes
// must say so and lead onward.
func TestLostReadersFindTheWay(t *testing.T) {
	for _, host := range hosts {
		if !host.lost {
			continue
		}
		t.Run(host.name, func(t *testing.T) {
			root := host.start(t)
			visit(t, root, "404.html")
			if strings.HasPrefix(host.name, "files") {
				return // what is sent for an unknown address is for the host to say
			}
			for _, name := range []string{"no/such/page/", "dropsuite/nothing", "assets/site.0000000000.css"} {
				res, err := http.Get(root + name)
				if err != nil {
					t.Fatal(err)
				}
				body, err := io.ReadAll(res.Body)
				res.Body.Close()
				if err != nil || res.StatusCode != http.StatusNotFound {
					t.Errorf("%s gives %s, %v", name, res.Status, err)
				}
				if got, want := string(body), string(readPreviewed(t, root)); got != want {
					t.Errorf("%s is not answered by the page of unknown addresses", name)
				}
			}
		})
	}
}

func readPreviewed(t *testing.T, root string) []byte {
	t.Helper()
	res, err := http.Get(root + "404.html")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return body
}

// unlinked are the files that no page links to: programs know their names.
var unlinked = []string{
	"404.html",
	"_headers",
	"_redirects",
	"catalogue.csv",
	"catalogue.json",
	"catalogue.schema.json",
	"llms.txt",
	"robots.txt",
	"sitemap.xml",
}

// shards are what the search asks for when somebody searches; which ones is
// known only then. The picture of the site is asked for by other sites.
var shards = regexp.MustCompile(`^((?:de/)?search/(manifest|logs|s/[a-z0-9]+)\.js|assets/card\.[0-9a-f]+\.png)$`)

// TestNothingUselessIsPublished: every file of the output is reached by a link
// or known by its name.
func TestNothingUselessIsPublished(t *testing.T) {
	root := fileServer(t, based, "/sub/")
	w := visit(t, root, "")
	// What hosts send for an unknown address has a script of its own.
	maps.Copy(w.found, visit(t, root, "404.html").found)
	maps.Copy(w.found, visit(t, root, german+"404.html").found)
	for name := range w.found {
		if strings.HasSuffix(name, "/") || name == "" {
			w.found[name+"index.html"] = w.found[name]
		}
	}
	err := filepath.WalkDir(based, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(based, name)
		rel = filepath.ToSlash(rel)
		if w.found[rel] == nil && !slices.Contains(unlinked, strings.TrimPrefix(rel, german)) &&
			!shards.MatchString(rel) &&
			!strings.HasPrefix(rel, ".") {
			t.Errorf("nothing leads to %s", rel)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

type sitemap struct {
	XMLName xml.Name `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []struct {
		Loc     string `xml:"loc"`
		LastMod string `xml:"lastmod"`
	} `xml:"url"`
}

func readSitemap(t *testing.T) sitemap {
	t.Helper()
	var m sitemap
	if err := xml.Unmarshal(readFile(t, based, "sitemap.xml"), &m); err != nil {
		t.Fatal(err)
	}
	return m
}

// TestSitemapNamesEveryPage: what search engines are told of is what readers
// can reach.
func TestSitemapNamesEveryPage(t *testing.T) {
	var listed []string
	for _, u := range readSitemap(t).URLs {
		name, ok := strings.CutPrefix(u.Loc, baseURL)
		if !ok {
			t.Errorf("%s does not begin with the site's address", u.Loc)
		}
		listed = append(listed, name)
	}
	reached := visit(t, fileServer(t, based, "/sub/"), "").pages()
	for _, url := range difference(listed, reached) {
		t.Errorf("the sitemap names %q, and no link leads there", url)
	}
	for _, url := range difference(reached, listed) {
		t.Errorf("the sitemap lacks %q", url)
	}
}

// difference returns what is in a and not in b.
func difference(a, b []string) []string {
	var out []string
	for _, s := range a {
		if !slices.Contains(b, s) {
			out = append(out, s)
		}
	}
	return out
}
