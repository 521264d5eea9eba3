package diag

import (
	"strings"
	"testing"
)

func TestVisible(t *testing.T) {
	for text, want := range map[string]string{
		"plain, föhn, 接続, \ttab":     "plain, föhn, 接続, \ttab",
		"\x1b]0;title\a":             `\x1b]0;title\x07`,
		"two\nlines\r":               `two\nlines\x0d`,
		"txt.\u202egnp":              `txt.\u202egnp`,
		"\u2066a\u2069\u200f":        `\u2066a\u2069\u200f`,
		"\u009b31m":                  `\x9b31m`,
		"a\u2028b\ufeff\x7f":         `a\u2028b\ufeff\x7f`,
		"\u200d joiner, \u00a0 nbsp": "\u200d joiner, \u00a0 nbsp",
	} {
		if got := Visible(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
	if got, want := VisibleLines("a\x1b\nb"), "a\\x1b\nb"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestPrintedIsHarmless prints a diagnostic whose every part holds what a terminal
// obeys, and demands that the underline is below the fault all the same.
func TestPrintedIsHarmless(t *testing.T) {
	const bad = "\x1b[2J\u202e"
	d := Diagnostic{
		Pos: Pos{
			File:   "content/" + bad + ".md",
			Line:   2,
			Column: 6,
		}, Width: 3, Code: BadValue, Text: "no " + bad, Hint: "take " + bad + " out",
		Source: "a\x1b\tb bad", Related: []Note{{Pos: Pos{File: bad + ".md", Line: 1}, Text: bad}},
	}
	got := printed(d, false)
	if strings.ContainsAny(got, bad[:1]+"\u202e") {
		t.Errorf("printed as it is: %q", got)
	}
	lines := strings.Split(got, "\n")
	if at, mark := strings.Index(lines[1], "bad"), strings.Index(lines[2], "^^^"); at != mark {
		t.Errorf("the fault is at %d and the underline at %d:\n%s", at, mark, got)
	}
}
