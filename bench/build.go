package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// buildSubject names the measurements of buildSection.
const buildSubject = "faultbook build"

// buildSection measures a first build, into a folder that does not exist.
var buildSection = section{
	name: "build", about: "faultbook build, from nothing",
	run: func(b *bench) error {
		binary, err := b.faultbook()
		if err != nil {
			return err
		}
		err = b.measureSizes(b.sizes, func(pages int) (measurement, error) { return b.measureBuild(binary, pages) })
		b.report.tables = append(b.report.tables, b.report.usageTable(buildSubject, buildSubject), b.report.stageTable(buildSubject))
		return err
	},
}

// summary is what `faultbook build --json` prints of itself.
type summary struct {
	Entries int              `json:"entries"`
	Tables  int              `json:"tables"`
	Stages  map[string]int64 `json:"stages_us"`
}

func readSummary(printed []byte) (summary, error) {
	var s summary
	if err := json.Unmarshal(printed, &s); err != nil {
		return s, fmt.Errorf("read what faultbook build --json printed: %w\n%s", err, tail(printed))
	}
	return s, nil
}

func (b *bench) measureBuild(binary string, pages int) (measurement, error) {
	m := measurement{Subject: buildSubject, Pages: pages}
	dir, err := b.site("faultbook", pages)
	if err != nil {
		return m, err
	}
	public := filepath.Join(dir, "public")
	b.say("  %s of %d pages", buildSubject, pages)
	args := []string{"build", "-C", dir, "--output", public, "--json", "--no-search"}
	used, printed, err := b.measure(dir, binary, args, func() error { return b.setAside(public) })
	if err != nil {
		return m, err
	}
	s, err := readSummary(printed)
	if err != nil {
		return m, err
	}
	m.usage, m.Stages = used, orderStages(s.Stages)
	m.Values = map[string]float64{"entries": float64(s.Entries), "tables": float64(s.Tables)}
	m.Published, err = countPublished(public)
	return m, err
}

// stageOrder is the order of the pipeline; stages that it does not name come
// last.
var stageOrder = []string{"read", "parse", "link", "templates", "render", "search", "write", "publish", "commit"}

func orderStages(micros map[string]int64) []stage {
	var stages []stage
	for name, us := range micros {
		stages = append(stages, stage{name, float64(us) / 1e6})
	}
	rank := func(s stage) int {
		if i := slices.Index(stageOrder, s.Name); i >= 0 {
			return i
		}
		return len(stageOrder)
	}
	slices.SortFunc(stages, func(a, b stage) int {
		if d := rank(a) - rank(b); d != 0 {
			return d
		}
		return strings.Compare(a.Name, b.Name)
	})
	return stages
}

// usageTable shows what the runs of one subject took and wrote.
func (r *report) usageTable(title, subject string) table {
	t := table{title: title, header: []string{"pages", "wall", "user", "system", "CPU", "CPU/page", "peak memory", "files", "published", "bytes/page"}}
	for _, m := range r.Measurements {
		if m.Subject == subject {
			t.rows = append(t.rows, []string{
				showCount(m.Pages), showSeconds(m.Wall), showSeconds(m.User), showSeconds(m.System), showSeconds(m.CPU()),
				showSeconds(m.CPU() / float64(m.Pages)), showBytes(m.Peak), showCount(m.Published.Files), showBytes(m.Published.Bytes),
				showBytes(m.Published.Bytes / int64(m.Pages)),
			})
		}
	}
	return t
}

// stageTable shows the wall time of each stage, a column a stage.
func (r *report) stageTable(subject string) table {
	t := table{title: subject + ", wall time by stage", header: []string{"pages"}}
	for _, m := range r.Measurements {
		if m.Subject != subject {
			continue
		}
		if len(t.rows) == 0 {
			for _, s := range m.Stages {
				t.header = append(t.header, s.Name)
			}
		}
		row := []string{showCount(m.Pages)}
		for _, s := range m.Stages {
			row = append(row, showSeconds(s.Seconds))
		}
		t.rows = append(t.rows, row)
	}
	return t
}
