package main

import (
	"context"
	"fmt"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"faultbook/internal/e2e/chrome"
)

// peersLimit is the most pages that Pagefind is asked to index.
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

// asked is what the queries of one site took: the first one in a tab, a later one with
// other words, which is set at once, and keystrokes that need nothing more.
type asked struct{ kb, requests, linkMS, laterRequests, laterLinkMS, laterMS, keyKB, keyMS []float64 }

func (b *bench) searchOf(browser context.Context, public, on string) error {
	queries, err := queriesOf(public)
	if err != nil {
		return err
	}
	b.say("  %d queries on %s", len(queries), on)
	server := serve(map[string]string{"/": public})
	defer server.Close()
	var a asked
	for i, q := range queries {
		later := queries[(i+len(queries)/2)%len(queries)]
		err := inTab(browser, true, func(t *tab) error { return a.ask(t, server.URL, q, later) })
		if err == nil {
			err = inTab(browser, false, func(t *tab) error { return a.askLocally(t, server.URL, q, later) })
		}
		if err != nil {
			return fmt.Errorf("%q: %w", q.text, err)
		}
	}
	for what, f := range map[string]figure{
		"first query, median, KB": typical(a.kb), "first query, most, KB": most(a.kb),
		"first query, requests": typical(a.requests), "first query, most, requests": most(a.requests),
		"first query over 40 ms and 10 Mbit/s, ms": typical(a.linkMS),
		"later query, requests":                    typical(a.laterRequests),
		"later query, most, requests":              most(a.laterRequests),
		"later query over 40 ms and 10 Mbit/s, ms": typical(a.laterLinkMS),
		"later query, ms":                          typical(a.laterMS),
		"keystroke, most, KB":                      most(a.keyKB),
		"results after a key, ms":                  typical(a.keyMS),
		"results after a key, 95 %, ms":            atPercent(a.keyMS, 95),
	} {
		b.add("search", on, what, f)
	}
	return nil
}

// firstQuery asks a query in a tab that knows nothing of the site. It returns the scripts
// among what was loaded: the engine, and what it loads.
func firstQuery(t *tab, root string, q query) (ms float64, loads []load, err error) {
	ms, loads, err = visit[float64](t, root+"/search/?q="+url.QueryEscape(q.text), untilDone, q.text)
	return ms, slices.DeleteFunc(loads, func(l load) bool { return !strings.HasSuffix(l.url, ".js") }), err
}

// ask asks queries over the slow link.
func (a *asked) ask(t *tab, root string, q, later query) error {
	ms, loads, err := firstQuery(t, root, q)
	if err != nil {
		return err
	}
	a.kb, a.requests = append(a.kb, kbOf(loads)), append(a.requests, float64(len(loads)))
	a.linkMS = append(a.linkMS, ms)
	if ms, loads, err = visit[float64](t, "", typeText, later.text); err != nil {
		return err
	}
	a.laterRequests, a.laterLinkMS = append(a.laterRequests, float64(len(loads))), append(a.laterLinkMS, ms)
	for _, loaded := range []bool{false, true} {
		for end := len(later.text) + 1; end <= len(later.text+later.more); end++ {
			ms, loads, err := visit[float64](t, "", typeText, (later.text + later.more)[:end])
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

func (a *asked) askLocally(t *tab, root string, q, later query) error {
	if _, _, err := firstQuery(t, root, q); err != nil {
		return err
	}
	ms, _, err := visit[float64](t, "", typeText, later.text)
	a.laterMS = append(a.laterMS, ms)
	return err
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

// peersOf measures Pagefind on what faultbook built.
func (b *bench) peersOf(browser context.Context, public string, pages int) error {
	dir, err := b.npm("peers")
	if err != nil {
		b.say("Pagefind could not be had, so the search is compared with nothing: %v", err)
		return nil
	}
	queries, err := queriesOf(public)
	if err != nil {
		return err
	}
	b.say("  Pagefind on %d pages", pages)
	index := public + "-pagefind"
	runner := filepath.Join(dir, "node_modules", "pagefind", "lib", "runner", "bin.cjs")
	used, err := b.measure(dir, index, "node", runner, "--site", public, "--quiet",
		"--root-selector", "main", "--output-path", index)
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
	return nil
}
