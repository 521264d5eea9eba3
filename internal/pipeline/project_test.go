package pipeline

import (
	"slices"
	"testing"
	"testing/fstest"

	"faultbook/internal/catalogue"
	"faultbook/internal/site"
)

// TestDataIsMadeOnRequest: the catalogue and the site maps take the time of a
// thousand pages; a reader of the preview who searches waits for none of it.
func TestDataIsMadeOnRequest(t *testing.T) {
	var made int
	project := &Project{Site: &site.Site{}, data: func() (map[string][]byte, error) {
		made++
		return map[string][]byte{catalogue.Path: []byte("{}")}, nil
	}}
	for _, name := range append(slices.Clone(Reserved), "a/b.png") {
		made = 0
		data, found, err := project.File(name)
		if err != nil || found != (data != nil) || found != (name == catalogue.Path) {
			t.Errorf("%s: %q, %v, %v", name, data, found, err)
		}
		if want := slices.Contains(dataNames, name); made != 0 != want {
			t.Errorf("%s: the data is made %d times", name, made)
		}
	}
}

// TestContentStaysUnreadable holds that a change below a content folder that cannot be
// read does not hide why it cannot.
func TestContentStaysUnreadable(t *testing.T) {
	for name, entry := range map[string]*fstest.MapFile{"missing": nil, "a file": {Data: []byte("x")}} {
		files := fstest.MapFS{"faultbook.yaml": {Data: []byte("title: A\n")}}
		if entry != nil {
			files["content"] = entry
		}
		s := NewSources(files, Options{})
		for _, changed := range []string{"content", "content/a/b.md", "content"} {
			if _, err := s.ReadContent(t.Context(), changed); err != nil {
				t.Fatal(err)
			}
			if !slices.Contains(s.Unread(), "content") {
				t.Errorf("%s, after a change of %s: nothing is reported", name, changed)
			}
		}
	}
}
