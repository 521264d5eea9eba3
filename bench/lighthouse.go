package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"

	"faultbook/internal/e2e/chrome"
)

// judgedPages are those that most readers see.
var judgedPages = [][2]string{
	{"home", ""}, {"operation", "insync/client/"}, {"entry", "dropsuite/backup/retrying/"}, {"search", "search/"},
	{"query", "search/?q=the+backup+does+not+run"},
}

// audits are what a reader notices of a page that loads, by Lighthouse's names.
var audits = map[string]string{
	"largest-contentful-paint": "largest paint, ms",
	"total-blocking-time":      "blocking time, ms",
	"cumulative-layout-shift":  "layout shift",
}

// lighthouse lets Lighthouse judge this site, as on a phone with a slow connection.
// Its points for performance fall on a busy machine: of several runs the best counts.
func (b *bench) lighthouse() error {
	browser, err := chrome.Path()
	if err != nil {
		return err
	}
	dir, err := b.npm("lighthouse")
	if err != nil {
		return err
	}
	program := filepath.Join(dir, "node_modules", "lighthouse", "cli", "index.js")
	public := filepath.Join(b.work, "judged")
	if err := b.command("", b.binary, "build", "-C", b.root, "--output", public); err != nil {
		return err
	}
	server := serve(map[string]string{"/": public})
	defer server.Close()
	for _, page := range judgedPages {
		best := map[string]float64{}
		for range max(1, b.runs) {
			if err := b.judge(best, program, browser, server.URL+"/"+page[1]); err != nil {
				return fmt.Errorf("%s: %w", page[0], err)
			}
		}
		for what, value := range best {
			b.add("lighthouse", page[0], what, figure{Value: value})
		}
	}
	return nil
}

// judge keeps the best points of each category, of 100, and the least of each audit.
func (b *bench) judge(best map[string]float64, program, browser, address string) error {
	b.say("  Lighthouse on %s", address)
	cmd := exec.CommandContext(b.ctx, "node", program, address, "--quiet", "--output=json",
		"--chrome-flags=--headless --no-sandbox --disable-dev-shm-usage")
	cmd.Env = append(os.Environ(), "CHROME_PATH="+browser)
	out, err := cmd.Output()
	if err != nil {
		return fmt.Errorf("run Lighthouse: %w", err)
	}
	var found struct {
		Categories map[string]struct{ Score float64 }
		Audits     map[string]struct{ NumericValue float64 }
	}
	if err := json.Unmarshal(out, &found); err != nil {
		return fmt.Errorf("read what Lighthouse found: %w", err)
	}
	for category, c := range found.Categories {
		best[category+", points"] = max(best[category+", points"], 100*c.Score)
	}
	for audit, what := range audits {
		value := found.Audits[audit].NumericValue
		if least, ok := best[what]; ok {
			value = min(value, least)
		}
		best[what] = value
	}
	return nil
}
