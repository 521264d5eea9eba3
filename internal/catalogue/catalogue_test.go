package catalogue_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"faultbook/internal/catalogue"
	"faultbook/internal/pipeline"
	"faultbook/internal/site"
)

const settings = `surfaces: [{id: panel, label: Front panel}, {id: app, label: App}]
contacts: [{id: us, label: Support}]
`

const full = `---
status: Door Open
also: [Ajar]
code: K12
message: ["Door <N> is \\<open>", Close it.]
messages: {de: ["Tür <N> ist \\<offen>", Zu.], ja: 閉じる}
placeholders: {N: The door.}
icon: Red
severity: critical
state: interrupted
summary: "*Shut* the door & see [[hot]]."
causes:
  - cause: "It **was** opened."
    fix: [Close it., "Press <kbd> **Start**."]
  - It broke.
fix: Wait.
retry: {limit: 3, interval: 5 minutes, note: "Not *now*."}
escalate: {to: us, when: it *stays*, send: [ID, Name]}
shown_in: [{surface: panel, under: Top}, app]
applies_to: [{platform: Kiln, versions: 3 and above}, {platform: Wheel}]
leads_to: [hot]
related: [guides/g]
updated: 2026-03-31
---
`

func load(t *testing.T) *site.Site { return project(t, nil).Site }

// project returns the site of the tests, with more files.
func project(t *testing.T, more map[string]string) *pipeline.Project {
	t.Helper()
	files := fstest.MapFS{}
	put := func(all map[string]string) {
		for name, text := range all {
			files[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	put(map[string]string{
		"faultbook.yaml": settings, "content/kiln/firing/open.md": full,
		"content/kiln/firing/hot.md": "---\nmessage: Hot.\n---\n", "content/guides/g.md": "---\ntitle: G\n---\n",
	})
	put(more)
	b, _, problems, err := pipeline.Load(context.Background(), files, pipeline.Options{})
	if err != nil || b == nil {
		t.Fatal(err, problems)
	}
	return b
}

func TestEntries(t *testing.T) {
	files, err := catalogue.Files(load(t))
	if err != nil {
		t.Fatal(err)
	}
	var c catalogue.Catalogue
	if err := json.Unmarshal(files[0].Data, &c); err != nil {
		t.Fatal(err)
	}
	if c.Version != 2 || len(c.Entries) != 2 {
		t.Fatalf("got %+v", c)
	}
	want := catalogue.Entry{
		ID: "kiln/firing/open", URL: "kiln/firing/open/", Code: "K12", Codes: []string{"K12"}, Product: "Kiln",
		Operation: "Firing", Status: "Door Open", Also: []string{"Ajar"},
		Message: "Door <N> is <open> / Close it.", Severity: "Critical", State: "Interrupted", Icon: "Red",
		Summary: "Shut the door & see Hot..",
		Causes: []catalogue.Cause{
			{Cause: "It was opened.", Fix: []catalogue.Step{{Step: "Close it."}, {Step: "Press Start."}}},
			{Cause: "It broke.", Fix: []catalogue.Step{}},
		}, Fix: []string{"Close it.", "Press Start.", "Wait."},
		ShownIn: []string{
			"Front panel > Top",
			"App",
		}, Retry: catalogue.Retry{Limit: 3, Interval: "5 minutes", Note: "Not now."},
		Escalate: []catalogue.Escalate{
			{To: "Support", When: "it stays", Send: []string{"ID", "Name"}, Notes: []string{}},
		},
		AppliesTo: []string{
			"Kiln 3 and above",
			"Wheel",
		}, LeadsTo: []string{"kiln/firing/hot"}, Related: []string{"guides/g"}, Updated: "2026-03-31",
		Action: "required", Messages: []string{"Door <N> is <open>", "Close it."}, Steps: []catalogue.Step{{Step: "Wait."}},
		Translated: []catalogue.Translated{
			{
				Language: "de",
				Messages: []string{"Tür <N> ist <offen>", "Zu."},
			}, {Language: "ja", Messages: []string{"閉じる"}},
		},
		Placeholders: []catalogue.Placeholder{
			{Name: "N", Text: "The door."},
		}, AppearsWith: []string{}, Keywords: []string{}, ReplacedBy: []string{}, Fields: catalogue.Fields{},
		Language: "en", TextLanguage: "en", Languages: []catalogue.InLanguage{},
		Places: []catalogue.Place{{Surface: "Front panel", Under: "Top"}, {Surface: "App"}},
	}
	want.Source = c.Entries[1].Source // TestSourceIsThePage looks at it
	if got := c.Entries[1]; !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%+v\nwant\n%+v", got, want)
	}
	if !slices.IsSortedFunc(c.Entries, func(a, b catalogue.Entry) int { return strings.Compare(a.ID, b.ID) }) {
		t.Error("the entries are not in the order of their ids")
	}
}

type item struct {
	Required   []string
	Properties map[string]any
}

// described returns what a schema says of one entry.
func described(t *testing.T, text []byte) item {
	t.Helper()
	var schema struct {
		Properties struct{ Entries struct{ Items item } }
	}
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	return schema.Properties.Entries.Items
}

// TestFieldsAreNeverMissing holds that a reader of the file needs to test for
// emptiness only, never for absence.
func TestFieldsAreNeverMissing(t *testing.T) {
	files, err := catalogue.Files(load(t))
	if err != nil || len(files) != 3 || files[0].Path != "catalogue.json" || files[2].Path != "catalogue.schema.json" {
		t.Fatal(err, files)
	}
	if bytes.Contains(files[0].Data, []byte("null")) || bytes.Contains(files[0].Data, []byte(`\u003c`)) {
		t.Errorf("got %s", files[0].Data)
	}
	var read struct{ Entries []map[string]any }
	if err := json.Unmarshal(files[0].Data, &read); err != nil {
		t.Fatal(err)
	}
	items := described(t, files[2].Data)
	for _, e := range read.Entries {
		for _, key := range items.Required {
			if _, ok := e[key]; !ok {
				t.Errorf("%s has no %s", e["id"], key)
			}
		}
		for key := range e {
			if items.Properties[key] == nil {
				t.Errorf("the schema does not know %s", key)
			}
		}
	}
	if len(items.Required) != len(items.Properties) {
		t.Errorf("%d keys are required of %d", len(items.Required), len(items.Properties))
	}
}

// TestPromisedFields holds the names that other programs rely on.
func TestPromisedFields(t *testing.T) {
	text, err := os.ReadFile("catalogue.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	for key := range strings.FieldsSeq("id url code product operation status also message severity state icon summary " +
		"causes fix shown_in retry escalate applies_to leads_to related updated type action resolves_itself messages " +
		"translated placeholders steps places appears_with keywords icon_look contact source") {
		if !strings.Contains(string(text), `"`+key+`": {`) {
			t.Errorf("the schema does not describe %s", key)
		}
	}
}
