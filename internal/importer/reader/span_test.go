package reader

import (
	"reflect"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestSpannedHeadings holds that a cell gets the heading of its own column where headings or cells
// span several.
func TestSpannedHeadings(t *testing.T) {
	for _, c := range []struct {
		what, data string
		want       []string
	}{
		{"a heading of two columns", "<table><tr><th colspan=2>Status<th>Fix<tr><td>A<td>note<td>do a" +
			"<tr><td colspan=2>B<td>do b</table>", []string{"# : Status|Fix", "A/note|do a", "B|do b"}},
		{"headings in two rows without thead", "<table><tr><th rowspan=2>S<th colspan=2>All<tr><th>T<th>U" +
			"<tr><td>A<td>b<td>c</table>", []string{"# : S|T|U", "A|b|c"}},
		{"headings in two rows of plain cells", "<table><tr><td rowspan=2>S<td colspan=2>All<tr><td>T<td>U" +
			"<tr><td>A<td>b<td>c</table>", []string{"# : S|T|U", "A|b|c"}},
		{"a heading of two columns above entries that reach down", "<table><tr><th>S<th colspan=2>T<tr><td rowspan=2>A<td>b" +
			"<td>c<tr><td>d<td>e</table>", []string{"# : S|T", "A|b/c", "A|d/e"}},
		{"a cell of two columns", "<table><tr><th>S<th>T<th>U<tr><td>A<td colspan=2>b<tr><td colspan=2>C<td>d</table>",
			[]string{"# : S|T|U", "A|b|", "C||d"}},
		{"a group below a heading of two columns", "<table><tr><th colspan=2>S<th>T<tr><th colspan=3>G" +
			"<tr><td>A<td>b<td>c</table>", []string{"# : S|T", "G: A/b|c"}},
	} {
		if got := show(t, "a.html", c.data); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s:\n got %q\nwant %q", c.what, got, c.want)
		}
	}
}

// TestHeadingsAbove holds that a column knows the headings above its own that span several columns.
func TestHeadingsAbove(t *testing.T) {
	for data, want := range map[string][]string{
		"<thead><tr><th rowspan=3>S<th colspan=3>All<tr><th colspan=2>T<th rowspan=2>U<tr><th>V<th>W</thead>" +
			"<tr><td>A<td>b<td>c<td>d": {"", "All: T", "All: T", "All"},
		"<tr><th rowspan=2>S<th colspan=2>All<tr><th>T<th>U<tr><td>A<td>b<td>c":         {"", "All", "All"},
		"<tr><th>S<th>T<tr><td>A<td>b":                                                  nil,
		"<thead><tr><th colspan=2>Title</thead><tr><td>S<td>T<tr><td>A<td>b":            nil,
		"<thead><tr><th colspan=3>X<tr><th colspan=2>S<th>T</thead><tr><td>A<td>b<td>c": {"X", "X"},
	} {
		articles, err := Read("a.html", []byte("<table>"+data+"</table>"))
		if err != nil || len(articles[0].Tables) != 1 {
			t.Fatalf("%s: %v", data, err)
		}
		if got := articles[0].Tables[0].Above; !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %q is above, want %q", data, got, want)
		}
	}
}

// TestCodesAlone holds that a row with a code alone is an entry, and one with a name alone heads a group.
func TestCodesAlone(t *testing.T) {
	want := []string{"# : Code|Status|Fix", "E1||", "E2|Full|Wait", "E3||", "E4||", "E5|Gone|Run", "Disk: E6|Slow|Run"}
	got := show(t, "a.csv", "Code,Status,Fix\nE1,,\nE2,Full,Wait\nE3,,\nE4,,\nE5,Gone,Run\nDisk,,\nE6,Slow,Run\n")
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

// TestMergedHeadings holds the same for a workbook, and that merging rows and columns at once loses nothing.
func TestMergedHeadings(t *testing.T) {
	f := excelize.NewFile()
	for cell, text := range map[string]string{"A1": "Status", "B1": "Fix", "A2": "A", "B2": "b", "C2": "c",
		"A3": "D", "B3": "e", "A4": "F", "C4": "g"} {
		if err := f.SetCellStr("Sheet1", cell, text); err != nil {
			t.Fatal(err)
		}
	}
	for _, merged := range [][2]string{{"B1", "C1"}, {"B3", "C3"}} {
		if err := f.MergeCell("Sheet1", merged[0], merged[1]); err != nil {
			t.Fatal(err)
		}
	}
	data, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"# Sheet1: Status|Fix", "A|b/c", "D|e", "F|g"}
	if got := show(t, "a.xlsx", data.String()); !reflect.DeepEqual(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}
