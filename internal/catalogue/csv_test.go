package catalogue_test

import (
	"bytes"
	"encoding/csv"
	"testing"

	"faultbook/internal/catalogue"
)

// TestTable reads the table back: one row for each entry, each cell what the
// catalogue holds.
func TestTable(t *testing.T) {
	files, err := catalogue.Files(load(t))
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]string
	for _, f := range files {
		if f.Path == catalogue.CSVPath {
			if rows, err = csv.NewReader(bytes.NewReader(f.Data)).ReadAll(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if len(rows) != 3 || rows[1][0] != "kiln/firing/hot" {
		t.Fatalf("got %q", rows)
	}
	got := map[string]string{}
	for i, name := range rows[0] {
		got[name] = rows[2][i]
	}
	for name, want := range map[string]string{
		"id": "kiln/firing/open", "url": "kiln/firing/open/", "code": "K12", "product": "Kiln", "status": "Door Open",
		"message": "Door <N> is <open> / Close it.", "causes": "It was opened.\nIt broke.", "fix": "Close it.\nPress Start.\nWait.",
		"retry_limit": "3", "retry_interval": "5 minutes", "retry_note": "Not now.", "escalate": "Support, if it stays (ID, Name)",
		"shown_in": "Front panel > Top\nApp", "applies_to": "Kiln 3 and above\nWheel", "leads_to": "kiln/firing/hot", "updated": "2026-03-31",
	} {
		if got[name] != want {
			t.Errorf("%s is %q, want %q", name, got[name], want)
		}
	}
}
