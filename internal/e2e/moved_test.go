package e2e_test

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"faultbook/internal/command"
	"faultbook/internal/e2e/chrome"
)

// newHome is where the entry of movedSite is, and oldHome where it once was.
const newHome, oldHome = "lamp/start/overheated/", "old/hot/"

// movedSite is a new site, as init makes it, with an entry that has moved with
// one of its sections; built for a host that reads no rules.
var movedSite = sync.OnceValues(func() (string, error) {
	dir := filepath.Join(made, "moved")
	if err := faultbook("init", dir); err != nil {
		return "", err
	}
	file := filepath.Join(dir, "content", "lamp", "start", "overheated.md")
	text, err := os.ReadFile(file)
	if err != nil {
		return "", err
	}
	more := "aliases: [/" + oldHome + "]\nmoved_anchors: {warm: \"#causes\"}\nupdated: 2026-11-21\n"
	if err := os.WriteFile(file, bytes.Replace(text, []byte("keywords:"), []byte(more+"keywords:"), 1), 0o600); err != nil {
		return "", err
	}
	public := filepath.Join(dir, "public")
	return public, faultbook(
		"build",
		"-C",
		dir,
		"--output",
		public,
		"--host",
		"nginx",
		"--base-url",
		"https://help.example.com/",
	)
})

func faultbook(args ...string) error {
	var out bytes.Buffer
	if code := command.Run(args, &out, &out); code != 0 {
		return fmt.Errorf("faultbook %s: exit code %d:\n%s", strings.Join(args, " "), code, &out)
	}
	return nil
}

func moved(t *testing.T) string {
	t.Helper()
	dir, err := movedSite()
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestOldAddressesKeepTheirFragments: where no host redirects, the page at an old
// address leads to the section that is meant, in a folder too, and to one that
// has moved within the page.
func TestOldAddressesKeepTheirFragments(t *testing.T) {
	t.Parallel()
	for _, root := range []string{fileServer(t, moved(t), "/"), fileServer(t, moved(t), "/sub/"), ""} {
		page := ""
		if root == "" {
			// In a folder links name index.html, as in a bundle.
			dir := filepath.Join(t.TempDir(), "bundle")
			if err := faultbook("bundle", "-C", filepath.Dir(moved(t)), "--dir", dir); err != nil {
				t.Fatal(err)
			}
			root, page = fileURL(dir), "index.html"
		}
		b := newTab(t)
		for from, to := range map[string]string{
			"": "", "#contact-us": "#contact-us", "#causes": "#causes", "#warm": "#causes", "?q=1&r=%C3%A4": "?q=1&r=%C3%A4", "?q=1#warm": "?q=1#causes", "#%": "#%", "#find=%": "",
		} {
			b.open(root, oldHome+page+from)
			arrives(b, root+newHome+page+to)
		}
		quiet(b)
	}
	b := newTab(t)
	b.call(withoutScripts)
	root := fileServer(t, moved(t), "/")
	b.open(root, oldHome)
	arrives(b, root+newHome)
}

// TestPagesAtOldAddressesAreGood looks at one that stays, since its script is
// missing.
func TestPagesAtOldAddressesAreGood(t *testing.T) {
	t.Parallel()
	files := http.FileServer(http.Dir(moved(t)))
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if path.Ext(r.URL.Path) == ".js" {
			http.NotFound(w, r)
			return
		}
		files.ServeHTTP(w, r)
	}))
	t.Cleanup(s.Close)
	b := newTab(t)
	for _, theme := range []chrome.Wish{chrome.Light, chrome.Dark} {
		b.do(chrome.Width(320), chrome.For(theme))
		b.open(s.URL+"/", oldHome)
		if got := eval[string](b, `document.querySelector("main a").href`); got != s.URL+"/"+newHome {
			t.Errorf("the page leads to %s", got)
		}
		for _, fault := range append(violations(b), eval[[]string](b, wider+"(320)")...) {
			t.Error(fault)
		}
	}
	for _, fault := range validate(t, moved(t)) {
		t.Error(fault)
	}
}
