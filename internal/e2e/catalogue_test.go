package e2e_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"reflect"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"faultbook/internal/catalogue"
)

// readCatalogue returns the catalogue of the built site.
func readCatalogue(t *testing.T) catalogue.Catalogue {
	t.Helper()
	var c catalogue.Catalogue
	dec := json.NewDecoder(bytes.NewReader(readFile(t, plain, catalogue.Path)))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&c); err != nil {
		t.Fatal(err)
	}
	if len(c.Entries) == 0 {
		t.Fatal("the catalogue is empty")
	}
	return c
}

// listed is what the checklist says of an entry.
type listed struct {
	Product, Operation, Status string
	Also                       []string
	Message, Severity, Icon    string
}

// readChecklist reads testdata/entries.tsv: what the products show, taken from
// their own documentation, by the ids that were promised.
func readChecklist(t *testing.T) map[string]listed {
	t.Helper()
	text, err := os.ReadFile("testdata/entries.tsv")
	if err != nil {
		t.Fatal(err)
	}
	r := csv.NewReader(bytes.NewReader(text))
	r.Comma, r.LazyQuotes = '\t', true
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(rows[0], " "), "id product operation status also message severity icon source"; got != want {
		t.Fatalf("the checklist has the columns %q, want %q", got, want)
	}
	list := map[string]listed{}
	for _, row := range rows[1:] {
		var also []string
		if row[4] != "" {
			also = strings.Split(row[4], "; ")
		}
		list[row[0]] = listed{row[1], row[2], row[3], also, row[5], row[6], row[7]}
	}
	return list
}

// TestCatalogueHoldsTheChecklist: every entry that was promised is there, with
// exactly the label, the message and the rest that the product shows.
func TestCatalogueHoldsTheChecklist(t *testing.T) {
	want := readChecklist(t)
	seen := map[string]bool{}
	for _, e := range readCatalogue(t).Entries {
		if seen[e.ID] {
			t.Errorf("%s is in the catalogue twice", e.ID)
		}
		seen[e.ID] = true
		w, ok := want[e.ID]
		if !ok {
			t.Errorf("%s is in the catalogue and not in the checklist", e.ID)
			continue
		}
		var also []string
		if len(e.Also) > 0 {
			also = e.Also
		}
		got := listed{e.Product, e.Operation, e.Status, also, e.Message, e.Severity, e.Icon}
		if !reflect.DeepEqual(got, w) {
			t.Errorf("%s differs from the checklist:\n got %+v\nwant %+v", e.ID, got, w)
		}
	}
	for id := range want {
		if !seen[id] {
			t.Errorf("%s is missing from the catalogue", id)
		}
	}
}

// TestCatalogueNamesPages: the address of every entry is a page of the site
// whose heading is the entry's label.
func TestCatalogueNamesPages(t *testing.T) {
	pages := pagesOf(t, readPlain)
	for _, e := range readCatalogue(t).Entries {
		p := pageAt(t, pages, e.URL)
		if got := text(first(p.doc, "h1")); !strings.HasSuffix(got, e.Status) {
			t.Errorf("%s: the heading is %q, want the label %q", p.file, got, e.Status)
		}
	}
}

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(readFile(t, plain, catalogue.SchemaPath)))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource(catalogue.SchemaPath, doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile(catalogue.SchemaPath)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

func TestCatalogueFollowsItsSchema(t *testing.T) {
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(readFile(t, plain, catalogue.Path)))
	if err != nil {
		t.Fatal(err)
	}
	if err := compileSchema(t).Validate(doc); err != nil {
		t.Error(err)
	}
}

// TestSchemaRefusesOtherCatalogues: a program that reads catalogues by the
// schema is told when one is not of this version.
func TestSchemaRefusesOtherCatalogues(t *testing.T) {
	schema := compileSchema(t)
	for _, tt := range []struct {
		name  string
		valid bool
		edit  func(c, e map[string]any)
	}{
		{"as it is", true, func(_, _ map[string]any) {}},
		{"another version", false, func(c, _ map[string]any) { c["version"] = 1 }},
		{"an unknown field", false, func(_, e map[string]any) { e["colour"] = "red" }},
		{"a missing field", false, func(_, e map[string]any) { delete(e, "message") }},
		{"a list instead of an id", false, func(_, e map[string]any) { e["id"] = []any{} }},
		{"a date of another form", false, func(_, e map[string]any) { e["updated"] = "21 November 2026" }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var c map[string]any
			if err := json.Unmarshal(readFile(t, plain, catalogue.Path), &c); err != nil {
				t.Fatal(err)
			}
			tt.edit(c, c["entries"].([]any)[0].(map[string]any))
			if err := schema.Validate(c); (err == nil) != tt.valid {
				t.Errorf("valid: %v, want %v (%v)", err == nil, tt.valid, err)
			}
		})
	}
}

// TestTypesOfProblems: what RFC 9457 calls the type is the canonical address of
// the page, and nothing where that is not known.
func TestTypesOfProblems(t *testing.T) {
	var c catalogue.Catalogue
	if err := json.Unmarshal(readFile(t, based, "catalogue.json"), &c); err != nil {
		t.Fatal(err)
	}
	pages := pagesOf(t, readBased)
	for _, e := range c.Entries {
		if got := canonical(pageAt(t, pages, e.URL).doc); len(got) != 1 || got[0] != e.Type {
			t.Errorf("%s has the type %s, and its page the address %q", e.ID, e.Type, got)
		}
	}
	for _, e := range readCatalogue(t).Entries {
		if e.Type != "" {
			t.Errorf("%s has the type %s", e.ID, e.Type)
		}
	}
}
