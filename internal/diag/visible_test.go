package diag

import (
	"bytes"
	"encoding/json"
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

// TestVisibleJSON: what a terminal obeys is escaped in JSON too, and means the same.
func TestVisibleJSON(t *testing.T) {
	want := map[string]string{"a": "\x1b]0;x\a \u009b31m \x7f \u202e \u2066 <é𝐀>"}
	var out bytes.Buffer
	if err := NewJSON(&out).Encode(want); err != nil {
		t.Fatal(err)
	}
	if got := `{"a":"\u001b]0;x\u0007 \u009b31m \u007f \u202e \u2066 <é𝐀>"}` + "\n"; out.String() != got {
		t.Errorf("%s, want %s", &out, got)
	}
	var again map[string]string
	if err := json.Unmarshal(out.Bytes(), &again); err != nil || again["a"] != want["a"] {
		t.Errorf("%q, %v", again, err)
	}
}
