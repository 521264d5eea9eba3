package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"

	"faultbook/internal/e2e/chrome"
)

// peersLimit is the most pages that other engines are asked to index.
const peersLimit = 10_000

// search measures what a reader's browser loads and waits for.
func (b *bench) search() error {
	browser, stop, err := chrome.Start(b.ctx)
	if err != nil {
		return err
	}
	defer stop()
	own := filepath.Join(b.work, "own")
	if err := b.command("", b.binary, "build", "-C", b.root, "--output", own); err != nil {
		return err
	}
	if err := b.searchOf(browser, own, "this site"); err != nil {
		return err
	}
	for _, pages := range b.sizes {
		_, public, err := b.searched(pages)
		if err == nil {
			err = b.searchOf(browser, public, fmt.Sprint(pages))
		}
		if err == nil && pages <= peersLimit {
			err = b.peersOf(browser, public, pages)
		}
		if err != nil {
			return fmt.Errorf("%d pages: %w", pages, err)
		}
	}
	return nil
}

// untilDone waits for the list that answers a text, and returns the milliseconds
// since the page was asked for.
const untilDone = `text => new Promise((resolve, reject) => {
	const list = document.querySelector("[data-search-results]")
	const look = () => {
		if (list.dataset.state === "failed") reject(new Error("the search failed"))
		if (list.dataset.state === "done" && list.dataset.query === text) resolve(performance.now())
	}
	new MutationObserver(look).observe(list, { attributes: true })
	look()
	setTimeout(() => reject(new Error("no answer to " + text)), 120000)
})`

// typeText puts a text into the box, and returns the milliseconds to its list.
const typeText = `async text => {
	const box = document.querySelector("[data-search-box]")
	await new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn)))
	const begun = performance.now()
	box.value = text
	box.dispatchEvent(new InputEvent("input", { bubbles: true }))
	return await (` + untilDone + `)(text) - begun
}`

// asked is what the queries of one site took.
type asked struct{ kb, requests, linkMS, keyKB, keyMS []float64 }

func (b *bench) searchOf(browser context.Context, public, on string) error {
	queries, err := queriesOf(public)
	if err != nil {
		return err
	}
	b.say("  %d queries on %s", len(queries), on)
	server := serve(map[string]string{"/": public})
	defer server.Close()
	var a asked
	for _, q := range queries {
		if err := inTab(browser, true, func(t *tab) error { return a.ask(t, server.URL, q) }); err != nil {
			return fmt.Errorf("%q: %w", q.text, err)
		}
	}
	for what, f := range map[string]figure{
		"first query, median, KB": typical(a.kb), "first query, most, KB": most(a.kb), "first query, requests": typical(a.requests),
		"first query over 40 ms and 10 Mbit/s, ms": typical(a.linkMS),
		"keystroke, most, KB":                      most(a.keyKB), "results after a key, ms": typical(a.keyMS),
	} {
		b.add("search", on, what, f)
	}
	return nil
}

// ask asks a query in a tab that knows nothing of the site. What the page loads
// counts: without a search nobody is there.
func (a *asked) ask(t *tab, root string, q query) error {
	ms, loads, err := visit[float64](t, root+"/search/?q="+url.QueryEscape(q.text), untilDone, q.text)
	if err != nil {
		return err
	}
	a.kb, a.requests, a.linkMS = append(a.kb, kbOf(loads)), append(a.requests, float64(len(loads))), append(a.linkMS, ms)
	for _, loaded := range []bool{false, true} {
		for end := len(q.text) + 1; end <= len(q.text+q.more); end++ {
			ms, loads, err := visit[float64](t, "", typeText, (q.text + q.more)[:end])
			if err != nil {
				return err
			}
			if a.keyKB = append(a.keyKB, kbOf(loads)); loaded {
				a.keyMS = append(a.keyMS, ms)
			}
		}
	}
	return nil
}

// askPagefind asks a query, and returns the milliseconds of asking it again. Its
// interface, which is not loaded here, shows five results at first.
const askPagefind = `async text => {
	const pagefind = await import("/pagefind/pagefind.js")
	await pagefind.options({ noWorker: true }) // its loads would not be in the page's log
	const { results } = await pagefind.search(text)
	await Promise.all(results.slice(0, 5).map(result => result.data()))
	const begun = performance.now()
	await pagefind.search(text)
	return performance.now() - begun
}`

// peersOf measures other engines on what faultbook built.
func (b *bench) peersOf(browser context.Context, public string, pages int) error {
	dir, err := b.npm("peers")
	if err != nil {
		b.say("Pagefind and MiniSearch could not be had, so the search is compared with nothing: %v", err)
		return nil
	}
	queries, err := queriesOf(public)
	if err != nil {
		return err
	}
	b.say("  Pagefind and MiniSearch on %d pages", pages)
	index := public + "-pagefind"
	runner := filepath.Join(dir, "node_modules", "pagefind", "lib", "runner", "bin.cjs")
	used, err := b.measure(dir, index, "node", runner, "--site", public, "--quiet", "--root-selector", "main", "--output-path", index)
	if err != nil {
		return err
	}
	b.add("search", pages, "Pagefind, index CPU, s", used.cpu)
	server := serve(map[string]string{"/": public, "/pagefind/": index})
	defer server.Close()
	var kb, ms []float64
	for _, q := range queries {
		err := inTab(browser, true, func(t *tab) error {
			took, loads, err := visit[float64](t, server.URL+"/pagefind/pagefind-entry.json", askPagefind, q.text)
			kb, ms = append(kb, kbOf(loads)), append(ms, took)
			return err
		})
		if err != nil {
			return fmt.Errorf("Pagefind, %q: %w", q.text, err)
		}
	}
	b.add("search", pages, "Pagefind, first query, median, KB", typical(kb))
	b.add("search", pages, "Pagefind, a query, ms", typical(ms))
	return b.miniSearch(dir, public, pages, queries)
}

func (b *bench) miniSearch(dir, public string, pages int, queries []query) error {
	var texts []string
	for _, q := range queries {
		texts = append(texts, q.text, q.text+q.more)
	}
	list, err := json.Marshal(texts)
	if err != nil {
		return err
	}
	file := public + "-queries.json"
	if err := os.WriteFile(file, list, 0o644); err != nil {
		return err
	}
	used, err := b.measure(dir, "", "node", "--max-old-space-size=8192", filepath.Join(dir, "minisearch.mjs"), public, file)
	if err != nil {
		return err
	}
	var found struct {
		Zipped   float64   `json:"index_gzip_bytes"`
		Indexing float64   `json:"index_cpu_seconds"`
		Times    []float64 `json:"times_ms"`
	}
	if err := json.Unmarshal(used.out, &found); err != nil {
		return fmt.Errorf("read what minisearch.mjs printed: %w\n%s", err, tail(used.out))
	}
	b.add("search", pages, "MiniSearch, index CPU, s", figure{Value: found.Indexing})
	b.add("search", pages, "MiniSearch, index without the engine, KB", figure{Value: found.Zipped / 1000})
	b.add("search", pages, "MiniSearch, a query, ms", typical(found.Times))
	return nil
}
