package command

import (
	"runtime/debug"
	"testing"
)

func TestGCPercent(t *testing.T) {
	t.Setenv("GOGC", "") // so that the test restores it
	for documents, want := range map[int]int{70: 200, 10_000: 200, 19_999: 200, 20_000: 60, 50_000: 60} {
		if got := gcPercent(documents); got != want {
			t.Errorf("%d documents: %d %%, want %d %%", documents, got, want)
		}
	}
	before := debug.SetGCPercent(123)
	defer debug.SetGCPercent(before)
	setGCPercent(60)
	if got := debug.SetGCPercent(123); got != 123 {
		t.Errorf("GOGC is set, and the percentage is %d", got)
	}
}
