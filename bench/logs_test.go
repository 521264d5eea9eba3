package main

import (
	"slices"
	"strings"
	"testing"

	"faultbook/bench/generate"
	"faultbook/internal/logs"
	"faultbook/internal/logs/logtest"
)

// TestLogsOfAMadeUpSite: of messages hidden in logs of other products, and of lines that
// are taken for a status, 98 of 100 are right, and no more than 2 of 10,000 foreign
// lines are taken for one.
func TestLogsOfAMadeUpSite(t *testing.T) {
	dir := t.TempDir()
	site, err := generate.New(1000)
	if err == nil {
		err = site.Faultbook(dir)
	}
	if err != nil {
		t.Fatal(err)
	}
	entries, err := logEntries(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	m := logs.NewMatcher(entries)
	hidden, right, wrong, foreign := 0, 0, 0, 0
	for seed := range uint64(20) {
		l := logtest.New(entries, 5000, int(seed)*3, seed)
		r := m.NewReader()
		r.Begin("a.log")
		r.Write(strings.Join(l.Lines, "\n"))
		found := map[int]bool{}
		for _, e := range r.Answer().Events {
			found[e.Line] = true
			switch ids, there := l.Hidden[e.Line]; {
			case !there:
				foreign++
				t.Logf("%s in %q", e.ID, l.Lines[e.Line-1])
			case slices.Contains(ids, e.ID):
				right++
			default:
				wrong++
				t.Logf("%s for %v in %q", e.ID, ids, l.Lines[e.Line-1])
			}
		}
		hidden += len(l.Hidden)
		for n := range l.Hidden {
			if !found[n] {
				t.Logf("not found in %q", l.Lines[n-1])
			}
		}
	}
	t.Logf("%d hidden, %d right, %d wrong, %d foreign of 100,000", hidden, right, wrong, foreign)
	if right*100 < hidden*98 || right*100 < (right+wrong+foreign)*98 || foreign > 20 {
		t.Errorf("%d hidden, %d right, %d wrong, %d foreign", hidden, right, wrong, foreign)
	}
}

// BenchmarkForeignLine measures a line that matches nothing.
func BenchmarkForeignLine(b *testing.B) {
	entries, err := logEntries(b.Context(), "..")
	if err != nil {
		b.Fatal(err)
	}
	r := logs.NewMatcher(entries).NewReader()
	r.Begin("a.log")
	line := "2026-03-04 05:06:07,123 INFO  [pool-7-thread-2] com.example.Service: Processed 4711 records for sales in 12 ms\n"
	for b.Loop() {
		r.Write(line)
	}
}
