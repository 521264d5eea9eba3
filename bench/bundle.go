package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/chromedp/cdproto/network"

	"faultbook/internal/e2e/chrome"
)

const (
	// smallSite is what the opening of a page is held against.
	smallSite = 70
	// openings is how often pages of each of the two sites are opened, in turn.
	openings = 41
)

// The targets of a bundle, on targetPages.
const (
	targetBundleCPU = 1.5
	targetOpening   = 1.2
)

// bundleSection measures the offline bundle: what packing it takes beside a
// build, and what readers wait for and load in a folder, without a server.
var bundleSection = section{
	name: "bundle", about: "the offline bundle, and its pages over file://",
	run: func(b *bench) error {
		browser, stop, err := chrome.Start(b.ctx)
		if err != nil && !errors.Is(err, chrome.ErrMissing) {
			return err
		}
		if err == nil {
			defer stop()
		} else {
			b.report.note("Without Chromium no page of a bundle is opened: %v", err)
		}
		missing := err != nil
		costs := table{
			title:  "faultbook bundle beside faultbook build",
			header: []string{"pages", "CPU", "build", "bundle / build", "peak memory", "archive"},
		}
		visits := table{
			title: fmt.Sprintf("the bundle in Chromium over file://: opening a page (median of %d, in turn with one of %d pages), and a first query (KB = 1,000 bytes; %d queries)",
				openings, smallSite, queryCount),
			header: []string{"pages", "opening", fmt.Sprintf("of %d", smallSite), "ratio", "query median", "most", "as files, most", "loads"},
		}
		defer func() { b.report.tables = append(b.report.tables, costs, visits) }()
		sizes := slices.DeleteFunc(append([]int{0}, b.sizes...), func(n int) bool { return n > targetPages })
		for _, pages := range sizes {
			name := showCount(pages)
			if pages == 0 {
				name = realName
			}
			row, err := b.bundleCost(pages, name)
			if err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			costs.rows = append(costs.rows, row)
			if missing {
				continue
			}
			if row, err = b.visitBundle(browser, pages, name); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
			visits.rows = append(visits.rows, row)
		}
		return nil
	},
}

// source returns the folder of a site: of this repository's help center for no
// pages.
func (b *bench) source(pages int) (string, error) {
	if pages == 0 {
		return b.module()
	}
	return b.site("faultbook", pages)
}

// bundleCost packs a site and builds it, side by side.
func (b *bench) bundleCost(pages int, name string) ([]string, error) {
	dir, err := b.source(pages)
	if err != nil {
		return nil, err
	}
	binary, err := b.faultbook()
	if err != nil {
		return nil, err
	}
	b.say("  build and bundle of %s", name)
	public, archive := filepath.Join(b.work, "beside"), filepath.Join(b.work, "beside.zip")
	defer os.RemoveAll(public)
	defer os.Remove(archive)
	build, _, err := b.measure(dir, binary, []string{"build", "-C", dir, "--output", public}, func() error { return b.setAside(public) })
	if err != nil {
		return nil, err
	}
	pack, _, err := b.measure(dir, binary, []string{"bundle", "-C", dir, "--output", archive}, func() error { return nil })
	if err != nil {
		return nil, err
	}
	info, err := os.Stat(archive)
	if err != nil {
		return nil, err
	}
	b.report.Measurements = append(b.report.Measurements, measurement{Subject: "faultbook bundle", Pages: pages, usage: pack, Values: map[string]float64{"archive_bytes": float64(info.Size())}})
	ratio := verdict{Name: "CPU, bundle / build, " + name, Value: pack.CPU() / build.CPU()}
	if pages == targetPages {
		ratio.AtMost = targetBundleCPU
	}
	b.report.Verdicts = append(b.report.Verdicts, ratio)
	return []string{name, showSeconds(pack.CPU()), showSeconds(build.CPU()), ratio.show(), showBytes(pack.Peak), showBytes(info.Size())}, nil
}

// unpacked returns the folder of a site's bundle.
func (b *bench) unpacked(pages int) (string, error) {
	dir, err := b.source(pages)
	if err != nil {
		return "", err
	}
	binary, err := b.faultbook()
	if err != nil {
		return "", err
	}
	to := filepath.Join(b.work, fmt.Sprintf("bundle-%d", pages))
	if _, err := os.Stat(to); err == nil {
		return to, nil
	}
	return to, b.command(dir, binary, "bundle", "-C", dir, "--dir", to)
}

func (b *bench) visitBundle(browser context.Context, pages int, name string) ([]string, error) {
	large, err := b.unpacked(pages)
	if err != nil {
		return nil, err
	}
	small, err := b.unpacked(smallSite)
	if err != nil {
		return nil, err
	}
	b.say("  opening pages of the bundle of %s", name)
	times, err := openInTurn(browser, small, large)
	if err != nil {
		return nil, err
	}
	few, many := quantile(times[0], 0.5), quantile(times[1], 0.5)
	ratio := verdict{Name: fmt.Sprintf("opening a page over file://, %s / %d pages", name, smallSite), Value: many / few}
	if pages == targetPages {
		ratio.AtMost = targetOpening
	}
	asked, err := askInFolder(browser, large)
	if err != nil {
		return nil, err
	}
	var zipped, plain, loads []float64
	for _, q := range asked {
		zipped, plain, loads = append(zipped, q.zipped), append(plain, q.plain), append(loads, float64(q.loads))
	}
	most := verdict{Name: "most bytes of a first query over file://, compressed, " + name, Value: quantile(zipped, 1), AtMost: targetFirst[pages]}
	if pages == 0 {
		most.AtMost = targetFirstReal
	}
	b.report.Verdicts = append(b.report.Verdicts, ratio, most)
	return []string{
		name, showSeconds(many / 1000), showSeconds(few / 1000), ratio.show(),
		showKB(quantile(zipped, 0.5)), most.held(showKB), showKB(quantile(plain, 1)), showNumber(quantile(loads, 0.5)),
	}, nil
}

// folderURL returns the address of a folder, with a slash at its end.
func folderURL(dir string) string {
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(dir) + "/"}).String()
}

// openInTurn opens entries of folders in turn, each time another one, and
// returns the milliseconds until each was loaded.
func openInTurn(browser context.Context, folders ...string) ([][]float64, error) {
	times := make([][]float64, len(folders))
	return times, inTab(browser, func(t *tab) error {
		for round := range openings + 1 {
			for i, dir := range folders {
				entries, err := readCatalogue(dir)
				if err != nil {
					return err
				}
				e := entries[round*len(entries)/(openings+1)]
				if err := t.open(folderURL(dir) + e.URL + "index.html"); err != nil {
					return err
				}
				took, err := run[float64](t, `() => performance.getEntriesByType("navigation")[0].loadEventStart`)
				if err != nil {
					return err
				}
				if round > 0 { // the first fills the caches of the system
					times[i] = append(times[i], took)
				}
			}
		}
		return nil
	})
}

// folderQuery is what one query made a browser read in a folder.
type folderQuery struct {
	plain, zipped float64 // bytes, as the files are and as a server would send them
	loads         int
}

// askInFolder asks each query in a tab of its own.
func askInFolder(browser context.Context, dir string) ([]folderQuery, error) {
	queries, err := queriesOf(dir)
	if err != nil {
		return nil, err
	}
	root := folderURL(dir)
	own, err := ownLoads(browser, root, dir)
	if err != nil {
		return nil, err
	}
	var all []folderQuery
	for _, q := range queries {
		err := inTab(browser, func(t *tab) error {
			if err := t.open(root + "search/index.html?q=" + url.QueryEscape(q.text)); err != nil {
				return err
			}
			if _, err := run[int](t, untilDone, q.text); err != nil {
				return err
			}
			loads, err := t.settled()
			if err != nil {
				return err
			}
			f, err := weigh(loads, root, dir, own)
			all = append(all, f)
			return err
		})
		if err != nil {
			return nil, fmt.Errorf("%q: %w", q.text, err)
		}
	}
	return all, nil
}

// weigh adds up the files that were loaded because of a search.
func weigh(loads []*load, root, dir string, own map[string]bool) (folderQuery, error) {
	var f folderQuery
	for _, l := range loads {
		name, inside := strings.CutPrefix(l.url, root)
		if own[l.url] || !inside || l.kind == network.ResourceTypeDocument {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
		if err != nil {
			return f, err
		}
		f.plain, f.zipped, f.loads = f.plain+float64(len(data)), f.zipped+float64(len(gzipped(data))), f.loads+1
	}
	return f, nil
}
