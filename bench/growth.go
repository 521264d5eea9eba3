package main

import "fmt"

// growthSection shows how what a page costs changes with the size of the site:
// 1 all along is linear growth. What does not depend on the pages weighs more
// in small sites, so less than 1 is usual.
var growthSection = section{
	name: "growth", about: "cost of a page as the site grows",
	run: func(b *bench) error {
		for _, subject := range []string{buildSubject, hugoSubject} {
			if t, ok := b.growthOf(subject); ok {
				b.report.tables = append(b.report.tables, t)
			}
		}
		return nil
	},
}

func (b *bench) growthOf(subject string) (table, bool) {
	var found []measurement
	for _, pages := range b.sizes {
		if m, ok := b.report.find(subject, pages); ok {
			found = append(found, m)
		}
	}
	if len(found) < 2 {
		return table{}, false
	}
	first := found[0]
	t := table{
		title:  fmt.Sprintf("%s: what a page costs, against a site of %s pages (1 is linear)", subject, showCount(first.Pages)),
		header: []string{"pages", "wall", "CPU", "peak memory", "bytes published"},
	}
	for _, m := range found[1:] {
		pages := float64(m.Pages) / float64(first.Pages)
		figures := []verdict{
			{Name: "wall", Value: m.Wall / first.Wall / pages}, {Name: "CPU", Value: m.CPU() / first.CPU() / pages},
			{Name: "peak memory", Value: share(m.Peak, first.Peak) / pages},
			{Name: "bytes", Value: share(m.Published.Bytes, first.Published.Bytes) / pages},
		}
		row := []string{showCount(m.Pages)}
		for _, v := range figures {
			row = append(row, showRatio(v.Value))
			v.Name = fmt.Sprintf("%s a page, %s, %d pages / %d pages", v.Name, subject, m.Pages, first.Pages)
			b.report.Verdicts = append(b.report.Verdicts, v)
		}
		t.rows = append(t.rows, row)
	}
	return t, true
}
