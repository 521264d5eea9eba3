package index_test

import (
	"context"
	"slices"
	"testing"
	"testing/fstest"

	"faultbook/internal/index"
	"faultbook/internal/pipeline"
)

// TestIconsAreFoundByTheirLook: by name, by color and by shape, whatever an entry calls
// the icon; one that the settings do not describe by its name.
func TestIconsAreFoundByTheirLook(t *testing.T) {
	files := fstest.MapFS{
		"faultbook.yaml": {
			Data: []byte(
				"icons: [{id: stop, label: Stop, names: [Halt sign], color: red, shape: triangle, words: [warning sign]}]\n",
			),
		},
		"content/a/b/one.md": {Data: []byte("---\nstatus: One\nicon: halt-sign\n---\n")},
		"content/a/b/two.md": {Data: []byte("---\nstatus: Two\nicon: Blob\n---\n")},
	}
	project, _, problems, err := pipeline.Load(context.Background(), files, pipeline.Options{})
	if err != nil || project == nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	in := index.Input{Options: index.Options(project.Site, "")}
	in.Add(project.Site, project.Site.Pages, nil)
	want := map[string][]string{
		"a/b/one": {"Stop icon", "red icon", "red triangle", "warning sign"}, "a/b/two": {"Blob icon"},
	}
	for _, d := range in.Documents {
		if words, ok := want[d.ID]; ok && !slices.Equal(d.Keywords, words) {
			t.Errorf("%s is found by %q, want %q", d.ID, d.Keywords, words)
		}
		if d.ID == "a/b/one" && d.Facets["icon"] != "red-triangle-stop" {
			t.Errorf("a hit cannot draw %q", d.Facets["icon"])
		}
	}
}
