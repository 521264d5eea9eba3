package index_test

import (
	"slices"
	"strings"
	"testing"

	"faultbook/internal/index"
	"faultbook/internal/logs"
	"faultbook/internal/logs/logtest"
)

// TestKnownMessagesAreRecognised hides messages of the real site in logs of other
// products, with other arguments. Of these lines, and of those that are taken for a
// status, 98 of 100 must be right, and no more than 2 of 10,000 foreign lines wrong.
func TestKnownMessagesAreRecognised(t *testing.T) {
	entries := index.Logs(realProject(t).Site).Entries
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
		for n, ids := range l.Hidden {
			if hidden++; !found[n] {
				t.Logf("not found: %v in %q", ids, l.Lines[n-1])
			}
		}
	}
	t.Logf("%d hidden, %d right, %d wrong, %d foreign of 100,000", hidden, right, wrong, foreign)
	if right*100 < hidden*98 || right*100 < (right+wrong+foreign)*98 || foreign > 20 {
		t.Errorf("%d hidden, %d right, %d wrong, %d foreign", hidden, right, wrong, foreign)
	}
}
