package search

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// editor changes the documents of a sample site at random, by a fixed seed.
type editor struct {
	random *rand.Rand
	docs   map[string]Document
	spare  []Document // not on the site now
	names  []string   // of facet values, and other words for them
}

func newEditor(docs []Document, options Options) *editor {
	e := &editor{random: rand.New(rand.NewPCG(12, 13)), docs: map[string]Document{}}
	for _, v := range options.Values {
		e.names = append(append(e.names, v.Name), v.Words...)
	}
	for _, d := range docs {
		e.docs[d.ID] = d
	}
	return e
}

// pick takes a document of the site, the same for the same seed.
func (e *editor) pick() Document {
	ids := slices.Sorted(maps.Keys(e.docs))
	return e.docs[ids[e.random.IntN(len(ids))]]
}

// step makes up what one save changes: texts mostly, facets, new and lost documents.
func (e *editor) step() (changed []Document, removed []string) {
	d, other := e.pick(), e.pick()
	d.Facets = maps.Clone(d.Facets)
	switch e.random.IntN(14) {
	case 0:
		delete(e.docs, d.ID)
		e.spare = append(e.spare, d)
		return nil, []string{d.ID, "no/such"}
	case 1:
		if len(e.spare) > 0 {
			d, e.spare = e.spare[0], e.spare[1:]
		}
	case 2:
		d.Facets["operation"], d.Facets["product"] = other.Facets["operation"], other.Facets["product"]
	case 3:
		d.Background = !d.Background
	case 4:
		d.ID += "x"
	case 5:
		d.Labels, d.Codes = other.Labels, []string{"E_00" + fmt.Sprint(e.random.IntN(99))}
	case 6:
		d.Messages, d.Conditions = other.Messages, append(slices.Clone(d.Messages), other.Messages...)
	case 7:
		d.Keywords = append(slices.Clone(d.Keywords), "quota full", "out of space", "zebra crossing")
	case 8:
		d.Body, d.Display.Crumbs = d.Body[:len(d.Body)/2]+" uniquely "+other.Body, []string{}
	case 9:
		d.Body, d.Summary = "", ""
	case 10:
		d.Body = strings.ToUpper(d.Body) + " xylophones xylophone"
	case 11:
		d.Summary, d.Causes = d.Summary+" uniquely", append(slices.Clone(d.Causes), strings.Join(d.Causes, " access "))
	case 12:
		d.Body += " " + strings.Join(e.names, " ")
	case 13: // several at once
		other.Causes = append(slices.Clone(other.Causes), d.Body)
		d.Fixes = nil
		if other.ID != d.ID {
			changed = append(changed, other)
		}
	}
	changed = append(changed, d)
	for _, d := range changed {
		e.docs[d.ID] = d
	}
	return changed, nil
}

// TestLiveEqualsBuild changes documents and holds every shard and the answers to those
// of an index that bleve makes of the same documents: bleve is the oracle.
func TestLiveEqualsBuild(t *testing.T) {
	docs, options := sampleSite(200, 30)
	options.Synonyms = "zebra crossing, quota, xylophone\n"
	e := newEditor(docs, options)
	live, err := NewLive(context.Background(), slices.Values(docs), options)
	if err != nil {
		t.Fatal(err)
	}
	queries := append(sampleQueries(docs, 20), "zebra crossing", "quota", "xylophone", "uniquely", "E_0042")
	for step := range 60 {
		changed, removed := e.step()
		before := live.Searcher()
		old := before.Search(queries[step%len(queries)], QueryOptions{})
		if err := live.Update(context.Background(), changed, removed); err != nil {
			t.Fatal(err)
		}
		if again := before.Search(queries[step%len(queries)], QueryOptions{}); !reflect.DeepEqual(old, again) {
			t.Fatalf("step %d: a searcher from before the update answers otherwise after it", step)
		}
		if step%10 == 5 {
			options.Values = slices.Clone(options.Values)
			options.Values[len(options.Values)-1].Name = changedName(step)
			options.Synonyms += "access, " + changedName(step) + "\n"
			if err := live.Configure(context.Background(), options); err != nil {
				t.Fatal(err)
			}
		}
		if step%8 == 0 || step > 57 { // a step between leaves more for the files to follow
			compareLive(t, step, live, e, options, queries)
		}
	}
}

func changedName(step int) string { return fmt.Sprintf("backup number%d", step) }

func compareLive(t *testing.T, step int, live *Live, e *editor, options Options, queries []string) {
	t.Helper()
	clean := buildSample(t, slices.Collect(maps.Values(e.docs)), options)
	files, err := clean.Files()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		data, ok, err := live.File(f.Name)
		if err != nil || !ok {
			t.Fatalf("step %d: no %s: %v", step, f.Name, err)
		}
		if !bytes.Equal(data, f.Data) {
			t.Fatalf("step %d: %s is\n%s\nwant\n%s", step, f.Name, data, f.Data)
		}
	}
	if all, err := live.Files(); err != nil || len(all) != len(files) {
		t.Fatalf("step %d: %d files, want %d: %v", step, len(all), len(files), err)
	}
	for _, q := range queries {
		a, b := clean.Search(q, QueryOptions{Counts: true}), live.Searcher().Search(q, QueryOptions{Counts: true})
		if x, _ := json.Marshal(a); !bytes.Equal(x, toJSON(t, b)) {
			t.Fatalf("step %d: %q gives\n%s\nwant\n%s", step, q, toJSON(t, b), x)
		}
	}
}
