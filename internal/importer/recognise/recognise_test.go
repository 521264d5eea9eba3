package recognise

import (
	"reflect"
	"strings"
	"testing"

	"faultbook/internal/importer/table"
)

// recognised reads a table of texts, whose first row is the header.
func recognised(r *Recogniser, rows ...[]string) Result {
	var grid [][]table.Cell
	for _, row := range rows {
		var cells []table.Cell
		for _, text := range row {
			cells = append(cells, table.Text(text))
		}
		grid = append(grid, cells)
	}
	if r.Missing == nil {
		r.Missing = map[string][]string{}
	}
	return r.Article(
		table.Article{Source: "a.csv", Title: "Lamp", Tables: []table.Table{table.Of(grid, make([]int, len(grid)))}},
	)
}

var someTerms = Terms{
	Severities: []Term{{"high", "High"}, {"info", "Info"}},
	Surfaces:   []Term{{"log", "Log page"}},
	Contacts:   []Term{{"support", "Support"}},
}

func TestColumns(t *testing.T) {
	for _, c := range []struct {
		header, values string
		want           string
	}{
		{"Error/Status|Causes|Steps to fix the error|Where is the error or status shown", "A|b|c|d",
			"status causes fix shown_in"},
		{"Icon|Client Status|Client Sub-Status|Description|Category", "Info|A|b|c|High",
			"icon status message summary severity"},
		{"Fehlercode|Meldung|Ursache|Abhilfe|Schweregrad|Ansprechpartner", "E1|b|c|d|High|Support",
			"code message causes fix severity contact"},
		{"Error code|Error message|Meaning|Recommended action", "E1|b|c|d", "code message summary fix"},
		{"Name|Bedeutung|Mögliche Ursachen|Lösung|Bemerkung", "A|b|c|d|e", "status summary causes fix body"},
		{"A|B|C", "E1042|Too hot|The lamp is too hot and turns itself off until it has cooled down again.",
			"code status summary"},
		{"A|B", "Too hot|- Turn it off\n- Wait", "status fix"},
		{"A|B|C", "Too hot|High|It is hot.", "status severity summary"},
		{"Code|Status|Owner", "E1042|Too hot|Bob", "code status body"},
		{"Product|Operation|Status|Message", "Lamp|Setup|A|b", "product operation status message"},
		{"Störungscode|Störung|Mögliche Ursache|Maßnahme|Baugruppe", "F.28|b|c|d|e", "code status causes fix body"},
		{"Err. No.|Anzeige|Ursache|Abhilfe|Schwere|Interne Notiz", "E 01|b|c|d|High|f",
			"code status causes fix severity body"},
		{"Code|Description|Cause|Corrective action|Owner", "P8|b|c|d|Kim", "code summary causes fix body"},
		{"Alarm|Text|Ursache|Beseitigung", "AL-1|b|c|d", "code message causes fix"},
		{"Error|Meaning|What should I do?", "E01|b|c", "code summary fix"},
		{"Error|Meaning|Solution", "Too hot|b|c", "status summary fix"},
		{"Blink code|Meaning|Your part", "2 red|b|- c\n- d", "code summary fix"},
		{"A|B", "CE-34878-0|Out of memory", "code status"},
		{"A|B", "2811-1006|No answer", "code status"},
		{"A|B", "F.28|No flame", "code status"},
		{"A|B", "7H-01|Coil open", "code status"},
		{"A|B", "8002A547|Bad data", "code status"},
		{"A|B", "2026-01-15|Went dark", "status body"},
		{"Everything", "Too hot: the lamp is hot", "entry"},
		{"Status|", "A|", "status -"},
	} {
		got := recognised(&Recogniser{Terms: someTerms}, strings.Split(c.header, "|"), strings.Split(c.values, "|"))
		var fields []string
		for _, u := range got.Understood {
			for _, column := range u.Columns {
				fields = append(fields, string(column.Field))
			}
		}
		if strings.Join(fields, " ") != c.want {
			t.Errorf("%s: %v, want %s", c.header, fields, c.want)
		}
	}
}

// TestRepeatedNames gives a table with codes whose last column holds few values: it names no entry.
func TestRepeatedNames(t *testing.T) {
	got := recognised(&Recogniser{Terms: someTerms}, []string{"Code", "Description", "Board"},
		[]string{"P1", "Too hot", "MB1"}, []string{"P2", "Too cold", "MB1"}, []string{"P3", "Too wet", "MB1"})
	for i, want := range []Field{Code, Summary, Operation} {
		if field := got.Understood[0].Columns[i].Field; field != want {
			t.Errorf("column %d is %s, want %s", i+1, field, want)
		}
	}
}

// TestLinesOfCauses gives cells whose lines are causes of their own, or one text.
func TestLinesOfCauses(t *testing.T) {
	for cell, want := range map[string]string{
		"Leak\nExpansion vessel defective": "Leak|Expansion vessel defective",
		"**Leak**\n2 sensors differ":       "**Leak**|2 sensors differ",
		"Sensor broken\nor not connected":  "Sensor broken or not connected",
		"The fan is stuck.\nIce is on it.": "The fan is stuck. Ice is on it.",
		"Known for:\nModel A":              "Known for: Model A",
		"Fan stuck":                        "Fan stuck",
	} {
		e := recognised(&Recogniser{}, []string{"Code", "Cause"}, []string{"E1", cell}).Entries[0]
		var got []string
		for _, cause := range e.Causes {
			got = append(got, strings.ReplaceAll(cause.Text, `\`, ""))
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%q: %q, want %q", cell, got, want)
		}
	}
}

func TestEntry(t *testing.T) {
	r := &Recogniser{Terms: someTerms, Mapping: Mapping{Columns: map[string]string{"What": "summary", "Owner": "-"}}}
	got := recognised(
		r,
		[]string{"Code", "Label", "Text", "What", "Remedy", "Where", "Owner", "Level"},
		[]string{"Setup errors", "", "", "", "", "", "", ""},
		[]string{
			"E1, E2",
			"On / Off",
			"%s failed",
			"It failed.",
			"1. Wait\n2. Retry",
			"Shown on the log page under Lamps",
			"me",
			"High",
		},
		[]string{"E3", "Fine", "-", "All is well.", "Not applicable", "on the roof", "you", "Urgent"},
	)
	if len(got.Entries) != 2 {
		t.Fatalf("%d entries: %+v", len(got.Entries), got)
	}
	e := got.Entries[0]
	if e.Folder != "lamp/setup" || e.Code != "E1" || !reflect.DeepEqual(e.Codes, []string{"E2"}) || e.Also != nil ||
		e.Status != "On / Off" ||
		!reflect.DeepEqual(e.Messages, []string{"<text> failed"}) || e.Summary != "It failed." ||
		!reflect.DeepEqual(e.Fix, []string{"Wait", "Retry"}) ||
		len(e.Places) != 1 ||
		e.Places[0].Surface != "log" ||
		e.Places[0].Under != "Lamps" ||
		e.Severity != "high" {
		t.Errorf("%+v", e)
	}
	if e = got.Entries[1]; e.Action != "none" || len(e.Fix) > 0 || len(e.Messages) > 0 || e.Severity != "" {
		t.Errorf("%+v", e)
	}
	if body := strings.Join(e.Body, "\n"); !strings.Contains(body, "Urgent") || !strings.Contains(body, "on the roof") {
		t.Errorf("a value without a term is not in the text: %q", body)
	}
	if !reflect.DeepEqual(r.Missing["severities"], []string{"Urgent"}) || len(r.Missing["surfaces"]) != 1 {
		t.Errorf("the settings lack %v", r.Missing)
	}
}

func TestMapping(t *testing.T) {
	for text, want := range map[string]string{
		"":                             "",
		"into: lamp/setup\n":           "",
		"columns: {A: nothing}":        "cannot be the field",
		"into: Lamp":                   "is not PRODUCT",
		"into: a/b/c":                  "is not PRODUCT",
		"unknown: 1":                   "unknown",
		"sections: {A: {set: {b: c}}}": "cannot set the field",
		"sections: {A: {into: '-'}}":   "",
	} {
		_, err := ParseMapping([]byte(text))
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want)) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

func FuzzArticle(f *testing.F) {
	f.Add("Status|Message|Fix\nA|b|- c\n\nB||", "Lamp > Setup")
	f.Add("E1|x\nE2|y", "")
	f.Fuzz(func(t *testing.T, text, heading string) {
		var grid [][]table.Cell
		for line := range strings.SplitSeq(text, "\n") {
			var row []table.Cell
			for cell := range strings.SplitSeq(line, "|") {
				row = append(row, table.Text(cell))
			}
			grid = append(grid, row)
		}
		tab := table.Of(grid, make([]int, len(grid)))
		tab.Heading = heading
		r := &Recogniser{Terms: someTerms, Missing: map[string][]string{}}
		for _, e := range r.Article(table.Article{Source: "a.csv", Title: heading,
			Tables: []table.Table{tab}}).Entries {
			if strings.Count(e.Folder, "/") != 1 || strings.HasPrefix(e.Folder, "/") ||
				strings.HasSuffix(e.Folder, "/") {
				t.Errorf("an entry goes to %q", e.Folder)
			}
		}
	})
}
