package search

import (
	"bytes"
	"context"
	"path/filepath"
	"slices"
	"testing"

	"github.com/blevesearch/bleve/v2"
	bleveSearch "github.com/blevesearch/bleve/v2/search"
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
	if !slices.EqualFunc(want, got, sameFile) {
		t.Error("an index made with Mapping alone is exported otherwise than one that Build made")
	}
}

// plainValues lays documents out as anybody would who has only Mapping.
func plainValues(t *testing.T, docs []Document, options Options) map[string]any {
	t.Helper()
	out := map[string]any{siteID: map[string]any{fieldSite: string(toJSON(t, options))}}
	for _, d := range docs {
		values, err := d.values()
		if err != nil {
			t.Fatal(err)
		}
		out[d.ID] = values
	}
	return out
}

// TestIndexInFolder asks an index that is kept by field, and holds its export to that of
// one in memory.
func TestIndexInFolder(t *testing.T) {
	docs, options := sampleSite(60, 10)
	index, err := Build(context.Background(), slices.Values(docs), filepath.Join(t.TempDir(), "index"), options)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { index.Close() })
	for field, text := range map[string]string{"label": docs[3].Labels[0], "message": docs[3].Messages[0].text(), fieldBody: docs[3].Body} {
		query := bleve.NewMatchQuery(text)
		query.SetField(field)
		found, err := index.Search(bleve.NewSearchRequestOptions(query, len(docs), 0, false))
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(found.Hits, func(h *bleveSearch.DocumentMatch) bool { return h.ID == docs[3].ID }) {
			t.Errorf("%q is not found in the field %s", text, field)
		}
	}
	got, err := Export(index)
	if err != nil {
		t.Fatal(err)
	}
	want, err := Export(buildSample(t, docs, options))
	if err != nil {
		t.Fatal(err)
	}
	if !slices.EqualFunc(got, want, sameFile) {
		t.Error("an index in a folder is exported otherwise than one in memory")
	}
}

func sameFile(a, b File) bool { return a.Name == b.Name && bytes.Equal(a.Data, b.Data) }
