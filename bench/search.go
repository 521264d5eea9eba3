package main

import (
	"cmp"
	"fmt"
	"io/fs"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// searchSubject names the measurements of builds with search.
const searchSubject = "faultbook build with search"

// The targets of index and export, on targetPages: what a build with search
// takes beyond one without.
const (
	targetIndexCPU    = 6.0
	targetIndexMemory = 400 << 20
)

// indexRuns is how often a build with search and one without are measured in turn,
// up to targetPages: the difference of two single runs is half of it what else the
// machine did, and what its file system put off.
const indexRuns = 3

// searchSection measures what the search index adds to a build.
var searchSection = section{
	name: "search", about: "index and export, beside a build without search",
	run: func(b *bench) error {
		t := table{
			title: "index and export: faultbook build with search, and what it takes beyond one without (--no-search)",
			header: []string{
				"pages", "CPU", "without", "added CPU", "of it system", "wall", "without", "stage search",
				"peak memory", "without", "added", "index files", "index bytes", "script",
			},
		}
		for _, pages := range b.sizes {
			row, err := b.indexCost(pages)
			if err != nil {
				return err
			}
			t.rows = append(t.rows, row)
		}
		b.report.tables = append(b.report.tables, t, b.report.stageTable(searchSubject))
		return nil
	},
}

func (b *bench) indexCost(pages int) ([]string, error) {
	with, without, err := b.inTurn(pages)
	if err != nil {
		return nil, err
	}
	cpu := verdict{Name: fmt.Sprintf("seconds of CPU for index and export, %d pages", pages), Value: with.CPU() - without.CPU()}
	memory := verdict{Name: fmt.Sprintf("bytes of peak memory added by index and export, %d pages", pages), Value: float64(with.Peak - without.Peak)}
	if pages == targetPages {
		cpu.AtMost, memory.AtMost = targetIndexCPU, targetIndexMemory
	}
	b.report.Verdicts = append(b.report.Verdicts, cpu, memory)
	bytes := func(n float64) string { return showBytes(int64(n)) }
	return []string{
		showCount(pages), showSeconds(with.CPU()), showSeconds(without.CPU()), cpu.held(showSeconds), showSeconds(with.System - without.System),
		showSeconds(with.Wall), showSeconds(without.Wall), showSeconds(with.Values["stage_search_seconds"]),
		showBytes(with.Peak), showBytes(without.Peak), memory.held(bytes),
		showCount(int(with.Values["index_files"])), bytes(with.Values["index_bytes"]), bytes(with.Values["script_bytes"]),
	}, nil
}

// held shows a figure in its own unit beside its target, when it has one.
func (v verdict) held(show func(float64) string) string {
	switch {
	case v.AtMost == 0:
		return show(v.Value)
	case v.Value <= v.AtMost:
		return fmt.Sprintf("%s (met: at most %s)", show(v.Value), show(v.AtMost))
	}
	return fmt.Sprintf("%s (MISSED: at most %s)", show(v.Value), show(v.AtMost))
}

// inTurn measures builds with search and without, each after the other, and returns
// those of median CPU.
func (b *bench) inTurn(pages int) (with, without measurement, err error) {
	binary, err := b.faultbook()
	if err != nil {
		return with, without, err
	}
	runs := 1
	if pages <= targetPages {
		runs = indexRuns
	}
	var searched, bare []measurement
	for range runs {
		if without, err = b.measureBuild(binary, pages); err == nil {
			_, with, err = b.buildSearched(pages)
		}
		if err != nil {
			return with, without, err
		}
		searched, bare = append(searched, with), append(bare, without)
	}
	with, without = medianCPU(searched), medianCPU(bare)
	b.report.keep(with)
	b.report.keep(without)
	return with, without, nil
}

// medianCPU returns the measurement of median CPU.
func medianCPU(all []measurement) measurement {
	slices.SortFunc(all, func(a, b measurement) int { return cmp.Compare(a.CPU(), b.CPU()) })
	return all[len(all)/2]
}

// searched returns the folder of a site built with search, and what building it
// took. It is built once in a run, unless the section search measures it.
func (b *bench) searched(pages int) (string, measurement, error) {
	if m, ok := b.report.find(searchSubject, pages); ok {
		dir, err := b.site("faultbook", pages)
		return filepath.Join(dir, searchedDir), m, err
	}
	public, m, err := b.buildSearched(pages)
	if err != nil {
		return "", m, err
	}
	b.report.keep(m)
	return public, m, nil
}

// searchedDir is where a site built with search lies, in the site's folder.
const searchedDir = "searched"

func (b *bench) buildSearched(pages int) (string, measurement, error) {
	dir, err := b.site("faultbook", pages)
	if err != nil {
		return "", measurement{}, err
	}
	public := filepath.Join(dir, searchedDir)
	b.say("  %s of %d pages", searchSubject, pages)
	m, err := b.measureSearched(dir, public)
	m.Subject, m.Pages = searchSubject, pages
	return public, m, err
}

// module returns the folder of the module in which this runs.
func (b *bench) module() (string, error) {
	out, err := exec.CommandContext(b.ctx, "go", "list", "-m", "-f", "{{.Dir}}", "faultbook").Output()
	if err != nil {
		return "", fmt.Errorf("find the folder of the module, in which this has to run: %w", err)
	}
	return strings.TrimSpace(string(out)), nil
}

// measureSearched builds the site of a folder with its search.
func (b *bench) measureSearched(dir, public string) (measurement, error) {
	var m measurement
	binary, err := b.faultbook()
	if err != nil {
		return m, err
	}
	args := []string{"build", "-C", dir, "--output", public, "--json"}
	used, printed, err := b.measure(dir, binary, args, func() error { return b.setAside(public) })
	if err != nil {
		return m, err
	}
	s, err := readSummary(printed)
	if err != nil {
		return m, err
	}
	m.usage, m.Stages = used, orderStages(s.Stages)
	m.Values = map[string]float64{"entries": float64(s.Entries), "stage_search_seconds": float64(s.Stages["search"]) / 1e6}
	if m.Published, err = countPublished(public); err != nil {
		return m, err
	}
	return m, countIndex(public, m.Values)
}

// countIndex tells how much of a site is its index, and how much the script.
func countIndex(public string, values map[string]float64) error {
	return filepath.WalkDir(public, func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || !strings.HasSuffix(name, ".js") {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		inside, err := filepath.Rel(public, name)
		switch folder, rest, _ := strings.Cut(filepath.ToSlash(inside), "/"); {
		case folder == "search":
			values["index_files"]++
			values["index_bytes"] += float64(info.Size())
		case folder == "assets" && strings.HasPrefix(rest, "search-page."):
			values["script_bytes"] += float64(info.Size())
		}
		return err
	})
}
