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
// empty. An empty dir means in memory, where nothing is written and nothing merged.
// Close the index when it is read.
func Build(ctx context.Context, docs iter.Seq[Document], dir string, options Options) (bleve.Index, error) {
	index, err := bleve.NewUsing(dir, Mapping(), scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, fmt.Errorf("search: start the index: %w", err)
	}
	if err := addAll(ctx, index, docs, options); err != nil {
		index.Close()
		return nil, err
	}
	return index, nil
}

func addAll(ctx context.Context, into bleve.Index, docs iter.Seq[Document], options Options) error {
	site, err := json.Marshal(options)
	if err != nil {
		return fmt.Errorf("search: store the options: %w", err)
	}
	group, working := errgroup.WithContext(ctx)
	workers := runtime.GOMAXPROCS(0)
	group.SetLimit(workers)
	free := make(chan *shelves[tally], workers+1) // for the batches in work, and the next
	for range cap(free) {
		free <- new(shelves[tally])
	}
	batch, tallies := into.NewBatch(), <-free
	if err := batch.IndexAdvanced(document.NewDocument(siteID).AddField(storedField(fieldSite, site))); err != nil {
		return fmt.Errorf("search: store the options: %w", err)
	}
	flush := func() {
		full, used := batch, tallies
		group.Go(func() error {
			err := into.Batch(full)
			used.used = 0
			free <- used
			return err
		})
		batch = into.NewBatch()
	}
	for doc := range docs {
		if working.Err() != nil {
			break
		}
		fields, err := doc.fields(tallies.next())
		if err == nil {
			err = batch.IndexAdvanced(fields)
		}
		if err != nil {
			_ = group.Wait() // the document's fault is the one to tell
			return fmt.Errorf("search: index %q: %w", doc.ID, err)
		}
		if batch.Size() >= batchSize {
			flush()
			tallies = <-free
		}
	}
	flush()
	if err := group.Wait(); err != nil {
		return fmt.Errorf("search: index: %w", err)
	}
	return ctx.Err()
}
