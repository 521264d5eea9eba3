package catalogue_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"slices"
	"testing"

	"faultbook/internal/catalogue"
	"faultbook/internal/output"
)

// TestLanguages holds that the catalogue of the first language has the texts in all
// languages, as data and as rows, and that of another language its own alone.
func TestLanguages(t *testing.T) {
	p := project(t, map[string]string{
		"faultbook.yaml": settings + "base_url: https://example.com/\nlanguages: {de: {contacts: {us: Hilfe}}, ja: {}}\n",
		"content.de/kiln/firing/open.md": "---\nstatus: Tür offen\nsummary: Die *Tür*.\n" +
			"escalate: {to: us, when: sie klemmt, send: [ID, Name]}\nupdated: 2026-04-01\n---\n",
		"content/kiln/_index.md":    "---\ntitle: Kiln\n---\n",
		"content.de/kiln/_index.md": "---\ntitle: Ofen\n---\n",
	})
	files, err := p.DataFiles(p.Renderer.Pages())
	if err != nil {
		t.Fatal(err)
	}
	var c catalogue.Catalogue
	if err := json.Unmarshal(named(t, files, catalogue.Path), &c); err != nil {
		t.Fatal(err)
	}
	open := c.Entries[1]
	if open.Language != "en" || open.TextLanguage != "en" || open.Status != "Door Open" || len(open.Languages) != 2 {
		t.Fatalf("got %+v", open)
	}
	de, ja := open.Languages[0], open.Languages[1]
	if de.Language != "de" || de.TextLanguage != "de" || de.Status != "Tür offen" || de.Summary != "Die Tür." ||
		de.Product != "Ofen" || de.URL != "de/kiln/firing/open/" || de.Type != "https://example.com/de/kiln/firing/open/" ||
		!slices.Equal(de.Messages, []string{"Tür <N> ist <offen>", "Zu."}) || de.Updated != "2026-04-01" {
		t.Errorf("in German it has %+v", de)
	}
	if ja.Language != "ja" || ja.TextLanguage != "en" || ja.Status != "Door Open" || ja.Messages[0] != "閉じる" {
		t.Errorf("in Japanese it has %+v", ja)
	}
	want := [][]string{
		{"kiln/firing/hot", "en", "en", "kiln/firing/hot/", ""}, {"kiln/firing/hot", "de", "en", "de/kiln/firing/hot/", ""},
		{"kiln/firing/hot", "ja", "en", "ja/kiln/firing/hot/", ""},
		{"kiln/firing/open", "en", "en", "kiln/firing/open/", "Support, if it stays (ID, Name)"},
		{"kiln/firing/open", "de", "de", "de/kiln/firing/open/", "Hilfe, falls sie klemmt (ID, Name)"},
		{"kiln/firing/open", "ja", "en", "ja/kiln/firing/open/", "Support（次の場合: it stays） (ID、Name)"},
	}
	if got := rows(t, files, "id", "language", "text_language", "url", "escalate"); !equalRows(got, want) {
		t.Errorf("got %q", got)
	}
	german, err := p.Others[0].DataFiles(p.Others[0].Renderer.Pages())
	if err != nil {
		t.Fatal(err)
	}
	want = [][]string{{"kiln/firing/hot", "de", "kiln/firing/hot/"}, {"kiln/firing/open", "de", "kiln/firing/open/"}}
	if got := rows(t, german, "id", "language", "url"); !equalRows(got, want) {
		t.Errorf("in German got %q", got)
	}
}

func equalRows(a, b [][]string) bool { return slices.EqualFunc(a, b, slices.Equal[[]string]) }

func named(t *testing.T, files []output.File, name string) []byte {
	t.Helper()
	for _, f := range files {
		if f.Path == name {
			return f.Data
		}
	}
	t.Fatalf("there is no %s", name)
	return nil
}

// rows returns some columns of the table.
func rows(t *testing.T, files []output.File, columns ...string) (out [][]string) {
	t.Helper()
	all, err := csv.NewReader(bytes.NewReader(named(t, files, catalogue.CSVPath))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range all[1:] {
		var cells []string
		for _, name := range columns {
			cells = append(cells, row[slices.Index(all[0], name)])
		}
		out = append(out, cells)
	}
	return out
}
