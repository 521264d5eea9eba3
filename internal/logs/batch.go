package logs

import (
	"slices"
	"sync"
)

// batch is adjacent lines of a file, and what they say by themselves. Workers find that out; the
// records belong to the reader once they are done.
type batch struct {
	lines   []rawLine
	records []record
	workers sync.WaitGroup
}

// leastLines is the number of lines from which several workers look at them: a goroutine costs
// as much as a few lines.
const leastLines = 64

// prepare has workers look at the lines of a batch, whose records it replaces.
func (m *Matcher) prepare(b *batch, workers int) {
	lines := b.lines
	b.records = slices.Grow(b.records[:0], len(lines))[:len(lines)]
	if workers < 2 || len(lines) < leastLines {
		m.fill(b.records, lines)
		return
	}
	size := (len(lines) + workers - 1) / workers
	for from := 0; from < len(lines); from += size {
		to := min(from+size, len(lines))
		b.workers.Go(func() { m.fill(b.records[from:to], lines[from:to]) })
	}
}

// fill makes the records of lines.
func (m *Matcher) fill(records []record, lines []rawLine) {
	after := false
	for i, line := range lines {
		records[i] = m.newRecord(line.text, line.no, after)
		after = records[i].notable()
	}
}

// wait waits until the workers are done.
func (b *batch) wait() { b.workers.Wait() }
