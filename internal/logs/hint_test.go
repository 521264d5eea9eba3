package logs

import (
	"math/rand/v2"
	"reflect"
	"testing"
)

// timeIn is firstTime without hints.
func timeIn(text string) (first stamp, ok bool) {
	text = text[:min(len(text), int(limit["timePlace"]))]
	for _, f := range timeForms() {
		if ok && f.name == "counted" {
			break
		}
		if s, found := f.find(text, 0); found && (!ok || s.begin < first.begin) {
			first, ok = s, true
		}
	}
	return first, ok
}

// TestHintsLeaveOutNoTime: with hints a line has the time that it has without them.
func TestHintsLeaveOutNoTime(t *testing.T) {
	r, times := rand.New(rand.NewPCG(1, 2)), 0
	for _, line := range vectorLines(t) {
		for range 6 {
			text := []byte(line)
			for range min(len(text), 2) { // in other places, and with other signs
				text[r.IntN(len(text))] = "0123456789 :/.-[TJ"[r.IntN(18)]
			}
			for _, text := range []string{line, string(text), "x " + string(text), "17" + line} {
				want, is := timeIn(text)
				got, found := firstTime(text)
				if !reflect.DeepEqual(got, want) || found != is {
					t.Fatalf("%q: %+v %v, want %+v %v", text, got, found, want, is)
				}
				if found {
					times++
				}
			}
			line = line[len(line)/8:]
		}
	}
	if times == 0 {
		t.Error("no line has a time")
	}
}
