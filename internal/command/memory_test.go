package command

import (
	"math"
	"runtime/debug"
	"testing"
)

func TestMemory(t *testing.T) {
	t.Setenv("GOGC", "") // so that the test restores it
	for documents, want := range map[int][2]int{70: {200, 100}, 10_000: {200, 100}, 19_999: {200, 100}, 20_000: {60, 60}, 50_000: {60, 60}} {
		if without, with := gcPercent(documents, false), gcPercent(documents, true); without != want[0] ||
			with != want[1] {
			t.Errorf("%d documents: %d %% and with search %d %%, want %v", documents, without, with, want)
		}
	}
	for documents, want := range map[int]int64{10_000: math.MaxInt64, 50_000: 50_000 * largeDocument} {
		if got := memoryLimit(documents); got != want {
			t.Errorf("%d documents: a limit of %d, want %d", documents, got, want)
		}
	}
	before := debug.SetGCPercent(123)
	defer debug.SetGCPercent(before)
	limit := debug.SetMemoryLimit(-1)
	defer debug.SetMemoryLimit(limit)
	t.Setenv("GOMEMLIMIT", "off")
	limitMemory(60, 1<<40)
	if got := debug.SetGCPercent(123); got != 123 {
		t.Errorf("GOGC is set, and the percentage is %d", got)
	}
	if got := debug.SetMemoryLimit(-1); got != limit {
		t.Errorf("GOMEMLIMIT is set, and the limit is %d", got)
	}
}
