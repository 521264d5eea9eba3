package e2e_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"faultbook/internal/command"
)

// awkward is a folder as people have them: every sign that means something in
// an address.
const awkward = "Ordner für Anna & Zoë #1, 100% ?x=%41"

// bundle runs faultbook bundle on the real site.
func bundle(args ...string) error {
	var out bytes.Buffer
	if code := command.Run(append([]string{"bundle", "-C", repository}, args...), &out, &out); code != 0 {
		return fmt.Errorf("the bundle is not made, exit code %d:\n%s", code, &out)
	}
	return nil
}

// unzipped returns the folder of the bundle, which tests read and cannot write.
func unzipped(t *testing.T) string {
	t.Helper()
	top, err := unzipOnce()
	if err != nil {
		t.Fatal(err)
	}
	return top
}

// unzipOnce packs the real site, unzips it with the usual program, renames the
// folder and takes the right to write.
var unzipOnce = sync.OnceValues(func() (string, error) {
	dir := filepath.Join(made, awkward)
	archive := filepath.Join(dir, "site.zip")
	if err := bundle("--output", archive); err != nil {
		return "", err
	}
	for _, args := range [][]string{{"-tq", archive}, {"-q", archive, "-d", dir}} {
		if out, err := exec.Command("unzip", args...).CombinedOutput(); err != nil {
			return "", fmt.Errorf("unzip: %w\n%s", err, out)
		}
	}
	tops, err := filepath.Glob(filepath.Join(dir, "*", "index.html"))
	if err != nil {
		return "", err
	}
	if len(tops) != 1 {
		return "", fmt.Errorf("index.html is in %q", tops)
	}
	top := filepath.Join(dir, "renamed, ä#")
	if err := os.Rename(filepath.Dir(tops[0]), top); err != nil {
		return "", err
	}
	if out, err := exec.Command("chmod", "-R", "a-w", top).CombinedOutput(); err != nil {
		return "", fmt.Errorf("chmod: %w\n%s", err, out)
	}
	writable = func() { _ = exec.Command("chmod", "-R", "u+w", top).Run() }
	return top, nil
})

// writable lets the folder be removed.
var writable = func() {}

// fileURL returns the address of a folder, with a slash at its end.
func fileURL(dir string) string {
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(dir) + "/"}).String()
}

// disconnected opens a tab that has no network.
func disconnected(t *testing.T) *tab {
	b := newTab(t)
	b.call(func(ctx context.Context, _ *chromedp.Target) error {
		_, err := chromedp.Call(ctx, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
			MatchedNetworkConditions: []*network.Conditions{{Offline: true}},
		})
		return err
	})
	return b
}

// TestBundleWorksInAFolder opens every page of the bundle without network:
// every address on it, as the browser reads it, is a file of the folder.
func TestBundleWorksInAFolder(t *testing.T) {
	t.Parallel()
	dir := unzipped(t)
	pages, err := readPages(dir)
	if err != nil || len(pages) < 100 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	anchors := map[string][]string{}
	for _, p := range pages {
		anchors[p.file] = ids(p.doc)
	}
	b, root := disconnected(t), fileURL(dir)
	for _, p := range pages {
		b.open(root, escaped(p.file))
		if p.kind() == "redirect" {
			until(b, `!document.body.classList.contains("kind-redirect")`)
		}
		for _, ref := range eval[[]string](b, `[...document.querySelectorAll("[href], [src], [action]")].map(e => new URL(e.getAttribute("href") ?? e.getAttribute("src") ?? e.getAttribute("action"), document.baseURI).href)`) {
			checkReference(t, p.file, dir, ref, anchors)
		}
	}
	b.clean()
}

func escaped(name string) string { return (&url.URL{Path: name}).EscapedPath() }

func checkReference(t *testing.T, by, dir, ref string, anchors map[string][]string) {
	t.Helper()
	u, err := url.Parse(ref)
	if err != nil || (u.Scheme != "file" && u.Scheme != "https" && u.Scheme != "mailto") {
		t.Errorf("%s links to %s, %v", by, ref, err)
		return
	}
	if u.Scheme != "file" {
		return
	}
	name, err := filepath.Rel(dir, filepath.FromSlash(u.Path))
	if err != nil || !filepath.IsLocal(name) {
		t.Errorf("%s links to %s, outside the folder", by, ref)
		return
	}
	info, err := os.Stat(filepath.Join(dir, name))
	if err != nil || info.IsDir() {
		t.Errorf("%s links to %s, which is no file", by, ref)
		return
	}
	if u.Fragment != "" && !slices.Contains(anchors[filepath.ToSlash(name)], u.Fragment) {
		t.Errorf("%s links to %s, and there is no such place", by, ref)
	}
}

// sampleQueries are the queries that the search was developed with.
func sampleQueries(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile("../../search/testdata/dev.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for line := range strings.Lines(string(text)) {
		var q struct{ Q string }
		if err := json.Unmarshal([]byte(line), &q); err != nil {
			t.Fatal(err)
		}
		all = append(all, q.Q)
	}
	return all
}

// answers asks the search page that is open every query, and returns for each
// the hits in their order, with their scores.
func answers(b *tab, queries []string) []string {
	b.t.Helper()
	list, err := json.Marshal(queries)
	if err != nil {
		b.t.Fatal(err)
	}
	return eval[[]string](b, fmt.Sprintf(askAll, list))
}

// askAll types each query when the one before is answered.
const askAll = `(async queries => {
	const box = document.querySelector("main:not([hidden]) [data-search-box]")
	const results = document.querySelector("[data-search-results]"), all = []
	for (const q of queries) {
		box.value = q
		box.dispatchEvent(new Event("input", { bubbles: true }))
		const end = Date.now() + 120000
		while (results.dataset.state !== "done" || results.dataset.query !== q) {
			if (Date.now() > end) throw new Error("no answer to " + q)
			await new Promise(look => setTimeout(look, 2))
		}
		all.push(q + ": " + [...results.querySelectorAll("a[data-entry]")].map(a => a.dataset.entry + " " + a.dataset.score).join(", "))
	}
	return all
})(%s)`

// TestBundleFindsTheSame asks the sample queries over HTTP, in the unzipped
// folder and in the single file, the latter two without network.
func TestBundleFindsTheSame(t *testing.T) {
	t.Parallel()
	queries := sampleQueries(t)
	online := newTab(t)
	online.open(preview(t, plainBook), "search/")
	want := answers(online, queries)
	online.clean()
	if len(want) < 200 || !strings.Contains(want[0], "dropsuite/backup/retrying") {
		t.Fatalf("%d answers, the first is %q", len(want), want[0])
	}
	for _, c := range []struct {
		name, root, page string
	}{
		{"folder", fileURL(unzipped(t)), "search/index.html"},
		{"file", singleFile(t), "#/search/"},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := disconnected(t)
			b.open(c.root, c.page)
			for i, got := range answers(b, queries) {
				if got != want[i] {
					t.Errorf("got  %s\nwant %s", got, want[i])
				}
			}
			b.clean()
		})
	}
}

// TestBundlePageLoadsNoIndex: what a page loads when it is opened does not
// depend on how large the site is.
func TestBundlePageLoadsNoIndex(t *testing.T) {
	t.Parallel()
	b, root := disconnected(t), fileURL(unzipped(t))
	b.open(root, "dropsuite/backup/retrying/index.html")
	until(b, `document.readyState === "complete"`)
	loaded := b.takeRequests()
	for _, name := range loaded {
		if !strings.HasSuffix(name, "/retrying/index.html") && !strings.Contains(name, "/assets/site.") && !strings.Contains(name, "/assets/favicon.") {
			t.Errorf("the page loads %s", name)
		}
	}
	if len(loaded) < 3 {
		t.Errorf("the page loads only %q", loaded)
	}
	typeIn(b, "space full")
	if hits := hitsListed(b); len(hits) == 0 {
		t.Error("nothing is found")
	}
	b.clean()
}
