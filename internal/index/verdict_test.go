package index_test

import (
	"context"
	"slices"
	"testing"
	"testing/fstest"

	"faultbook/internal/index"
	"faultbook/internal/pipeline"
)

// TestHitsSayTheVerdict: every entry has its verdict as a facet, to wait is the first
// step, and an entry that names nobody has the contact of its product.
func TestHitsSayTheVerdict(t *testing.T) {
	files := fstest.MapFS{
		"faultbook.yaml":      {Data: []byte("contacts: [{id: us, label: Us}]\n")},
		"content/a/b/wait.md": {Data: []byte("---\nstatus: W\nresolves_itself: It comes back.\nfix: Or restart it.\n---\n")},
		"content/a/b/act.md":  {Data: []byte("---\nstatus: A\nfix: Restart.\nescalate: {to: us}\n---\n")},
		"content/a/c/none.md": {Data: []byte("---\nstatus: N\naction: none\n---\n")},
		"content/a/c/dead.md": {Data: []byte("---\nstatus: U\n---\n")},
		"content/a/c/text.md": {Data: []byte("---\nstatus: X\n---\nSay why.\n")},
		"content/g/text.md":   {Data: []byte("---\ntitle: T\n---\n")},
	}
	project, _, problems, err := pipeline.Load(context.Background(), files, pipeline.Options{})
	if err != nil || project == nil {
		t.Fatal(err, problems)
	}
	in := index.Input{Options: index.Options(project.Site, "")}
	in.Add(project.Site, project.Site.Pages, nil)
	type said struct{ verdict, first, contact string }
	want := map[string]said{
		"a/b/wait": {"wait", "It comes back.", ""}, "a/b/act": {"required", "Restart.", "Us"},
		"a/c/none": {"none", "", ""}, "a/c/dead": {"unknown", "", "Us"}, "a/c/text": {}, "g/text": {},
	}
	for _, d := range in.Documents {
		got := said{verdict: d.Facets["action"], contact: d.Display.Contact}
		if len(d.Display.Fix) > 0 {
			got.first = d.Display.Fix[0]
		}
		if w, ok := want[d.ID]; ok && got != w {
			t.Errorf("%s says %+v, want %+v", d.ID, got, w)
		}
		delete(want, d.ID)
	}
	if len(want) > 0 || !slices.Contains(in.Options.Facets, "action") {
		t.Errorf("not indexed: %v; facets: %q", want, in.Options.Facets)
	}
}
