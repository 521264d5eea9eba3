package index

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"runtime"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	indexapi "github.com/blevesearch/bleve_index_api"
	"golang.org/x/sync/errgroup"
)

// Fields of the bleve index.
const (
	fieldWords   = "words"   // all keys of a document, with frequencies and places
	fieldLine    = "line"    // the field that places in lines are of
	fieldWindow  = "window"  // the field that windows of running text are of
	fieldDisplay = "display" // stored only: what a hit shows, as JSON
)

// batchSize is how many documents bleve makes a segment of, one for each core at a time.
const batchSize = 200

// Build indexes documents with bleve, in memory, and reads what it computed. builtIn is
// the text of the general thesaurus.
func Build(ctx context.Context, docs iter.Seq[Document], options Options, builtIn string) (*Model, error) {
	idx, err := bleve.NewUsing("", bleveMapping(), scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, fmt.Errorf("search: start the index: %w", err)
	}
	m, err := build(ctx, idx, docs, options, builtIn)
	if closeErr := idx.Close(); err == nil && closeErr != nil {
		err = fmt.Errorf("search: close the index: %w", closeErr)
	}
	return m, err
}

func build(ctx context.Context, idx bleve.Index, docs iter.Seq[Document], options Options, builtIn string) (*Model, error) {
	if err := addAll(ctx, idx, docs); err != nil {
		return nil, err
	}
	m := newModel(options)
	if err := m.read(idx); err != nil {
		return nil, err
	}
	m.finish(builtIn)
	return m, nil
}

// bleveMapping tells bleve of the fields; what stands in them is made here.
func bleveMapping() *mapping.IndexMappingImpl {
	m := bleve.NewIndexMapping()
	m.ScoringModel = indexapi.BM25Scoring
	m.IndexDynamic, m.StoreDynamic, m.DocValuesDynamic = false, false, false
	m.DefaultMapping = mapping.NewDocumentStaticMapping()
	return m
}

func addAll(ctx context.Context, into bleve.Index, docs iter.Seq[Document]) error {
	group, working := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	batch := into.NewBatch()
	flush := func() {
		full := batch
		group.Go(func() error { return into.Batch(full) })
		batch = into.NewBatch()
	}
	for doc := range docs {
		if working.Err() != nil {
			break
		}
		fields, err := fieldsOf(&doc)
		if err == nil {
			err = batch.IndexAdvanced(fields)
		}
		if err != nil {
			return errors.Join(fmt.Errorf("search: index %q: %w", doc.ID, err), group.Wait())
		}
		if batch.Size() >= batchSize {
			flush()
		}
	}
	flush()
	if err := group.Wait(); err != nil {
		return fmt.Errorf("search: index: %w", err)
	}
	return ctx.Err()
}

// fieldsOf lays a document out for bleve.
func fieldsOf(d *Document) (*document.Document, error) {
	info, err := json.Marshal(d.info())
	if err != nil {
		return nil, err
	}
	out := document.NewDocument(d.ID)
	out.AddField(document.NewTextFieldCustom(fieldDisplay, nil, info, indexapi.StoreField, nil))
	// bleve has to know the fields that places are of.
	for _, name := range []string{fieldLine, fieldWindow} {
		out.AddField(document.NewTextFieldCustom(name, nil, nil, 0, nil))
	}
	return out.AddField(&wordsField{doc: *d}), nil
}

// wordsField is all that bleve counts of a document.
type wordsField struct {
	doc    Document
	length int
	words  indexapi.TokenFrequencies
}

const wordsOptions = indexapi.IndexField | indexapi.IncludeTermVectors

func (f *wordsField) Name() string                                        { return fieldWords }
func (f *wordsField) Value() []byte                                       { return nil } // is not stored
func (f *wordsField) ArrayPositions() []uint64                            { return nil }
func (f *wordsField) EncodedFieldType() byte                              { return 't' }
func (f *wordsField) Options() indexapi.FieldIndexingOptions              { return wordsOptions }
func (f *wordsField) NumPlainTextBytes() uint64                           { return 0 }
func (f *wordsField) Size() int                                           { return 0 }
func (f *wordsField) AnalyzedLength() int                                 { return f.length }
func (f *wordsField) AnalyzedTokenFrequencies() indexapi.TokenFrequencies { return f.words }

// Analyze counts the words; bleve calls it for several documents at once.
func (f *wordsField) Analyze() {
	a := analyse(&f.doc)
	f.length = a.length
	f.words = make(indexapi.TokenFrequencies, len(a.uses))
	for key, u := range a.uses {
		word := &indexapi.TokenFreq{Locations: make([]*indexapi.TokenLocation, 0, len(u.places)+len(u.windows))}
		places := make([]indexapi.TokenLocation, len(u.places)+len(u.windows))
		for i, p := range u.places {
			places[i] = indexapi.TokenLocation{Field: fieldLine, Position: int(p)}
		}
		for i, w := range u.windows {
			places[len(u.places)+i] = indexapi.TokenLocation{Field: fieldWindow, Position: int(w) + 1}
		}
		for i := range places {
			word.Locations = append(word.Locations, &places[i])
		}
		word.SetFrequency(len(u.places) + u.frequency)
		f.words[key] = word
	}
}
