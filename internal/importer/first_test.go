package importer

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"faultbook/internal/importer/recognise"
)

// TestFirstProgram imports a source again into a site that the first program with an import wrote, and that its
// author changed since: what the author wrote stays, and what is new comes.
func TestFirstProgram(t *testing.T) {
	archive, err := txtar.ParseFile("testdata/first.txtar")
	if err != nil {
		t.Fatal(err)
	}
	site, source := fstest.MapFS{}, ""
	for _, f := range archive.Files {
		if f.Name == "c.csv" {
			source = string(f.Data)
			continue
		}
		site[f.Name] = &fstest.MapFile{Data: f.Data}
	}
	before := map[string]string{}
	for name, f := range site {
		before[name] = string(f.Data)
	}
	terms := recognise.Terms{Severities: []recognise.Term{{ID: "high"}, {ID: "low"}, {ID: "info"}}}
	again := func(source string) *Plan {
		plan, err := Make([]Source{{Name: "c.csv", Data: []byte(source)}}, Options{Site: site, Terms: terms})
		if err != nil {
			t.Fatal(err)
		}
		carryOut(t, site, plan)
		return plan
	}
	again(source)
	for name, old := range before {
		if now := string(site[name].Data); now != old && name != RecordPath {
			t.Errorf("%s is now\n%s\nand was\n%s", name, now, old)
		}
	}
	if plan := again(source); len(plan.New)+len(plan.Updates) > 0 {
		t.Errorf("a third import writes %v %v", plan.New, plan.Updates)
	}
	const full = "content/c/messages/disk-full.md"
	plan := again(strings.NewReplacer("The disk is full.", "It has no space.", ",high", ",low").Replace(source))
	want := strings.Replace(before[full], "severity: high", "severity: low", 1)
	if got := string(site[full].Data); got != want {
		t.Errorf("after a change in the source, the page is\n%s\nwant\n%s", got, want)
	}
	const kept = full + ": both the source and the author changed summary: the author's stays"
	if report := strings.Join(plan.Report.Unplaced, "\n"); !strings.Contains(report, kept) {
		t.Errorf("the report says\n%s", report)
	}
}
