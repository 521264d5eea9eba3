package preview

import (
	"slices"
	"testing"
	"testing/fstest"

	"faultbook/internal/pipeline"
)

// TestSearchFollowsChanges: a save brings the search the pages that it changed,
// none when the file is as it was, and all with other synonyms.
func TestSearchFollowsChanges(t *testing.T) {
	page := func(text string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("---\nstatus: " + text + "\n---\n\n" + text + "\n")}
	}
	files := fstest.MapFS{"faultbook.yaml": {}, "content/a/b/one.md": page("One"), "content/a/b/two.md": page("Two")}
	p, err := New(t.Context(), files, pipeline.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		name  string
		file  *fstest.MapFile
		all   bool
		pages []string
	}{
		{"content/a/b/one.md", page("One"), false, nil},
		{"content/a/b/one.md", &fstest.MapFile{Data: append(page("One").Data, "More.\n"...)}, false, []string{"a/b/one"}},
		{pipeline.SynonymsName, &fstest.MapFile{Data: []byte("one, single\n")}, true, []string{"a", "a/b", "a/b/one", "a/b/two"}},
		{pipeline.SynonymsName, &fstest.MapFile{Data: []byte("one, single, sole\n")}, true, []string{"a", "a/b", "a/b/one", "a/b/two"}},
	} {
		before := p.State().Project
		files[step.name] = step.file
		if _, err := p.Update(t.Context(), []string{step.name}); err != nil {
			t.Fatal(err)
		}
		in := changedDocuments(before, p.State().Project)
		var pages []string
		for _, d := range in.Documents {
			pages = append(pages, d.ID)
		}
		if in.All != step.all || !slices.Equal(pages, step.pages) {
			t.Errorf("after %s: all %v, pages %v; want %v, %v", step.name, in.All, pages, step.all, step.pages)
		}
	}
}
