// Package e2e_test builds the help center of this repository with the program
// itself, and then visits the result: as a program that reads its files, as a
// crawler, and as a person with a browser.
package e2e_test

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"faultbook/internal/command"
)

// repository is the folder of the site under test: the real one.
const repository = "../.."

// baseURL is the address that one of the two builds is told. Its path shows
// whether pages that are served at any address know where the site begins.
const baseURL = "https://help.example.com/sub/"

// asProgram makes this test binary act as faultbook, so that a test can kill it.
const asProgram = "FAULTBOOK_E2E_ACT_AS_PROGRAM"

// made is the folder of what several tests look at; plain and based are the
// built site in it, without and with an address of its own.
var made, plain, based string

func TestMain(m *testing.M) { os.Exit(run(m)) }

func run(m *testing.M) int {
	if os.Getenv(asProgram) != "" {
		return command.Run(os.Args[1:], os.Stdout, os.Stderr)
	}
	dir, err := os.MkdirTemp("", "faultbook-e2e-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	defer func() { writable() }()
	made, plain, based = dir, filepath.Join(dir, "plain"), filepath.Join(dir, "based")
	for _, args := range [][]string{{"--output", plain}, {"--output", based, "--base-url", baseURL}} {
		var out bytes.Buffer
		if code := command.Run(append([]string{"build", "-C", repository}, args...), &out, &out); code != 0 {
			fmt.Fprintf(os.Stderr, "the site does not build, exit code %d:\n%s", code, &out)
			return 1
		}
	}
	defer stopBrowser()
	return m.Run()
}

// page is one file of HTML of the built site.
type page struct {
	file string // path in the output
	url  string // address below the site's root
	size int
	doc  *html.Node
}

// kind is the template that made the page, as the page says itself.
func (p *page) kind() string {
	for _, class := range strings.Fields(attr(first(p.doc, "body"), "class")) {
		if kind, ok := strings.CutPrefix(class, "kind-"); ok {
			return kind
		}
	}
	return ""
}

// indexed reports whether search engines may list the page.
func (p *page) indexed() bool { return !slices.Contains([]string{"notfound", "redirect"}, p.kind()) }

var readPlain = sync.OnceValues(func() ([]*page, error) { return readPages(plain) })
var readBased = sync.OnceValues(func() ([]*page, error) { return readPages(based) })

// pagesOf returns the pages of one of the built sites, sorted by address.
func pagesOf(t *testing.T, read func() ([]*page, error)) []*page {
	t.Helper()
	pages, err := read()
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

func readPages(dir string) ([]*page, error) {
	var pages []*page
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".html" {
			return err
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		doc, err := html.Parse(bytes.NewReader(text))
		if err != nil {
			return err
		}
		file, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		file = filepath.ToSlash(file)
		pages = append(pages, &page{file: file, url: strings.TrimSuffix(file, "index.html"), size: len(text), doc: doc})
		return nil
	})
	slices.SortFunc(pages, func(a, b *page) int { return cmp.Compare(a.url, b.url) })
	return pages, err
}

// pageAt returns the page with an address below the site's root.
func pageAt(t *testing.T, pages []*page, url string) *page {
	t.Helper()
	i, found := slices.BinarySearchFunc(pages, url, func(p *page, url string) int { return cmp.Compare(p.url, url) })
	if !found {
		t.Fatalf("the site has no page %q", url)
	}
	return pages[i]
}

// readFile returns a file of a built site.
func readFile(t *testing.T, dir, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}
