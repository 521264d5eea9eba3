package logs_test

import (
	"fmt"
	"strings"
	"testing"

	"faultbook/internal/logs"
	"faultbook/internal/logs/logtest"
)

// TestWorkersGiveTheSameAnswer: an answer depends neither on the number of workers nor on the
// pieces in which a file is read.
func TestWorkersGiveTheSameAnswer(t *testing.T) {
	entries := testEntries(t)
	m := logs.NewMatcher(entries)
	var all []vector
	read(t, "testdata/vectors.json", &all)
	var texts []string // files of one run
	for _, v := range all {
		texts = append(texts, strings.ReplaceAll(v.Log, nextFile, "\n"))
	}
	for seed := range uint64(4) {
		texts = append(texts, strings.Join(logtest.New(entries, 4000, 200, seed).Lines, "\n"))
	}
	answer := func(workers, piece int) *logs.Answer {
		r := m.NewReader()
		r.Workers = workers
		for n, text := range texts {
			r.Begin(fmt.Sprint(n, ".log"))
			for ; len(text) > piece; text = text[piece:] {
				r.Write(text[:piece])
			}
			r.Write(text)
		}
		return r.Answer()
	}
	one := answer(1, 1<<20)
	if one.Recognised < 500 || len(one.Undocumented) == 0 {
		t.Fatalf("%d recognised, %d undocumented", one.Recognised, len(one.Undocumented))
	}
	want := indented(t, one)
	for _, workers := range []int{1, 2, 7} {
		for _, piece := range []int{1 << 20, 20_011, 997} {
			if got := indented(t, answer(workers, piece)); got != want {
				t.Errorf("%d workers, pieces of %d bytes: %s", workers, piece, firstDifference(got, want))
			}
		}
	}
}
