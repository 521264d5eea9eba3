package command

import (
	"runtime/debug"
	"testing"
)

func TestGCPercent(t *testing.T) {
	t.Setenv("GOGC", "") // so that the test restores it
	for documents, want := range map[int][2]int{70: {200, 100}, 10_000: {200, 100}, 19_999: {200, 100}, 20_000: {60, 60}, 50_000: {60, 60}} {
		if without, with := gcPercent(documents, false), gcPercent(documents, true); without != want[0] || with != want[1] {
			t.Errorf("%d documents: %d %% and with search %d %%, want %v", documents, without, with, want)
		}
	}
	before := debug.SetGCPercent(123)
	defer debug.SetGCPercent(before)
	setGCPercent(60)
	if got := debug.SetGCPercent(123); got != 123 {
		t.Errorf("GOGC is set, and the percentage is %d", got)
	}
}
