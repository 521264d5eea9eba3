package search

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"runtime"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"golang.org/x/sync/errgroup"
)

// batchSize is how many documents bleve makes a segment of, one for each core at a
// time. What it counts of so many stays in a core's own memory; fewer make more segments,
// which have to be put together by who reads them.
const batchSize = 200

// Build indexes the documents with bleve into dir, which must not exist yet or be
// empty; it then has every field of Mapping, for queries of any kind. An empty dir means
// in memory, to be exported: nothing is written and nothing merged, and of a document's
// texts there is bleve's composite alone, at a third of the cost. Close the index when
// it is read.
func Build(ctx context.Context, docs iter.Seq[Document], dir string, options Options) (bleve.Index, error) {
	index, err := bleve.NewUsing(dir, Mapping(), scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, fmt.Errorf("search: start the index: %w", err)
	}
	if err := addAll(ctx, index, docs, options, dir != ""); err != nil {
		index.Close()
		return nil, err
	}
	return index, nil
}

func addAll(ctx context.Context, into bleve.Index, docs iter.Seq[Document], options Options, whole bool) error {
	site, err := json.Marshal(options)
	if err != nil {
		return fmt.Errorf("search: store the options: %w", err)
	}
	group, working := errgroup.WithContext(ctx)
	b := newBatches(into, group)
	b.whole = whole
	if err := b.batch.IndexAdvanced(document.NewDocument(siteID).AddField(storedField(fieldSite, site))); err != nil {
		return fmt.Errorf("search: store the options: %w", err)
	}
	for doc := range docs {
		if working.Err() != nil {
			break
		}
		if err := b.add(&doc); err != nil {
			_ = group.Wait() // the document's fault is the one to tell
			return fmt.Errorf("search: index %q: %w", doc.ID, err)
		}
	}
	b.flush()
	if err := group.Wait(); err != nil {
		return fmt.Errorf("search: index: %w", err)
	}
	return ctx.Err()
}

// batches hands documents to bleve, so many at a time.
type batches struct {
	into    bleve.Index
	whole   bool // whether documents have all fields
	work    *errgroup.Group
	batch   *bleve.Batch
	tallies *shelves[tally]      // of the documents in batch
	free    chan *shelves[tally] // those that no batch in work counts in
}

func newBatches(into bleve.Index, work *errgroup.Group) *batches {
	workers := runtime.GOMAXPROCS(0)
	work.SetLimit(workers)
	b := &batches{into: into, work: work, batch: into.NewBatch(), free: make(chan *shelves[tally], workers+1)}
	for range cap(b.free) {
		b.free <- new(shelves[tally])
	}
	b.tallies = <-b.free
	return b
}

func (b *batches) add(doc *Document) error {
	if err := b.put(doc); err != nil {
		return err
	}
	if b.batch.Size() >= batchSize {
		b.flush()
	}
	return nil
}

func (b *batches) put(doc *Document) error {
	if b.whole {
		values, err := doc.values()
		if err != nil {
			return err
		}
		return b.batch.Index(doc.ID, values)
	}
	fields, err := doc.fields(b.tallies.next())
	if err != nil {
		return err
	}
	return b.batch.IndexAdvanced(fields)
}

// flush has bleve work on what was gathered, once a worker is free.
func (b *batches) flush() {
	full, tallies := b.batch, b.tallies
	b.work.Go(func() error {
		err := b.into.Batch(full)
		tallies.used = 0
		b.free <- tallies
		return err
	})
	b.batch, b.tallies = b.into.NewBatch(), <-b.free
}
