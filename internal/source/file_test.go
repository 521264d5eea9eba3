package source

import (
	"strings"
	"testing"
	"unicode/utf8"

	"faultbook/internal/diag"
)

func TestPosition(t *testing.T) {
	text := "one\nzwöä\r\n\n\tfour"
	f := NewFile("content/a.md", []byte(text))
	for _, c := range []struct {
		before string // of the text
		want   At
	}{
		{"", At{1, 1}},
		{"on", At{1, 3}},
		{"one", At{1, 4}}, // the line break belongs to its line
		{"one\n", At{2, 1}},
		{"one\nzw", At{2, 3}},
		{"one\nzwö", At{2, 4}}, // a letter of two bytes is one column
		{"one\nzwöä\r\n", At{3, 1}},
		{"one\nzwöä\r\n\n\t", At{4, 2}},
		{text, At{4, 6}},
	} {
		if got := f.Position(len(c.before)); got != c.want {
			t.Errorf("behind %q: %v, want %v", c.before, got, c.want)
		}
	}
	if got := f.Position(999); got != (At{4, 6}) {
		t.Errorf("beyond the end: %v", got)
	}
	if got := f.Position(-1); got != (At{1, 1}) {
		t.Errorf("before the beginning: %v", got)
	}
}

// TestOffsetUndoesPosition holds for every character of texts with and without
// a line break at the end.
func TestOffsetUndoesPosition(t *testing.T) {
	for _, text := range []string{"", "a", "a\n", "\n\n", "é\nüx\r\n\n日本\n", "\tx\n\n y"} {
		f := NewFile("f", []byte(text))
		for offset := 0; offset <= len(text); offset++ {
			if offset < len(text) && !utf8.RuneStart(text[offset]) {
				continue
			}
			if got := f.Offset(f.Position(offset)); got != offset {
				t.Errorf("%q: offset %d is at %v, and that is at %d", text, offset, f.Position(offset), got)
			}
		}
	}
}

func TestLine(t *testing.T) {
	f := NewFile("f", []byte("one\r\n\nthree"))
	for n, want := range map[int32]string{0: "", 1: "one", 2: "", 3: "three", 4: "", -1: ""} {
		if got := f.Line(n); got != want {
			t.Errorf("line %d is %q, want %q", n, got, want)
		}
	}
}

func TestFault(t *testing.T) {
	f := NewFile("content/a.md", []byte("one\ntwo <b>\n"))
	d := f.Fault(At{2, 5}, 3, diag.RawHTML, "text", "hint")
	if d.Pos != (diag.Pos{File: "content/a.md", Line: 2, Column: 5}) || d.Width != 3 || d.Source != "two <b>" || d.Severity != diag.Warning {
		t.Errorf("got %+v", d)
	}
	whole := f.Fault(At{}, 0, diag.AddressTaken, "text", "")
	if whole.Pos.String() != "content/a.md" || whole.Source != "" || whole.Severity != diag.Error {
		t.Errorf("got %+v", whole)
	}
}

func TestAtRight(t *testing.T) {
	if got := (At{3, 4}).Right(strings.Count("[[", "[")); got != (At{3, 6}) {
		t.Errorf("got %v", got)
	}
}

// TestLargeFiles holds that a place in a large file is the one that counting finds.
func TestLargeFiles(t *testing.T) {
	for _, unit := range []string{"zwölf 接続\r\n", "ä", "x", "\n", "a\n\n\U0001F525"} {
		text := strings.Repeat(unit, 2*indexedSize/len(unit)) + "end"
		large := NewFile("f", []byte(text))
		for offset := 0; offset <= len(text); offset += 1 + len(text)/997 {
			if offset < len(text) && !utf8.RuneStart(text[offset]) {
				continue
			}
			before := text[:offset]
			line := strings.Count(before, "\n") + 1
			want := At{int32(line), int32(utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1)}
			if got := large.Position(offset); got != want || large.Offset(got) != offset {
				t.Fatalf("%q: offset %d is at %v, want %v, and that is at %d", unit, offset, got, want, large.Offset(got))
			}
			rest, _, _ := strings.Cut(text[strings.LastIndexByte(before, '\n')+1:], "\n")
			if got := large.Line(want.Line); got != strings.TrimRight(rest, "\r") {
				t.Fatalf("%q: line %d is %q", unit, want.Line, got)
			}
		}
		if large.Line(1<<20) != "" || large.Line(0) != "" {
			t.Errorf("%q: a line that is not there has a text", unit)
		}
	}
}
