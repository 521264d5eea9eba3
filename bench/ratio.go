package main

import "fmt"

// The targets of a build without search, held against Hugo on targetPages.
const (
	targetPages  = 10_000
	targetCPU    = 1.0 / 4
	targetMemory = 1.0 / 3
)

// ratioSection holds faultbook's figures against Hugo's, where there are both.
var ratioSection = section{
	name: "ratio", about: "faultbook against Hugo",
	run: func(b *bench) error {
		t := table{title: "faultbook / Hugo (less than 1 is better)", header: []string{"pages", "wall", "CPU", "peak memory", "bytes published"}}
		for _, pages := range b.sizes {
			ours, ok := b.report.find(buildSubject, pages)
			theirs, also := b.report.find(hugoSubject, pages)
			if !ok || !also {
				continue
			}
			cpu := verdict{Name: fmt.Sprintf("CPU, %d pages, faultbook / Hugo", pages), Value: ours.CPU() / theirs.CPU()}
			memory := verdict{Name: fmt.Sprintf("peak memory, %d pages, faultbook / Hugo", pages), Value: share(ours.Peak, theirs.Peak)}
			wall := verdict{Name: fmt.Sprintf("wall, %d pages, faultbook / Hugo", pages), Value: ours.Wall / theirs.Wall}
			if pages == targetPages {
				cpu.AtMost, memory.AtMost = targetCPU, targetMemory
			}
			b.report.Verdicts = append(b.report.Verdicts, cpu, memory, wall)
			t.rows = append(t.rows, []string{
				showCount(pages), wall.show(), cpu.show(), memory.show(), showRatio(share(ours.Published.Bytes, theirs.Published.Bytes)),
			})
		}
		if len(t.rows) > 0 {
			b.report.tables = append(b.report.tables, t)
		}
		return nil
	},
}

func share(a, b int64) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// show gives the figure, and the target with whether it is met.
func (v verdict) show() string {
	switch {
	case v.AtMost == 0:
		return showRatio(v.Value)
	case v.Value <= v.AtMost:
		return fmt.Sprintf("%.2f (met: at most %.2f)", v.Value, v.AtMost)
	}
	return fmt.Sprintf("%.2f (MISSED: at most %.2f)", v.Value, v.AtMost)
}
