package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"time"
)

// figuresFile holds the records of earlier runs, the newest last.
const figuresFile = "figures.json"

const (
	keptRecords = 20
	// leastNoise is the share by which a figure may differ though nothing changed.
	leastNoise = 0.03
)

// figure is one value. Its name ends in its unit; less is better, but for points.
type figure struct {
	Value float64 `json:"value"`
	Noise float64 `json:"noise,omitempty"` // the share of Value by which the runs of one record differ
}

// record is what one run found.
type record struct {
	Date    string            `json:"date"`
	Commit  string            `json:"commit"`
	Machine string            `json:"machine"`
	Load    string            `json:"load,omitempty"` // of the machine when the run ended
	Figures map[string]figure `json:"figures"`
}

// targets are the most that figures should be; of points, the least.
var targets = map[string]float64{
	"logs 10000: 100 MB, s":                                          4,
	"logs 10000: 100 MB, memory, MB":                                 200,
	"logs 10000: a page loads for a log, KB":                         1500,
	"build 1000: CPU with search, share of without":                  2,
	"build 10000: CPU, share of Hugo's":                              0.28,
	"build 10000: memory, share of Hugo's":                           1.0 / 3,
	"build 10000: CPU of the search, s":                              5.5,
	"build 10000: index, files":                                      2500,
	"build 10000: addresses that an edit changes, share":             0.02,
	"build 50000: memory with search, MB":                            1536,
	"search this site: first query, median, KB":                      45,
	"search 10000: first query, median, KB":                          90,
	"search 50000: first query, median, KB":                          130,
	"search 10000: first query, most, requests":                      10,
	"search 10000: later query, most, requests":                      6,
	"search 10000: first query over 40 ms and 10 Mbit/s, ms":         350,
	"search 10000: later query over 40 ms and 10 Mbit/s, ms":         160,
	"search 10000: later query, ms":                                  80,
	"search 10000: keystroke, most, KB":                              15,
	"search 10000: results after a key, ms":                          5,
	"search 10000: results after a key, 95 %, ms":                    16,
	"watch 10000: body, ms":                                          40,
	"watch 10000: label, ms":                                         250,
	"bundle 10000: CPU, share of a build's":                          1.5,
	"languages 10000: first query, share of one language's":          1.05,
	"languages 10000: CPU of one language more, share of its pages'": 1,
	"lighthouse home: performance, points":                           98,
	"lighthouse entry: performance, points":                          98,
	"lighthouse entry: accessibility, points":                        100,
	"lighthouse search: best-practices, points":                      100,
	"lighthouse query: performance, points":                          98,
	"lighthouse query: largest paint, ms":                            1600,
	"lighthouse query: blocking time, ms":                            100,
	"lighthouse query: layout shift":                                 0.01,
}

func isPoints(name string) bool { return strings.HasSuffix(name, " points") }

func newRecord(ctx context.Context, figures map[string]figure) record {
	r := record{Date: time.Now().UTC().Format("2006-01-02 15:04"), Figures: figures}
	if out, err := exec.CommandContext(ctx, "git", "rev-parse", "--short=12", "HEAD").Output(); err == nil {
		r.Commit = strings.TrimSpace(string(out))
	}
	r.Machine = fmt.Sprintf("%s/%s, %d CPUs, %s", runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), runtime.Version())
	if found := processor.FindSubmatch(read("/proc/cpuinfo")); found != nil {
		r.Machine += ", " + string(found[1])
	}
	r.Load, _, _ = strings.Cut(string(read("/proc/loadavg")), " ")
	return r
}

var processor = regexp.MustCompile(`model name\s*: (.*)`)

// read returns a file of Linux, nothing on other systems.
func read(name string) []byte {
	text, _ := os.ReadFile(name)
	return text
}

func readRecords(name string) ([]record, error) {
	text, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	var records []record
	if err := json.Unmarshal(text, &records); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return records, nil
}

func writeRecords(name string, records []record) error {
	text, err := json.MarshalIndent(records[max(0, len(records)-keptRecords):], "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(name, append(text, '\n'), 0o644)
}

// last returns a figure as it was last found on a machine.
func last(past []record, machine, name string) (figure, bool) {
	for _, r := range slices.Backward(past) {
		if f, known := r.Figures[name]; known && r.Machine == machine {
			return f, true
		}
	}
	return figure{}, false
}

// change is by which share a figure became worse; below 0 it became better. beyond
// is false when that is not more than the noise of both.
func change(name string, before, now figure) (worse float64, beyond bool) {
	if before.Value == 0 {
		return 0, false
	}
	worse = now.Value/before.Value - 1
	if isPoints(name) {
		worse = -worse
	}
	return worse, math.Abs(worse) > max(leastNoise, before.Noise, now.Noise)
}

// targetOf returns what a figure should be at most.
func targetOf(name string) (float64, bool) {
	switch {
	case strings.HasPrefix(name, "cost ") && strings.HasSuffix(name, "exponent of the growth"):
		return 1.3, true
	case strings.HasPrefix(name, "cost ") && strings.HasSuffix(name, "memory at most, MB"):
		return 300, true
	}
	target, known := targets[name]
	return target, known
}

// report prints all figures, and at the end those that got worse.
func report(w io.Writer, now record, past []record) {
	fmt.Fprintf(w, "%s, %s, load %s\n\n", now.Date, now.Machine, now.Load)
	var worse []string
	for _, name := range slices.Sorted(maps.Keys(now.Figures)) {
		f := now.Figures[name]
		line := fmt.Sprintf("%-64s %10s", name, show(f.Value))
		if before, known := last(past, now.Machine, name); known {
			by, beyond := change(name, before, f)
			times := f.Value / max(before.Value, math.SmallestNonzeroFloat64)
			line += fmt.Sprintf("  last %s (%+.0f %%)", show(before.Value), 100*(times-1))
			if beyond && by > 0 {
				worse = append(worse, line)
			}
		}
		if target, known := targetOf(name); known {
			word := "met"
			if f.Value > target != isPoints(name) && f.Value != target {
				word = "MISSED"
			}
			line += fmt.Sprintf("  target %s %s", show(target), word)
		}
		fmt.Fprintln(w, line)
	}
	if len(worse) > 0 {
		fmt.Fprintf(w, "\nworse than last time, by more than the noise:\n%s\n", strings.Join(worse, "\n"))
	}
}

func show(value float64) string {
	switch {
	case value >= 100:
		return fmt.Sprintf("%.0f", value)
	case value >= 10:
		return fmt.Sprintf("%.1f", value)
	}
	return fmt.Sprintf("%.3f", value)
}

// median returns the middle of values, with the share by which they differ.
func median(values []float64) figure {
	if len(values) == 0 {
		return figure{}
	}
	sorted := slices.Sorted(slices.Values(values))
	f := figure{Value: sorted[len(sorted)/2]}
	if f.Value != 0 {
		f.Noise = math.Round(1000*(sorted[len(sorted)-1]-sorted[0])/f.Value) / 1000
	}
	return f
}

// typical is median for values that differ by nature, such as those of different
// queries: what differs is no noise.
func typical(values []float64) figure { return figure{Value: median(values).Value} }

// atPercent returns the value that so many percent of the values do not exceed.
func atPercent(values []float64, percent int) figure {
	if len(values) == 0 {
		return figure{}
	}
	sorted := slices.Sorted(slices.Values(values))
	return figure{Value: sorted[(len(sorted)-1)*percent/100]}
}

// most returns the largest value.
func most(values []float64) figure { return atPercent(values, 100) }
