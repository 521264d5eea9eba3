package logs

import (
	"slices"
	"sync"
)

// batch holds adjacent lines of a file, and their records. Workers write the records; after wait, they
// belong to the reader.
type batch struct {
	lines   []rawLine
	records []record
	workers sync.WaitGroup
}

// leastLines is how many lines a batch must have for several workers: starting a goroutine costs as much
// as a few lines.
const leastLines = 64

// prepare starts workers that make the records of a batch. With less than two it makes them itself.
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

// fill makes the records of lines. Both slices have the same length.
func (m *Matcher) fill(records []record, lines []rawLine) {
	after := false
	for i, line := range lines {
		records[i] = m.newRecord(line.text, line.no, after)
		after = records[i].notable()
	}
}

// wait waits until the workers are done.
func (b *batch) wait() { b.workers.Wait() }
