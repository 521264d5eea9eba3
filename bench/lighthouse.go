package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	"faultbook/internal/e2e/chrome"
	"faultbook/internal/host"
)

// judgedPages are those that most readers see.
var judgedPages = []struct{ name, url string }{
	{"home", ""}, {"operation", "insync/client/"}, {"entry", "dropsuite/backup/retrying/"}, {"search", "search/"},
}

// judgements are what Lighthouse gives points for, of 100, and the targets.
var judgements = []struct {
	id      string
	atLeast float64
}{{"performance", 98}, {"accessibility", 100}, {"best-practices", 100}, {"seo", 100}}

// lighthouseSection lets Lighthouse judge the help center of this repository, as on a
// phone with a slow connection. Its points for performance are reckoned from a
// processor that it takes for an idle one: they fall on a busy machine, and of
// several runs the best is kept.
var lighthouseSection = section{
	name: "lighthouse", about: "Lighthouse on the main pages, as on a phone",
	run: func(b *bench) error {
		browser, err := chrome.Path()
		if err != nil {
			b.report.note("Without Chromium there is no Lighthouse: %v", err)
			return nil
		}
		program, err := b.lighthouse()
		if err != nil {
			b.report.note("Lighthouse could not be had: %v", err)
			return nil
		}
		public, err := b.realSite()
		if err != nil {
			return err
		}
		site := newServer(0, map[string]string{"/": public})
		rules := host.New("/", false, nil)
		site.headers = func(name string) []host.Header { return rules.Headers(name, strings.HasPrefix(name, "assets/")) }
		root, stop, err := site.start()
		if err != nil {
			return err
		}
		defer stop()
		t := table{title: "Lighthouse on this site, compressed as hosts do it: points of 100", header: []string{"page"}}
		for _, j := range judgements {
			t.header = append(t.header, j.id)
		}
		defer func() { b.report.tables = append(b.report.tables, t) }()
		for _, p := range judgedPages {
			best := make([]float64, len(judgements))
			for range max(1, b.runs) {
				points, err := b.judge(program, browser, root+p.url)
				if err != nil {
					return fmt.Errorf("%s: %w", p.name, err)
				}
				for i, n := range points {
					best[i] = max(best[i], n)
				}
			}
			row := []string{p.name}
			for i, j := range judgements {
				v := verdict{Name: fmt.Sprintf("Lighthouse, %s, %s", p.name, j.id), Value: best[i], AtLeast: j.atLeast}
				b.report.Verdicts = append(b.report.Verdicts, v)
				row = append(row, v.showPoints())
			}
			t.rows = append(t.rows, row)
		}
		return nil
	},
}

func (v verdict) showPoints() string {
	if v.Value < v.AtLeast {
		return fmt.Sprintf("%.0f (MISSED: at least %.0f)", v.Value, v.AtLeast)
	}
	return fmt.Sprintf("%.0f (met)", v.Value)
}

// lighthouse returns the program, after installing it.
func (b *bench) lighthouse() (string, error) {
	module, err := b.module()
	if err != nil {
		return "", err
	}
	dir := filepath.Join(module, "bench", "lighthouse")
	program := filepath.Join(dir, "node_modules", "lighthouse", "cli", "index.js")
	if _, err := os.Stat(program); err == nil {
		return program, nil
	}
	b.say("  installing Lighthouse into %s", dir)
	return program, b.command(dir, "npm", "ci", "--silent", "--no-progress")
}

// realSite builds the help center of this repository.
func (b *bench) realSite() (string, error) {
	module, err := b.module()
	if err != nil {
		return "", err
	}
	binary, err := b.faultbook()
	if err != nil {
		return "", err
	}
	public := filepath.Join(b.work, "judged")
	return public, b.command(module, binary, "build", "--output", public)
}

// judge returns the points of one page, in the order of the judgements.
func (b *bench) judge(program, browser, address string) ([]float64, error) {
	b.say("  Lighthouse on %s", address)
	cmd := exec.CommandContext(b.ctx, "node", program, address, "--quiet", "--output=json", "--chrome-flags=--headless --no-sandbox --disable-dev-shm-usage")
	cmd.Env = append(slices.Clone(os.Environ()), "CHROME_PATH="+browser)
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("run Lighthouse: %w", err)
	}
	return readPoints(out)
}

func readPoints(printed []byte) ([]float64, error) {
	var found struct {
		Categories map[string]struct{ Score *float64 }
	}
	if err := json.Unmarshal(printed, &found); err != nil {
		return nil, fmt.Errorf("read what Lighthouse found: %w", err)
	}
	points := make([]float64, len(judgements))
	for i, j := range judgements {
		score := found.Categories[j.id].Score
		if score == nil {
			return nil, fmt.Errorf("Lighthouse gives no points for %s", j.id)
		}
		points[i] = *score * 100
	}
	return points, nil
}
