package index

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"slices"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	indexapi "github.com/blevesearch/bleve_index_api"
	"golang.org/x/sync/errgroup"
)

// fieldWords is the one field of the bleve index: all keys of a document.
const fieldWords = "words"

// batchSize is how many documents bleve counts at a time, on each core: what it needs
// for that is gone before the next.
const batchSize = 250

// Build indexes documents. bleve counts their words. builtIn is the text of the general
// thesaurus. Documents that come in the order of Compare cost less than others.
func Build(ctx context.Context, docs iter.Seq[Document], options Options, builtIn string) (*Model, error) {
	var infos []Info
	var blocks []*block
	group, working := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	var batch []Document
	flush := func() {
		full, into := batch, new(block)
		batch, blocks = nil, append(blocks, into)
		group.Go(func() error { return count(full, into) })
	}
	for doc := range docs {
		if working.Err() != nil {
			break
		}
		infos, batch = append(infos, doc.info()), append(batch, doc)
		if len(batch) == batchSize {
			flush()
		}
	}
	if len(batch) > 0 {
		flush()
	}
	if err := errors.Join(group.Wait(), ctx.Err()); err != nil {
		return nil, fmt.Errorf("search: index: %w", err)
	}
	slices.SortFunc(infos, options.Compare)
	for n := 1; n < len(infos); n++ {
		if infos[n].ID == infos[n-1].ID {
			return nil, fmt.Errorf("search: two documents have the ID %q", infos[n].ID)
		}
	}
	m := newModel(options, builtIn)
	m.take(infos, blocks)
	for _, b := range blocks {
		b.ids, b.keys = nil, nil
	}
	m.finish()
	return m, nil
}

// count has bleve count the words of documents, in an index of their own.
func count(docs []Document, into *block) error {
	idx, err := bleve.NewUsing("", bleveMapping(), scorch.Name, scorch.Name, nil)
	if err != nil {
		return err
	}
	defer idx.Close() // it is in memory
	batch, keys, found := idx.NewBatch(), newKeySet(), make([]*analysis, len(docs))
	for i := range docs {
		found[i] = analyse(&docs[i], keys)
		if err := batch.IndexAdvanced(document.NewDocument(docs[i].ID).AddField(&wordsField{found[i]})); err != nil {
			return fmt.Errorf("%q: %w", docs[i].ID, err)
		}
	}
	if err := idx.Batch(batch); err != nil {
		return err
	}
	if err := read(idx, docs, found, keys, into); err != nil {
		return err
	}
	for _, a := range found {
		a.release()
	}
	return nil
}

// bleveMapping returns the fields of an index. faultbook makes the tokens itself.
func bleveMapping() *mapping.IndexMappingImpl {
	m := bleve.NewIndexMapping()
	m.ScoringModel = indexapi.BM25Scoring
	m.IndexDynamic, m.StoreDynamic, m.DocValuesDynamic = false, false, false
	m.DefaultMapping = mapping.NewDocumentStaticMapping()
	return m
}

// wordsField is all that bleve counts of a document.
type wordsField struct{ *analysis }

func (f *wordsField) Name() string                                        { return fieldWords }
func (f *wordsField) Value() []byte                                       { return nil } // is not stored
func (f *wordsField) ArrayPositions() []uint64                            { return nil }
func (f *wordsField) EncodedFieldType() byte                              { return 't' }
func (f *wordsField) Options() indexapi.FieldIndexingOptions              { return indexapi.IndexField }
func (f *wordsField) NumPlainTextBytes() uint64                           { return 0 }
func (f *wordsField) Size() int                                           { return 0 }
func (f *wordsField) Analyze()                                            {} // is done
func (f *wordsField) AnalyzedLength() int                                 { return f.length }
func (f *wordsField) AnalyzedTokenFrequencies() indexapi.TokenFrequencies { return f.frequencies() }
