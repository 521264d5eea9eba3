package diag

import (
	"fmt"
	"testing"
)

// TestLimited holds that a file lists a bounded number of problems of each kind, and
// that those left out are counted.
func TestLimited(t *testing.T) {
	var all List
	for i := range 3 * listed {
		all = append(all,
			Diagnostic{Pos: Pos{"a.md", i + 1, 1}, Code: NoSuchPage, Text: fmt.Sprint(i)},
			Diagnostic{Pos: Pos{"a.md", i + 1, 1}, Code: RawHTML, Severity: Warning, Text: fmt.Sprint(i)})
	}
	all = append(all, Diagnostic{Pos: Pos{"b.md", 1, 1}, Code: NoSuchPage})
	got := all.Sorted().Limited()
	if len(got) != 2*listed+1 || got[0].Pos.Line != 1 || got[0].More != 0 || got[2*listed-1].More != 2*listed ||
		got[2*listed].More != 0 {
		t.Errorf("%d problems, %+v", len(got), got[2*listed-1])
	}
	if errors, warnings := got.Count(); errors != 3*listed+1 || warnings != 3*listed {
		t.Errorf("%d errors and %d warnings", errors, warnings)
	}
}
