package logtest

import (
	"slices"
	"strings"
	"testing"

	"faultbook/internal/logs"
)

const (
	heldLogs     = 20
	heldLines    = 5000 // of each log
	mostForeign  = 20   // lines of the 100,000 that may be taken for a status: 2 of 10,000
	leastPercent = 98   // of hidden messages that are found, and of found ones that are right
)

// Hold hides messages of a site in logs of other products, with other arguments. Of these
// lines, and of those that are taken for a status, 98 of 100 must be right, and no more
// than 2 of 10,000 foreign lines wrong.
func Hold(t testing.TB, entries []logs.Entry) {
	t.Helper()
	m := logs.NewMatcher(entries)
	hidden, right, wrong, foreign := 0, 0, 0, 0
	for seed := range uint64(heldLogs) {
		l := New(entries, heldLines, int(seed)*3, seed)
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
	t.Logf("%d hidden, %d right, %d wrong, %d foreign of %d", hidden, right, wrong, foreign, heldLogs*heldLines)
	if hidden == 0 || right*100 < hidden*leastPercent || right*100 < (right+wrong+foreign)*leastPercent ||
		foreign > mostForeign {
		t.Errorf("%d hidden, %d right, %d wrong, %d foreign", hidden, right, wrong, foreign)
	}
}
