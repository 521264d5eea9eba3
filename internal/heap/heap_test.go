package heap

import (
	"os"
	"runtime/debug"
	"testing"
)

// TestHurry: the heap may grow more, unless somebody has said how much.
func TestHurry(t *testing.T) {
	before := debug.SetGCPercent(70)
	defer debug.SetGCPercent(before)
	percent := func() int {
		p := debug.SetGCPercent(-1)
		debug.SetGCPercent(p)
		return p
	}

	t.Setenv("GOGC", "70")
	Hurry()
	if got := percent(); got != 70 {
		t.Errorf("GOGC=70 becomes %d", got)
	}
	os.Unsetenv("GOGC") // what t.Setenv puts back
	Hurry()
	if got := percent(); got != growth {
		t.Errorf("got %d, want %d", got, growth)
	}
}
