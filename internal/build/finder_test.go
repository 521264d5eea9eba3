package build

import (
	"maps"
	"slices"
	"testing"
	"testing/fstest"
)

// TestSearchFollowsWhatChanged: a save is told to the search of the pages that it
// changed, of none when the file is as it was, and of all with other synonyms.
func TestSearchFollowsWhatChanged(t *testing.T) {
	page := func(text string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("---\nstatus: " + text + "\n---\n\n" + text + "\n")}
	}
	files := fstest.MapFS{"faultbook.yaml": {}, "content/a/b/one.md": page("One"), "content/a/b/two.md": page("Two")}
	p, err := NewPreview(t.Context(), files, Options{})
	if err != nil {
		t.Fatal(err)
	}
	p.found.taken()
	for _, step := range []struct {
		name  string
		file  *fstest.MapFile
		all   bool
		pages []string
	}{
		{"content/a/b/one.md", page("One"), false, nil},
		{"content/a/b/one.md", &fstest.MapFile{Data: append(page("One").Data, "More.\n"...)}, false, []string{"a/b/one"}},
		{SynonymsName, &fstest.MapFile{Data: []byte("one, single\n")}, true, nil},
		{SynonymsName, &fstest.MapFile{Data: []byte("one, single, sole\n")}, true, nil},
	} {
		files[step.name] = step.file
		if _, err := p.Update(t.Context(), []string{step.name}); err != nil {
			t.Fatal(err)
		}
		all, pages := p.found.taken()
		if all != step.all || !slices.Equal(slices.Sorted(maps.Keys(pages)), step.pages) {
			t.Errorf("after %s: all %v, pages %v; want %v, %v", step.name, all, pages, step.all, step.pages)
		}
	}
}
