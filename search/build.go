package search

import (
	"context"
	"encoding/json"
	"fmt"
	"iter"
	"runtime"
	"sync"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/document"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"golang.org/x/sync/errgroup"
)

// batchSize is how many documents bleve makes a segment of, one for each core at a
// time: more take memory, fewer have to be put together by who reads them.
const batchSize = 500

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
	batch, used := into.NewBatch(), []*tally(nil)
	if err := batch.IndexAdvanced(document.NewDocument(siteID).AddField(storedField(fieldSite, site))); err != nil {
		return fmt.Errorf("search: store the options: %w", err)
	}
	group, working := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	tallies := sync.Pool{New: newTally}
	flush := func() {
		full, counted := batch, used
		group.Go(func() error {
			err := into.Batch(full)
			for _, t := range counted {
				tallies.Put(t)
			}
			return err
		})
		batch, used = into.NewBatch(), nil
	}
	for doc := range docs {
		if working.Err() != nil {
			break
		}
		t := tallies.Get().(*tally)
		used = append(used, t)
		fields, err := doc.fields(t)
		if err == nil {
			err = batch.IndexAdvanced(fields)
		}
		if err != nil {
			_ = group.Wait() // the document's fault is the one to tell
			return fmt.Errorf("search: index %q: %w", doc.ID, err)
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
