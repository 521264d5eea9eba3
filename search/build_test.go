package search

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2"
)

// TestMappingGivesTheSame holds what Build hands to bleve to what bleve makes of the
// published mapping by itself, from plain values, in segments of its own.
func TestMappingGivesTheSame(t *testing.T) {
	docs, options := sampleSite(400, 40)
	docs[7].Body = "Déjà vu: 接続中 can’t, \"';'\" " + docs[7].Body
	want, err := Export(buildSample(t, docs, options))
	if err != nil {
		t.Fatal(err)
	}
	index, err := bleve.New(filepath.Join(t.TempDir(), "index"), Mapping())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { index.Close() })
	values := plainValues(t, docs, options)
	values["p0/removed"] = values[docs[0].ID]
	values["another"] = map[string]any{fieldBody: "a document of another kind"}
	batch := index.NewBatch()
	for id, value := range values {
		if err := batch.Index(id, value); err != nil {
			t.Fatal(err)
		}
		if batch.Size() == 90 {
			if err := index.Batch(batch); err != nil {
				t.Fatal(err)
			}
			batch.Reset()
		}
	}
	batch.Delete("p0/removed")
	if err := index.Batch(batch); err != nil {
		t.Fatal(err)
	}
	got, err := Export(index)
	if err != nil {
		t.Fatal(err)
	}
	same := func(a, b File) bool { return a.Name == b.Name && bytes.Equal(a.Data, b.Data) }
	if !slices.EqualFunc(want, got, same) {
		t.Error("an index made with Mapping alone is exported otherwise than one that Build made")
	}
}

// plainValues lays documents out as anybody would who has only Mapping.
func plainValues(t *testing.T, docs []Document, options Options) map[string]any {
	t.Helper()
	out := map[string]any{siteID: map[string]any{fieldSite: string(toJSON(t, options))}}
	for _, d := range docs {
		value := map[string]any{fieldDisplay: string(toJSON(t, stored{d.ID, d.URL, d.Facets, d.Background, d.Display})), fieldBody: d.Body}
		for k, lines := range d.lines() {
			value[kinds[k].field] = strings.Join(lines, string(lineBreak))
		}
		out[d.ID] = value
	}
	return out
}
