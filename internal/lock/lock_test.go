package lock

import (
	"strings"
	"testing"

	"faultbook/internal/diag"
	"faultbook/internal/source"
)

func parse(text string) (*Lock, diag.List) { return Parse(source.NewFile(FileName, []byte(text))) }

// TestMerged holds that lines of two branches in any order read as one lock, and that what
// git or an editor does to the file is understood or reported.
func TestMerged(t *testing.T) {
	const ours, theirs = "/\tpage\t\n/a/\tpage\ta\tE1\tE 2\n/a/#x\tanchor\n", "/b.html\talias\n/c d/\tpage\tc d\n"
	one, faults := parse(ours + theirs)
	other, more := parse("# a remark\r\n\n" + strings.ReplaceAll(theirs+ours, "\n", "\r\n"))
	if faults != nil || more != nil || string(one.Text()) != string(other.Text()) {
		t.Errorf("%v %v\n%s\n%s", faults, more, one.Text(), other.Text())
	}
	if trimmed, faults := parse("/\tpage\n"); faults != nil || !trimmed.Has("/") || trimmed.Has("/a/") {
		t.Errorf("a home page without its tab: %v", faults)
	}
	for text, hint := range map[string]string{
		"=======\n": "both sides", "a/\tpage\ta\n": "restore", "/a/\tfolder\n": "restore", "/a/ page a\n": "restore",
	} {
		if _, faults := parse(text); len(faults) != 1 || faults[0].Code != diag.BadLock ||
			!strings.Contains(faults[0].Hint, hint) {
			t.Errorf("%q: %v", text, faults)
		}
	}
}

// FuzzParse holds that what is read is written as it was.
func FuzzParse(f *testing.F) {
	for _, text := range []string{"/\tpage\t\n/a/\tpage\ta\tE1\n", "/a/#x\tanchor\n<<<<<<<", "#\n\t\n/\tpage", "/a\talias\tb\tc\r\n"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		first, _ := parse(text)
		second, faults := parse(string(first.Text()))
		if faults != nil || string(first.Text()) != string(second.Text()) {
			t.Errorf("%q becomes %q and then %q, %v", text, first.Text(), second.Text(), faults)
		}
	})
}
