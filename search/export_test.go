package search

import (
	"slices"
	"strings"
	"testing"
)

// TestFilesAreFew holds the number of files, which hosts limit, and what an edit of a
// line leaves as it was, which a mirror need not upload again.
func TestFilesAreFew(t *testing.T) {
	for _, size := range []struct {
		docs, body, files int
		changed           float64 // of the addresses, at most
	}{
		{70, 150, 120, 0.4},
		{1000, 150, 500, 0.25},
	} {
		docs, options := sampleSite(size.docs, size.body)
		before := exported(t, docs, options)
		if len(before) > size.files {
			t.Errorf("%d documents: %d files, want at most %d", size.docs, len(before), size.files)
		}
		edited := slices.Clone(docs)
		edited[20].Causes = []string{"A cable is loose, so that the pump stops."}
		after := exported(t, edited, options)
		gone := 0
		for name := range before {
			if !after[name] {
				gone++
			}
		}
		part := float64(gone) / float64(len(before))
		t.Logf("%d documents: %d files, an edit changes %d (%.3f)", size.docs, len(before), gone, part)
		if part > size.changed {
			t.Errorf("%d documents: an edit changes %.2f of the addresses", size.docs, part)
		}
	}
}

func exported(t *testing.T, docs []Document, options Options) map[string]bool {
	t.Helper()
	files, err := buildSample(t, docs, options).Files()
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, f := range files {
		if names[f.Name] {
			t.Errorf("%s is there twice", f.Name)
		}
		names[f.Name] = true
	}
	return names
}

func TestDocumentsHaveOneID(t *testing.T) {
	docs, options := sampleSite(600, 10)
	for _, twice := range []int{1, 599} {
		same := append(slices.Clone(docs), docs[twice])
		if _, err := Build(t.Context(), slices.Values(same), options); err == nil ||
			!strings.Contains(err.Error(), docs[twice].ID) {
			t.Errorf("two documents have the ID %q, and the error is %v", docs[twice].ID, err)
		}
	}
}
