package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"testing"

	"faultbook/search"
)

var docs = []search.Document{
	{
		ID:       "lamp/start/dim",
		URL:      "lamp/start/dim/",
		Labels:   []string{"Dim"},
		Codes:    []string{"E1"},
		Messages: []search.Template{{"The lamp ", " is dim."}},
		Summary:  "Dim.",
		Facets:   map[string]string{"product": "lamp"},
	},
	{ID: "führer/a b", URL: "führer/a-b/", Labels: []string{"A <b>"}, Body: "Text\nwith lines.", Background: true},
}

// TestBulk holds the lines of the bulk API: an action, then its document, each on one
// line, with an id that each cluster takes.
func TestBulk(t *testing.T) {
	var b bytes.Buffer
	n, err := Write(&b, OpenSearch, "help", "https://example.com/", slices.Values(docs))
	if err != nil || n != 2 {
		t.Fatal(n, err)
	}
	lines := bufio.NewScanner(&b)
	var got []map[string]any
	for lines.Scan() {
		var v map[string]any
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatalf("%s: %v", lines.Text(), err)
		}
		got = append(got, v)
	}
	if len(got) != 4 {
		t.Fatalf("%d lines", len(got))
	}
	for i := 0; i < len(got); i += 2 {
		action, ok := got[i]["index"].(map[string]any)
		if !ok || action["_index"] != "help" || action["_id"] != got[i+1]["id"] ||
			!regexp.MustCompile(`^[A-Za-z0-9_-]+$`).MatchString(action["_id"].(string)) {
			t.Errorf("the action is %v, of %v", got[i], got[i+1])
		}
	}
	if got[1]["url"] != "https://example.com/lamp/start/dim/" || got[1]["messages"].([]any)[0] != "The lamp … is dim." {
		t.Errorf("the document is %v", got[1])
	}
}

// TestSettingsNameTheFields holds that the settings of each target name every field that
// is searched, and no other.
func TestSettingsNameTheFields(t *testing.T) {
	for _, name := range Targets {
		data, err := Settings(Target(name), "help", "de-AT")
		if err != nil || !json.Valid(data) {
			t.Fatal(name, err)
		}
		for _, w := range weights {
			if !bytes.Contains(data, []byte(`"`+w.field+`"`)) {
				t.Errorf("%s: %s is missing in\n%s", name, w.field, data)
			}
		}
	}
	if data, _ := Settings(OpenSearch, "help", "de-AT"); !bytes.Contains(data, []byte(`"analyzer": "german"`)) {
		t.Errorf("the settings are\n%s", data)
	}
	if _, err := Settings("lucene", "help", "en"); err == nil {
		t.Error("an unknown target has settings")
	}
}

func TestIdsStayApart(t *testing.T) {
	seen := map[string]string{}
	for _, id := range []string{"a/b", "a_b", "a__b", "a b", "ä", "a-b", "a", "A", "a/_5f", "a___5f"} {
		if other, taken := seen[idOf(id)]; taken {
			t.Errorf("%q and %q both become %s", id, other, idOf(id))
		}
		seen[idOf(id)] = id
	}
}
