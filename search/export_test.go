package search

import (
	"slices"
	"strings"
	"testing"
)

// TestFilesAreFew holds the number of files, which hosts limit, and what a sentence that an
// author adds to a page leaves as it was, which a mirror need not upload again. Each word
// of the sentence changes the shard that has it: at 70 pages that is a large part.
func TestFilesAreFew(t *testing.T) {
	real, realOptions := realSite(t, "testdata/site.json")
	sample, sampleOptions := sampleSite(1000, 150)
	for _, site := range []struct {
		name    string
		docs    []Document
		options Options
		files   int
		changed float64 // of the addresses, at most, on average
	}{
		{"the real site", real, realOptions, 120, 0.6},
		{"1,000 documents", sample, sampleOptions, 500, 0.1},
	} {
		before := exported(t, site.docs, site.options)
		if len(before) > site.files {
			t.Errorf("%s: %d files, want at most %d", site.name, len(before), site.files)
		}
		gone, edits := 0, 0
		for at := 5; at < len(site.docs); at += len(site.docs)/editedPages + 1 {
			edited := slices.Clone(site.docs)
			edited[at].Body += " A cable is loose, so that the pump stops."
			after := exported(t, edited, site.options)
			edits++
			for name := range before {
				if !after[name] {
					gone++
				}
			}
		}
		part := float64(gone) / float64(edits*len(before))
		t.Logf("%s: %d files, %d edits change %.3f of them on average", site.name, len(before), edits, part)
		if part > site.changed {
			t.Errorf("%s: a sentence changes %.2f of the addresses", site.name, part)
		}
	}
}

// editedPages is how many pages of a site the test of edits takes, one after the other.
const editedPages = 8

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
