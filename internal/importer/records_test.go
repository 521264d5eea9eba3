package importer

import (
	"encoding/json"
	"fmt"
	"testing"

	"faultbook/internal/importer/entry"
)

// TestRecordsFile holds that the file of records has the form that all programs so far wrote: a second import
// with another program changes no byte of it.
func TestRecordsFile(t *testing.T) {
	for n := range 3 {
		r := records{Version: recordVersion, Files: map[string]entry.Record{}}
		for i := range n {
			r.Files[fmt.Sprintf("content/a/<%d>.md", i)] = entry.Record{
				Identity: "a|b & \"c\"\n", Near: "ä", Source: "s.csv", Fields: map[string]string{"fix": "1", "(body)": "2"},
				Others: map[string]string{"code": "3"},
			}
		}
		want, err := json.MarshalIndent(r, "", recordIndent)
		if err != nil {
			t.Fatal(err)
		}
		got, err := r.file()
		if err != nil || string(got) != string(want)+"\n" {
			t.Errorf("%d records are\n%s\nand %v, want\n%s", n, got, err, want)
		}
	}
}
