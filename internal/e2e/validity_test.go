package e2e_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"
)

// validator is the program that knows the HTML standard, installed by ./test.
const validator = "node_modules/.bin/html-validate"

// validate returns what the validator says of the pages in a file or a folder.
func validate(t *testing.T, path string) []string {
	t.Helper()
	if testing.Short() {
		t.Skip("./test quick leaves out what needs Node")
	}
	if _, err := os.Stat(validator); err != nil {
		t.Fatalf("%v: run ./test, which installs it", err)
	}
	var stdout, stderr bytes.Buffer
	cmd := exec.CommandContext(t.Context(), validator, "--config", "htmlvalidate.config.mjs", "--formatter", "json", path)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	var exit *exec.ExitError
	// It ends with 1 when it has something to say.
	if err := cmd.Run(); err != nil && !(errors.As(err, &exit) && exit.ExitCode() == 1) {
		t.Fatalf("%v\n%s", err, &stderr)
	}
	var files []struct {
		FilePath string
		Messages []struct {
			RuleID, Message, Selector string
			Line, Column              int
		}
	}
	if err := json.Unmarshal(stdout.Bytes(), &files); err != nil {
		t.Fatalf("%v in %q %s", err, shorten(stdout.String()), &stderr)
	}
	var all []string
	for _, f := range files {
		for _, m := range f.Messages {
			all = append(all, fmt.Sprintf("%s:%d:%d %s: %s (%s)", f.FilePath, m.Line, m.Column, m.RuleID, m.Message, m.Selector))
		}
	}
	return all
}

func TestPagesAreValid(t *testing.T) {
	for _, dir := range []string{plain, based} {
		for _, fault := range validate(t, dir) {
			t.Error(strings.TrimPrefix(fault, dir))
		}
	}
}

// TestValidatorSees: the validator reads what it is given, with these rules.
func TestValidatorSees(t *testing.T) {
	expect(t, "faults of a page", strings.Join(validate(t, "testdata/faulty.html"), "\n"), "wcag/h37", "faulty.html:")
}

func TestRobots(t *testing.T) {
	if got, want := string(readFile(t, plain, "robots.txt")), "User-agent: *\nAllow: /\n"; got != want {
		t.Errorf("robots.txt of a site without an address is %q, want %q", got, want)
	}
	got, want := string(readFile(t, based, "robots.txt")), "User-agent: *\nAllow: /\nSitemap: "+baseURL+"sitemap.xml\n"
	if got != want {
		t.Errorf("robots.txt is %q, want %q", got, want)
	}
	if _, err := os.Stat(filepath.Join(plain, "sitemap.xml")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a site without an address has a sitemap, whose addresses must be absolute (%v)", err)
	}
}

// maxSitemap is what the protocol allows in one file.
const maxSitemap = 50_000

// TestSitemapFollowsTheProtocol holds the rules of sitemaps.org.
func TestSitemapFollowsTheProtocol(t *testing.T) {
	data := readFile(t, based, "sitemap.xml")
	if !utf8.Valid(data) || !bytes.HasPrefix(data, []byte(xml.Header)) {
		t.Error("it is not XML in UTF-8")
	}
	m := readSitemap(t)
	if n := len(m.URLs); n == 0 || n > maxSitemap {
		t.Errorf("it has %d addresses", n)
	}
	seen := map[string]bool{}
	for _, u := range m.URLs {
		address, err := url.Parse(u.Loc)
		if err != nil || !address.IsAbs() || address.Fragment != "" || address.String() != u.Loc {
			t.Errorf("%q is not an absolute, escaped address without a fragment (%v)", u.Loc, err)
		}
		if seen[u.Loc] {
			t.Errorf("%q is there twice", u.Loc)
		}
		seen[u.Loc] = true
		if _, err := time.Parse(time.DateOnly, u.LastMod); u.LastMod != "" && err != nil {
			t.Error(err)
		}
	}
}

// TestSitemapTellsChanges: the day of the last change is that of the page.
func TestSitemapTellsChanges(t *testing.T) {
	changed := map[string]string{}
	for _, u := range readSitemap(t).URLs {
		changed[strings.TrimPrefix(u.Loc, baseURL)] = u.LastMod
	}
	dated := 0
	for _, p := range pagesOf(t, readBased) {
		day := attr(first(first(p.doc, "main"), "time"), "datetime")
		if p.kind() == "home" {
			continue // it shows no day
		}
		if got, listed := changed[p.url]; listed && got != day {
			t.Errorf("the sitemap says that %s changed on %q, the page says %q", p.url, got, day)
		}
		if day != "" {
			dated++
		}
	}
	if dated == 0 {
		t.Error("no page shows when it was changed")
	}
}

// TestCanonicalAddresses: a page names its own address, once, when the site
// knows it, and nothing otherwise.
func TestCanonicalAddresses(t *testing.T) {
	for _, p := range pagesOf(t, readPlain) {
		if got := canonical(p.doc); len(got) != 0 {
			t.Errorf("%s has the canonical addresses %q, and the site has none", p.file, got)
		}
	}
	for _, p := range pagesOf(t, readBased) {
		got := canonical(p.doc)
		if p.kind() == "notfound" {
			if len(got) != 0 {
				t.Errorf("%s is served at any address, and names %q", p.file, got)
			}
			continue
		}
		want := baseURL + p.url
		if p.kind() == "redirect" {
			target := attr(first(first(p.doc, "main"), "a"), "href")
			u, err := url.Parse(want)
			if err != nil {
				t.Fatal(err)
			}
			want = u.JoinPath(target).String()
		}
		if len(got) != 1 || got[0] != want {
			t.Errorf("%s names %q, want %q", p.file, got, want)
		}
	}
}

func canonical(doc *html.Node) []string {
	var all []string
	for link := range elements(doc, "link") {
		if attr(link, "rel") == "canonical" {
			all = append(all, attr(link, "href"))
		}
	}
	return all
}
