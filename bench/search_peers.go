package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"

	"faultbook/internal/e2e/chrome"
)

// peersLimit is the most pages that other engines are asked to index.
const peersLimit = 10_000

// peersSection measures other search engines on the pages that faultbook built.
var peersSection = section{
	name: "search-peers", about: "Pagefind and MiniSearch on the same pages",
	run: func(b *bench) error {
		modules, err := b.peers()
		if err != nil {
			b.report.note("Pagefind and MiniSearch could not be had, so the search is compared with nothing: %v", err)
			return nil
		}
		t := table{
			title:  "other engines on the same pages: entries, articles and their sections, as faultbook writes them (KB = 1,000 bytes)",
			header: []string{"pages, engine", "index CPU", "peak memory", "index files", "index bytes", "first query median", "maximum", "deep", "a query, median", "95 %"},
		}
		defer func() { b.report.tables = append(b.report.tables, t) }()
		for _, pages := range b.sizes {
			if pages > peersLimit {
				continue
			}
			public, _, err := b.searched(pages)
			if err != nil {
				return err
			}
			if m, ok := b.ownRow(pages); ok {
				t.rows = append(t.rows, peerRow(m))
			}
			for _, measure := range []func(modules, public string) (measurement, error){b.measurePagefind, b.measureMiniSearch} {
				m, err := measure(modules, public)
				if err != nil {
					return fmt.Errorf("%d pages: %w", pages, err)
				}
				m.Pages = pages
				b.report.Measurements = append(b.report.Measurements, m)
				t.rows = append(t.rows, peerRow(m))
			}
		}
		return nil
	},
}

// ownRow gathers what other sections found about faultbook, to stand beside the
// others.
func (b *bench) ownRow(pages int) (measurement, bool) {
	first, ok := b.report.find(bytesSubject, pages)
	with, also := b.report.find(searchSubject, pages)
	without, known := b.report.find(buildSubject, pages)
	if !ok || !also || !known {
		return measurement{}, false
	}
	m := measurement{Subject: "faultbook", Pages: pages, Values: map[string]float64{}}
	m.User, m.Peak = with.CPU()-without.CPU(), with.Peak-without.Peak
	keys, _ := b.report.find(keysSubject, pages)
	for _, values := range []map[string]float64{first.Values, with.Values, keys.Values} {
		for name, value := range values {
			m.Values[name] = value
		}
	}
	return m, true
}

func peerRow(m measurement) []string {
	v := m.Values
	known := func(name string, show func(float64) string) string {
		if value, ok := v[name]; ok {
			return show(value)
		}
		return "–"
	}
	return []string{
		fmt.Sprintf("%s, %s", showCount(m.Pages), m.Subject), showSeconds(m.CPU()), showBytes(m.Peak),
		known("index_files", showNumber), known("index_bytes", func(n float64) string { return showBytes(int64(n)) }),
		known("first_query_median_bytes", showKB), known("first_query_max_bytes", showKB), known("depth_max", showNumber),
		known("query_median_ms", showMillis), known("query_95_ms", showMillis),
	}
}

// peers returns the folder with the other engines, after installing them.
func (b *bench) peers() (string, error) {
	module, err := b.module()
	if err != nil {
		return "", err
	}
	dir := filepath.Join(module, "bench", "peers")
	if _, err := os.Stat(filepath.Join(dir, "node_modules", ".package-lock.json")); err == nil {
		return dir, nil
	}
	b.say("  installing Pagefind and MiniSearch into %s", dir)
	return dir, b.command(dir, "npm", "ci", "--silent", "--no-progress")
}

// peerName is the name of an engine with the version that is installed.
func peerName(modules, name, shown string) (string, error) {
	text, err := os.ReadFile(filepath.Join(modules, "node_modules", name, "package.json"))
	if err != nil {
		return "", err
	}
	var about struct{ Version string }
	err = json.Unmarshal(text, &about)
	return shown + " " + about.Version, err
}

// contentFolders are the folders of a built site that hold what was written, and
// not lists of it.
func contentFolders(public string) ([]string, error) {
	found, err := os.ReadDir(filepath.Join(filepath.Dir(public), "content"))
	var names []string
	for _, entry := range found {
		if entry.IsDir() {
			names = append(names, entry.Name())
		}
	}
	return names, err
}

func (b *bench) measurePagefind(modules, public string) (measurement, error) {
	var m measurement
	name, err := peerName(modules, "pagefind", "Pagefind")
	if err != nil {
		return m, err
	}
	m.Subject = name
	folders, err := contentFolders(public)
	if err != nil {
		return m, err
	}
	b.say("  %s", name)
	bundle := filepath.Join(filepath.Dir(public), "pagefind")
	args := []string{
		filepath.Join(modules, "node_modules", "pagefind", "lib", "runner", "bin.cjs"), "--site", public, "--quiet", "--root-selector", "main",
		"--glob", "{" + strings.Join(folders, ",") + "}/**/*.html", "--output-path", bundle,
	}
	if m.usage, _, err = b.measure(modules, "node", args, func() error { return os.RemoveAll(bundle) }); err != nil {
		return m, err
	}
	if m.Published, err = countPublished(bundle); err != nil {
		return m, err
	}
	m.Values = map[string]float64{"index_files": float64(m.Published.Files), "index_bytes": float64(m.Published.Bytes)}
	browser, stop, err := chrome.Start(b.ctx)
	if errors.Is(err, chrome.ErrMissing) {
		return m, nil
	}
	if err != nil {
		return m, err
	}
	defer stop()
	return m, b.askPagefind(browser, public, bundle, m.Values)
}

// askPagefindOnce gives the number of pages found, and the milliseconds of asking
// again. Its own interface, which is not loaded here, shows five results at first.
const askPagefindOnce = `async text => {
	const pagefind = await import("/pagefind/pagefind.js")
	await pagefind.options({ noWorker: true }) // its loads would not be in the page's log
	const { results } = await pagefind.search(text)
	await Promise.all(results.slice(0, 5).map(result => result.data()))
	const begun = performance.now()
	await pagefind.search(text)
	return [results.length, performance.now() - begun]
}`

func (b *bench) askPagefind(browser context.Context, public, bundle string, values map[string]float64) error {
	queries, err := queriesOf(public)
	if err != nil {
		return err
	}
	root, stop, err := serve(latency, map[string]string{"/": filepath.Join(public, "messages"), "/pagefind/": bundle})
	if err != nil {
		return err
	}
	defer stop()
	var bytes, times []float64
	for _, q := range queries {
		err := inTab(browser, func(t *tab) error {
			// Any page of the same origin will do.
			if err := t.open(root + "pagefind/pagefind-entry.json"); err != nil {
				return err
			}
			if _, err := t.settled(); err != nil {
				return err
			}
			found, err := run[[]float64](t, askPagefindOnce, q.text)
			if err != nil {
				return err
			}
			loads, err := t.settled()
			bytes, times = append(bytes, bytesOf(loads)), append(times, found[1])
			values["depth_max"] = max(values["depth_max"], float64(depthOf(loads)))
			if found[0] == 0 {
				values["queries_without_result"]++
			}
			return err
		})
		if err != nil {
			return fmt.Errorf("Pagefind, %q: %w", q.text, err)
		}
	}
	values["first_query_median_bytes"], values["first_query_max_bytes"] = quantile(bytes, 0.5), quantile(bytes, 1)
	values["query_median_ms"], values["query_95_ms"] = quantile(times, 0.5), quantile(times, 0.95)
	return nil
}

// sampled is how many keystrokes MiniSearch is asked: it takes its time.
const sampled = 100

func (b *bench) measureMiniSearch(modules, public string) (measurement, error) {
	var m measurement
	name, err := peerName(modules, "minisearch", "MiniSearch")
	if err != nil {
		return m, err
	}
	m.Subject = name
	folders, err := contentFolders(public)
	if err != nil {
		return m, err
	}
	asked := filepath.Join(filepath.Dir(public), "queries.json")
	if err := writeTyped(public, asked); err != nil {
		return m, err
	}
	b.say("  %s", name)
	args := append([]string{"--max-old-space-size=8192", filepath.Join(modules, "minisearch.mjs"), public, asked}, folders...)
	used, printed, err := b.measure(modules, "node", args, func() error { return nil })
	if err != nil {
		return m, err
	}
	var found struct {
		Index    float64   `json:"index_bytes"`
		Zipped   float64   `json:"index_gzip_bytes"`
		Indexing float64   `json:"index_cpu_seconds"`
		Load     float64   `json:"load_ms"`
		Times    []float64 `json:"times_ms"`
	}
	if err := json.Unmarshal(printed, &found); err != nil {
		return m, fmt.Errorf("read what minisearch.mjs printed: %w\n%s", err, tail(printed))
	}
	script, err := zippedScript(filepath.Join(modules, "node_modules", "minisearch", "dist", "es", "index.js"))
	if err != nil {
		return m, err
	}
	// The run asks queries too; only indexing is compared.
	m.User, m.Wall, m.Peak = found.Indexing, used.Wall, used.Peak
	m.Values = map[string]float64{
		"index_files": 1, "index_bytes": found.Index, "first_query_median_bytes": found.Zipped + script, "first_query_max_bytes": found.Zipped + script,
		"depth_max": 1, "load_ms": found.Load, "query_median_ms": quantile(found.Times, 0.5), "query_95_ms": quantile(found.Times, 0.95),
	}
	return m, nil
}

// writeTyped writes a sample of what stands in the box while the queries of a
// site are typed.
func writeTyped(public, name string) error {
	queries, err := queriesOf(public)
	if err != nil {
		return err
	}
	var all, some []string
	for _, q := range queries {
		all = append(all, q.typed()...)
	}
	for i := range sampled {
		some = append(some, all[i*len(all)/sampled])
	}
	text, err := json.Marshal(slices.Compact(some))
	if err != nil {
		return err
	}
	return os.WriteFile(name, text, 0o644)
}

// zippedScript returns the bytes of a script as a site would load it.
func zippedScript(name string) (float64, error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return 0, err
	}
	made := api.Transform(string(text), api.TransformOptions{MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true})
	if len(made.Errors) > 0 {
		return 0, fmt.Errorf("%s: %s", name, made.Errors[0].Text)
	}
	return float64(len(gzipped(made.Code))), nil
}
