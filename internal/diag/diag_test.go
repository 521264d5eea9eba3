package diag

import (
	"slices"
	"strings"
	"testing"
)

func TestSorted(t *testing.T) {
	list := List{
		{Pos: Pos{"b.md", 1, 1}, Code: RawHTML, Text: "x"},
		{Pos: Pos{"a.md", 10, 1}, Code: RawHTML, Text: "x"},
		{Pos: Pos{"a.md", 9, 2}, Code: RawHTML, Text: "x"},
		{Pos: Pos{"a.md", 9, 1}, Code: RawHTML, Text: "x"},
		{Pos: Pos{"a.md", 9, 1}, Code: BadYAML, Text: "x"},
		{Pos: Pos{"a.md", 9, 1}, Code: RawHTML, Text: "w"},
		{Pos: Pos{"a.md", 9, 1}, Code: RawHTML, Text: "x"},
	}
	before := slices.Clone(list)
	var got []string
	for _, d := range list.Sorted() {
		got = append(got, d.Pos.String()+" "+string(d.Code)+" "+d.Text)
	}
	want := []string{"a.md:9:1 FB001 x", "a.md:9:1 FB030 w", "a.md:9:1 FB030 x", "a.md:9:2 FB030 x", "a.md:10:1 FB030 x", "b.md:1:1 FB030 x"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	for i := range list {
		if list[i].Pos != before[i].Pos || list[i].Text != before[i].Text {
			t.Fatal("Sorted changed its receiver")
		}
	}
}

func TestCount(t *testing.T) {
	list := List{{Severity: Warning}, {Severity: Error}, {Severity: Warning}}
	if errors, warnings := list.Count(); errors != 1 || warnings != 2 {
		t.Errorf("got %d errors and %d warnings", errors, warnings)
	}
	if !list.HasErrors() || list[:1].HasErrors() || (List)(nil).HasErrors() {
		t.Error("HasErrors is wrong")
	}
}

func TestExplanationForPeople(t *testing.T) {
	e, ok := Explain(UnknownAlert)
	if !ok {
		t.Fatal("not explained")
	}
	for _, want := range []string{"FB033 (error): ", "\nBefore:\n    > [!WARN]\n    > Do not unplug.\n", "\nAfter:\n    > [!WARNING]\n"} {
		if !strings.Contains(e.String(), want) {
			t.Errorf("%q is not in\n%s", want, e)
		}
	}
	if _, ok := Explain("FB999"); ok {
		t.Error("FB999 is explained")
	}
	if !slices.IsSorted(CodeNames()) {
		t.Error("the codes are not in order")
	}
}
