package recognise

import (
	"fmt"
	"strings"
	"testing"

	"faultbook/internal/importer/table"
)

// TestCodesInLabels holds that several codes beside a label are codes, and that one may be a word of it.
func TestCodesInLabels(t *testing.T) {
	for label, want := range map[string]string{
		"E01; E02":                "E01 [E02] ",
		"E8;E9 | E10":             "E8 [E9 E10] ",
		"Disk full (E3; E4)":      "E3 [E4] Disk full",
		"E5, E6: Slow":            "E5 [E6] Slow",
		"E5 / E6 – Slow: very":    "E5 [E6] Slow: very",
		"E7: Fast":                " [] E7: Fast",
		"0x80070005 (E_DENIED)":   "0x80070005 [E_DENIED] ",
		"Error 5 (E7)":            " [] Error 5 (E7)",
		"Room 101":                " [] Room 101",
		"Slow (E5)":               " [] Slow (E5)",
		"Done; with E5 (see; E6)": " [] Done; with E5 (see; E6)",
	} {
		got := recognised(&Recogniser{}, []string{"Status", "Fix"}, []string{label, "Wait"}, []string{"Full", "Run"})
		if e := got.Entries[0]; fmt.Sprintf("%s %v %s", e.Code, e.Codes, e.Status) != want {
			t.Errorf("%q becomes %q %v %q, want %q", label, e.Code, e.Codes, e.Status, want)
		}
	}
	got := recognised(&Recogniser{}, []string{"Code", "Status"}, []string{"E1", "Full (E3; E4)"}, []string{"E2", "Slow"})
	if e := got.Entries[0]; e.Code != "E1" || e.Status != "Full (E3; E4)" {
		t.Errorf("beside a column of codes, the entry is %+v", e)
	}
}

// TestHeadingsAboveColumns holds that the text of a page has the headings above that of a column, and that a mapping
// may name a column with them or without.
func TestHeadingsAboveColumns(t *testing.T) {
	cells := func(texts ...string) (row table.Row) {
		for _, text := range texts {
			row.Cells = append(row.Cells, table.Text(text))
		}
		return row
	}
	for column, want := range map[string]string{
		"Other":         "[Remedy: Staff: Wait Remedy: Tel.: +1 555]",
		"Staff":         "[Remedy: Tel.: +1 555]",
		"Remedy: Staff": "[Remedy: Tel.: +1 555]",
	} {
		r := &Recogniser{Mapping: Mapping{Columns: map[string]string{column: "fix"}}, Missing: map[string][]string{}}
		got := r.Article(table.Article{Title: "Lamp", Tables: []table.Table{{
			Header: []string{"Status", "Staff", "Tel."}, Above: []string{"", "Remedy", "Remedy"},
			Rows: []table.Row{cells("Full", "Wait", "+1 555"), cells("Slow", "Wait", "+1 556")},
		}}})
		if body := fmt.Sprint(got.Entries[0].Body); body != want {
			t.Errorf("with %q for the fix, the text is %s, want %s", column, body, want)
		}
	}
}

// TestTicksAreNoNames holds that ticks become neither terms nor folders, but text with its heading.
func TestTicksAreNoNames(t *testing.T) {
	rows := [][]string{{"Code", "Severity Low", "Severity High", "Dosing", "Fix"}}
	for i := range 6 {
		rows = append(rows, []string{fmt.Sprintf("P10%d", i), "x", "X",
			[]string{"✓", "✗", "☐"}[i%3], fmt.Sprintf("Fill tank %d", i)})
	}
	r := &Recogniser{}
	got := recognised(r, rows...)
	for i, e := range got.Entries {
		body := fmt.Sprint(e.Body)
		if body != "[Severity Low: x Severity High: X Dosing: "+rows[i+1][3]+"]" || e.Folder != got.Entries[0].Folder {
			t.Errorf("the text in %s is %s", e.Folder, body)
		}
	}
	if len(r.Missing) > 0 || strings.HasSuffix(got.Entries[0].Folder, "/x") {
		t.Errorf("the settings lack %v, the folder is %s", r.Missing, got.Entries[0].Folder)
	}
}

// TestTickedChoices holds that a column of ticks whose heading is a choice of a list is that choice, and that one
// with texts is none.
func TestTickedChoices(t *testing.T) {
	choices := func(text string) (string, bool) { return text, text == "Business" || text == "Enterprise" }
	free := func(text string) (string, bool) { return text, true }
	terms := Terms{Own: []Own{
		{ID: "editions", Label: "Editions", List: true, Choices: true, Fits: choices}, {ID: "notes", List: true, Fits: free},
	}}
	got := recognised(&Recogniser{Terms: terms},
		[]string{"Status", "Business", "Enterprise", "Mailed"}, []string{"Full", "x", "-", "x"},
		[]string{"Slow", "✓", "yes", "x"})
	if e := got.Entries; fmt.Sprint(e[0].Own, e[1].Own) != "[{editions [Business]}] [{editions [Business Enterprise]}]" {
		t.Errorf("got %v and %v", e[0].Own, e[1].Own)
	}
	got = recognised(&Recogniser{Terms: terms},
		[]string{"Status", "Business"}, []string{"Full", "Retail"}, []string{"Slow", "x"})
	if e := got.Entries; len(e[0].Own) > 0 || len(e[0].Body) == 0 {
		t.Errorf("got %+v", e[0])
	}
}
