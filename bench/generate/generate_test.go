package generate_test

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"faultbook/bench/generate"
	"faultbook/internal/command"
)

// makeSite writes a site into a new folder and returns the folder.
func makeSite(t *testing.T, pages int, write func(*generate.Site, string) error) string {
	t.Helper()
	site, err := generate.New(pages)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := write(site, dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

// readPages returns the Markdown files below content, by path.
func readPages(t *testing.T, dir string) map[string]string {
	t.Helper()
	pages := map[string]string{}
	root := os.DirFS(filepath.Join(dir, "content"))
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(root, name)
		pages[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

func TestSiteHasNoFaults(t *testing.T) {
	for _, pages := range []int{generate.MinPages, 57, 600} {
		dir := makeSite(t, pages, (*generate.Site).Faultbook)
		if got := len(readPages(t, dir)); got != pages {
			t.Errorf("a site of %d pages has %d", pages, got)
		}
		var out, problems bytes.Buffer
		if code := command.Run([]string{"check", "-C", dir}, &out, &problems); code != 0 || problems.Len() > 0 {
			t.Errorf("%d pages: check ends with %d\n%.3000s", pages, code, problems.String())
		}
	}
}

func TestTooFewPages(t *testing.T) {
	if _, err := generate.New(generate.MinPages - 1); err == nil {
		t.Error("no error")
	}
}

func TestSameBytes(t *testing.T) {
	for name, write := range map[string]func(*generate.Site, string) error{"faultbook": (*generate.Site).Faultbook, "hugo": (*generate.Site).Hugo} {
		first, second := makeSite(t, 400, write), makeSite(t, 400, write)
		if a, b := digest(t, first), digest(t, second); a != b {
			t.Errorf("%s: two sites of 400 pages differ", name)
		}
	}
}

func digest(t *testing.T, dir string) string {
	t.Helper()
	sum := sha256.New()
	root := os.DirFS(dir)
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(root, name)
		fmt.Fprintf(sum, "%s %d\n%s", name, len(text), text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintf("%x", sum.Sum(nil))
}

var (
	ourLink  = regexp.MustCompile(`\[\[[^\]]+\]\]|\]\([^)]+\.md\)`)
	hugoLink = regexp.MustCompile(`\]\(\{\{< relref "(/[^"]+)" >\}\}\)`)
)

// TestDialectsAgree compares the bodies of both kinds of sites: they differ in
// how links and tables are written, and in nothing else.
func TestDialectsAgree(t *testing.T) {
	ours := readPages(t, makeSite(t, 300, (*generate.Site).Faultbook))
	theirs := readPages(t, makeSite(t, 300, (*generate.Site).Hugo))
	delete(theirs, "messages.md") // faultbook makes that page itself
	if len(ours) != len(theirs) {
		t.Fatalf("%d pages and %d pages", len(ours), len(theirs))
	}
	for name, text := range ours {
		a, b := strings.Split(body(text), "\n"), strings.Split(body(theirs[name]), "\n")
		if len(a) != len(b) {
			t.Fatalf("%s: %d and %d lines", name, len(a), len(b))
		}
		for i := range a {
			links := len(ourLink.FindAllString(a[i], -1))
			if found := len(hugoLink.FindAllString(b[i], -1)); found != links {
				t.Errorf("%s: %d links here, %d there\n%s\n%s", name, links, found, a[i], b[i])
			}
			if links == 0 && a[i] != b[i] && !strings.HasPrefix(a[i], "::table{") {
				t.Errorf("%s:\n%s\n%s", name, a[i], b[i])
			}
		}
		for _, link := range hugoLink.FindAllStringSubmatch(theirs[name], -1) {
			if id := strings.TrimPrefix(link[1], "/"); ours[id+".md"] == "" {
				t.Errorf("%s links to %s, which is not there", name, id)
			}
		}
	}
}

func body(page string) string {
	parts := strings.SplitN(page, "---\n", 3)
	return parts[len(parts)-1]
}

// TestLengths holds the bodies of entries to the length that the figures are
// about: 150 to 400 words, and a little more where a table ends one.
func TestLengths(t *testing.T) {
	total, entries := 0, 0
	for name, text := range readPages(t, makeSite(t, 1000, (*generate.Site).Faultbook)) {
		if !strings.Contains(text, "\nstate: ") {
			continue
		}
		words := len(strings.Fields(body(text)))
		if words < 150 || words > 420 {
			t.Errorf("%s has %d words", name, words)
		}
		total += words
		entries++
	}
	if mean := total / entries; mean < 240 || mean > 310 {
		t.Errorf("%d words on average", mean)
	}
}
